// Result: the value of an operation that is expected to fail sometimes.
// Bugs throw; what a person or a disk can cause comes back as a Result with a code.

/** Where in the input a problem lies and how to mend it. `path` is dotted: `event.sources.0.url`. */
export interface Issue {
  readonly path: string;
  readonly message: string;
}

/** The codes a caller can tell apart; hosts map them to HTTP statuses and the renderer to words. */
export type FailureCode =
  | 'invalid'
  | 'not-found'
  | 'conflict'
  | 'read-only'
  | 'locked'
  | 'too-large'
  | 'unauthorized'
  | 'forbidden'
  | 'unknown-command'
  | 'busy'
  | 'storage'
  | 'damaged'
  | 'internal';

/** An expected failure: a code, one sentence for people, and the fields concerned. */
export interface Failure {
  readonly code: FailureCode;
  /** In English. */
  readonly message: string;
  /** The same sentence in the catalogues, where it is there, and what it names; see failures.ts. */
  readonly words?: { readonly key: string; readonly values: Readonly<Record<string, string | number>> };
  readonly issues?: readonly Issue[];
}

/** Either `{ ok: true, value }` or `{ ok: false, error }`; also the envelope on the wire. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure };

/** Wraps a value as a success. */
export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** Builds a failure; `issues` name the fields where there are any. */
export function fail(code: FailureCode, message: string, issues?: readonly Issue[]): { ok: false; error: Failure } {
  return { ok: false, error: issues && issues.length > 0 ? { code, message, issues } : { code, message } };
}
