// The stand-in's web contents: loading, leaving, messages to the page, and what the page tries to do by itself.
import { EventEmitter } from 'node:events';
import { across, type Frame, type InvokeEvent } from './ipc.ts';
import { type Renderer, runPreload } from './preload.ts';
import { broken } from './rules.ts';
import { called } from './scenario.ts';
import type { Session } from './session.ts';

let nextId = 1;

type OpenHandler = (details: { url: string }) => { action: string };

export class WebContents extends EventEmitter {
  readonly id = nextId++;
  readonly session: Session;
  mainFrame: Frame = { frameTreeNodeId: this.id, origin: 'null', parent: null };
  /** Set by a test: the page has a listener of beforeunload that objects. */
  unsaved = false;
  reloads = 0;
  destroyed = false;
  readonly #preload: string | null;
  #renderer: Renderer = { world: {}, messages: new EventEmitter() };
  #url = '';
  #zoom = 0;
  #openHandler: OpenHandler | null = null;

  constructor(session: Session, preload: string | null) {
    super();
    this.session = session;
    this.#preload = preload;
  }

  /** What the preload exposed to the page that is loaded now. */
  get world(): Readonly<Record<string, unknown>> {
    return this.#renderer.world;
  }

  #alive(): void {
    if (this.destroyed) broken('destroyed', 'Object has been destroyed');
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  getURL(): string {
    this.#alive();
    return this.#url;
  }

  setZoomLevel(level: number): void {
    this.#alive();
    this.#zoom = level;
  }

  getZoomLevel(): number {
    this.#alive();
    return this.#zoom;
  }

  setWebRTCIPHandlingPolicy(policy: string): void {
    called('webContents.setWebRTCIPHandlingPolicy', policy);
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }

  /** The page asks for a window. Without a handler Electron opens it: so does the stand-in. */
  opens(url: string): string {
    return this.#openHandler?.({ url }).action ?? 'allow';
  }

  /** Whether the page, or a frame within it, may go to an address by itself. */
  navigates(url: string, isMainFrame = true): boolean {
    return this.#unprevented('will-frame-navigate', { url, isMainFrame });
  }

  /** Whether a server may send the page on. */
  redirects(url: string): boolean {
    return this.#unprevented('will-redirect', { url, isMainFrame: true });
  }

  /** Whether the page may have a <webview>. */
  attaches(): boolean {
    return this.#unprevented('will-attach-webview', {});
  }

  #unprevented(name: string, details: object): boolean {
    let prevented = false;
    this.emit(name, { ...details, preventDefault: () => (prevented = true) });
    return !prevented;
  }

  send(channel: string, ...args: unknown[]): void {
    this.#alive();
    this.#renderer.messages.emit(channel, {}, ...across(args));
  }

  /** Whether the page lets itself be unloaded: an objection counts unless the event is prevented. */
  leaves(): boolean {
    if (!this.unsaved) return true;
    const event = {
      defaultPrevented: false,
      preventDefault() {
        this.defaultPrevented = true;
      },
    };
    this.emit('will-prevent-unload', event);
    if (event.defaultPrevented) this.unsaved = false;
    return event.defaultPrevented;
  }

  reload(): void {
    this.#alive();
    if (!this.leaves()) return;
    this.reloads += 1;
    void this.#commit(this.#url);
  }

  forcefullyCrashRenderer(): void {
    this.#alive();
    called('webContents.forcefullyCrashRenderer');
    this.unsaved = false;
    this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
  }

  /** Where the page objects nothing happens, and the promise is never settled. */
  async load(url: string): Promise<void> {
    this.#alive();
    if (!this.leaves()) return new Promise(() => undefined);
    return this.#commit(url);
  }

  async #commit(url: string): Promise<void> {
    if (url !== 'about:blank') await this.#fetch(url);
    this.#url = url;
    const { protocol, host } = new URL(url);
    this.mainFrame = { ...this.mainFrame, origin: host === '' ? 'null' : `${protocol}//${host}` };
    if (this.#preload !== null) this.#renderer = runPreload(this.#preload, () => this.asks(this.mainFrame));
    this.emit('did-finish-load');
  }

  async #fetch(url: string): Promise<void> {
    if (!this.session.mayLoad(url)) throw new Error(`ERR_BLOCKED_BY_CLIENT (-20) loading '${url}'`);
    const answer = await this.session.protocol.answer(url);
    if (!answer.ok) throw new Error(`ERR_FAILED (-2) loading '${url}'`);
    if (answer.headers.get('content-disposition')?.startsWith('attachment')) {
      called('session.download', url, this.session.mayDownload(url));
      throw new Error(`ERR_ABORTED (-3) loading '${url}'`);
    }
  }

  /** The event under which a call of a frame arrives. */
  asks(senderFrame: Frame | null): InvokeEvent {
    return { sender: this, senderFrame };
  }
}
