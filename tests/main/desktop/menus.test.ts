// The menus: every language, every platform's conventions, and what they do to the library.
import { describe, expect, it } from 'vitest';
import { LOCALES, translator } from '../../../data/i18n/t.ts';
import { UI_LANGUAGES } from '../../../data/text.ts';
import { contextTemplate, menuTemplate } from '../../../src-main/desktop/menu.ts';
import { sharedDesktop, startDesktop } from './run-desktop.ts';
import { ADD, eventually, since, state, type State } from './seen.ts';

const PLATFORMS = ['linux', 'win32', 'darwin'] as const;
type Items = ReturnType<typeof menuTemplate>;

function template(platform: NodeJS.Platform, language: (typeof UI_LANGUAGES)[number] = 'en', readOnly = false): Items {
  const state = { platform, packaged: true, readOnly, canUndo: true, canRedo: false, recent: ['/a & b'] };
  const done = (): void => undefined;
  return menuTemplate({ ...state, words: translator(language) }, { page: done, host: done });
}

const inside = ({ submenu }: Items[number]): Items => (Array.isArray(submenu) ? submenu : []);
const all = (items: Items): Items => items.flatMap((item) => [item, ...all(inside(item))]);

describe.each(PLATFORMS)('on %s', (platform) => {
  it.each(UI_LANGUAGES)('every item has words in %s, and no two of a menu the same key', (language) => {
    const items = template(platform, language);
    for (const item of all(items)) expect(item.type === 'separator' || (item.label ?? '') !== '').toBe(true);
    const keys = all(items).flatMap(({ accelerator }) => (accelerator === undefined ? [] : [accelerator]));
    expect(new Set(keys).size).toBe(keys.length);
    const access = items.map(({ label = '' }) => /&(.)/.exec(label)?.[1]?.toLowerCase());
    expect(access.every((key) => (platform === 'darwin' ? key === undefined : key !== undefined))).toBe(true);
    if (platform !== 'darwin') expect(new Set(access).size).toBe(items.length);
  });

  it('follows the platform', () => {
    const items = template(platform);
    const labels = all(items).map(({ label }) => label);
    expect(inside(items[0] ?? {}).some(({ role }) => role === 'services')).toBe(platform === 'darwin');
    expect(labels).toContain({ darwin: 'Quit Entente', win32: 'Exit', linux: 'Quit' }[platform]);
    const redo = all(items).find(({ label }) => label === 'Redo');
    expect(redo?.accelerator).toBe(platform === 'win32' ? 'Ctrl+Y' : 'Shift+CmdOrCtrl+Z');
    expect(all(items).some(({ role }) => role === 'front')).toBe(platform === 'darwin');
    expect(all(items).filter(({ role }) => role === 'close')).toHaveLength(1);
    const about = items.findIndex((item) => inside(item).some(({ label }) => label === 'About Entente'));
    expect(about).toBe(platform === 'darwin' ? 0 : items.length - 1);
  });
});

describe('the template', () => {
  it('shows what is not possible, and folders as they are named', () => {
    const item = (label: string, readOnly = false) =>
      all(template('linux', 'en', readOnly)).find((entry) => entry.label === label);
    expect([item('Undo')?.enabled, item('Redo')?.enabled]).toEqual([true, false]);
    expect([item('Add Event…')?.enabled, item('Add Event…', true)?.enabled]).toEqual([true, false]);
    expect(item('/a && b')).toBeDefined();
  });

  it('leaves keys that belong to text to the page', () => {
    const own = all(template('linux')).filter(({ label }) => ['Undo', 'Redo', 'Find…'].includes(label ?? ''));
    expect(own.map(({ registerAccelerator }) => registerAccelerator)).toEqual([false, false, false]);
  });

  it('of a right click offers what applies, and nothing elsewhere', () => {
    const words = translator('en');
    const roles = (editable: boolean, selection: boolean) =>
      contextTemplate(words, { editable, selection }).map(({ role }) => role);
    expect(roles(false, false)).toEqual([]);
    expect(roles(false, true)).toEqual(['copy']);
    expect(roles(true, true)).toEqual(['cut', 'copy', 'paste', undefined, 'selectAll']);
  });
});

describe('in the window', () => {
  const shared = sharedDesktop();
  const item = (now: State, label: string) =>
    now.menu.flatMap((entry) => entry.submenu ?? []).find((entry) => entry.label === label);

  it('Undo is enabled once there is something to undo, and reaches the page', async () => {
    const desktop = shared();
    expect(item(await state(desktop), 'Undo')?.enabled).toBe(false);
    await desktop.ask({ is: 'page', command: 'events.add', payload: ADD });
    await eventually(desktop, (now) => item(now, 'Undo')?.enabled === true);
    expect(await desktop.ask({ is: 'choose', label: 'Undo' })).toBe(true);
    await eventually(desktop, (now) => now.menuHeard.includes('undo'));
  });

  it('About and Show in Folder ask the system', async () => {
    const desktop = shared();
    const before = await state(desktop);
    await desktop.ask({ is: 'choose', label: 'About Entente' });
    await desktop.ask({ is: 'choose', label: 'Show Library in Folder' });
    const now = await state(desktop);
    expect(since(before, now, 'app.setAboutPanelOptions')[0]?.args[0]).toMatchObject({ applicationVersion: '0.1.0' });
    expect(since(before, now, 'app.showAboutPanel')).toHaveLength(1);
    expect(since(before, now, 'shell.showItemInFolder')[0]?.args).toEqual([desktop.folder]);
  });

  it('a right click on what is selected offers to copy', async () => {
    const desktop = shared();
    const before = await state(desktop);
    await desktop.ask({ is: 'context-menu', editable: false, selection: 'a readout' });
    await desktop.ask({ is: 'context-menu', editable: false, selection: '' });
    expect(since(before, await state(desktop), 'menu.popup').map((call) => call.args)).toEqual([[['copy']]]);
  });

  it('theme and language follow the desk, and the system where the desk leaves them to it', async () => {
    const desktop = shared();
    const set = (changes: object) => desktop.ask({ is: 'page', command: 'desk.set', payload: { changes } });
    await set({ theme: 'dark', language: 'zh' });
    const dark = await eventually(
      desktop,
      (now) => now.theme === 'dark' && now.menu.some((m) => m.label === '编辑(&E)'),
    );
    expect(dark.background).toBe('#14171c');
    await set({ theme: null, language: null });
    await eventually(desktop, (now) => now.theme === 'system');
    await desktop.ask({ is: 'theme', dark: false });
    expect((await state(desktop)).background).toBe('#f6f2e9');
    await desktop.ask({ is: 'theme', dark: true });
    expect((await state(desktop)).background).toBe('#14171c');
  });

  it.each(UI_LANGUAGES)('they speak the language of the system: %s', async (language) => {
    const desktop = await startDesktop({ env: { ENTENTE_DOUBLE_LOCALE: LOCALES[language] } });
    const labels = (await state(desktop)).menu.flatMap(({ submenu = [] }) => submenu.map(({ label }) => label));
    expect(labels).toContain(translator(language)('host.menu.undo'));
  });
});
