// Where a view puts what its cells hold: marks and clusters along the line, made anew for every frame.
// What they look like and how they are stacked is their cell's; here is only where a cell lies now.
import { CELL, Cluster, type LanePlace, Mark, Tail } from './marks.ts';
import type { CellView, StillCluster, StillMark } from './stills.ts';
import { msPerPixel, type TimeScale } from './time-scale.ts';

/** What a lane is filled under. */
export interface LaneView extends CellView, LanePlace {
  readonly scale: TimeScale;
}

/** Where marks and clusters are put. */
export interface Drawn {
  readonly marks: Mark[];
  readonly clusters: Cluster[];
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

  /** Puts a mark in its cell; false where it belongs to the left edge instead. */
  mark(still: StillMark): boolean {
    return this.#put(still, this.#x(still.bucket * this.#size), this.#x((still.bucket + 1) * this.#size), false);
  }

  /** What began before the view, at its left edge. */
  atEdge(still: StillMark): void {
    this.#put(still, 0, CELL, true);
  }

  #put(still: StillMark, left: number, right: number, atEdge: boolean): boolean {
    const { r, start, end } = still;
    const from = this.#x(start);
    const to = this.#x(end);
    const x = within((from + Math.min(to, right)) / 2, left + r, right - r);
    if (!atEdge && x < -r && this.lastsInto(start, end)) return false;
    const tail = to - from > right - left ? new Tail(from, to) : null;
    this.#into.marks.push(new Mark(still, this.#view, x, tail));
    return true;
  }

  /** Whether an event that began before the view lasts into it, and longer than a cell is wide: it has a line to see. */
  lastsInto(start: number, end: number): boolean {
    return start < this.#from && end > this.#from && end - start > this.#size;
  }

  /** Puts a cluster in its cell; false where none of it is in sight: those of its events that last belong to the edge. */
  cluster(still: StillCluster): boolean {
    const { r, first, last, major } = still;
    const left = this.#x(still.bucket * this.#size);
    const right = this.#x((still.bucket + 1) * this.#size);
    const x = major ? within((this.#x(first) + this.#x(last)) / 2, left + r, right - r) : (left + right) / 2;
    const rx = major ? r : (right - left) / 2 - 0.75;
    if (x < -rx && last < this.#from) return false;
    this.#into.clusters.push(new Cluster(still, this.#view, x, rx));
    return true;
  }
}

/** A value no less than `least` and, where that leaves room, no more than `most`. */
function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(Math.max(least, most), value));
}
