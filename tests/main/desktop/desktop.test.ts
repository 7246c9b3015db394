// The built main and preload bundles, run on a stand-in for Electron from start to quit: what the window is made of,
// what the protocol answers, who may speak, what is denied, and that ending keeps the library whole.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openLibrary } from '../../../src-main/library/library.ts';
import { COPY_POLICY } from '../../../src-main/api/copies.ts';
import { keepCopy, newFolder } from '../hosts.ts';
import { startDesktop, type Desktop } from './run-desktop.ts';

interface Call {
  readonly name: string;
  readonly args: readonly unknown[];
}

interface State {
  readonly windows: number;
  readonly others: readonly { url: string; apart: boolean; preferences: Record<string, unknown> }[];
  readonly url: string;
  readonly preferences: Readonly<Record<string, unknown>>;
  readonly exposed: readonly string[];
  readonly api: Readonly<Record<string, unknown>>;
  readonly reloads: number;
  readonly calls: readonly Call[];
  readonly menu: readonly { label?: string; submenu?: readonly { label?: string; enabled?: boolean }[] }[];
  readonly theme: string;
  readonly heard: readonly { changed: { id: string }[]; by?: string }[];
  readonly menuHeard: readonly string[];
}

const state = (desktop: Desktop): Promise<State> => desktop.ask<State>({ is: 'state' });
const named = ({ calls }: State, name: string): readonly Call[] => calls.filter((call) => call.name === name);

/** Asks again until something is so; fails with what it was last. */
async function eventually<T>(look: () => Promise<T>, holds: (found: T) => boolean): Promise<T> {
  let found = await look();
  for (let tries = 0; tries < 100 && !holds(found); tries += 1) {
    // oxlint-disable-next-line no-await-in-loop -- each look waits for the one before
    await new Promise((done) => setTimeout(done, 30));
    // oxlint-disable-next-line no-await-in-loop -- each look waits for the one before
    found = await look();
  }
  expect(holds(found), JSON.stringify(found).slice(0, 600)).toBe(true);
  return found;
}

const ADD = { event: { title: 'From the desktop', date: '2024-05-05' } };

describe('starting', () => {
  it('makes one hardened window on the page of our own scheme', async () => {
    const desktop = await startDesktop();
    const now = await state(desktop);
    expect(now.windows).toBe(1);
    expect(now.url).toBe('app://entente/');
    expect(now.preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
    });
    expect(String(now.preferences['preload'])).toMatch(/preload\.cjs$/);
    expect(named(now, 'app.enableSandbox')).toHaveLength(1);
    expect(named(now, 'protocol.registerSchemesAsPrivileged')[0]?.args[0]).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    ]);
  });

  it('gives the page four things and nothing of Electron', async () => {
    const now = await state(await startDesktop());
    expect(now.exposed).toEqual(['entente']);
    expect(now.api).toEqual({ host: 'desktop', call: '(function)', onChange: '(function)', onMenu: '(function)' });
  });

  it('ends at once where another instance holds the lock, and says why', async () => {
    const desktop = await startDesktop({ env: { ENTENTE_DOUBLE_LOCK: 'false' }, ready: false });
    expect(await desktop.ended()).toBe(0);
    expect(desktop.stderr().trim().split('\n')).toHaveLength(1);
  });

  it('refuses a bad flag in one sentence', async () => {
    const desktop = await startDesktop({ args: ['--port', 'x'], ready: false });
    expect(await desktop.ended()).toBe(2);
    expect(desktop.stderr()).not.toMatch(/\n\s+at /);
  });
});

describe('the page’s protocol', () => {
  it('answers the built page under its headers, and each file with its type', async () => {
    const desktop = await startDesktop();
    const index = await desktop.ask<{ status: number; headers: Record<string, string>; body: string }>({
      is: 'fetch',
      url: 'app://entente/',
    });
    expect(index.status).toBe(200);
    expect(index.headers['content-type']).toMatch(/^text\/html/);
    const policy = index.headers['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(index.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
    const script = /src="\.?(\/assets\/[^"]+\.js)"/.exec(index.body)?.[1];
    const loaded = await desktop.ask<{ status: number; headers: Record<string, string> }>({
      is: 'fetch',
      url: `app://entente${script}`,
    });
    expect(loaded.status).toBe(200);
    expect(loaded.headers['content-type']).toMatch(/javascript/);
    expect(loaded.headers['content-security-policy']).toBe(policy);
  });

  it.each([
    ['app://entente/../../package.json'],
    ['app://entente/%2e%2e/%2e%2e/package.json'],
    ['app://entente/..%2f..%2fpackage.json'],
    ['app://entente/%5c..%5cpackage.json'],
    ['app://entente//etc/passwd'],
    ['app://entente/assets/'],
    ['app://elsewhere/'],
  ])('refuses %s', async (url) => {
    const desktop = await startDesktop();
    const answer = await desktop.ask<{ status: number; body: string }>({ is: 'fetch', url });
    expect(answer).toMatchObject({ status: 404, body: '' });
  });

  it('takes no other method', async () => {
    const desktop = await startDesktop();
    expect(await desktop.ask({ is: 'fetch', url: 'app://entente/', method: 'POST' })).toMatchObject({ status: 405 });
  });
});

describe('commands', () => {
  it('go from the page to the library and back, and changes are told', async () => {
    const desktop = await startDesktop();
    expect(await desktop.ask({ is: 'page', command: 'library.describe', payload: {} })).toMatchObject({
      ok: true,
      value: { events: 239 },
    });
    const added = await desktop.ask<{ ok: boolean; value: { event: { id: string } } }>({
      is: 'page',
      command: 'events.add',
      payload: ADD,
    });
    expect(added.ok).toBe(true);
    const { heard } = await eventually(
      () => state(desktop),
      (now) => now.heard.some((change) => change.changed.length > 0),
    );
    expect(heard.find((change) => change.changed.length > 0)).toMatchObject({
      changed: [{ id: added.value.event.id }],
      by: 'self',
    });
  });

  it('are refused by name where they are wrong, without a path or a stack', async () => {
    const desktop = await startDesktop();
    const refused = await desktop.ask({
      is: 'page',
      command: 'events.add',
      payload: { event: { title: '', date: '2023-02-29' } },
    });
    expect(refused).toMatchObject({ ok: false, error: { code: 'invalid' } });
    expect(JSON.stringify(refused)).not.toMatch(/\.ts|\.js|node_modules|at /);
    expect(await desktop.ask({ is: 'page', command: 'app.quit', payload: {} })).toMatchObject({
      ok: false,
      error: { code: 'unknown-command' },
    });
  });

  it.each([
    ['a frame that is gone', null],
    ['a frame within the page', { origin: 'app://entente', parent: { origin: 'app://entente', parent: null } }],
    ['a page from elsewhere', { origin: 'https://example.org', parent: null }],
    ['another main frame of our origin', { origin: 'app://entente', parent: null }],
  ])('are not taken from %s', async (_, frame) => {
    const desktop = await startDesktop();
    const answer = await desktop.ask({ is: 'invoke', frame, command: 'events.add', payload: ADD });
    expect(answer).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    expect(await desktop.ask({ is: 'page', command: 'library.describe', payload: {} })).toMatchObject({
      value: { events: 239 },
    });
  });
});

describe('what no page may do', () => {
  it('asks for no permission but to put text on the clipboard', async () => {
    const desktop = await startDesktop();
    const ask = (permission: string, url: string) => desktop.ask({ is: 'permission', permission, url });
    const denied = { requested: false, checked: false, device: false };
    for (const permission of ['geolocation', 'notifications', 'media', 'clipboard-read', 'openExternal', 'hid']) {
      // oxlint-disable-next-line no-await-in-loop -- one process answers them in turn
      expect(await ask(permission, 'app://entente/')).toEqual({ own: denied, standard: denied });
    }
    expect(await ask('clipboard-sanitized-write', 'app://entente')).toMatchObject({
      own: { requested: true, checked: true },
    });
    expect(await ask('clipboard-sanitized-write', 'https://example.org/')).toEqual({ own: denied, standard: denied });
  });

  it('loads nothing from the network or from files, and downloads only what it made', async () => {
    const desktop = await startDesktop();
    const load = (url: string) => desktop.ask({ is: 'load', url });
    expect(await load('https://example.org/x.js')).toBe(false);
    expect(await load('file:///etc/passwd')).toBe(false);
    expect(await load('app://entente/assets/x.js')).toBe(true);
    expect(await desktop.ask({ is: 'download', url: 'https://example.org/x' })).toBe(false);
    expect(await desktop.ask({ is: 'download', url: 'blob:app://entente/1' })).toBe(true);
  });

  it('goes nowhere and opens no window; an outside link is shown whole, then opened by the system', async () => {
    const desktop = await startDesktop();
    expect(await desktop.ask({ is: 'navigate', url: 'https://example.org/a?b=c' })).toBe(false);
    expect(await desktop.ask({ is: 'navigate', url: 'file:///etc/passwd' })).toBe(false);
    await desktop.ask({ is: 'answer', button: 0 });
    expect(await desktop.ask({ is: 'open', url: 'https://example.org/readout' })).toBe('deny');
    const now = await eventually(
      () => state(desktop),
      (found) => named(found, 'shell.openExternal').length > 0,
    );
    expect(named(now, 'dialog.showMessageBox').at(-1)?.args[0]).toMatchObject({
      detail: 'https://example.org/readout',
    });
    expect(named(now, 'shell.openExternal').map((call) => call.args[0])).toEqual(['https://example.org/readout']);
  });

  it.each(['javascript:alert(1)', 'file:///etc/passwd', 'app://entente/x', 'data:text/html,x', 'smb://host/x'])(
    'opens %s nowhere',
    async (url) => {
      const desktop = await startDesktop();
      expect(await desktop.ask({ is: 'open', url })).toBe('deny');
      expect(named(await state(desktop), 'dialog.showMessageBox')).toEqual([]);
    },
  );
});

describe('menus', () => {
  it.each([
    ['en-GB', 'Edit', 'Undo'],
    ['fr-FR', 'Édition', 'Annuler'],
    ['zh-CN', '编辑', '撤销'],
  ])('speak the language of the system: %s', async (locale, menu, item) => {
    const now = await state(await startDesktop({ env: { ENTENTE_DOUBLE_LOCALE: locale } }));
    expect(now.menu.find((entry) => entry.label === menu)?.submenu?.map((entry) => entry.label)).toContain(item);
  });

  it('Undo is enabled once there is something to undo, and reaches the page', async () => {
    const desktop = await startDesktop();
    const undo = (now: State) => now.menu.flatMap((entry) => entry.submenu ?? []).find((item) => item.label === 'Undo');
    expect(undo(await state(desktop))?.enabled).toBe(false);
    await desktop.ask({ is: 'page', command: 'events.add', payload: ADD });
    await eventually(
      () => state(desktop),
      (now) => undo(now)?.enabled === true,
    );
    expect(await desktop.ask({ is: 'choose', label: 'Undo' })).toBe(true);
    await eventually(
      () => state(desktop),
      (now) => now.menuHeard.includes('undo'),
    );
  });

  it('the theme follows the desk', async () => {
    const desktop = await startDesktop();
    await desktop.ask({ is: 'page', command: 'desk.set', payload: { changes: { theme: 'dark' } } });
    await eventually(
      () => state(desktop),
      (now) => now.theme === 'dark',
    );
  });
});

describe('ending', () => {
  it('closing the window closes the library and exits 0; the event is there afterwards', async () => {
    const desktop = await startDesktop();
    await desktop.ask({ is: 'page', command: 'events.add', payload: ADD });
    const closing = desktop.ask({ is: 'close' }).catch(() => true);
    expect(await desktop.ended()).toBe(0);
    await closing;
    const reopened = await openLibrary({ folder: desktop.folder, appVersion: 'test' });
    expect(reopened.ok && reopened.value.size).toBe(240);
    if (reopened.ok) await reopened.value.close();
  });

  it('SIGTERM does the same without asking', async () => {
    const desktop = await startDesktop();
    await desktop.ask({ is: 'unsaved' });
    desktop.signal('SIGTERM');
    expect(await desktop.ended()).toBe(0);
  });

  it('asks about what is unsaved, and stays where the person says so', async () => {
    const desktop = await startDesktop();
    await desktop.ask({ is: 'unsaved' });
    expect(await desktop.ask({ is: 'close' })).toBe(false);
    expect(named(await state(desktop), 'dialog.showMessageBoxSync')).toHaveLength(1);
    await desktop.ask({ is: 'answer', button: 1 });
    void desktop.ask({ is: 'close' }).catch(() => null);
    expect(await desktop.ended()).toBe(0);
  });

  it('an acknowledged event survives SIGKILL', async () => {
    const desktop = await startDesktop();
    expect(await desktop.ask({ is: 'page', command: 'events.add', payload: ADD })).toMatchObject({ ok: true });
    desktop.signal('SIGKILL');
    await desktop.ended();
    const again = await startDesktop({ folder: desktop.folder });
    expect(await again.ask({ is: 'page', command: 'library.describe', payload: {} })).toMatchObject({
      value: { events: 240 },
    });
  });

  it('remembers where the window was', async () => {
    const home = newFolder();
    const first = await startDesktop({ home });
    void first.ask({ is: 'close' }).catch(() => null);
    await first.ended();
    const kept = JSON.parse(readFileSync(join(home, 'entente', 'window.json'), 'utf8')) as unknown;
    expect(kept).toMatchObject({ box: { x: 10, y: 20 }, maximized: false, zoom: 0 });
  });
});

describe('trouble', () => {
  it('a page that died offers to reload, and is reloaded', async () => {
    const desktop = await startDesktop();
    await desktop.ask({ is: 'answer', button: 0 });
    await desktop.ask({ is: 'crash' });
    const now = await eventually(
      () => state(desktop),
      (found) => found.reloads === 1,
    );
    expect(named(now, 'dialog.showMessageBox')).toHaveLength(1);
    expect(readFileSync(join(desktop.home, 'entente', 'log', 'entente.log'), 'utf8')).toContain('crashed');
  });

  it('a second start brings the window to the front', async () => {
    const desktop = await startDesktop();
    await desktop.ask({ is: 'second-instance' });
    await eventually(
      () => state(desktop),
      (now) => named(now, 'window.focus').length > 0,
    );
  });
});

describe('copies of sources', () => {
  const PAGE = '<!doctype html><title>A readout</title><script>alert(1)</script>';

  it('open in a window of their own, without script, preload or the session of the page', async () => {
    const desktop = await startDesktop();
    const name = keepCopy(desktop.folder, PAGE);
    expect(await desktop.ask({ is: 'open', url: `app://entente/copies/${name}` })).toBe('deny');
    const now = await eventually(
      () => state(desktop),
      ({ others }) => others[0]?.url === `app://entente/copies/${name}`,
    );
    expect(now.others[0]?.apart).toBe(true);
    expect(now.others[0]?.preferences).toMatchObject({
      javascript: false,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
    });
    expect(now.others[0]?.preferences).not.toHaveProperty('preload');
    expect(named(now, 'dialog.showMessageBox')).toEqual([]);
  });

  it('are answered sandboxed, and theirs is a session that answers nothing else', async () => {
    const desktop = await startDesktop();
    const name = keepCopy(desktop.folder, PAGE);
    const url = `app://entente/copies/${name}`;
    for (const partition of ['entente', 'entente-copies']) {
      expect(await desktop.ask({ is: 'fetch', url, partition })).toMatchObject({
        status: 200,
        body: PAGE,
        headers: { 'content-security-policy': COPY_POLICY, 'content-type': 'text/html; charset=utf-8' },
      });
    }
    for (const other of ['app://entente/', 'app://entente/index.html', 'app://entente/copies/../index.html']) {
      expect(await desktop.ask({ is: 'fetch', url: other, partition: 'entente-copies' })).toMatchObject({
        status: 404,
      });
    }
  });

  it('are nowhere for the page itself to go', async () => {
    const desktop = await startDesktop();
    const name = keepCopy(desktop.folder, PAGE);
    expect(await desktop.ask({ is: 'navigate', url: `app://entente/copies/${name}` })).toBe(false);
    expect(await desktop.ask({ is: 'navigate', url: 'app://entente/' })).toBe(true);
  });
});
