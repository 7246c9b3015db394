// The stand-in's sessions and protocols: handlers by scheme, permissions, requests, downloads.
import { EventEmitter } from 'node:events';
import { app, needReady } from './life.ts';
import { broken } from './rules.ts';
import { called } from './scenario.ts';

interface Scheme {
  readonly scheme: string;
  readonly privileges: Readonly<Record<string, boolean>>;
}

let privileged: readonly Scheme[] | null = null;

type Handler = (request: Request) => Response | Promise<Response>;

class Protocol {
  readonly #handlers = new Map<string, Handler>();

  registerSchemesAsPrivileged(schemes: readonly Scheme[]): void {
    if (app.isReady()) broken('schemes-early', 'protocol.registerSchemesAsPrivileged was called late');
    if (privileged) broken('schemes-once', 'protocol.registerSchemesAsPrivileged was called again');
    privileged = structuredClone(schemes);
    called('protocol.registerSchemesAsPrivileged', schemes);
  }

  handle(scheme: string, handler: Handler): void {
    needReady('protocol-ready', 'protocol.handle');
    if (this.#handlers.has(scheme)) broken('protocol-once', `The scheme ${scheme} has a handler already`);
    this.#handlers.set(scheme, handler);
  }

  /** What the page would get: the handler's answer, or a failure where none answers. */
  async answer(url: string, method = 'GET', body?: string): Promise<Response> {
    const scheme = url.slice(0, url.indexOf(':'));
    const handler = this.#handlers.get(scheme);
    if (!handler) throw new Error(`ERR_UNKNOWN_URL_SCHEME (-302) loading '${url}'`);
    const answer = await handler(new Request(url, { method, ...(body === undefined ? {} : { body }) }));
    return answer instanceof Response ? answer : broken('protocol-response', `What ${url} was answered is none`);
  }
}

type PermissionRequest = (
  contents: { getURL(): string },
  permission: string,
  callback: (granted: boolean) => void,
) => void;
type PermissionCheck = (contents: null, permission: string, origin: string) => boolean;
type DisplayMediaRequest = (request: object, callback: (streams: object | null) => void) => void;
type BeforeRequest = (details: { url: string }, callback: (answer: { cancel: boolean }) => void) => void;

class Session extends EventEmitter {
  readonly protocol = new Protocol();
  #request: PermissionRequest | null = null;
  #check: PermissionCheck | null = null;
  #before: BeforeRequest | null = null;
  #device: (() => boolean) | null = null;
  #display: DisplayMediaRequest | null = null;

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

  setDisplayMediaRequestHandler(handler: DisplayMediaRequest): void {
    this.#display = handler;
  }

  /** Without a handler Electron grants every permission: so does the stand-in ("permissions-open"). */
  asks(permission: string, url: string): { requested: boolean; checked: boolean; device: boolean; screen: boolean } {
    let requested = true;
    this.#request?.({ getURL: () => url }, permission, (granted) => {
      requested = granted;
    });
    const checked = this.#check?.(null, permission, new URL(url).origin === 'null' ? url : new URL(url).origin) ?? true;
    let screen = true;
    this.#display?.({}, (streams) => {
      screen = streams !== null;
    });
    return { requested, checked, device: this.#device?.() ?? true, screen };
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

export const session = {
  fromPartition(name: string): Session {
    needReady('session-ready', 'A session was asked for');
    const known = partitions.get(name) ?? new Session();
    partitions.set(name, known);
    return known;
  },
  get defaultSession(): Session {
    needReady('session-ready', 'A session was asked for');
    standard ??= new Session();
    return standard;
  },
};

/** The global protocol: only registering is used on it. */
export const protocol = new Protocol();
