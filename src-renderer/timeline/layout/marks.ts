// What the lanes hold for one view: marks, each an event, and clusters of events too dense to tell apart. Plain values.
// A mark's weight is its radius; how wide a cell of time is at least decides what is dense.
import type { StillCluster, StillMark } from './stills.ts';
import type { Track } from './tracks.ts';

// Every frame has its own, made by constructors and not as literals: an engine that has seen many literals of a kind live
// long puts all later ones where long-lived things lie, and clearing a gesture's frames away from there halts it.

/** The lane that something lies in. */
export interface LanePlace {
  readonly lane: string;
  /** px from the top of the lanes. */
  readonly baseline: number;
  /** The position of the selected event; −1 where none is. */
  readonly selected: number;
  readonly clusterTopic: string;
}

/** Where something lasts longer than its cell is wide: from and to in px, unclipped. */
export class Tail {
  readonly from: number;
  readonly to: number;

  constructor(from: number, to: number) {
    this.from = from;
    this.to = to;
  }
}

/** One event on the screen, px; y is down from the top of the lanes. `topic` gives its colour, `others` its ring. */
export class Mark {
  readonly position: number;
  readonly lane: string;
  readonly x: number;
  readonly y: number;
  readonly r: number;
  readonly baseline: number;
  readonly tail: Tail | null;
  readonly importance: number;
  readonly topic: string;
  readonly others: readonly string[];
  readonly verified: boolean;
  /** Faded at the ends: vaguer than a day, "about", or open. */
  readonly vague: boolean;
  readonly selected: boolean;

  constructor(still: StillMark, { lane, baseline, selected }: LanePlace, x: number, tail: Tail | null) {
    this.position = still.position;
    this.lane = lane;
    this.x = x;
    this.y = still.y;
    this.r = still.r;
    this.baseline = baseline;
    this.tail = tail;
    this.importance = still.importance;
    this.topic = still.topic;
    this.others = still.others;
    this.verified = still.verified;
    this.vague = still.vague;
    this.selected = still.position === selected;
  }
}

/**
 * Several events too dense to tell apart: members [lo, hi) of a track. Turning points (`major`) make a disc (rx is r);
 * lesser events a bar as wide as their cell, 2 rx by 2 r px about x and y, that begins at the line and grows with them.
 */
export class Cluster {
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

  constructor(still: StillCluster, { lane, baseline, clusterTopic }: LanePlace, x: number, rx: number) {
    this.track = still.track;
    this.lo = still.lo;
    this.hi = still.hi;
    this.count = still.count;
    this.lane = lane;
    this.x = x;
    this.y = still.y;
    this.r = still.r;
    this.rx = rx;
    this.baseline = baseline;
    this.first = still.first;
    this.last = still.last;
    this.tone = still.tone;
    this.topic = clusterTopic;
    this.major = still.major;
  }
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
