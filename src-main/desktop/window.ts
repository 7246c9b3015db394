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
  /** Shows until the page has drawn. */
  readonly background: string;
  readonly packaged: boolean;
  readonly words: () => Translate;
  readonly log: (text: string) => void;
  /** True once the app is on its way out and asks no more questions. */
  readonly ending: () => boolean;
  readonly onQuit: () => void;
  /** Called as soon as the window exists, before its page loads. */
  readonly onMade: (window: BrowserWindow) => void;
}

/** Paper or ink, as the page has them (styles/tokens.css). */
export const backgroundOf = (dark: boolean): string => (dark ? '#14171c' : '#f6f2e9');

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
    backgroundColor: options.background,
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
  // Once: a reload keeps the zoom that the person has chosen since.
  webContents.once('did-finish-load', () => webContents.setZoomLevel(state.zoom));
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
  let hung: AbortController | null = null;
  window.on('unresponsive', () => {
    if (hung === null && !options.ending()) void whileHung();
  });
  window.on('responsive', () => hung?.abort());
  webContents.on('preload-error', (_event, _path, error) => options.log(`The bridge failed: ${error.message}`));
  webContents.on('console-message', ({ level, message, lineNumber }) => {
    if (level === 'error') options.log(`The page says: ${message} (line ${lineNumber}).`);
  });

  const afterCrash = async (): Promise<void> => {
    const choice = await askAfterCrash(window, options.words());
    if (choice === 'quit') options.onQuit();
    else if (!window.isDestroyed()) webContents.reload();
  };
  const whileHung = async (): Promise<void> => {
    hung = new AbortController();
    options.log('The page does not respond.');
    const choice = await askWhileHung(window, options.words(), hung.signal);
    hung = null;
    if (choice !== 'reload' || window.isDestroyed()) return;
    // A page that hangs cannot unload; its process is ended and a new one loads it.
    replacing = true;
    webContents.forcefullyCrashRenderer();
  };
}

/** Empties a window, asking about what is unsaved; false where the person stays. */
export function leavePage(window: BrowserWindow): Promise<boolean> {
  const { webContents } = window;
  return new Promise((resolve) => {
    // Registered after the question is asked (lookAfter), so it sees the answer.
    const stay = ({ defaultPrevented }: { readonly defaultPrevented: boolean }): void => {
      if (!defaultPrevented) settle(false);
    };
    const settle = (left: boolean): void => {
      webContents.off('will-prevent-unload', stay);
      resolve(left);
    };
    webContents.on('will-prevent-unload', stay);
    window.loadURL('about:blank').then(
      () => settle(true),
      () => settle(false),
    );
  });
}

/** Brings a window to the front, wherever it is. */
export function raiseWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
