// What app://entente answers: the listed files of the built page, under the security headers, and nothing else.
import type { Session } from 'electron';
import { type Assets, findAsset, readAsset } from '../api/assets.ts';
import { SECURITY_HEADERS } from '../api/security.ts';
import { PAGE_HOST, SCHEME } from './scheme.ts';

/** Serves the page in a session. */
export function servePage(session: Session, assets: Assets): void {
  session.protocol.handle(SCHEME, async (request) => {
    const { method } = request;
    const { host, pathname } = new URL(request.url);
    if (method !== 'GET' && method !== 'HEAD') return nothing(405);
    const asset = host === PAGE_HOST ? findAsset(assets, pathname) : undefined;
    if (!asset) return nothing(404);
    const headers = { ...SECURITY_HEADERS, 'content-type': asset.type, 'cache-control': asset.cache };
    // A copy, because a response wants bytes of its own.
    const body = method === 'HEAD' ? null : new Uint8Array(await readAsset(asset));
    return new Response(body, { status: 200, headers });
  });
}

const nothing = (status: number): Response =>
  new Response(null, { status, headers: { ...SECURITY_HEADERS, 'cache-control': 'no-store' } });
