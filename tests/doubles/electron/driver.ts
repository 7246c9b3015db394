// How a test looks into the process that runs on the stand-in and acts in it: requests and answers over Node's IPC.
import { app, calls } from './life.ts';
import { BrowserWindow, ipcMain, type Frame } from './page.ts';
import { session } from './session.ts';

/** What a test can ask for. `page` acts as the page would, through what the preload exposed. */
export type Ask =
  | { readonly is: 'state' }
  | { readonly is: 'page'; readonly command: string; readonly payload: unknown }
  | { readonly is: 'invoke'; readonly frame: Frame | null; readonly command: string; readonly payload: unknown }
  | { readonly is: 'fetch'; readonly url: string; readonly method?: string; readonly partition?: string }
  | { readonly is: 'permission'; readonly permission: string; readonly url: string }
  | { readonly is: 'load' | 'download' | 'open' | 'navigate'; readonly url: string }
  | { readonly is: 'answer'; readonly button: number }
  | { readonly is: 'choose'; readonly label: string }
  | { readonly is: 'unsaved' | 'close' | 'quit' | 'crash' | 'second-instance' };

interface Exposed {
  call(command: string, payload: unknown): Promise<unknown>;
  onChange(listener: (change: unknown) => void): () => void;
  onMenu(listener: (command: unknown) => void): () => void;
}

const heard: unknown[] = [];
const menuHeard: unknown[] = [];
let listening = false;

function window(): BrowserWindow {
  const first = BrowserWindow.all[0];
  if (!first) throw new Error('There is no window.');
  return first;
}

function page(): Exposed {
  const exposed = window().webContents.world['entente'] as Exposed;
  if (!listening) {
    listening = true;
    exposed.onChange((change) => heard.push(change));
    exposed.onMenu((command) => menuHeard.push(command));
  }
  return exposed;
}

function plain(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_, entry: unknown) => (typeof entry === 'function' ? '(function)' : entry)) ?? 'null',
  );
}

async function state(): Promise<unknown> {
  const { currentMenu, nativeTheme } = await import('./electron.ts');
  const first = BrowserWindow.all[0];
  const { session: _, ...preferences } = first?.options.webPreferences ?? { session: null };
  return plain({
    windows: BrowserWindow.all.length,
    others: BrowserWindow.all.slice(1).map(({ webContents, options: { webPreferences } }) => {
      const { session: own, ...rest } = webPreferences;
      return { url: webContents.getURL(), preferences: rest, apart: own !== first?.webContents.session };
    }),
    shown: first?.shown,
    url: first?.webContents.getURL(),
    preferences,
    exposed: first ? Object.keys(first.webContents.world) : [],
    api: first && 'entente' in first.webContents.world ? page() : null,
    reloads: first?.webContents.reloads,
    calls,
    menu: currentMenu(),
    theme: nativeTheme.themeSource,
    heard,
    menuHeard,
  });
}

async function fetchPage(url: string, method: string | undefined, partition = 'entente'): Promise<unknown> {
  const answer = await session.fromPartition(partition).protocol.answer(url, method);
  return {
    status: answer.status,
    headers: Object.fromEntries(answer.headers),
    body: (await answer.text()).slice(0, 4_000),
  };
}

async function choose(label: string): Promise<boolean> {
  const { currentMenu } = await import('./electron.ts');
  for (const { submenu } of currentMenu()) {
    const item = submenu?.find((entry) => entry.label === label);
    if (!item) continue;
    item.click?.();
    return true;
  }
  return false;
}

async function act(ask: Ask): Promise<unknown> {
  const own = () => session.fromPartition('entente');
  switch (ask.is) {
    case 'state':
      return state();
    case 'page':
      return page().call(ask.command, ask.payload);
    case 'invoke':
      return ipcMain.invoke('entente:call', { sender: window().webContents, senderFrame: ask.frame }, [
        ask.command,
        ask.payload,
      ]);
    case 'fetch':
      return fetchPage(ask.url, ask.method, ask.partition);
    case 'permission':
      return {
        own: own().asks(ask.permission, ask.url),
        standard: session.defaultSession.asks(ask.permission, ask.url),
      };
    case 'load':
      return own().mayLoad(ask.url);
    case 'download':
      return own().mayDownload(ask.url);
    case 'open':
      return window().webContents.opens(ask.url);
    case 'navigate':
      return window().webContents.navigates(ask.url);
    case 'answer':
      (await import('./electron.ts')).dialogAnswers.push(ask.button);
      return null;
    case 'choose':
      return choose(ask.label);
    case 'unsaved':
      window().unsaved = true;
      return null;
    case 'close':
      window().close();
      return window().isDestroyed();
    case 'quit':
      app.quit();
      return null;
    case 'crash':
      window().webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
      return null;
    case 'second-instance':
      app.emit('second-instance', {}, [], '');
      return null;
  }
}

process.on('message', (message: { id: number; ask: Ask }) => {
  const answer = async (): Promise<void> => {
    try {
      process.send?.({ id: message.id, value: await act(message.ask) });
    } catch (error) {
      process.send?.({ id: message.id, error: String(error) });
    }
  };
  void answer();
});
