// Cells of one lane: each bucket of time is a cell, a dozen px wide, and what lies in it is stacked away from the
// baseline by its tone, close but never hidden; what does not fit becomes a cluster. Nothing here depends on the view:
// a cell is laid out once, and every frame that shows it only puts it in its place along the line.
import { GREATEST_RADIUS, radiusOf } from './marks.ts';
import { type CellView, markOf, type StillCluster, type StillMark, type Stills } from './stills.ts';
import { gallop, lowerBound } from './time-scale.ts';
import type { Band, Track } from './tracks.ts';

/** While a cell is filled its items have no height yet. */
type Unplaced<T> = { -readonly [K in keyof T]: T[K] };
type Item = Unplaced<StillMark> | Unplaced<StillCluster>;

const GAP = 1;
/** How many single marks of one weight a cell tries before it clusters them. */
const SINGLES = 4;
/** How close stacked discs may come, as a share of touching: half of each stays in sight and can be hit. */
const CLOSEST = 0.6;
/** How much smaller turning points may be drawn before they are clustered. */
const SHRUNK = 0.78;

/** The radius of a cluster of turning points. */
function clusterRadius(count: number): number {
  return Math.min(6, 5.4 + Math.log2(count) * 0.22);
}

/** Half the height of a bar on the line itself, px. */
const SEATED = 1.5;
const LEAST_BAR = 4;
/** What counts as usual where a track has less than this a bucket. */
const LEAST_USUAL = 4;

/**
 * The height of a bar in `room` px: half of it where it holds what is usual for its track over all time, more in a
 * burst. It depends on its own count alone, so that it is the same whatever lies beside it or in view.
 */
function barHeight(count: number, usual: number, room: number): number {
  const share = (count / Math.max(usual, LEAST_USUAL)) ** 0.8;
  return Math.max(LEAST_BAR, (room * share) / (share + 1));
}

/** How many events a track has in a bucket of `size` ms, on the whole. */
function usualCount({ starts }: Track, size: number): number {
  const span = (starts.at(-1) ?? 0) - (starts[0] ?? 0);
  return span > size ? (starts.length * size) / span : starts.length;
}

const EDGE_BANDS = [
  ['above', 1],
  ['on', 1],
  ['below', -1],
] as const;

/** Lays out one cell after the other. Keeps its lists between cells: there are thousands, and making them would cost. */
export class CellFiller {
  readonly #view: CellView;
  readonly #tracks: readonly Track[];
  readonly #size: number;
  readonly #usual: Float64Array;
  /** Members [lo, hi) of each track in the cell at hand. */
  readonly #lo: Int32Array;
  readonly #hi: Int32Array;
  #bucket = 0;
  #into: Stills = { marks: [], clusters: [] };
  /** What waits to be stacked, with the height that its tone asks for. */
  readonly #waiting: Item[] = [];
  readonly #wants: number[] = [];

  /** `size`: ms of a bucket. */
  constructor(tracks: readonly Track[], view: CellView, size: number) {
    this.#view = view;
    this.#tracks = tracks;
    this.#size = size;
    this.#usual = Float64Array.from(tracks, (track) => usualCount(track, size));
    this.#lo = new Int32Array(tracks.length);
    this.#hi = new Int32Array(tracks.length);
  }

  /** The cells of buckets [from, to). */
  fill(from: number, to: number): Stills {
    const size = this.#size;
    const into: Stills = { marks: [], clusters: [] };
    this.#into = into;
    this.#tracks.forEach(({ starts }, at) => {
      this.#hi[at] = lowerBound(starts, from * size);
    });
    const stop = to * size;
    for (;;) {
      // The next cell is that of the earliest event not yet in one.
      let next = stop;
      for (let at = 0; at < this.#tracks.length; at += 1) {
        const first = this.#tracks[at]?.starts[this.#hi[at] ?? 0];
        if (first !== undefined && first < next) next = first;
      }
      if (next >= stop) return into;
      const bucket = Math.floor(next / size);
      for (let at = 0; at < this.#tracks.length; at += 1) {
        const starts = this.#tracks[at]?.starts;
        const lo = this.#hi[at] ?? 0;
        this.#lo[at] = lo;
        const end = (bucket + 1) * size;
        if (starts && (starts[lo] ?? end) < end) this.#hi[at] = gallop(starts, end, lo);
      }
      this.#bucket = bucket;
      this.#fillCell();
    }
  }

  #fillCell(): void {
    const { half, baseline } = this.#view;
    this.#wait('on', half);
    // Unrated and neutral events sit on the line; a second one stands on the first's shoulders.
    const seated = this.#waiting.shift();
    this.#wants.shift();
    let floor = 0;
    if (seated) {
      seated.y = baseline;
      floor = seated.r + (seated.r === SEATED ? 0 : GAP);
    }
    const standing = this.#waiting.length;
    this.#wait('above', half - floor);
    this.#stack(standing, floor, 1);
    this.#wait('below', half - floor);
    this.#stack(0, floor, -1);
  }

  /** Events that began before a view, at the height of their tone. They are of no bucket. */
  fillEdge(positions: readonly (readonly [Band, number])[]): readonly StillMark[] {
    const into: Stills = { marks: [], clusters: [] };
    this.#into = into;
    for (const [band, side] of EDGE_BANDS) {
      for (const [own, position] of positions) if (own === band) this.#mark(position, 1);
      this.#stack(0, 0, side);
    }
    return into.marks;
  }

  #count(at: number): number {
    return (this.#hi[at] ?? 0) - (this.#lo[at] ?? 0);
  }

  /** The height that a band's events take one by one at the closest, px; `size` shrinks turning points. */
  #needed(band: Band, majorOnly: boolean, size: number): number {
    const { importance } = this.#view.index;
    let height = 0;
    let last = 0;
    for (let at = 0; at < this.#tracks.length; at += 1) {
      const track = this.#tracks[at];
      if (!track || track.band !== band || (majorOnly && !track.major)) continue;
      for (let i = this.#lo[at] ?? 0; i < (this.#hi[at] ?? 0); i += 1) {
        const r = radiusOf(importance[track.positions[i] ?? 0] ?? 1) * (track.major ? size : 1);
        height += last === 0 ? r : (last + r + GAP) * CLOSEST;
        last = r;
      }
    }
    return height + last;
  }

  /** Singles where they fit into `room` px, else lesser ones clustered, else both weights clustered, never mixed. */
  #wait(band: Band, room: number): void {
    let most = 0;
    let majors = 0;
    for (let at = 0; at < this.#tracks.length; at += 1) {
      const track = this.#tracks[at];
      if (track?.band !== band) continue;
      const count = this.#count(at);
      most = Math.max(most, count);
      if (track.major) majors = count;
    }
    if (most === 0) return;
    if (most <= SINGLES && this.#needed(band, false, 1) <= room) {
      this.#take(band, SINGLES, SINGLES, 1, room);
      return;
    }
    // Turning points stay apart as long as they have room among themselves, if need be a little smaller; lesser events
    // give way to them: their bar is wider than a disc, and stays in sight behind it.
    if (majors > 1 && majors <= SINGLES) {
      const size = this.#needed(band, true, 1) <= room ? 1 : this.#needed(band, true, SHRUNK) <= room ? SHRUNK : 0;
      if (size > 0) {
        this.#take(band, SINGLES, 1, size, room);
        return;
      }
    }
    this.#take(band, 1, 1, 1, room);
  }

  /** Makes a band's marks and clusters: single ones where a track has at most so many. */
  #take(band: Band, majors: number, minors: number, size: number, room: number): void {
    for (let at = 0; at < this.#tracks.length; at += 1) {
      const track = this.#tracks[at];
      const count = this.#count(at);
      if (!track || track.band !== band || count === 0) continue;
      if (count > (track.major ? majors : minors)) {
        this.#cluster(track, at, room);
        continue;
      }
      for (let i = this.#lo[at] ?? 0; i < (this.#hi[at] ?? 0); i += 1) {
        this.#mark(track.positions[i] ?? 0, track.major ? size : 1);
      }
    }
  }

  /** The height a tone asks for, px from the baseline. */
  #want(tone: number): number {
    return (Math.abs(tone) / 3) * (this.#view.half - GREATEST_RADIUS);
  }

  #mark(position: number, size: number): void {
    const { index } = this.#view;
    const r = radiusOf(index.importance[position] ?? 1) * size;
    const mark: Unplaced<StillMark> = markOf(this.#view, position, this.#bucket, r);
    this.#into.marks.push(mark);
    this.#waiting.push(mark);
    this.#wants.push(this.#want(index.tone[position] || 0));
  }

  #cluster(track: Track, at: number, room: number): void {
    const lo = this.#lo[at] ?? 0;
    const hi = this.#hi[at] ?? 0;
    const count = hi - lo;
    const first = track.starts[lo] ?? 0;
    const last = track.starts[hi - 1] ?? first;
    const tone = ((track.sums[hi] ?? 0) - (track.sums[lo] ?? 0)) / count;
    const { major } = track;
    const bar = track.band === 'on' ? SEATED : barHeight(count, this.#usual[at] ?? 0, room) / 2;
    const r = major ? clusterRadius(count) : bar;
    const y = this.#view.baseline;
    const cluster: Unplaced<StillCluster> = {
      bucket: this.#bucket,
      track,
      lo,
      hi,
      count,
      y,
      r,
      first,
      last,
      tone,
      major,
    };
    this.#into.clusters.push(cluster);
    this.#waiting.push(cluster);
    this.#wants.push(major ? this.#want(tone) : 0);
  }

  /**
   * Stacks what waits outward from `floor`, each at the height its tone asks for where nothing is in the way; the first
   * `before` of them come first whatever they ask for. Then nothing waits any more.
   */
  #stack(before: number, floor: number, side: 1 | -1): void {
    const items = this.#waiting;
    const heights = this.#wants;
    sortFrom(before, items, heights);
    const first = items[0];
    const last = items.at(-1);
    if (first && last) {
      const { half, baseline } = this.#view;
      let inner = 0;
      for (let i = 1; i < items.length; i += 1) inner += (items[i - 1]?.r ?? 0) + (items[i]?.r ?? 0) + GAP;
      const share = inner > 0 ? Math.min(1, Math.max(0.3, (half - floor - first.r - last.r) / inner)) : 1;
      const apart = (i: number): number => ((items[i - 1]?.r ?? 0) + (items[i]?.r ?? 0) + GAP) * share;
      const top = items.length - 1;
      heights[0] = Math.max(heights[0] ?? 0, floor + first.r);
      for (let i = 1; i <= top; i += 1) heights[i] = Math.max(heights[i] ?? 0, (heights[i - 1] ?? 0) + apart(i));
      heights[top] = Math.min(heights[top] ?? 0, half - last.r);
      for (let i = top - 1; i >= 0; i -= 1) {
        heights[i] = Math.min(heights[i] ?? 0, (heights[i + 1] ?? 0) - apart(i + 1));
      }
      for (let i = 0; i <= top; i += 1) {
        const item = items[i];
        if (item) item.y = baseline - side * (heights[i] ?? 0);
      }
    }
    items.length = 0;
    heights.length = 0;
  }
}

/** Sorts the items from a place on by what they want, least first; a handful, and those of equal wish stay in order. */
function sortFrom(from: number, items: Item[], wants: number[]): void {
  for (let i = from + 1; i < items.length; i += 1) {
    const item = items[i];
    const want = wants[i] ?? 0;
    if (!item) continue;
    let at = i;
    for (; at > from && (wants[at - 1] ?? 0) > want; at -= 1) {
      wants[at] = wants[at - 1] ?? 0;
      const moved = items[at - 1];
      if (moved) items[at] = moved;
    }
    wants[at] = want;
    items[at] = item;
  }
}
