// The stand-in's sessions and protocols: handlers by scheme, permissions, requests, downloads.
// Rules from https://www.electronjs.org/docs/latest/api/protocol and /session.
import { EventEmitter } from 'node:events';
import { app, called, needReady } from './life.ts';

interface Scheme {
  readonly scheme: string;
  readonly privileges: Readonly<Record<string, boolean>>;
}

let privileged: readonly Scheme[] | null = null;

type Handler = (request: Request) => Response | Promise<Response>;

class Protocol {
  readonly #handlers = new Map<string, Handler>();

  /** "Can only be used before the ready event of the app module gets emitted and can be called only once." */
  registerSchemesAsPrivileged(schemes: readonly Scheme[]): void {
    if (app.isReady()) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    if (privileged) throw new Error('protocol.registerSchemesAsPrivileged can be called only once');
    privileged = structuredClone(schemes);
    called('protocol.registerSchemesAsPrivileged', schemes);
  }

  handle(scheme: string, handler: Handler): void {
    needReady('protocol.handle');
    if (this.#handlers.has(scheme)) throw new Error(`The scheme ${scheme} has a handler already`);
    this.#handlers.set(scheme, handler);
  }

  /** What the page would get: the handler's answer, or a failure where none answers. */
  async answer(url: string, method = 'GET'): Promise<Response> {
    const scheme = url.slice(0, url.indexOf(':'));
    const handler = this.#handlers.get(scheme);
    if (!handler) throw new Error(`net::ERR_UNKNOWN_URL_SCHEME ${url}`);
    return handler(new Request(url, { method }));
  }
}

type PermissionRequest = (
  contents: { getURL(): string },
  permission: string,
  callback: (granted: boolean) => void,
) => void;
type PermissionCheck = (contents: null, permission: string, origin: string) => boolean;
type BeforeRequest = (details: { url: string }, callback: (answer: { cancel: boolean }) => void) => void;

class Session extends EventEmitter {
  readonly protocol = new Protocol();
  #request: PermissionRequest | null = null;
  #check: PermissionCheck | null = null;
  #before: BeforeRequest | null = null;
  #device: (() => boolean) | null = null;

  readonly webRequest = {
    onBeforeRequest: (listener: BeforeRequest): void => {
      this.#before = listener;
    },
  };

  setPermissionRequestHandler(handler: PermissionRequest): void {
    this.#request = handler;
  }

  setPermissionCheckHandler(handler: PermissionCheck): void {
    this.#check = handler;
  }

  setDevicePermissionHandler(handler: () => boolean): void {
    this.#device = handler;
  }

  setDisplayMediaRequestHandler(): void {
    called('session.setDisplayMediaRequestHandler');
  }

  /** Without a handler Electron grants every permission: so does the stand-in. */
  asks(permission: string, url: string): { requested: boolean; checked: boolean; device: boolean } {
    let requested = true;
    this.#request?.({ getURL: () => url }, permission, (granted) => {
      requested = granted;
    });
    const checked = this.#check?.(null, permission, new URL(url).origin === 'null' ? url : new URL(url).origin) ?? true;
    return { requested, checked, device: this.#device?.() ?? true };
  }

  /** Whether a request of a page may go out; true where nothing was said. */
  mayLoad(url: string): boolean {
    let cancelled = false;
    this.#before?.({ url }, ({ cancel }) => {
      cancelled = cancel;
    });
    return !cancelled;
  }

  /** Whether a download is let through. */
  mayDownload(url: string): boolean {
    let prevented = false;
    this.emit('will-download', { preventDefault: () => (prevented = true) }, { getURL: () => url });
    return !prevented;
  }
}

const partitions = new Map<string, Session>();
let standard: Session | null = null;

export type { Session };

/** "Session can only be received when app is ready." */
export const session = {
  fromPartition(name: string): Session {
    needReady('Session can only be received');
    const known = partitions.get(name) ?? new Session();
    partitions.set(name, known);
    return known;
  },
  get defaultSession(): Session {
    needReady('Session can only be received');
    standard ??= new Session();
    return standard;
  },
};

/** The global protocol: only registering is used on it. */
export const protocol = new Protocol();
