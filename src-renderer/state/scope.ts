// What the curated part of the library covers: how many events, from when to when, how many of them have no source.
// Counted from what is there now; a person may have changed or deleted some of it.
import type { IndexRow } from '../../src-main/api/contract.ts';

export interface Scope {
  readonly count: number;
  /** ms UTC, [from, to). */
  readonly from: number;
  readonly to: number;
  readonly unsourced: number;
  readonly unverified: number;
}

/** null where the library has no curated event. */
export function scopeOf(rows: readonly IndexRow[]): Scope | null {
  const curated = rows.filter(({ origin }) => origin.by === 'curated');
  if (curated.length === 0) return null;
  return {
    count: curated.length,
    from: curated.reduce((least, { start }) => Math.min(least, start), Number.POSITIVE_INFINITY),
    to: curated.reduce((most, { end }) => Math.max(most, end), Number.NEGATIVE_INFINITY),
    unsourced: curated.filter(({ sides }) => sides.length === 0).length,
    unverified: curated.filter(({ verified }) => !verified).length,
  };
}
