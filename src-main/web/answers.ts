// How answers leave: the envelope as JSON, a page, or a file, each with the security headers.
// A request that is refused before its body was read closes its connection, so that nothing reads the rest as a request.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline, Readable } from 'node:stream';
import type { Failure } from '../../data/result.ts';
import { isLong, jsonPieces } from '../api/json-pieces.ts';
import { type ApiResult, STATUS, statusOf } from '../api/result.ts';
import { SECURITY_HEADERS } from '../api/security.ts';

export type Headers = Readonly<Record<string, string>>;

/** Sends a body. HEAD requests get the headers alone. */
export function send(response: ServerResponse, status: number, headers: Headers, body: string | Uint8Array): void {
  if (response.headersSent || response.destroyed) return;
  const bytes = typeof body === 'string' ? Buffer.from(body, 'utf8') : body;
  response.writeHead(status, headersFor(bytes, headers));
  response.end(response.req.method === 'HEAD' ? undefined : bytes);
}

function headersFor(bytes: Uint8Array, headers: Headers): Headers {
  return {
    ...SECURITY_HEADERS,
    'cache-control': 'no-store',
    'content-length': String(bytes.byteLength),
    ...headers,
  };
}

/** Sends an answer in the envelope; one with a long list goes out in pieces, as the client takes them. */
export function sendResult(response: ServerResponse, result: ApiResult, status = statusOf(result)): void {
  if (isLong(result) && !response.headersSent && !response.destroyed && response.req.method !== 'HEAD') {
    const type = 'application/json; charset=utf-8';
    response.writeHead(status, { ...SECURITY_HEADERS, 'cache-control': 'no-store', 'content-type': type });
    // A client that leaves half-way ends it; there is nobody to tell.
    pipeline(Readable.from(jsonPieces(result), { objectMode: false }), response, () => undefined);
    return;
  }
  send(response, status, { 'content-type': 'application/json; charset=utf-8' }, JSON.stringify(result));
}

/** Sends a refusal. `status` only where the code's own would say less (405, 415, 408). */
export function sendFailure(
  response: ServerResponse,
  error: Failure,
  status: number = STATUS[error.code],
  headers: Headers = {},
): void {
  const { req } = response;
  const type = { 'content-type': 'application/json; charset=utf-8' };
  const body = JSON.stringify({ ok: false, error });
  const unread = !req.complete && (hasBody(req) || !req.readableEnded);
  if (!unread) return send(response, status, { ...type, ...headers }, body);
  if (response.headersSent || response.destroyed) return;
  const bytes = Buffer.from(body, 'utf8');
  response.writeHead(status, headersFor(bytes, { ...type, connection: 'close', ...headers }));
  response.write(bytes);
  // Ending closes the connection, and a client that is still sending would get that instead of the answer.
  // One that asks before it sends waits for this answer, and will not.
  if (req.headers.expect === undefined) discard(req, () => response.end());
  else response.end();
}

function hasBody(request: IncomingMessage): boolean {
  return request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? '0') > 0;
}

const MOST_DISCARDED = 64 * 1024 * 1024;
const DISCARD_TIME = 5_000;

/** Reads on for a while and throws away; calls back at the end of what the client sends. */
function discard(request: IncomingMessage, then: () => void): void {
  let seen = 0;
  const give = setTimeout(() => request.destroy(), DISCARD_TIME);
  give.unref();
  request.on('data', (chunk: Buffer) => {
    seen += chunk.length;
    if (seen > MOST_DISCARDED) request.destroy();
  });
  request.once('close', () => clearTimeout(give));
  request.once('end', then);
  request.resume();
}
