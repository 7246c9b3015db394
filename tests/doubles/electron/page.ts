// The stand-in's window, its web contents and the page's side of IPC: the preload runs here, in a world of its own.
// Rules from https://www.electronjs.org/docs/latest/api/browser-window, /ipc-main, /context-bridge and /tutorial/sandbox.
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import vm from 'node:vm';
import { app, called, needReady, windows } from './life.ts';
import type { Session } from './session.ts';

/** A frame as a handler sees it. */
export interface Frame {
  readonly origin: string;
  readonly parent: Frame | null;
}

type InvokeHandler = (event: { sender: WebContents; senderFrame: Frame | null }, ...args: unknown[]) => unknown;

class IpcMain extends EventEmitter {
  readonly #handlers = new Map<string, InvokeHandler>();

  /** "Attempted to register a second handler" throws. */
  handle(channel: string, handler: InvokeHandler): void {
    if (this.#handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.#handlers.set(channel, handler);
  }

  /** Arguments and answer cross the process border by structured clone; a throw arrives as a bare message. */
  async invoke(
    channel: string,
    event: { sender: WebContents; senderFrame: Frame | null },
    args: unknown[],
  ): Promise<unknown> {
    const handler = this.#handlers.get(channel);
    if (!handler) throw new Error(`Error invoking remote method '${channel}': No handler registered for '${channel}'`);
    try {
      return structuredClone(await handler(event, ...structuredClone(args)));
    } catch (error) {
      throw new Error(`Error invoking remote method '${channel}': ${String(error)}`, { cause: error });
    }
  }
}

export const ipcMain = new IpcMain();

/** What a sandboxed preload may require (https://www.electronjs.org/docs/latest/tutorial/sandbox). */
const PRELOAD_MODULES = new Set(['electron', 'events', 'timers', 'url', 'node:events', 'node:timers', 'node:url']);

let nextId = 1;

export class WebContents extends EventEmitter {
  readonly id = nextId++;
  readonly session: Session;
  mainFrame: Frame = { origin: 'null', parent: null };
  /** What the preload exposed, by name. */
  readonly world: Record<string, unknown> = {};
  reloads = 0;
  crashes = 0;
  readonly #preload: string | null;
  readonly #renderer = new EventEmitter();
  #url = '';
  #zoom = 0;
  #openHandler: ((details: { url: string }) => { action: string }) | null = null;
  destroyed = false;

  constructor(session: Session, preload: string | null) {
    super();
    this.session = session;
    this.#preload = preload;
  }

  getURL(): string {
    return this.#url;
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  setZoomLevel(level: number): void {
    this.#zoom = level;
  }

  getZoomLevel(): number {
    return this.#zoom;
  }

  setWebRTCIPHandlingPolicy(policy: string): void {
    called('webContents.setWebRTCIPHandlingPolicy', policy);
  }

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.#openHandler = handler;
  }

  /** Without a handler Electron opens the window: so does the stand-in. */
  opens(url: string): string {
    return this.#openHandler?.({ url }).action ?? 'allow';
  }

  /** Whether the page may go to an address by itself. */
  navigates(url: string, isMainFrame = true): boolean {
    let prevented = false;
    this.emit('will-frame-navigate', { url, isMainFrame, preventDefault: () => (prevented = true) });
    return !prevented;
  }

  send(channel: string, ...args: unknown[]): void {
    this.#renderer.emit(channel, {}, ...structuredClone(args));
  }

  reload(): void {
    this.reloads += 1;
  }

  forcefullyCrashRenderer(): void {
    this.crashes += 1;
    this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
  }

  async load(url: string): Promise<void> {
    if (!this.session.mayLoad(url)) throw new Error(`net::ERR_BLOCKED_BY_CLIENT ${url}`);
    const answer = await this.session.protocol.answer(url);
    if (!answer.ok) throw new Error(`net::ERR_FAILED ${answer.status} ${url}`);
    this.#url = url;
    const { protocol, host } = new URL(url);
    this.mainFrame = { origin: `${protocol}//${host}`, parent: null };
    if (this.#preload !== null) this.#runPreload(this.#preload);
    this.emit('did-finish-load');
  }

  /** Runs the preload as a sandboxed one: CommonJS, few modules, no Node globals beyond them. */
  #runPreload(preload: string): void {
    const require = (name: string): unknown => {
      if (!PRELOAD_MODULES.has(name)) throw new Error(`module not found: ${name}`);
      if (name !== 'electron') throw new Error(`${name} is not needed here`);
      return { contextBridge: this.#bridge(), ipcRenderer: this.#ipc() };
    };
    const code = readFileSync(preload, 'utf8');
    vm.runInNewContext(`(function (require, module, exports) {${code}\n})`, { Promise, setTimeout, clearTimeout })(
      require,
      { exports: {} },
      {},
    );
  }

  /** Functions are proxied, everything else is copied: the page never holds an object of the preload's. */
  #bridge(): unknown {
    const across = (value: unknown): unknown => {
      if (typeof value === 'function') {
        return (...args: unknown[]): unknown => {
          const passed = args.map((arg) => (typeof arg === 'function' ? arg : structuredClone(arg)));
          return across((value as (...passed: unknown[]) => unknown)(...passed));
        };
      }
      if (value instanceof Promise) return value.then(across);
      if (typeof value !== 'object' || value === null) return value;
      return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, across(entry)])));
    };
    return {
      exposeInMainWorld: (name: string, api: unknown): void => {
        if (name in this.world) throw new Error(`Cannot bind an API on top of an existing property: ${name}`);
        this.world[name] = across(api);
      },
    };
  }

  #ipc(): unknown {
    return {
      invoke: (channel: string, ...args: unknown[]) =>
        ipcMain.invoke(channel, { sender: this, senderFrame: this.mainFrame }, structuredClone(args)),
      on: (channel: string, listener: (...args: unknown[]) => void) => this.#renderer.on(channel, listener),
      removeListener: (channel: string, listener: (...args: unknown[]) => void) =>
        this.#renderer.removeListener(channel, listener),
    };
  }
}

interface WindowOptions {
  readonly width: number;
  readonly height: number;
  readonly show?: boolean;
  readonly webPreferences: { readonly session: Session; readonly preload?: string } & Readonly<Record<string, unknown>>;
}

export class BrowserWindow extends EventEmitter {
  static all: BrowserWindow[] = [];
  readonly options: WindowOptions;
  readonly webContents: WebContents;
  shown = false;
  maximized = false;
  /** Set by a test: the page has a listener of beforeunload that objects. */
  unsaved = false;
  #destroyed = false;

  constructor(options: WindowOptions) {
    super();
    needReady('Cannot create BrowserWindow');
    this.options = options;
    this.shown = options.show !== false;
    this.webContents = new WebContents(options.webPreferences.session, options.webPreferences.preload ?? null);
    BrowserWindow.all.push(this);
    windows.add(this);
    app.emit('web-contents-created', {}, this.webContents);
  }

  async loadURL(url: string): Promise<void> {
    await this.webContents.load(url);
    this.emit('ready-to-show');
  }

  show(): void {
    this.shown = true;
  }

  maximize(): void {
    this.maximized = true;
  }

  focus(): void {
    called('window.focus');
  }

  isMinimized(): boolean {
    return false;
  }

  isMaximized(): boolean {
    return this.maximized;
  }

  restore(): void {
    called('window.restore');
  }

  getNormalBounds(): { x: number; y: number; width: number; height: number } {
    return { x: 10, y: 20, width: this.options.width, height: this.options.height };
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  /** A page that objects keeps the window, unless will-prevent-unload is told to ignore it. */
  close(): void {
    if (this.#destroyed) return;
    let prevented = false;
    this.emit('close', { preventDefault: () => (prevented = true) });
    if (prevented) return;
    if (this.unsaved) {
      let ignored = false;
      this.webContents.emit('will-prevent-unload', { preventDefault: () => (ignored = true) });
      if (!ignored) return;
    }
    this.destroy();
  }

  /** "Force closing the window": neither unload nor beforeunload nor close is emitted; closed is. */
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
