// Files on the shelf, as both hosts give them out: `/api/files/HANDLE`, saved under the name they were made with.
import { SECURITY_HEADERS } from './security.ts';

/** Path that takes a file by POST; with a slash and a handle behind it, the path that gives one. */
export const FILES = '/api/files';

/** Headers of the answer, without its length. */
export function fileHeaders(name: string | undefined): Readonly<Record<string, string>> {
  return {
    ...SECURITY_HEADERS,
    'cache-control': 'no-store',
    'content-type': 'application/octet-stream',
    'content-disposition': dispositionOf(name),
  };
}

/** Saved under its name; RFC 6266's second form carries what ASCII cannot. */
function dispositionOf(name: string | undefined): string {
  if (name === undefined) return 'attachment';
  const plain = name.replaceAll(/[^\w. -]/g, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name).replaceAll("'", '%27')}`;
}
