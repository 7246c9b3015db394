// What app://entente answers: the listed files of the built page and the library's copies, each under its security
// headers, and nothing else.
import { readFile } from 'node:fs/promises';
import type { Session } from 'electron';
import { type Assets, findAsset, readAsset } from '../api/assets.ts';
import { COPIES, type SavedCopy } from '../api/copies.ts';
import { SECURITY_HEADERS } from '../api/security.ts';
import { PAGE_HOST, SCHEME } from './scheme.ts';

export type FindCopy = (name: string) => Promise<SavedCopy | null>;

/** Serves the page in a session, and the copies of the library that is open. */
export function servePage(session: Session, assets: Assets, findCopy: FindCopy): void {
  session.protocol.handle(SCHEME, async ({ method, url }) => {
    const { host, pathname } = new URL(url);
    if (method !== 'GET' && method !== 'HEAD') return nothing(405);
    if (host !== PAGE_HOST) return nothing(404);
    if (pathname.startsWith(COPIES)) return answerCopy(method, pathname, findCopy);
    const asset = findAsset(assets, pathname);
    if (!asset) return nothing(404);
    const headers = { ...SECURITY_HEADERS, 'content-type': asset.type, 'cache-control': asset.cache };
    // A copy, because a response wants bytes of its own.
    const body = method === 'HEAD' ? null : new Uint8Array(await readAsset(asset));
    return new Response(body, { status: 200, headers });
  });
}

/** Serves copies alone: the session of the windows that show them knows no page of ours. */
export function serveCopies(session: Session, findCopy: FindCopy): void {
  session.protocol.handle(SCHEME, async ({ method, url }) => {
    const { host, pathname } = new URL(url);
    if (method !== 'GET' && method !== 'HEAD') return nothing(405);
    if (host !== PAGE_HOST || !pathname.startsWith(COPIES)) return nothing(404);
    return answerCopy(method, pathname, findCopy);
  });
}

async function answerCopy(method: string, pathname: string, findCopy: FindCopy): Promise<Response> {
  const copy = await findCopy(pathname.slice(COPIES.length));
  if (!copy) return nothing(404);
  const body = method === 'HEAD' ? null : new Uint8Array(await readFile(copy.file));
  return new Response(body, { status: 200, headers: copy.headers });
}

const nothing = (status: number): Response =>
  new Response(null, { status, headers: { ...SECURITY_HEADERS, 'cache-control': 'no-store' } });
