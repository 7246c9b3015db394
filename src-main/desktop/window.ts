// The window: hardened, put where it was, and looked after when its page dies, hangs or has something unsaved.
import { BrowserWindow, type Session, screen } from 'electron';
import type { Translate } from '../../data/i18n/t.ts';
import { askAfterCrash, askToLeave, askWhileHung } from './dialogs.ts';
import { placeWindow, readState, SMALLEST, type WindowState, writeState } from './window-state.ts';

export interface WindowOptions {
  readonly session: Session;
  /** Absolute path of the preload bundle. */
  readonly preload: string;
  readonly page: string;
  readonly stateFile: string;
  readonly dark: boolean;
  readonly packaged: boolean;
  readonly words: () => Translate;
  readonly log: (text: string) => void;
  /** True once the app is on its way out and asks no more questions. */
  readonly ending: () => boolean;
  readonly onQuit: () => void;
  /** Called as soon as the window exists, before its page loads. */
  readonly onMade: (window: BrowserWindow) => void;
}

/** Paper and ink: what shows until the page has drawn (styles/tokens.css). */
const BACKGROUND = { light: '#f6f2e9', dark: '#14171c' };

/** Opens the window. Resolves when its page is shown. */
export async function openMainWindow(options: WindowOptions): Promise<BrowserWindow> {
  const state = readState(options.stateFile);
  const areas = screen.getAllDisplays().map((display) => display.workArea);
  const window = new BrowserWindow({
    ...placeWindow(state, areas),
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    title: 'Entente',
    show: false,
    backgroundColor: options.dark ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences: {
      session: options.session,
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      // Its dictionaries would be downloaded.
      spellcheck: false,
      devTools: !options.packaged,
    },
  });
  window.once('ready-to-show', () => {
    if (state.maximized) window.maximize();
    window.show();
  });
  keepPlace(window, state, options.stateFile);
  lookAfter(window, options);
  options.onMade(window);
  await window.loadURL(options.page);
  return window;
}

function keepPlace(window: BrowserWindow, state: WindowState, file: string): void {
  const { webContents } = window;
  webContents.on('did-finish-load', () => webContents.setZoomLevel(state.zoom));
  window.on('close', () => {
    writeState(file, {
      box: window.getNormalBounds(),
      maximized: window.isMaximized(),
      zoom: webContents.getZoomLevel(),
    });
  });
}

function lookAfter(window: BrowserWindow, options: WindowOptions): void {
  const { webContents } = window;
  let asking = false;
  let replacing = false;
  // Without this the page's own "beforeunload" would silently keep the window from closing.
  webContents.on('will-prevent-unload', (event) => {
    if (replacing || options.ending() || askToLeave(window, options.words())) event.preventDefault();
  });
  webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (options.ending() || window.isDestroyed()) return;
    if (reason === 'clean-exit') return;
    options.log(`The page's process is gone: ${reason} (${exitCode}).`);
    if (replacing) {
      replacing = false;
      webContents.reload();
    } else void afterCrash();
  });
  window.on('unresponsive', () => {
    if (!asking && !options.ending()) void whileHung();
  });

  const afterCrash = async (): Promise<void> => {
    const choice = await askAfterCrash(window, options.words());
    if (choice === 'quit') options.onQuit();
    else if (!window.isDestroyed()) webContents.reload();
  };
  const whileHung = async (): Promise<void> => {
    asking = true;
    options.log('The page does not respond.');
    const choice = await askWhileHung(window, options.words());
    asking = false;
    if (choice !== 'reload' || window.isDestroyed()) return;
    // A page that hangs cannot unload; its process is ended and a new one loads it.
    replacing = true;
    webContents.forcefullyCrashRenderer();
  };
}

/** Brings a window to the front, wherever it is. */
export function raiseWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
