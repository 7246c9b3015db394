// What app://entente answers: the listed files of the built page, the library's copies, and files too large for a
// command on their way in or out; each under its security headers, and nothing else.
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { Session } from 'electron';
import { type Assets, findAsset, readAsset } from '../api/assets.ts';
import { COPIES, type SavedCopy } from '../api/copies.ts';
import { FILES, fileHeaders } from '../api/file-answer.ts';
import { STATUS } from '../api/result.ts';
import { SECURITY_HEADERS } from '../api/security.ts';
import type { Shelf } from '../api/shelf.ts';
import { PAGE_HOST, SCHEME } from './scheme.ts';

export type FindCopy = (name: string) => Promise<SavedCopy | null>;

/** Serves the page in a session, and the copies and files of the library that is open. */
export function servePage(session: Session, assets: Assets, findCopy: FindCopy, shelf: () => Shelf): void {
  session.protocol.handle(SCHEME, async (request) => {
    const { method } = request;
    const { host, pathname } = new URL(request.url);
    if (host === PAGE_HOST && pathname === FILES && method === 'POST') return takeFile(request, shelf());
    if (method !== 'GET' && method !== 'HEAD') return nothing(405);
    if (host !== PAGE_HOST) return nothing(404);
    if (pathname.startsWith(`${FILES}/`)) return giveFile(method, pathname.slice(FILES.length + 1), shelf());
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

/** Streams a file onto the shelf; the answer is in the envelope, as any command's. */
async function takeFile({ body }: Request, shelf: Shelf): Promise<Response> {
  const received = await shelf.receive(body ? Readable.fromWeb(body) : Readable.from([]));
  return Response.json(received, {
    status: received.ok ? 200 : STATUS[received.error.code],
    headers: { ...SECURITY_HEADERS, 'cache-control': 'no-store' },
  });
}

function giveFile(method: string, handle: string, shelf: Shelf): Response {
  const found = shelf.find(handle);
  if (!found) return nothing(404);
  const headers = { ...fileHeaders(found.name), 'content-length': String(found.size) };
  if (method === 'HEAD') return new Response(null, { status: 200, headers });
  return new Response(Readable.toWeb(createReadStream(found.file)), { status: 200, headers });
}

async function answerCopy(method: string, pathname: string, findCopy: FindCopy): Promise<Response> {
  const copy = await findCopy(pathname.slice(COPIES.length));
  if (!copy) return nothing(404);
  const body = method === 'HEAD' ? null : new Uint8Array(await readFile(copy.file));
  return new Response(body, { status: 200, headers: copy.headers });
}

const nothing = (status: number): Response =>
  new Response(null, { status, headers: { ...SECURITY_HEADERS, 'cache-control': 'no-store' } });
