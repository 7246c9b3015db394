// Starting and starting again: one instance, its window where it was, and what it is asked to open.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newFolder } from '../hosts.ts';
import { sharedDesktop, startDesktop } from './run-desktop.ts';
import { eventually, named, since, state } from './seen.ts';

const LINK = 'entente://view?q=topic%3Atrade';

describe('a start', () => {
  it('ends at once where another instance holds the lock, sends along what it was to open, and says why', async () => {
    const env = { ENTENTE_DOUBLE_LOCK: 'false' };
    const desktop = await startDesktop({ env, args: [LINK, 'copies/x.entente', '--lang=fr'], ready: false });
    expect(await desktop.ended()).toBe(0);
    expect(desktop.stderr().trim().split('\n')).toHaveLength(1);
  });

  it('refuses a bad flag in one sentence', async () => {
    const desktop = await startDesktop({ args: ['--port', 'x'], ready: false });
    expect(await desktop.ended()).toBe(2);
    expect(desktop.stderr()).not.toMatch(/\n\s+at /);
  });

  it('puts the window back where it was, with its zoom, or onto a screen that is there', async () => {
    const home = newFolder();
    mkdirSync(join(home, 'entente'));
    const box = { x: 1_900, y: 80, width: 900, height: 700 };
    writeFileSync(join(home, 'entente', 'window.json'), JSON.stringify({ box, maximized: false, zoom: 1.5 }));
    const two = '[{"x":0,"y":0,"width":1600,"height":1000},{"x":1600,"y":0,"width":1600,"height":1000}]';
    const first = await startDesktop({ home, env: { ENTENTE_DOUBLE_SCREENS: two } });
    expect(await state(first)).toMatchObject({ box, zoom: 1.5 });
    await first.ask({ is: 'zoom', level: -1 });
    void first.ask({ is: 'close' }).catch(() => null);
    await first.ended();
    const kept: unknown = JSON.parse(readFileSync(join(home, 'entente', 'window.json'), 'utf8'));
    expect(kept).toEqual({ box, maximized: false, zoom: -1 });
    const again = await startDesktop({ home });
    expect(await state(again)).toMatchObject({ box: { x: 10, y: 20, width: 1_400, height: 880 }, zoom: -1 });
  });

  it('opens the link that it was started with, once the page listens', async () => {
    const desktop = await startDesktop({ args: ['--enable-logging', LINK] });
    expect((await eventually(desktop, (now) => now.linksHeard.length > 0)).linksHeard).toEqual([LINK]);
  });

  it('hears what macOS hands over before the app is ready', async () => {
    const desktop = await startDesktop({ env: { ENTENTE_DOUBLE_OPEN_URL: LINK } });
    const now = await eventually(desktop, (found) => found.linksHeard.length > 0);
    expect(now.linksHeard).toEqual([LINK]);
    expect(named(now, 'open-url.preventDefault')).toHaveLength(1);
    await desktop.ask({ is: 'open-url', url: `${LINK}&b` });
    expect((await state(desktop)).linksHeard.at(-1)).toBe(`${LINK}&b`);
  });

  it('registers its links where it is installed, and lets nothing in them be taken for a flag', async () => {
    const desktop = await startDesktop({ env: { ENTENTE_DOUBLE_PACKAGED: 'true' } });
    const now = await state(desktop);
    expect(named(now, 'app.setAsDefaultProtocolClient')[0]?.args).toEqual(['entente', process.execPath, ['--']]);
    expect(now.preferences['devTools']).toBe(false);
  });
});

describe('a second start', () => {
  const shared = sharedDesktop();
  const again = (data: unknown) => shared().ask({ is: 'second-instance', argv: ['entente', 'x'], data });

  it('brings the window to the front', async () => {
    const before = await state(shared());
    await again({ links: [], files: [] });
    await eventually(shared(), (now) => since(before, now, 'window.focus').length > 0);
  });

  it('has its link opened in the first', async () => {
    await again({ links: [LINK], files: [] });
    expect((await state(shared())).linksHeard.at(-1)).toBe(LINK);
  });

  it.each([
    null,
    'entente://view',
    { links: 'entente://view' },
    { links: ['https://example.org/', 'entente:view', 'entente://a b', `entente://${'x'.repeat(40_000)}`, 7] },
    { files: ['/etc/passwd', '../x', 'https://example.org/x.entente'] },
  ])('that sends %j opens nothing', async (data) => {
    const before = await state(shared());
    await again(data);
    const now = await state(shared());
    expect(now.linksHeard).toEqual(before.linksHeard);
    expect(since(before, now, 'dialog.showSaveDialog')).toEqual([]);
  });
});
