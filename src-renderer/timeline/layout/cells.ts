// Marks and clusters of one lane: each bucket of time is a cell, a dozen px wide, and what lies in it is stacked
// away from the baseline by its tone, close but never hidden; what does not fit becomes a cluster.
import type { TimelineIndex } from './index-events.ts';
import { BLOCK, type Band, type Lane, type Track } from './lanes.ts';
import { bucketSize, gallop, lowerBound, msPerPixel, xOf, type TimeScale } from './time-scale.ts';

/** One event as drawn. x, y, r in px; y is up from the lane's baseline. */
export interface CellMark {
  readonly is: 'mark';
  readonly position: number;
  readonly x: number;
  readonly y: number;
  readonly r: number;
  /** Where it lasts longer than its cell is wide: from and to in px, unclipped. */
  readonly tail: { readonly from: number; readonly to: number } | null;
}

/**
 * Several events too dense to tell apart: members [lo, hi) of a track. Turning points make a disc (rx is r); lesser
 * events a bar as wide as their cell, 2 rx by 2 r px about x and y, that begins at the line and grows with their number.
 */
export interface CellCluster {
  readonly is: 'cluster';
  readonly track: Track;
  readonly lo: number;
  readonly hi: number;
  readonly count: number;
  readonly x: number;
  readonly y: number;
  readonly r: number;
  readonly rx: number;
  /** ms UTC: start of the first member, and of the last. */
  readonly first: number;
  readonly last: number;
  readonly tone: number;
}

export type CellItem = CellMark | CellCluster;

/** Least width of a cell, px; it is always less than twice that. */
export const CELL = 10;
const GAP = 1;
/** How many single marks of one weight a cell tries before it clusters them. */
const SINGLES = 4;
/** Events reaching into the view from before it, at most so many a lane. */
const REACHING = 60;

const RADIUS = [0, 2.9, 4.3, 5.8] as const;

/** How close stacked discs may come, as a share of touching: half of each stays in sight and can be hit. */
const CLOSEST = 0.6;

export function radiusOf(importance: number): number {
  return RADIUS[importance] ?? 2.7;
}

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

interface Group {
  readonly track: Track;
  readonly lo: number;
  readonly hi: number;
}

/** What will be placed: a mark or a cluster without its place; `want` is the height its tone asks for. */
interface Waiting {
  readonly r: number;
  readonly want: number;
  readonly place: (y: number) => CellItem;
}

/** The cells of a lane under a view; `half` is the room above and below the baseline in px. */
export function cellsOf(lane: Lane, index: TimelineIndex, scale: TimeScale, half: number): CellItem[] {
  const size = bucketSize(scale, CELL);
  const cells = new Map<number, Group[]>();
  for (const track of lane.tracks) {
    // One cell beyond each edge, so that nothing appears or vanishes while its disc is still half in sight.
    const stop = (Math.floor(scale.to / size) + 2) * size;
    let lo = lowerBound(track.starts, (Math.floor(scale.from / size) - 1) * size);
    while (lo < track.starts.length) {
      const start = track.starts[lo] ?? 0;
      if (start >= stop) break;
      const bucket = Math.floor(start / size);
      const hi = gallop(track.starts, (bucket + 1) * size, lo);
      const cell = cells.get(bucket);
      if (cell) cell.push({ track, lo, hi });
      else cells.set(bucket, [{ track, lo, hi }]);
      lo = hi;
    }
  }
  const items: CellItem[] = [];
  for (const [bucket, groups] of cells) {
    const edges = { left: xOf(scale, bucket * size), right: xOf(scale, (bucket + 1) * size) };
    fillCell(groups, index, scale, edges, half, items);
  }
  return items;
}

interface Edges {
  readonly left: number;
  readonly right: number;
}

function fillCell(
  groups: readonly Group[],
  index: TimelineIndex,
  scale: TimeScale,
  edges: Edges,
  half: number,
  into: CellItem[],
): void {
  const of = (band: Band): Group[] => groups.filter((group) => group.track.band === band);
  const context = { index, scale, edges, half };
  const base = crowd(of('on'), context, half);
  // Unrated events sit on the line; a second one stands on the first's shoulders.
  const [seated, ...standing] = base;
  if (seated) into.push(seated.place(0));
  const floor = seated ? seated.r + (seated.r === SEATED ? 0 : GAP) : 0;
  into.push(...stack(standing, crowd(of('above'), context, half - floor), floor, half, 1));
  into.push(...stack([], crowd(of('below'), context, half - floor), floor, half, -1));
}

interface Context {
  readonly index: TimelineIndex;
  readonly scale: TimeScale;
  readonly edges: Edges;
  readonly half: number;
}

/** Singles where they fit into `room` px, else minor ones clustered, else both weights clustered, never mixed. */
function crowd(groups: readonly Group[], context: Context, room: number): Waiting[] {
  const laid = (single: (group: Group) => boolean): Waiting[] => {
    const found: Waiting[] = [];
    for (const group of groups) {
      const few = group.hi - group.lo === 1 || (single(group) && group.hi - group.lo <= SINGLES);
      if (few) singles(group, context, found);
      else found.push(cluster(group, context, room));
    }
    return found;
  };
  if (groups.every((group) => group.hi - group.lo <= SINGLES)) {
    const all = laid(() => true);
    if (needed(all, CLOSEST) <= room) return all;
  }
  // Turning points stay apart as long as they have room among themselves; lesser events give way to them.
  const major = groups.find((group) => group.track.major);
  if (major && major.hi - major.lo > 1 && major.hi - major.lo <= SINGLES) {
    const apart: Waiting[] = [];
    singles(major, context, apart);
    if (needed(apart, CLOSEST) + LEAST_BAR <= room) return laid((group) => group.track.major);
  }
  return laid(() => false);
}

/** The height a stack takes when its discs lie at a share of touching, px. */
function needed(items: readonly Waiting[], share: number): number {
  const first = items[0];
  const last = items.at(-1);
  if (!first || !last) return 0;
  let height = first.r + last.r;
  for (let i = 1; i < items.length; i += 1) height += ((items[i - 1]?.r ?? 0) + (items[i]?.r ?? 0) + GAP) * share;
  return height;
}

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));

/** The height a tone asks for, px from the baseline. */
function heightOf(tone: number, half: number): number {
  return (Math.abs(tone) / 3) * (half - RADIUS[3]);
}

function singles({ track, lo, hi }: Group, { index, scale, edges, half }: Context, into: Waiting[]): void {
  for (let i = lo; i < hi; i += 1) {
    const position = track.positions[i] ?? 0;
    const r = radiusOf(index.importance[position] ?? 1);
    const from = xOf(scale, index.start[position] ?? 0);
    const to = xOf(scale, index.end[position] ?? 0);
    const x = clamp((from + Math.min(to, edges.right)) / 2, edges.left + r, Math.max(edges.left + r, edges.right - r));
    const tail = to - from > edges.right - edges.left ? { from, to } : null;
    const want = heightOf(index.tone[position] || 0, half);
    into.push({ r, want, place: (y) => ({ is: 'mark', position, x, y, r, tail }) });
  }
}

function cluster({ track, lo, hi }: Group, { scale, edges, half }: Context, room: number): Waiting {
  const count = hi - lo;
  const first = track.starts[lo] ?? 0;
  const last = track.starts[hi - 1] ?? first;
  const tone = ((track.sums[hi] ?? 0) - (track.sums[lo] ?? 0)) / count;
  if (!track.major) {
    const size = (edges.right - edges.left) * msPerPixel(scale);
    const r = track.band === 'on' ? SEATED : barHeight(count, usualCount(track, size), room) / 2;
    const x = (edges.left + edges.right) / 2;
    const rx = (edges.right - edges.left) / 2 - 0.75;
    const place = (y: number): CellItem => ({ is: 'cluster', track, lo, hi, count, x, y, r, rx, first, last, tone });
    return { r, want: 0, place };
  }
  const r = clusterRadius(count);
  const x = clamp(
    (xOf(scale, first) + xOf(scale, last)) / 2,
    edges.left + r,
    Math.max(edges.left + r, edges.right - r),
  );
  const place = (y: number): CellItem => ({ is: 'cluster', track, lo, hi, count, x, y, r, rx: r, first, last, tone });
  return { r, want: heightOf(tone, half), place };
}

/** Stacks items outward from `floor`, each at the height its tone asks for where nothing is in the way. */
function stack(
  before: readonly Waiting[],
  items: readonly Waiting[],
  floor: number,
  half: number,
  side: 1 | -1,
): CellItem[] {
  const order = [...before, ...[...items].sort((a, b) => a.want - b.want)];
  const [first, last] = [order[0], order.at(-1)];
  if (!first || !last) return [];
  const inner = needed(order, 1) - first.r - last.r;
  const share = inner > 0 ? Math.min(1, Math.max(0.3, (half - floor - first.r - last.r) / inner)) : 1;
  const apart = (i: number): number => ((order[i - 1]?.r ?? 0) + (order[i]?.r ?? 0) + GAP) * share;
  const heights = order.map((item) => item.want);
  heights[0] = Math.max(first.want, floor + first.r);
  for (let i = 1; i < order.length; i += 1) heights[i] = Math.max(heights[i] ?? 0, (heights[i - 1] ?? 0) + apart(i));
  const top = order.length - 1;
  heights[top] = Math.min(heights[top] ?? 0, half - last.r);
  for (let i = top - 1; i >= 0; i -= 1) heights[i] = Math.min(heights[i] ?? 0, (heights[i + 1] ?? 0) - apart(i + 1));
  return order.map((item, i) => item.place(side * (heights[i] ?? 0)));
}

/** Events of a lane that began before the view and last into it, latest first. */
export function reachingInto(lane: Lane, index: TimelineIndex, scale: TimeScale): number[] {
  const size = bucketSize(scale, CELL);
  const before = (Math.floor(scale.from / size) - 1) * size;
  const found: number[] = [];
  for (const track of lane.tracks) {
    const stop = lowerBound(track.starts, before);
    for (let block = Math.ceil(stop / BLOCK) - 1; block >= 0 && found.length < REACHING; block -= 1) {
      if ((track.blockEnds[block] ?? 0) <= scale.from) continue;
      for (let i = Math.min(stop, (block + 1) * BLOCK) - 1; i >= block * BLOCK; i -= 1) {
        const position = track.positions[i] ?? 0;
        if ((index.end[position] ?? 0) > scale.from) found.push(position);
      }
    }
  }
  return found.slice(0, REACHING);
}

/** The positions that a cluster holds, in time order. */
export function membersOf(cluster: Pick<CellCluster, 'track' | 'lo' | 'hi'>): number[] {
  return [...cluster.track.positions.subarray(cluster.lo, cluster.hi)];
}
