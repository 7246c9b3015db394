// The fence around the page: the built main and preload bundles on a stand-in for Electron. What the window is made
// of, what the protocol answers, who may speak, and what is denied. Each line here falls when its line in the source does.
import { describe, expect, it } from 'vitest';
import { COPY_POLICY } from '../../../src-main/api/copies.ts';
import { CONTENT_SECURITY_POLICY, SECURITY_HEADERS } from '../../../src-main/api/security.ts';
import { keepCopy } from '../hosts.ts';
import { sharedDesktop } from './run-desktop.ts';
import { ADD, countEvents, eventually, named, since, state } from './seen.ts';

interface Fetched {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const shared = sharedDesktop();

describe('the window', () => {
  it('is one, hardened, on the page of our own scheme', async () => {
    const now = await state(shared());
    expect(now.windows).toBe(1);
    expect(now.url).toBe('app://entente/');
    const { preload, ...preferences } = now.preferences;
    expect(preferences).toEqual({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: true,
    });
    expect(String(preload)).toMatch(/preload\.cjs$/);
  });

  it('is made in a process that sandboxes every page, with one privileged scheme', async () => {
    const now = await state(shared());
    expect(named(now, 'app.enableSandbox')).toHaveLength(1);
    expect(named(now, 'protocol.registerSchemesAsPrivileged').map((call) => call.args)).toEqual([
      [[{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }]],
    ]);
  });

  it('gives the page six things and nothing of Electron, over two channels to the host', async () => {
    const now = await state(shared());
    expect(now.exposed).toEqual(['entente']);
    expect(now.api).toEqual({
      host: 'desktop',
      call: '(function)',
      onChange: '(function)',
      onMenu: '(function)',
      onLink: '(function)',
      openDropped: '(function)',
    });
    expect(now.channels.toSorted()).toEqual(['entente:call', 'entente:drop']);
  });
});

describe('the page’s protocol', () => {
  const fetched = (url: string, method?: string): Promise<Fetched> =>
    shared().ask<Fetched>({ is: 'fetch', url, ...(method === undefined ? {} : { method }) });

  it('answers the built page under its headers, and each file with its type', async () => {
    const index = await fetched('app://entente/');
    expect(index.status).toBe(200);
    expect(index.headers).toMatchObject({ ...SECURITY_HEADERS, 'content-type': 'text/html; charset=utf-8' });
    expect(index.headers['content-security-policy']).toBe(CONTENT_SECURITY_POLICY);
    const script = /src="\.?(\/assets\/[^"]+\.js)"/.exec(index.body)?.[1];
    const loaded = await fetched(`app://entente${script}`);
    expect(loaded).toMatchObject({
      status: 200,
      headers: { ...SECURITY_HEADERS, 'content-type': 'text/javascript; charset=utf-8' },
    });
  });

  it.each([
    'app://entente/../../package.json',
    'app://entente/%2e%2e/%2e%2e/package.json',
    'app://entente/..%2f..%2fpackage.json',
    'app://entente/%5c..%5cpackage.json',
    'app://entente//etc/passwd',
    'app://entente/assets/',
    'app://entente/assets/../../main/index.js',
    'app://entente/index.html%00',
    'app://entente/INDEX.HTML',
    'app://entente/copies/../db.json',
    'app://entente/copies/..%2fdb.json',
    'app://elsewhere/',
    'app://elsewhere/index.html',
  ])('refuses %s', async (url) => {
    expect(await fetched(url)).toMatchObject({ status: 404, body: '', headers: SECURITY_HEADERS });
  });

  it.each(['POST', 'PUT', 'DELETE'])('takes no %s', async (method) => {
    expect(await fetched('app://entente/', method)).toMatchObject({ status: 405, headers: SECURITY_HEADERS });
  });
});

describe('files', () => {
  it('on the shelf are saved under their name, and what is posted comes to lie there', async () => {
    const desktop = shared();
    const saved = await desktop.ask<{ value: { handle: string; name: string } }>({
      is: 'page',
      command: 'library.saveCopy',
      payload: {},
    });
    const url = `app://entente/api/files/${saved.value.handle}`;
    const answer = await desktop.ask<Fetched>({ is: 'fetch', url });
    expect(answer).toMatchObject({ status: 200, headers: { 'content-type': 'application/octet-stream' } });
    expect(answer.headers['content-disposition']).toContain(`filename="${saved.value.name}"`);
    expect(answer.body.slice(0, 2)).toBe('PK');
    expect(await desktop.ask({ is: 'download', url })).toBe(true);

    const posted = await desktop.ask<Fetched>({
      is: 'fetch',
      url: 'app://entente/api/files',
      method: 'POST',
      body: 'a,b',
    });
    const { value } = JSON.parse(posted.body) as { value: { handle: string; size: number } };
    expect([posted.status, value.size]).toEqual([200, 3]);
    const back = await desktop.ask<Fetched>({ is: 'fetch', url: `app://entente/api/files/${value.handle}` });
    expect(back.body).toBe('a,b');
  });

  it.each(['none', '..%2f..%2fetc%2fpasswd', '../../etc/passwd', ''])('has none named “%s”', async (handle) => {
    const url = `app://entente/api/files/${handle}`;
    expect(await shared().ask({ is: 'fetch', url })).toMatchObject({ status: 404, body: '' });
    expect(await shared().ask({ is: 'fetch', url, partition: 'entente-copies' })).toMatchObject({ status: 404 });
  });
});

describe('commands', () => {
  it('go from the page to the library and back, and changes are told', async () => {
    const desktop = shared();
    const before = await countEvents(desktop);
    const added = await desktop.ask<{ ok: boolean; value: { event: { id: string } } }>({
      is: 'page',
      command: 'events.add',
      payload: ADD,
    });
    expect(added.ok).toBe(true);
    const { id } = added.value.event;
    const { heard } = await eventually(desktop, (now) => now.heard.some((change) => change.changed[0]?.id === id));
    expect(heard.find((change) => change.changed[0]?.id === id)).toMatchObject({ by: 'self' });
    expect(await countEvents(desktop)).toBe(before + 1);
  });

  it('are refused by name where they are wrong, without a path or a stack', async () => {
    const desktop = shared();
    const wrong = { event: { title: '', date: '2023-02-29' } };
    const refused = await desktop.ask({ is: 'page', command: 'events.add', payload: wrong });
    expect(refused).toMatchObject({ ok: false, error: { code: 'invalid' } });
    expect(JSON.stringify(refused)).not.toMatch(/\.ts|\.js|node_modules|at /);
    for (const command of ['app.quit', '__proto__', 'constructor']) {
      expect(await desktop.ask({ is: 'page', command, payload: {} })).toMatchObject({
        ok: false,
        error: { code: 'unknown-command' },
      });
    }
  });

  const own = { frameTreeNodeId: 1, origin: 'app://entente', parent: null };

  it.each([
    ['a frame that is gone', null],
    ['a frame within the page', { ...own, frameTreeNodeId: 9, parent: own }],
    ['a frame within, of the page’s own number', { ...own, parent: own }],
    ['a page from elsewhere', { ...own, origin: 'https://example.org' }],
    ['a page of no origin', { ...own, origin: 'null' }],
    ['another main frame of our origin', { ...own, frameTreeNodeId: 9 }],
  ])('are not taken from %s', async (_, frame) => {
    const desktop = shared();
    const before = await countEvents(desktop);
    for (const channel of ['entente:call', 'entente:drop']) {
      const answer = await desktop.ask({ is: 'invoke', frame, channel, command: 'events.add', payload: ADD });
      expect(answer).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    }
    expect(await countEvents(desktop)).toBe(before);
  });

  it('are taken from the main frame itself, by a name that is text', async () => {
    const ask = (command: unknown) =>
      shared().ask({ is: 'invoke', frame: own, command: command as string, payload: {} });
    expect(await ask('library.describe')).toMatchObject({ ok: true });
    expect(await ask({ toString: 'events.add' })).toMatchObject({ ok: false, error: { code: 'invalid' } });
  });
});

describe('what no page may do', () => {
  const denied = { requested: false, checked: false, device: false, screen: false };

  it.each([
    'geolocation',
    'notifications',
    'media',
    'clipboard-read',
    'openExternal',
    'hid',
    'fileSystem',
    'local-fonts',
    'midiSysex',
    'pointerLock',
  ])('ask for %s', async (permission) => {
    for (const partition of ['entente', 'entente-copies']) {
      const asked = { is: 'permission', permission, url: 'app://entente/', partition } as const;
      expect(await shared().ask(asked)).toEqual({ own: denied, standard: denied });
    }
  });

  it('ask for anything but to put text on the clipboard, and that only from our page', async () => {
    const ask = (url: string, partition: string) =>
      shared().ask({ is: 'permission', permission: 'clipboard-sanitized-write', url, partition });
    expect(await ask('app://entente', 'entente')).toMatchObject({ own: { requested: true, checked: true } });
    expect(await ask('https://example.org/', 'entente')).toEqual({ own: denied, standard: denied });
    expect(await ask('app://entente', 'entente-copies')).toMatchObject({ own: denied });
  });

  it.each(['https://example.org/x.js', 'http://127.0.0.1:1/', 'file:///etc/passwd', 'wss://example.org/', 'ftp://x/'])(
    'load %s',
    async (url) => {
      expect(await shared().ask({ is: 'load', url })).toBe(false);
      expect(await shared().ask({ is: 'load', url, partition: 'entente-copies' })).toBe(false);
    },
  );

  it('load or download what it did not make', async () => {
    const desktop = shared();
    expect(await desktop.ask({ is: 'load', url: 'app://entente/assets/x.js' })).toBe(true);
    expect(await desktop.ask({ is: 'download', url: 'https://example.org/x' })).toBe(false);
    expect(await desktop.ask({ is: 'download', url: 'blob:https://example.org/1' })).toBe(false);
    expect(await desktop.ask({ is: 'download', url: 'blob:app://entente/1' })).toBe(true);
    expect(await desktop.ask({ is: 'download', url: 'app://entente/api/files/0123' })).toBe(true);
    expect(await desktop.ask({ is: 'download', url: 'app://entente/index.html' })).toBe(false);
    expect(await desktop.ask({ is: 'download', url: 'https://example.org/api/files/0123' })).toBe(false);
  });

  it('go anywhere, be sent on, hold a frame that goes anywhere, or attach a webview', async () => {
    const desktop = shared();
    const before = await state(desktop);
    for (const url of [
      'file:///etc/passwd',
      'app://entente/assets/x.html',
      'app://elsewhere/',
      'javascript:alert(1)',
    ]) {
      expect(await desktop.ask({ is: 'navigate', url })).toBe(false);
      expect(await desktop.ask({ is: 'redirect', url })).toBe(false);
    }
    expect(await desktop.ask({ is: 'redirect', url: 'https://example.org/' })).toBe(false);
    expect(await desktop.ask({ is: 'navigate', url: 'app://entente/' })).toBe(true);
    expect(await desktop.ask({ is: 'navigate', url: 'app://entente/', within: true })).toBe(false);
    expect(await desktop.ask({ is: 'navigate', url: 'https://example.org/', within: true })).toBe(false);
    expect(await desktop.ask({ is: 'attach' })).toBe(false);
    expect(since(before, await state(desktop), 'dialog.showMessageBox')).toEqual([]);
  });

  it('speak to the network through WebRTC', async () => {
    const policies = named(await state(shared()), 'webContents.setWebRTCIPHandlingPolicy');
    expect(policies[0]?.args).toEqual(['disable_non_proxied_udp']);
  });
});

describe('links', () => {
  it('that lead outside are shown whole, then opened by the system', async () => {
    const desktop = shared();
    const before = await state(desktop);
    await desktop.ask({ is: 'answer', button: 0 });
    expect(await desktop.ask({ is: 'open', url: 'https://example.org/readout' })).toBe('deny');
    const now = await eventually(desktop, (found) => since(before, found, 'shell.openExternal').length > 0);
    expect(since(before, now, 'dialog.showMessageBox')[0]?.args[0]).toMatchObject({
      detail: 'https://example.org/readout',
    });
    expect(since(before, now, 'shell.openExternal').map((call) => call.args)).toEqual([
      ['https://example.org/readout'],
    ]);
  });

  it('are not opened where the person says no', async () => {
    const desktop = shared();
    const before = await state(desktop);
    await desktop.ask({ is: 'answer', button: 1 });
    expect(await desktop.ask({ is: 'navigate', url: 'http://example.org/a?b=c' })).toBe(false);
    const now = await eventually(desktop, (found) => since(before, found, 'dialog.showMessageBox').length > 0);
    expect(since(before, now, 'shell.openExternal')).toEqual([]);
  });

  it.each(['javascript:alert(1)', 'file:///etc/passwd', 'app://entente/x', 'data:text/html,x', 'smb://host/x', 'x'])(
    'such as %s open nowhere',
    async (url) => {
      const desktop = shared();
      const before = await state(desktop);
      expect(await desktop.ask({ is: 'open', url })).toBe('deny');
      const now = await state(desktop);
      expect(now.windows).toBe(before.windows);
      expect(since(before, now, 'dialog.showMessageBox')).toEqual([]);
    },
  );
});

describe('copies of sources', () => {
  const PAGE = '<!doctype html><title>A readout</title><script>alert(1)</script>';
  const url = (): string => `app://entente/copies/${keepCopy(shared().folder, PAGE)}`;

  it('open in a window of their own, without script, preload or the session of the page', async () => {
    const desktop = shared();
    const address = url();
    const before = await state(desktop);
    expect(await desktop.ask({ is: 'open', url: address })).toBe('deny');
    const now = await eventually(desktop, ({ others }) => others[0]?.url === address);
    expect(now.others[0]?.apart).toBe(true);
    expect(now.others[0]?.preferences).toEqual({
      javascript: false,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: true,
    });
    expect(since(before, now, 'dialog.showMessageBox')).toEqual([]);
    await desktop.ask({ is: 'open', url: address });
    expect((await state(desktop)).others).toHaveLength(1);
  });

  it('are answered sandboxed, and theirs is a session that answers nothing else', async () => {
    const desktop = shared();
    for (const partition of ['entente', 'entente-copies']) {
      expect(await desktop.ask({ is: 'fetch', url: url(), partition })).toMatchObject({
        status: 200,
        body: PAGE,
        headers: {
          ...SECURITY_HEADERS,
          'content-security-policy': COPY_POLICY,
          'x-frame-options': 'SAMEORIGIN',
          'content-type': 'text/html; charset=utf-8',
        },
      });
    }
    for (const other of ['app://entente/', 'app://entente/index.html', 'app://entente/copies/../index.html']) {
      const answer = await desktop.ask({ is: 'fetch', url: other, partition: 'entente-copies' });
      expect(answer).toMatchObject({ status: 404 });
      expect(await desktop.ask({ is: 'load', url: other, partition: 'entente-copies' })).toBe(false);
    }
    expect(await desktop.ask({ is: 'download', url: url(), partition: 'entente-copies' })).toBe(true);
    const elsewhere = { is: 'download', url: 'https://example.org/x', partition: 'entente-copies' } as const;
    expect(await desktop.ask(elsewhere)).toBe(false);
  });

  it('are nowhere for the page itself to go, and one that is not there opens no window', async () => {
    const desktop = shared();
    expect(await desktop.ask({ is: 'navigate', url: url() })).toBe(false);
    // A frame of the page may hold one: it is sandboxed by its own policy.
    expect(await desktop.ask({ is: 'navigate', url: url(), within: true })).toBe(true);
    const { others } = await state(desktop);
    await desktop.ask({ is: 'open', url: `app://entente/copies/${'0'.repeat(64)}` });
    await eventually(desktop, (now) => now.others.length === others.length);
  });
});
