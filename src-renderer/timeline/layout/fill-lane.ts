// The cells of a lane in a view. Cells are laid out once and kept with their lane, a few at a time, so that a frame
// only puts them in their places while one pans or zooms; events from before the view come to its left edge.
import { CellFiller } from './cells.ts';
import type { TimelineIndex } from './index-events.ts';
import type { Lane } from './lanes.ts';
import { CELL } from './marks.ts';
import { type Drawn, type LaneView, Placing } from './placing.ts';
import type { CellView, Stills } from './stills.ts';
import { bucketSize, lowerBound, type TimeScale } from './time-scale.ts';
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
  const first = Math.floor(scale.from / size) - 1;
  const last = Math.floor(scale.to / size) + 1;
  const cells = cellsOf(lane, view);
  const sheet = cells.sheet(size);
  const place = new Placing(view, size, into);
  for (let number = Math.floor(first / PAGE); number * PAGE <= last; number += 1) {
    const { marks, clusters } = cells.page(sheet, number);
    for (const still of marks) if (still.bucket >= first && still.bucket <= last) place.mark(still);
    for (const still of clusters) if (still.bucket >= first && still.bucket <= last) place.cluster(still);
  }
  const reaching = reachingInto(lane, view.index, scale, first * size);
  if (reaching.length > 0) for (const still of sheet.filler.fillEdge(reaching)) place.atEdge(still);
}

/** Events of a lane that began before `before` and last into the view, latest first; at most REACHING of each track. */
function reachingInto(lane: Lane, index: TimelineIndex, scale: TimeScale, before: number): (readonly [Band, number])[] {
  const reaching: (readonly [Band, number])[] = [];
  for (const track of lane.tracks) {
    const found: number[] = [];
    descend(track, index, scale.from, lowerBound(track.starts, before), track.ends.length - 1, 0, found);
    for (const position of found) reaching.push([track.band, position]);
  }
  return reaching;
}

/** Goes down the pyramid of ends, latest first, only where something ends after `from`; events at `stop` and on are not asked. */
function descend(
  track: Track,
  index: TimelineIndex,
  from: number,
  stop: number,
  level: number,
  block: number,
  found: number[],
): void {
  const below = track.ends[level - 1];
  const width = BLOCK ** level;
  for (let child = block * BLOCK + BLOCK - 1; child >= block * BLOCK && found.length < REACHING; child -= 1) {
    if (child * width >= stop) continue;
    if (below) {
      if ((below[child] ?? Number.NEGATIVE_INFINITY) > from) {
        descend(track, index, from, stop, level - 1, child, found);
      }
    } else {
      const position = track.positions[child] ?? 0;
      if ((index.end[position] ?? 0) > from) found.push(position);
    }
  }
}
