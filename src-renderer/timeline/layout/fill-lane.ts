// The cells of a lane in a view. Cells are laid out once and kept with their lane, a few at a time, so that a frame
// only puts them in their places while one pans or zooms; events from before the view come to its left edge.
import { CellFiller } from './cells.ts';
import type { TimelineIndex } from './index-events.ts';
import type { Lane } from './lanes.ts';
import { CELL } from './marks.ts';
import { type Drawn, type LaneView, Placing } from './placing.ts';
import type { CellView, StillCluster, Stills } from './stills.ts';
import { bucketSize, lowerBound } from './time-scale.ts';
import { BLOCK, type Band, type Track } from './tracks.ts';

/** Cells are laid out so many at a time: few enough that a step of panning costs little, enough to be worth keeping. */
const PAGE = 8;
/** Pages kept a lane; a screen shows some twenty, so that this is many zoom levels and far to either side. */
const MOST_PAGES = 600;
/** Events reaching into the view from before it, at most so many a track: more would only lie on each other. */
const REACHING = 4;

/** Cells of one size of buckets. */
interface Sheet {
  readonly filler: CellFiller;
  /** By number: page n has the buckets from n × PAGE on. */
  readonly pages: Map<number, Stills>;
}

/** What is laid out of one lane. */
class LaneCells {
  readonly view: CellView;
  readonly #lane: Lane;
  readonly #sheets = new Map<number, Sheet>();
  #count = 0;

  constructor(lane: Lane, view: CellView) {
    this.#lane = lane;
    this.view = view;
  }

  /** `size`: ms of a bucket. */
  sheet(size: number): Sheet {
    if (this.#count >= MOST_PAGES) {
      this.#sheets.clear();
      this.#count = 0;
    }
    let own = this.#sheets.get(size);
    if (!own) {
      own = { filler: new CellFiller(this.#lane.tracks, this.view, size), pages: new Map() };
      this.#sheets.set(size, own);
    }
    return own;
  }

  page({ filler, pages }: Sheet, number: number): Stills {
    let page = pages.get(number);
    if (!page) {
      page = filler.fill(number * PAGE, (number + 1) * PAGE);
      pages.set(number, page);
      this.#count += 1;
    }
    return page;
  }
}

const kept = new WeakMap<Lane, LaneCells>();

/** A lane's cells as they were laid out before, where nothing that they depend on is another now. */
function cellsOf(lane: Lane, { baseline, half, index, topic, chosen }: CellView): LaneCells {
  let own = kept.get(lane);
  const same =
    own?.view.baseline === baseline &&
    own.view.half === half &&
    own.view.index === index &&
    own.view.topic === topic &&
    own.view.chosen === chosen;
  if (!own || !same) {
    own = new LaneCells(lane, { baseline, half, index, topic, chosen });
    kept.set(lane, own);
  }
  return own;
}

/** Lays out what a lane holds: all cells in view and one beyond each edge, so that nothing vanishes half in sight. */
export function fillLane(lane: Lane, view: LaneView, into: Drawn): void {
  const { scale } = view;
  const size = bucketSize(scale, CELL);
  const edge = Math.floor(scale.from / size);
  const first = edge - 1;
  const last = Math.floor(scale.to / size) + 1;
  const cells = cellsOf(lane, view);
  const sheet = cells.sheet(size);
  const place = new Placing(view, size, into);
  const early: Early = { positions: new Set(), clusters: [] };
  for (let number = Math.floor(first / PAGE); number * PAGE <= last; number += 1) {
    const { marks, clusters } = cells.page(sheet, number);
    for (const still of marks) {
      if (still.bucket < first || still.bucket > last) continue;
      if (place.mark(still) && still.bucket <= edge) early.positions.add(still.position);
    }
    for (const still of clusters) {
      if (still.bucket < first || still.bucket > last) continue;
      if (place.cluster(still) && still.bucket <= edge) early.clusters.push(still);
    }
  }
  const reaching = reachingInto(lane, { index: view.index, place, from: scale.from, early });
  if (reaching.length > 0) for (const still of sheet.filler.fillEdge(reaching)) place.atEdge(still);
}

/** What the cells at the left edge show already. */
interface Early {
  readonly positions: Set<number>;
  readonly clusters: StillCluster[];
}

interface Edge {
  readonly index: TimelineIndex;
  readonly place: Placing;
  /** ms UTC: where the view begins. */
  readonly from: number;
  readonly early: Early;
}

/**
 * Events of a lane that began before the view, last into it and are not to be seen in their cell, latest first; at most
 * REACHING of each track.
 */
function reachingInto(lane: Lane, edge: Edge): (readonly [Band, number])[] {
  const reaching: (readonly [Band, number])[] = [];
  for (const track of lane.tracks) {
    const found: number[] = [];
    // What clusters show is left out: the stretches before, between and after them are gone through, latest first.
    let stop = lowerBound(track.starts, edge.from);
    for (const cluster of edge.early.clusters.filter((one) => one.track === track).toReversed()) {
      descend(track, edge, cluster.hi, stop, track.ends.length - 1, 0, found);
      stop = Math.min(stop, cluster.lo);
    }
    descend(track, edge, 0, stop, track.ends.length - 1, 0, found);
    for (const position of found) reaching.push([track.band, position]);
  }
  return reaching;
}

/** Goes down the pyramid of ends in [start, stop), latest first, only where something ends after the view begins. */
function descend(
  track: Track,
  edge: Edge,
  start: number,
  stop: number,
  level: number,
  block: number,
  found: number[],
): void {
  const { index, place, from, early } = edge;
  const below = track.ends[level - 1];
  const width = BLOCK ** level;
  for (let child = block * BLOCK + BLOCK - 1; child >= block * BLOCK && found.length < REACHING; child -= 1) {
    if (child * width >= stop) continue;
    if ((child + 1) * width <= start) return;
    if (below) {
      if ((below[child] ?? Number.NEGATIVE_INFINITY) > from) {
        descend(track, edge, start, stop, level - 1, child, found);
      }
    } else {
      const position = track.positions[child] ?? 0;
      const lasts = place.lastsInto(index.start[position] ?? 0, index.end[position] ?? 0);
      if (lasts && !early.positions.has(position)) found.push(position);
    }
  }
}
