// Where a view puts what its cells hold: marks and clusters along the line, made anew for every frame.
// They are made by constructors, not as literals: an engine that has seen many literals of a kind live long (those of the
// first cells do) puts all later ones where long-lived things lie, and clearing a gesture's frames away from there halts it.
import { CELL, type Cluster, type Mark } from './marks.ts';
import type { CellView, StillCluster, StillMark } from './stills.ts';
import { msPerPixel, type TimeScale } from './time-scale.ts';
import type { Track } from './tracks.ts';

/** What a lane is filled under. */
export interface LaneView extends CellView {
  readonly lane: string;
  readonly scale: TimeScale;
  /** The position of the selected event; −1 where none is. */
  readonly selected: number;
  readonly clusterTopic: string;
}

/** Where marks and clusters are put. */
export interface Drawn {
  readonly marks: Mark[];
  readonly clusters: Cluster[];
}

class Tail {
  readonly from: number;
  readonly to: number;

  constructor(from: number, to: number) {
    this.from = from;
    this.to = to;
  }
}

class PlacedMark implements Mark {
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
  readonly vague: boolean;
  readonly selected: boolean;

  constructor(still: StillMark, { lane, baseline, selected }: LaneView, x: number, tail: Tail | null) {
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

class PlacedCluster implements Cluster {
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
  readonly first: number;
  readonly last: number;
  readonly tone: number;
  readonly topic: string;
  readonly major: boolean;

  constructor(still: StillCluster, { lane, baseline, clusterTopic }: LaneView, x: number, rx: number) {
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

/** Puts what a cell holds in its place along the line. */
export class Placing {
  readonly #view: LaneView;
  readonly #size: number;
  readonly #into: Drawn;
  readonly #from: number;
  readonly #perPixel: number;

  /** `size`: ms of a bucket. */
  constructor(view: LaneView, size: number, into: Drawn) {
    this.#view = view;
    this.#size = size;
    this.#into = into;
    this.#from = view.scale.from;
    this.#perPixel = msPerPixel(view.scale);
  }

  #x(ms: number): number {
    return (ms - this.#from) / this.#perPixel;
  }

  mark(still: StillMark): void {
    this.#put(still, this.#x(still.bucket * this.#size), this.#x((still.bucket + 1) * this.#size));
  }

  /** What began before the view, at its left edge. */
  atEdge(still: StillMark): void {
    this.#put(still, 0, CELL);
  }

  #put(still: StillMark, left: number, right: number): void {
    const { r } = still;
    const from = this.#x(still.start);
    const to = this.#x(still.end);
    const x = within((from + Math.min(to, right)) / 2, left + r, right - r);
    const tail = to - from > right - left ? new Tail(from, to) : null;
    this.#into.marks.push(new PlacedMark(still, this.#view, x, tail));
  }

  cluster(still: StillCluster): void {
    const { r, first, last, major } = still;
    const left = this.#x(still.bucket * this.#size);
    const right = this.#x((still.bucket + 1) * this.#size);
    const x = major ? within((this.#x(first) + this.#x(last)) / 2, left + r, right - r) : (left + right) / 2;
    this.#into.clusters.push(new PlacedCluster(still, this.#view, x, major ? r : (right - left) / 2 - 0.75));
  }
}

/** A value no less than `least` and, where that leaves room, no more than `most`. */
function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(Math.max(least, most), value));
}
