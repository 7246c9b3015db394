// The stand-in itself: each rule of Electron's that it enforces is broken once and seen to be refused, and what each
// stands on is looked up in electron.d.ts, so that a newer Electron which says otherwise is noticed here.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { EventEmitter } from 'node:events';
import { writeFileSync } from 'node:fs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { RULES, type RuleName } from '../../doubles/electron/rules.ts';
import { newFolder } from '../hosts.ts';

/** A stand-in of its own: `app` is ready once in a process. */
async function fresh() {
  vi.resetModules();
  const at = '../../doubles/electron';
  const [life, ipc, page, preload, scenario, session, system, window] = await Promise.all([
    import(`${at}/life.ts`) as Promise<typeof import('../../doubles/electron/life.ts')>,
    import(`${at}/ipc.ts`) as Promise<typeof import('../../doubles/electron/ipc.ts')>,
    import(`${at}/page.ts`) as Promise<typeof import('../../doubles/electron/page.ts')>,
    import(`${at}/preload.ts`) as Promise<typeof import('../../doubles/electron/preload.ts')>,
    import(`${at}/scenario.ts`) as Promise<typeof import('../../doubles/electron/scenario.ts')>,
    import(`${at}/session.ts`) as Promise<typeof import('../../doubles/electron/session.ts')>,
    import(`${at}/system.ts`) as Promise<typeof import('../../doubles/electron/system.ts')>,
    import(`${at}/window.ts`) as Promise<typeof import('../../doubles/electron/window.ts')>,
  ]);
  return { ...life, ...ipc, ...page, ...preload, ...scenario, ...session, ...system, ...window };
}

type Double = Awaited<ReturnType<typeof fresh>>;

let double: Double;
beforeEach(async () => {
  double = await fresh();
});

/** Runs a preload of this text. */
function preloadOf(code: string): string {
  const file = join(newFolder(), 'preload.cjs');
  writeFileSync(file, code);
  return file;
}

const expose = (api: string): string =>
  preloadOf(`const e = require('electron'); e.contextBridge.exposeInMainWorld('api', ${api});`);
const nobody = () => ({ sender: { id: 1, mainFrame: FRAME }, senderFrame: FRAME });
const FRAME = { frameTreeNodeId: 1, origin: 'app://entente', parent: null };
const scheme = [{ scheme: 'x', privileges: { standard: true } }];
const options = { width: 800, height: 600 };

/** How each rule is broken, or (where nothing throws) what then happens and has to. */
const BROKEN: Readonly<Record<RuleName, () => unknown>> = {
  'schemes-early': async () => {
    await double.app.whenReady();
    double.protocol.registerSchemesAsPrivileged(scheme);
  },
  'schemes-once': () => {
    double.protocol.registerSchemesAsPrivileged(scheme);
    double.protocol.registerSchemesAsPrivileged(scheme);
  },
  'protocol-ready': () => double.protocol.handle('x', () => new Response()),
  'protocol-once': async () => {
    await double.app.whenReady();
    double.protocol.handle('x', () => new Response());
    double.protocol.handle('x', () => new Response());
  },
  'protocol-response': async () => {
    await double.app.whenReady();
    // A bundle is JavaScript and could answer this.
    double.protocol.handle('x', () => 'text' as unknown as Response);
    await double.protocol.answer('x://y/');
  },
  'session-ready': () => double.session.fromPartition('x'),
  'window-ready': () => new double.BrowserWindow(options),
  'screen-ready': () => double.screen.getAllDisplays(),
  'dialog-ready': () => double.dialog.showMessageBox({}),
  'locale-ready': () => double.app.getLocale(),
  'sandbox-early': async () => {
    await double.app.whenReady();
    double.app.enableSandbox();
  },
  'path-early': async () => {
    await double.app.whenReady();
    double.app.setPath('userData', newFolder());
  },
  'path-exists': () => double.app.setPath('userData', join(newFolder(), 'nothing')),
  'open-early': () => {
    Object.assign(double.scenario, { earlyUrl: 'entente://view' });
    try {
      double.app.handOver();
    } finally {
      double.scenario.earlyUrl = undefined;
    }
  },
  'handler-once': () => {
    double.ipcMain.handle('x', () => null);
    double.ipcMain.handle('x', () => null);
  },
  'ipc-clone': async () => {
    double.ipcMain.handle('x', () => () => null);
    await double.ipcMain.invoke('x', nobody(), []);
  },
  'ipc-error': async () => {
    double.ipcMain.handle('x', () => {
      throw Object.assign(new Error('a bug'), { secret: 1, cause: 'inside' });
    });
    const error: unknown = await double.ipcMain.invoke('x', nobody(), []).catch((thrown: unknown) => thrown);
    expect(error).not.toHaveProperty('secret');
    expect(error).not.toHaveProperty('cause');
    happened(String(error).endsWith('Error: a bug'));
  },
  'frame-gone': async () => {
    let seen: unknown = 'none';
    double.ipcMain.handle('x', (event) => {
      seen = event.senderFrame;
    });
    await double.ipcMain.invoke('x', { ...nobody(), senderFrame: null }, []);
    happened(seen === null);
  },
  'preload-modules': () => double.runPreload(preloadOf(`require('node:fs');`), nobody),
  'bridge-once': () =>
    double.runPreload(
      preloadOf(`const { contextBridge: b } = require('electron');
        b.exposeInMainWorld('a', 1); b.exposeInMainWorld('a', 1);`),
      nobody,
    ),
  'bridge-copies': () => double.runPreload(expose(`{ now: e.ipcRenderer.on('x', () => {}) }`), nobody),
  'file-path': () => {
    const { world } = double.runPreload(expose(`{ path: (x) => e.webUtils.getPathForFile(x) }`), nobody);
    (world['api'] as { path(x: unknown): string }).path({ name: 'x' });
  },
  destroyed: async () => {
    await double.app.whenReady();
    const window = new double.BrowserWindow(options);
    double.app.on('window-all-closed', () => undefined);
    window.destroy();
    window.webContents.send('x');
  },
  'destroy-silent': async () => {
    await double.app.whenReady();
    const window = new double.BrowserWindow(options);
    const heard: string[] = [];
    double.app.on('window-all-closed', () => undefined);
    for (const name of ['close', 'closed']) window.on(name, () => heard.push(name));
    window.webContents.unsaved = true;
    window.destroy();
    happened(heard.join() === 'closed');
  },
  'unload-silent': async () => {
    await double.app.whenReady();
    const window = new double.BrowserWindow(options);
    window.webContents.unsaved = true;
    window.close();
    expect(window.isDestroyed()).toBe(false);
    double.app.on('window-all-closed', () => undefined);
    window.webContents.on('will-prevent-unload', (event: { preventDefault(): void }) => event.preventDefault());
    window.close();
    happened(window.isDestroyed());
  },
  'exit-silent': () => {
    const heard: string[] = [];
    for (const name of ['before-quit', 'will-quit']) double.app.on(name, () => heard.push(name));
    const exit = vi.spyOn(process, 'exit').mockReturnValue(undefined as never);
    double.app.exit(0);
    exit.mockRestore();
    happened(heard.length === 0);
  },
  'quit-order': async () => {
    await double.app.whenReady();
    const heard: string[] = [];
    const window = new double.BrowserWindow(options);
    window.on('closed', () => heard.push('closed'));
    for (const name of ['before-quit', 'window-all-closed']) double.app.on(name, () => heard.push(name));
    double.app.on('will-quit', (event: { preventDefault(): void }) => {
      heard.push('will-quit');
      event.preventDefault();
    });
    double.app.quit();
    happened(heard.join() === 'before-quit,closed,will-quit');
  },
  'second-ready': () => double.app.startedAgain([], '/', null),
  'theme-values': () => {
    double.nativeTheme.themeSource = 'sepia';
  },
  'menu-items': () => double.Menu.buildFromTemplate([{ label: 'A', submenu: [{}] }]),
  'permissions-open': async () => {
    await double.app.whenReady();
    const granted = double.session.fromPartition('x').asks('geolocation', 'https://example.org/');
    happened(Object.values(granted).every(Boolean));
  },
  'windows-open': async () => {
    await double.app.whenReady();
    const { webContents } = new double.BrowserWindow(options);
    happened(webContents.opens('https://example.org/') === 'allow' && webContents.navigates('https://example.org/'));
  },
};

/** Where a rule says what happens rather than what may not be done. */
function happened(so: boolean): void {
  expect(so).toBe(true);
  throw new Error('[as documented]');
}

describe('each rule', () => {
  it.each(Object.keys(RULES) as RuleName[])('%s is enforced', async (name) => {
    const outcome = await (async () => BROKEN[name]())().then(
      () => 'nothing was refused',
      (error: unknown) => String(error),
    );
    expect(outcome).toMatch(new RegExp(`\\[(?:${name}: |as documented\\])`));
  });

  const documentation = readFileSync(resolve('node_modules/electron/electron.d.ts'), 'utf8')
    .replaceAll(/\n\s*\*\s?/g, ' ')
    .replaceAll(/\s+/g, ' ');

  it.each(Object.entries(RULES))('%s is what Electron documents', (_name, { page, words }) => {
    expect(page).toMatch(/^https:\/\/www\.electronjs\.org\/docs\/latest\//);
    if (words) expect(documentation).toMatch(words);
  });

  it('is written for the Electron that is installed', () => {
    const { version } = JSON.parse(readFileSync(resolve('node_modules/electron/package.json'), 'utf8')) as {
      version: string;
    };
    expect(version).toMatch(/^45\./);
  });
});

describe('the bridge', () => {
  it('hands over functions and frozen copies, and takes clones', () => {
    const { world } = double.runPreload(
      expose(`{ list: [{ a: 1 }], seen: [], take(x) { this.seen = x; return x; }, both: (x) => x }`),
      nobody,
    );
    const api = world['api'] as { list: { a: number }[]; both(x: object): object };
    expect(Object.isFrozen(api) && Object.isFrozen(api.list) && Object.isFrozen(api.list[0])).toBe(true);
    const mine = { inside: { b: 2 } };
    expect(api.both(mine)).toEqual(mine);
    expect(api.both(mine)).not.toBe(mine);
    expect(world).not.toHaveProperty('ipcRenderer');
    expect(world['api']).not.toBeInstanceOf(EventEmitter);
  });

  it('lets no Node into the preload', () => {
    const found = double.runPreload(
      expose(`{ has: [typeof process, typeof Buffer, typeof globalThis.require] }`),
      nobody,
    );
    expect(found.world['api']).toEqual({ has: ['undefined', 'undefined', 'undefined'] });
  });
});
