// Whether a request may be looked at at all: addressed to us, by a page of ours or by no page.
// Host is checked against DNS rebinding, Origin and Sec-Fetch-Site against pages of other sites.
import type { IncomingMessage } from 'node:http';
import type { Failure } from '../../data/result.ts';

/** Path and query of a request target, or null for one that is not in origin form (`/path?query`). */
export function targetOf(url: string | undefined): { path: string; query: URLSearchParams } | null {
  if (url === undefined || !url.startsWith('/') || url.startsWith('//')) return null;
  const at = url.indexOf('?');
  const path = at === -1 ? url : url.slice(0, at);
  return { path, query: new URLSearchParams(at === -1 ? '' : url.slice(at + 1)) };
}

/** The names under which a host on this port is addressed. */
export function hostNames(port: number): readonly string[] {
  return [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`];
}

/** Says why a request is refused by its headers alone, or null. */
export function refusal(
  { headers, headersDistinct }: Pick<IncomingMessage, 'headers' | 'headersDistinct'>,
  port: number,
): Failure | null {
  const host = headers.host?.toLowerCase();
  // Of two Host headers Node keeps the first; something in between may have gone by the second.
  const named = headersDistinct['host']?.length === 1;
  if (host === undefined || !named || !hostNames(port).includes(host)) {
    return { code: 'forbidden', message: 'This host answers only under its own loopback address.' };
  }
  const { origin } = headers;
  if (origin !== undefined && origin !== `http://${host}`) {
    return { code: 'forbidden', message: 'This host answers no pages of other origins.' };
  }
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') {
    return { code: 'forbidden', message: 'This host answers no requests that another site makes.' };
  }
  return null;
}
