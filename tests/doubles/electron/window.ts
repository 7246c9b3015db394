// The stand-in's windows: made once the app is ready, closed as Electron closes them, of no use once destroyed.
import { EventEmitter } from 'node:events';
import { app, needReady, windows } from './life.ts';
import { WebContents } from './page.ts';
import { broken } from './rules.ts';
import { called } from './scenario.ts';
import { type Session, session } from './session.ts';

interface WebPreferences extends Readonly<Record<string, unknown>> {
  readonly session?: Session;
  readonly preload?: string;
}

interface WindowOptions {
  readonly x?: number;
  readonly y?: number;
  readonly width: number;
  readonly height: number;
  readonly show?: boolean;
  readonly webPreferences?: WebPreferences;
}

export class BrowserWindow extends EventEmitter {
  static all: BrowserWindow[] = [];
  readonly options: WindowOptions;
  readonly webContents: WebContents;
  shown: boolean;
  maximized = false;
  background = '';
  #destroyed = false;
  #drawn = false;

  constructor(options: WindowOptions) {
    super();
    needReady('window-ready', 'A window was made');
    this.options = options;
    this.shown = options.show !== false;
    const { session: own = session.defaultSession, preload = null } = options.webPreferences ?? {};
    this.webContents = new WebContents(own, preload);
    BrowserWindow.all.push(this);
    windows.add(this);
    app.emit('web-contents-created', {}, this.webContents);
  }

  #alive(): void {
    if (this.#destroyed) broken('destroyed', 'Object has been destroyed');
  }

  async loadURL(url: string): Promise<void> {
    this.#alive();
    await this.webContents.load(url);
    if (this.#drawn) return;
    this.#drawn = true;
    this.emit('ready-to-show');
  }

  show(): void {
    this.#alive();
    this.shown = true;
  }

  maximize(): void {
    this.#alive();
    this.maximized = true;
  }

  focus(): void {
    this.#alive();
    called('window.focus');
  }

  isMinimized(): boolean {
    this.#alive();
    return false;
  }

  isMaximized(): boolean {
    this.#alive();
    return this.maximized;
  }

  restore(): void {
    this.#alive();
    called('window.restore');
  }

  setBackgroundColor(colour: string): void {
    this.#alive();
    this.background = colour;
  }

  getNormalBounds(): { x: number; y: number; width: number; height: number } {
    this.#alive();
    const { x = 10, y = 20, width, height } = this.options;
    return { x, y, width, height };
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  /** "close" may be prevented; then the page is asked. */
  close(): void {
    if (this.#destroyed) return;
    let prevented = false;
    this.emit('close', { preventDefault: () => (prevented = true) });
    if (!prevented && this.webContents.leaves()) this.destroy();
  }

  destroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.webContents.destroyed = true;
    windows.delete(this);
    BrowserWindow.all = BrowserWindow.all.filter((other) => other !== this);
    this.emit('closed');
    if (windows.size === 0) app.afterLastWindow();
  }
}
