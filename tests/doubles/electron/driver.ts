// How a test looks into the process that runs on the stand-in and acts in it: requests and answers over Node's IPC.
import { type Frame, ipcMain } from './ipc.ts';
import { app } from './life.ts';
import { droppedFile } from './preload.ts';
import { calls } from './scenario.ts';
import { session } from './session.ts';
import { currentMenu, dialogAnswers, nativeTheme, pathAnswers } from './system.ts';
import { BrowserWindow } from './window.ts';

/** What a test can ask for. `page` and `drop` act as the page would, through what the preload exposed. */
export type Ask =
  | { readonly is: 'state' }
  | { readonly is: 'page'; readonly command: string; readonly payload: unknown }
  | { readonly is: 'drop'; readonly path: string }
  | {
      readonly is: 'invoke';
      readonly frame: Frame | null;
      readonly command: string;
      readonly payload: unknown;
      readonly channel?: string;
    }
  | {
      readonly is: 'fetch';
      readonly url: string;
      readonly method?: string;
      readonly body?: string;
      readonly partition?: string;
    }
  | { readonly is: 'permission'; readonly permission: string; readonly url: string; readonly partition?: string }
  | { readonly is: 'load' | 'download'; readonly url: string; readonly partition?: string }
  | { readonly is: 'open' | 'redirect'; readonly url: string }
  | { readonly is: 'navigate'; readonly url: string; readonly within?: boolean }
  | { readonly is: 'answer'; readonly button: number }
  | { readonly is: 'answer-path'; readonly path: string }
  | { readonly is: 'choose'; readonly label: string }
  | { readonly is: 'context-menu'; readonly editable: boolean; readonly selection: string }
  | { readonly is: 'zoom'; readonly level: number }
  | { readonly is: 'second-instance'; readonly argv: readonly string[]; readonly data: unknown }
  | { readonly is: 'theme'; readonly dark: boolean }
  | { readonly is: 'gone'; readonly reason: string }
  | { readonly is: 'says'; readonly level: string; readonly message: string }
  | { readonly is: 'open-url'; readonly url: string }
  | { readonly is: 'unsaved' | 'close' | 'quit' | 'attach' | 'hang' | 'recover' | 'throw' | 'activate' };

interface Exposed {
  call(command: string, payload: unknown): Promise<unknown>;
  openDropped(file: File): Promise<unknown>;
  onChange(listener: (change: unknown) => void): () => void;
  onMenu(listener: (command: unknown) => void): () => void;
  onLink(listener: (link: unknown) => void): () => void;
}

const heard: unknown[] = [];
const menuHeard: unknown[] = [];
const linksHeard: unknown[] = [];
let listening: unknown = null;

function window(): BrowserWindow {
  const first = BrowserWindow.all[0];
  if (!first) throw new Error('There is no window.');
  return first;
}

/** What the page has; it listens from the moment on in which it is there, as the page's script does. */
function page(contents = window().webContents): Exposed {
  const exposed = contents.world['entente'] as Exposed;
  if (listening !== exposed) {
    listening = exposed;
    exposed.onChange((change) => heard.push(change));
    exposed.onMenu((command) => menuHeard.push(command));
    exposed.onLink((link) => linksHeard.push(link));
  }
  return exposed;
}

// The page's script runs before its load is finished, so before anyone else hears of that.
app.on('web-contents-created', (_event, contents: BrowserWindow['webContents']) => {
  contents.prependListener('did-finish-load', () => {
    if ('entente' in contents.world && contents.getURL() !== 'about:blank') page(contents);
  });
});

function plain(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_, entry: unknown) => (typeof entry === 'function' ? '(function)' : entry)) ?? 'null',
  );
}

function state(): unknown {
  const [first, ...others] = BrowserWindow.all;
  const { session: own, ...preferences } = first?.options.webPreferences ?? {};
  return plain({
    windows: BrowserWindow.all.length,
    shown: first?.shown,
    box: first?.getNormalBounds(),
    background: first?.background,
    others: others.map(({ webContents, options: { webPreferences } }) => {
      const { session: theirs, ...rest } = webPreferences ?? {};
      return { url: webContents.getURL(), preferences: rest, apart: theirs !== undefined && theirs !== own };
    }),
    url: first?.webContents.getURL(),
    zoom: first?.webContents.getZoomLevel(),
    preferences,
    exposed: first ? Object.keys(first.webContents.world) : [],
    api: first && 'entente' in first.webContents.world ? page() : null,
    reloads: first?.webContents.reloads,
    channels: ipcMain.channels,
    calls,
    menu: currentMenu(),
    theme: nativeTheme.themeSource,
    heard,
    menuHeard,
    linksHeard,
  });
}

async function fetchPage(ask: Extract<Ask, { is: 'fetch' }>): Promise<unknown> {
  const { url, method, body, partition = 'entente' } = ask;
  const answer = await session.fromPartition(partition).protocol.answer(url, method, body);
  return {
    status: answer.status,
    headers: Object.fromEntries(answer.headers),
    body: (await answer.text()).slice(0, 4_000),
  };
}

function choose(label: string): boolean {
  const items = currentMenu().flatMap(({ submenu = [] }) => submenu);
  const item = [...items, ...items.flatMap(({ submenu = [] }) => submenu)].find((entry) => entry.label === label);
  item?.click?.();
  return item !== undefined;
}

function act(ask: Ask): unknown {
  const { webContents } = BrowserWindow.all[0] ?? { webContents: null };
  const within = (name = 'entente') => session.fromPartition(name);
  switch (ask.is) {
    case 'state':
      return state();
    case 'page':
      return page().call(ask.command, ask.payload);
    case 'drop':
      return page().openDropped(droppedFile(ask.path));
    case 'invoke':
      return ipcMain.invoke(ask.channel ?? 'entente:call', window().webContents.asks(ask.frame), [
        ask.command,
        ask.payload,
      ]);
    case 'fetch':
      return fetchPage(ask);
    case 'permission':
      return {
        own: within(ask.partition).asks(ask.permission, ask.url),
        standard: session.defaultSession.asks(ask.permission, ask.url),
      };
    case 'load':
      return within(ask.partition).mayLoad(ask.url);
    case 'download':
      return within(ask.partition).mayDownload(ask.url);
    case 'open':
      return webContents?.opens(ask.url);
    case 'navigate':
      return webContents?.navigates(ask.url, ask.within !== true);
    case 'redirect':
      return webContents?.redirects(ask.url);
    case 'attach':
      return webContents?.attaches();
    case 'answer':
      return dialogAnswers.push(ask.button);
    case 'answer-path':
      return pathAnswers.push(ask.path);
    case 'choose':
      return choose(ask.label);
    case 'context-menu':
      return webContents?.emit('context-menu', {}, { isEditable: ask.editable, selectionText: ask.selection });
    case 'zoom':
      return webContents?.setZoomLevel(ask.level);
    case 'unsaved':
      window().webContents.unsaved = true;
      return null;
    case 'close':
      return [window()].map((one) => (one.close(), one.isDestroyed()))[0];
    case 'quit':
      return app.quit();
    case 'gone':
      return webContents?.emit('render-process-gone', {}, { reason: ask.reason, exitCode: 5 });
    case 'says':
      return webContents?.emit('console-message', { level: ask.level, message: ask.message, lineNumber: 7 });
    case 'hang':
      return window().emit('unresponsive');
    case 'recover':
      return window().emit('responsive');
    case 'theme':
      return nativeTheme.turn(ask.dark);
    case 'second-instance':
      return app.startedAgain(ask.argv, '/', ask.data);
    case 'open-url':
      return app.emit('open-url', { preventDefault: () => undefined }, ask.url);
    case 'activate':
      return app.emit('activate');
    case 'throw':
      setTimeout(() => {
        throw new Error('a bug of the host');
      });
      return null;
  }
}

process.on('message', (message: { id: number; ask: Ask }) => {
  const answer = async (): Promise<void> => {
    try {
      process.send?.({ id: message.id, value: (await act(message.ask)) ?? null });
    } catch (error) {
      process.send?.({ id: message.id, error: String(error) });
    }
  };
  void answer();
});
