// The page's own scheme, app://entente. Imported first and for its effect: a scheme can be made privileged only
// before the app is ready (https://www.electronjs.org/docs/latest/api/protocol).
import { protocol } from 'electron';

export const SCHEME = 'app';
export const PAGE_HOST = 'entente';
/** Origin of the page, and of nothing else. */
export const ORIGIN = `${SCHEME}://${PAGE_HOST}`;

protocol.registerSchemesAsPrivileged([
  { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
]);
