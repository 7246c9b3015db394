// The stand-in's `app`: readiness, the order of things on quitting, the single-instance lock, paths.
import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import { broken, type RuleName } from './rules.ts';
import { called, scenario } from './scenario.ts';

interface Closable {
  close(): void;
  isDestroyed(): boolean;
}

/** Open windows, for quitting. */
export const windows = new Set<Closable>();

class App extends EventEmitter {
  readonly isPackaged = scenario.packaged;
  readonly #ready: Promise<void>;
  #isReady = false;
  #quitting = false;

  constructor() {
    super();
    // Electron is ready some turns of the loop after the main script has run.
    this.#ready = new Promise((done) => {
      setTimeout(() => {
        this.handOver();
        this.#isReady = true;
        this.emit('ready');
        done();
      }, 5);
    });
  }

  /** What macOS hands over before the app is ready. */
  handOver(): void {
    const { earlyUrl, earlyFile } = scenario;
    for (const [event, value] of [
      ['open-url', earlyUrl],
      ['open-file', earlyFile],
    ] as const) {
      if (value === undefined) continue;
      if (this.listenerCount(event) === 0) broken('open-early', `Nobody listens for ${event}`);
      this.emit(event, { preventDefault: () => called(`${event}.preventDefault`) }, value);
    }
  }

  whenReady(): Promise<void> {
    return this.#ready;
  }

  isReady(): boolean {
    return this.#isReady;
  }

  enableSandbox(): void {
    if (this.#isReady) broken('sandbox-early', 'app.enableSandbox() was called late');
    called('app.enableSandbox');
  }

  setPath(name: string, path: string): void {
    if (this.#isReady) broken('path-early', `app.setPath('${name}') was called late`);
    if (!existsSync(path)) broken('path-exists', `app.setPath('${name}'): ${path} is not there`);
    called('app.setPath', name, path);
  }

  requestSingleInstanceLock(data?: unknown): boolean {
    called('app.requestSingleInstanceLock', JSON.parse(JSON.stringify(data ?? null)));
    return scenario.lock;
  }

  setAsDefaultProtocolClient(protocol: string, path: string, args: readonly string[]): boolean {
    called('app.setAsDefaultProtocolClient', protocol, path, args);
    return true;
  }

  setAppUserModelId(id: string): void {
    called('app.setAppUserModelId', id);
  }

  getVersion(): string {
    return '0.1.0';
  }

  getLocale(): string {
    if (!this.#isReady) broken('locale-ready', 'app.getLocale() was asked early');
    return scenario.locale;
  }

  getPreferredSystemLanguages(): string[] {
    return [scenario.locale];
  }

  addRecentDocument(path: string): void {
    called('app.addRecentDocument', path);
  }

  setAboutPanelOptions(options: unknown): void {
    called('app.setAboutPanelOptions', options);
  }

  showAboutPanel(): void {
    called('app.showAboutPanel');
  }

  /** A second start: its arguments may come in any order, with Chromium's own among them. */
  startedAgain(argv: readonly string[], folder: string, data: unknown): void {
    if (!this.#isReady) broken('second-ready', 'A second instance was told of early');
    this.emit('second-instance', {}, argv.toReversed(), folder, structuredClone(data));
  }

  /** Emits before-quit, closes every window, then will-quit; a listener of either, or a window, may prevent it. */
  quit(): void {
    if (this.#quitting) return;
    this.#quitting = true;
    if (!this.#emitPreventable('before-quit')) return;
    for (const window of windows) window.close();
    if ([...windows].some((window) => !window.isDestroyed())) {
      this.#quitting = false;
      return;
    }
    this.#finishQuit();
  }

  /** The last window has closed: while quitting the app ends without "window-all-closed". */
  afterLastWindow(): void {
    if (this.#quitting) return;
    if (this.listenerCount('window-all-closed') === 0) this.quit();
    else this.emit('window-all-closed');
  }

  #finishQuit(): void {
    if (this.#emitPreventable('will-quit')) this.exit(0);
    else this.#quitting = false;
  }

  exit(code = 0): void {
    called('app.exit', code);
    process.exit(code);
  }

  #emitPreventable(name: string): boolean {
    let prevented = false;
    this.emit(name, { preventDefault: () => (prevented = true) });
    if (prevented) this.#quitting = false;
    return !prevented;
  }
}

export const app = new App();

/** Ends what needs a ready app and comes early. */
export function needReady(rule: RuleName, what: string): void {
  if (!app.isReady()) broken(rule, `${what} before the app is ready`);
}
