// Windows that show a library's copy of a source: a stranger's page, so without script, preload or our page's session.
// Each copy has one window at most; what a sandboxed page cannot show (PDF) is saved instead.
import { BrowserWindow, type Session } from 'electron';
import { COPIES } from '../api/copies.ts';
import { ORIGIN } from './scheme.ts';
import { raiseWindow } from './window.ts';

/** In memory only, and apart from the page's. */
export const COPY_PARTITION = 'entente-copies';

/** Name of the copy that an address of our page leads to, or null. */
export function copyOf(address: string, origin: string): string | null {
  const start = `${origin}${COPIES}`;
  const name = address.startsWith(start) ? address.slice(start.length) : '';
  return /^[0-9a-f]{64}$/.test(name) ? name : null;
}

export class CopyWindows {
  readonly #open = new Map<string, BrowserWindow>();
  readonly #session: Session;
  readonly #packaged: boolean;

  constructor(session: Session, packaged: boolean) {
    this.#session = session;
    this.#packaged = packaged;
  }

  /** Shows a copy by its name. Rejects never: what is not there opens nothing. */
  async show(name: string): Promise<void> {
    const shown = this.#open.get(name);
    if (shown) return raiseWindow(shown);
    const window = new BrowserWindow({
      width: 900,
      height: 900,
      show: false,
      autoHideMenuBar: true,
      // Pages are written for a white sheet.
      backgroundColor: '#ffffff',
      webPreferences: {
        session: this.#session,
        javascript: false,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        webviewTag: false,
        navigateOnDragDrop: false,
        spellcheck: false,
        devTools: !this.#packaged,
      },
    });
    this.#open.set(name, window);
    window.once('closed', () => this.#open.delete(name));
    window.once('ready-to-show', () => window.show());
    try {
      await window.loadURL(`${ORIGIN}${COPIES}${name}`);
    } catch {
      // There is no such copy, or it is being saved; either way there is nothing to look at.
      if (!window.isDestroyed()) window.destroy();
    }
  }

  /** Closes all: the library is being changed for another. */
  close(): void {
    for (const window of this.#open.values()) window.destroy();
  }
}
