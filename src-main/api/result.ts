// The envelope both hosts answer with, and the one table from failure codes to HTTP statuses.
// `internal` alone is a bug (500); everything else is something a person, a program or a disk can cause.
import { type FailureCode, fail, type Result } from '../../data/result.ts';

/** What goes over the wire: `{ ok: true, value }` or `{ ok: false, error: { code, message, issues? } }`. */
export type ApiResult = Result<unknown>;

/** HTTP status by failure code. */
export const STATUS: Readonly<Record<FailureCode, number>> = {
  invalid: 400,
  unauthorized: 401,
  forbidden: 403,
  'read-only': 403,
  'not-found': 404,
  'unknown-command': 404,
  conflict: 409,
  damaged: 409,
  'too-large': 413,
  locked: 423,
  internal: 500,
  busy: 503,
  storage: 507,
};

/** The HTTP status of an answer. */
export function statusOf(result: ApiResult): number {
  return result.ok ? 200 : STATUS[result.error.code];
}

/** What a bug looks like from outside: no path, no stack, nothing of the data. */
export const INTERNAL = fail('internal', 'Something went wrong inside Entente. The details are in its log.');
