// Reading a request's JSON body: of the right type, of bounded size, in bounded time, well-formed UTF-8.
// Each way it can be wrong has its own answer; nothing is parsed that was not read whole.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Failure } from '../../data/result.ts';
import type { Patience } from './listen.ts';

/** Most bytes of a command's body. */
export const BODY_LIMIT = 8 * 1024 * 1024;

/** A body, or the refusal with the HTTP status where the code's own does not fit. */
export type BodyOutcome =
  | { readonly value: unknown }
  | { readonly error: Failure; readonly status?: number | undefined };

const refuse = (error: Failure, status?: number): BodyOutcome => ({ error, status });

/** Why a body cannot be read, from its headers alone. */
export function bodyRefusal(request: IncomingMessage, limit: number): Extract<BodyOutcome, { error: Failure }> | null {
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') {
    return { error: { code: 'invalid', message: 'Bodies are taken as they are, without compression.' }, status: 415 };
  }
  if (Number(request.headers['content-length'] ?? '0') > limit) return { error: tooLarge(limit) };
  return null;
}

export function tooLarge(limit: number): Failure {
  const megabytes = Math.floor(limit / 1024 / 1024);
  return { code: 'too-large', message: `This is more than ${megabytes} MB. Send larger files to /api/files.` };
}

/** Reads and parses a JSON body. Resolves with undefined where the client went away meanwhile. */
export async function readJson(
  request: IncomingMessage,
  response: ServerResponse,
  patience: Pick<Patience, 'body' | 'bodyIdle'>,
): Promise<BodyOutcome | undefined> {
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') {
    return refuse({ code: 'invalid', message: 'The body must be JSON, sent as application/json.' }, 415);
  }
  const refused = bodyRefusal(request, BODY_LIMIT);
  if (refused) return refused;
  if (request.headers.expect !== undefined) response.writeContinue();
  const bytes = await collect(request, BODY_LIMIT, patience);
  if (bytes === 'gone') return undefined;
  if (bytes === 'too-large') return refuse(tooLarge(BODY_LIMIT));
  if (bytes === 'slow') return refuse({ code: 'invalid', message: 'The body did not come in time.' }, 408);
  return parse(bytes);
}

function parse(bytes: Buffer): BodyOutcome {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refuse({ code: 'invalid', message: 'The body is not well-formed UTF-8.' });
  }
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return refuse({ code: 'invalid', message: 'The body is not well-formed JSON.' });
  }
}

function collect(
  request: IncomingMessage,
  limit: number,
  { body: whole, bodyIdle: idle }: Pick<Patience, 'body' | 'bodyIdle'>,
): Promise<Buffer | 'too-large' | 'slow' | 'gone'> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const settle = (outcome: Buffer | 'too-large' | 'slow' | 'gone'): void => {
      clearTimeout(timer);
      clearTimeout(deadline);
      request.off('data', take).off('end', finish).off('close', leave).off('error', leave);
      // An error that comes after we stopped listening must not be thrown as unhandled.
      request.on('error', () => undefined);
      if (outcome !== 'gone' && typeof outcome === 'string') request.pause();
      resolve(outcome);
    };
    const take = (chunk: Buffer): void => {
      size += chunk.length;
      timer.refresh();
      if (size > limit) settle('too-large');
      else chunks.push(chunk);
    };
    const finish = (): void => settle(Buffer.concat(chunks, size));
    const leave = (): void => settle('gone');
    const timer = setTimeout(() => settle('slow'), idle);
    // A byte now and then keeps the first waiting, not this one.
    const deadline = setTimeout(() => settle('slow'), whole);
    request.on('data', take).on('end', finish).on('close', leave).on('error', leave);
  });
}
