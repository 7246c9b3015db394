// What no page may do here, ours included: ask for permissions, go elsewhere, open windows, load from the network.
// Set for every webContents that is ever made, so that a window added later cannot be forgotten.
import { app, type Session, type WebContents } from 'electron';
import { copyOf } from './copy-window.ts';
import { FILES } from '../api/file-answer.ts';
import { ORIGIN } from './scheme.ts';

/** The one thing the page may do: put text on the clipboard after a click. */
const ALLOWED = 'clipboard-sanitized-write';

/** True for an address of our own page. */
export function isOurs(address: string, origin: string = ORIGIN): boolean {
  try {
    const url = new URL(address);
    // The origin of a custom scheme is "null" in Node's URL, so its parts are compared.
    return `${url.protocol}//${url.host}` === origin;
  } catch {
    return false;
  }
}

/** True for the page itself: what else lies at our origin (a copy of a source) is nowhere to go. */
export function isPage(address: string, origin: string): boolean {
  return isOurs(address, origin) && ['', '/', '/index.html'].includes(new URL(address).pathname);
}

/** True for an address that may be shown to the person and opened outside. */
export function isOutside(address: string): boolean {
  try {
    return ['http:', 'https:'].includes(new URL(address).protocol);
  } catch {
    return false;
  }
}

/** Denies a session every permission but one, and every request that leaves the computer or reads its files. */
export function lockSession(session: Session, origin: string): void {
  session.setPermissionRequestHandler((contents, permission, callback) => {
    callback(permission === ALLOWED && isOurs(contents.getURL(), origin));
  });
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin) => {
    return permission === ALLOWED && isOurs(requestingOrigin, origin);
  });
  lockDevices(session);
  session.webRequest.onBeforeRequest((details, callback) => {
    callback({ cancel: !mayLoad(details.url, origin) });
  });
  // What the page itself made, what lies on the host's shelf for it (an export) and the library's copies may be saved:
  // Electron asks where, in the system's own dialog. Nothing else is downloaded.
  session.on('will-download', (event, item) => {
    const address = item.getURL();
    const made = address.startsWith(`blob:${origin}/`) || address.startsWith(`${origin}${FILES}/`);
    const ours = made || copyOf(address, origin) !== null;
    if (!ours) event.preventDefault();
  });
}

/** Denies the session of copies everything but the copies: they are pages of strangers. */
export function lockCopies(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  session.setPermissionCheckHandler(() => false);
  lockDevices(session);
  const isCopy = (address: string): boolean => copyOf(address, ORIGIN) !== null;
  session.webRequest.onBeforeRequest(({ url }, callback) => {
    callback({ cancel: !isCopy(url) && !['data:', 'devtools:'].includes(new URL(url).protocol) });
  });
  session.on('will-download', (event, item) => {
    if (!isCopy(item.getURL())) event.preventDefault();
  });
}

function lockDevices(session: Session): void {
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, callback) => callback(null));
}

function mayLoad(address: string, origin: string): boolean {
  if (isOurs(address, origin)) return true;
  const { protocol, host } = new URL(address);
  // Developer tools load from their own scheme; data and blob hold no address to reach.
  if (['devtools:', 'data:', 'blob:'].includes(protocol)) return true;
  // In development the page's server also speaks over a socket.
  return origin.startsWith('http:') && protocol === 'ws:' && host === new URL(origin).host;
}

/** Where what a page asks to open is taken instead. */
export interface Ways {
  /** An http or https address, outside. */
  readonly link: (address: string) => void;
  /** The library's copy of that name. */
  readonly copy: (name: string) => void;
}

/** Keeps every webContents on our page. */
export function lockNavigation(origin: string, ways: Ways): void {
  app.on('web-contents-created', (_event, contents) => keepAtHome(contents, origin, ways));
}

function keepAtHome(contents: WebContents, origin: string, ways: Ways): void {
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => {
    if (event.isMainFrame && isPage(event.url, origin)) return;
    // The page shows copies in a sandboxed frame of its own.
    if (!event.isMainFrame && copyOf(event.url, origin) !== null) return;
    event.preventDefault();
    if (event.isMainFrame && isOutside(event.url)) ways.link(event.url);
  });
  contents.on('will-redirect', (event) => {
    if (!isPage(event.url, origin)) event.preventDefault();
  });
  contents.setWindowOpenHandler(({ url }) => {
    const copy = copyOf(url, origin);
    if (copy !== null) ways.copy(copy);
    else if (isOutside(url) && !isOurs(url, origin)) ways.link(url);
    return { action: 'deny' };
  });
}
