// What the lanes hold for one view: marks, each an event, and clusters of events too dense to tell apart. Plain values.
// A mark's weight is its radius; how wide a cell of time is at least decides what is dense.
import type { Track } from './tracks.ts';

/** One event on the screen, px; y is down from the top of the lanes. `topic` gives its colour, `others` its ring. */
export interface Mark {
  readonly position: number;
  readonly lane: string;
  readonly x: number;
  readonly y: number;
  readonly r: number;
  readonly baseline: number;
  /** Where it lasts longer than its cell is wide: from and to in px, unclipped. */
  readonly tail: { readonly from: number; readonly to: number } | null;
  readonly importance: number;
  readonly topic: string;
  readonly others: readonly string[];
  readonly verified: boolean;
  /** Faded at the ends: vaguer than a day, "about", or open. */
  readonly vague: boolean;
  readonly selected: boolean;
}

/**
 * Several events too dense to tell apart: members [lo, hi) of a track. Turning points (`major`) make a disc (rx is r);
 * lesser events a bar as wide as their cell, 2 rx by 2 r px about x and y, that begins at the line and grows with them.
 */
export interface Cluster {
  readonly track: Track;
  readonly lo: number;
  readonly hi: number;
  readonly count: number;
  readonly lane: string;
  readonly x: number;
  readonly y: number;
  readonly r: number;
  readonly rx: number;
  readonly baseline: number;
  /** ms UTC: start of the first member, and of the last. */
  readonly first: number;
  readonly last: number;
  readonly tone: number;
  readonly topic: string;
  readonly major: boolean;
}

/** Least width of a cell, px; it is always less than twice that. */
export const CELL = 10;

const RADIUS = [0, 2.9, 4.3, 5.8] as const;
/** The radius of a turning point, px. */
export const GREATEST_RADIUS = RADIUS[3];

export function radiusOf(importance: number): number {
  return RADIUS[importance] ?? 2.7;
}

/** The positions that a cluster holds, in time order. */
export function membersOf(cluster: Pick<Cluster, 'track' | 'lo' | 'hi'>): number[] {
  return [...cluster.track.positions.subarray(cluster.lo, cluster.hi)];
}
