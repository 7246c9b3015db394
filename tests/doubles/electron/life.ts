// The stand-in's `app`: readiness, the order of things on quitting, the single-instance lock, paths.
// Rules from https://www.electronjs.org/docs/latest/api/app (and electron.d.ts 45).
import { EventEmitter } from 'node:events';

/** What the test has set for this run. */
export const scenario = {
  /** "false" makes the single-instance lock fail, as when another instance holds it. */
  lock: process.env['ENTENTE_DOUBLE_LOCK'] !== 'false',
  locale: process.env['ENTENTE_DOUBLE_LOCALE'] ?? 'en-GB',
};

/** Everything that was asked of the system and leaves no other trace, in order. */
export const calls: { readonly name: string; readonly args: readonly unknown[] }[] = [];

export function called(name: string, ...args: unknown[]): void {
  calls.push({ name, args: structuredClone(args) });
}

interface Closable {
  close(): void;
  isDestroyed(): boolean;
}

/** Open windows, for quitting. */
export const windows = new Set<Closable>();

class App extends EventEmitter {
  readonly isPackaged = false;
  readonly #ready: Promise<void>;
  #isReady = false;
  #quitting = false;

  constructor() {
    super();
    // Electron is ready some turns of the loop after the main script has run.
    this.#ready = new Promise((done) => {
      setTimeout(() => {
        this.#isReady = true;
        this.emit('ready');
        done();
      }, 5);
    });
  }

  whenReady(): Promise<void> {
    return this.#ready;
  }

  isReady(): boolean {
    return this.#isReady;
  }

  /** "This method can only be called before app is ready." */
  enableSandbox(): void {
    if (this.#isReady) throw new Error('app.enableSandbox() can only be called before app is ready');
    called('app.enableSandbox');
  }

  setPath(name: string, path: string): void {
    called('app.setPath', name, path);
  }

  requestSingleInstanceLock(): boolean {
    called('app.requestSingleInstanceLock');
    return scenario.lock;
  }

  getVersion(): string {
    return '0.1.0';
  }

  getLocale(): string {
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
    this.finishQuit();
  }

  /** The last window has closed: while quitting the app ends without "window-all-closed". */
  afterLastWindow(): void {
    if (this.#quitting) return;
    if (this.listenerCount('window-all-closed') === 0) this.quit();
    else this.emit('window-all-closed');
  }

  finishQuit(): void {
    if (this.#emitPreventable('will-quit')) this.exit(0);
    else this.#quitting = false;
  }

  /** "Exits immediately"; before-quit and will-quit are not emitted. */
  exit(code = 0): void {
    called('app.exit', code);
    this.emit('double:exit', code);
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

/** Throws as Electron does where something needs a ready app. */
export function needReady(what: string): void {
  if (!app.isReady()) throw new Error(`${what} before app is ready`);
}
