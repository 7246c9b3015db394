// The Scene: everything that is drawn for one view, as a plain value in px. Per frame, in the order of pixels.
// Painters and the accessible overlay read it; nothing in it knows a colour, a language or the DOM.
import type { TimelineIndex } from './index-events.ts';
import { cellsOf, radiusOf, reachingInto, type CellCluster, type CellItem, type CellMark } from './cells.ts';
import { placeLabels, type Box, type Label, type LabelWish, type Measure } from './labels.ts';
import { OTHERS, type Lane, type LaneSet } from './lanes.ts';
import { ticksOf, type Tick } from './ticks.ts';
import { lowerBound, timeScale, xOf, type TimeScale } from './time-scale.ts';
import { toneCurve, type CurvePoint, type ToneSums } from './tone-curve.ts';

/** What is looked at: a span of time in a box, with what is selected in it. */
export interface SceneView {
  readonly from: number;
  readonly to: number;
  readonly width: number;
  /** Height of all lanes together, px; each lane gets its share, at least LEAST_LANE. */
  readonly lanesHeight: number;
  readonly selectedId: string | null;
  /** Events linked with the selected one, with the lag in days where it is known. */
  readonly linked: readonly { readonly id: string; readonly lag: number | null }[];
  /** ms UTC of now. */
  readonly now: number;
  /** The title of an event, for its label. */
  readonly title: (position: number) => string;
  readonly measure: Measure;
}

/** A mark on the screen: y is down from the top of the lanes. `topic` gives its colour, `others` its pips. */
export interface Mark extends Omit<CellMark, 'is' | 'y'> {
  readonly lane: string;
  readonly y: number;
  readonly baseline: number;
  readonly importance: number;
  readonly topic: string;
  readonly others: readonly string[];
  readonly verified: boolean;
  /** Faded at the ends: vaguer than a day, "about", or open. */
  readonly vague: boolean;
  readonly selected: boolean;
}

export interface Cluster extends Omit<CellCluster, 'is' | 'y'> {
  readonly lane: string;
  readonly y: number;
  readonly baseline: number;
  readonly topic: string;
  readonly major: boolean;
}

export interface SceneLane {
  readonly id: string;
  readonly count: number;
  readonly top: number;
  readonly height: number;
  readonly baseline: number;
}

/** A link from the selected event to another: from point to point, in px. */
export interface Arc {
  readonly id: string;
  readonly from: { readonly x: number; readonly y: number };
  readonly to: { readonly x: number; readonly y: number };
  readonly lag: number | null;
}

export interface Scene {
  readonly scale: TimeScale;
  readonly width: number;
  readonly height: number;
  readonly ticks: readonly Tick[];
  readonly lanes: readonly SceneLane[];
  readonly marks: readonly Mark[];
  readonly clusters: readonly Cluster[];
  readonly labels: readonly Label[];
  readonly curve: readonly CurvePoint[];
  readonly arcs: readonly Arc[];
  /** x of now, or null where it is out of view. */
  readonly today: number | null;
}

export const LEAST_LANE = 38;
export const MOST_LANE = 320;
/** Least distance of axis ticks, px. */
export const TICK_SPACING = 54;
/** Past this many marks only the weightiest are tried for a label: more could not fit and would only cost. */
const CROWDED = 400;
const CROWDED_WISHES = 60;
const LANE_PADDING = 3;
/** How far the selected event's label may leave its lane, px. */
const SPILL = 16;

/** Lays one view out. */
export function scene(laneSet: LaneSet, tone: ToneSums, view: SceneView): Scene {
  const { index } = laneSet.selection;
  const scale = timeScale(view.from, view.to, view.width);
  const laneHeight = Math.floor(
    Math.max(LEAST_LANE, Math.min(MOST_LANE, view.lanesHeight / Math.max(1, laneSet.lanes.length))),
  );
  const lanes = laneSet.lanes.map((lane, at) => ({
    id: lane.id,
    count: lane.count,
    top: at * laneHeight,
    height: laneHeight,
    baseline: Math.round(at * laneHeight + laneHeight / 2),
  }));
  const marks: Mark[] = [];
  const clusters: Cluster[] = [];
  laneSet.lanes.forEach((lane, at) => {
    const frame = lanes[at];
    if (!frame) return;
    const half = laneHeight / 2 - LANE_PADDING;
    for (const item of cellsOf(lane, index, scale, half)) put(item, lane, frame, laneSet, view, marks, clusters);
    for (const position of reachingInto(lane, index, scale)) {
      marks.push(markOf(reaching(position, index, scale, half), lane.id, frame, laneSet, view));
    }
  });
  const today = xOf(scale, view.now);
  return {
    scale,
    width: view.width,
    height: lanes.length * laneHeight,
    ticks: ticksOf(scale, TICK_SPACING),
    lanes,
    marks,
    clusters,
    labels: labelsOf(marks, clusters, lanes, view),
    curve: toneCurve(tone, scale),
    arcs: arcsOf(laneSet, marks, clusters, lanes, view, scale),
    today: today >= 0 && today <= view.width ? today : null,
  };
}

function put(
  item: CellItem,
  lane: Lane,
  frame: SceneLane,
  laneSet: LaneSet,
  view: SceneView,
  marks: Mark[],
  clusters: Cluster[],
): void {
  if (item.is === 'mark') {
    marks.push(markOf(item, lane.id, frame, laneSet, view));
    return;
  }
  const { track, lo, hi, count, x, r, first, last, tone } = item;
  // Written out: spreading an object costs several times as much, and a frame makes thousands.
  clusters.push({
    track,
    lo,
    hi,
    count,
    x,
    r,
    first,
    last,
    tone,
    lane: lane.id,
    y: frame.baseline - item.y,
    baseline: frame.baseline,
    topic: laneSet.mode === 'topic' ? lane.id : OTHERS,
    major: track.major,
  });
}

/** An event that began before the view: drawn from the left edge, at the height of its tone. */
function reaching(position: number, index: TimelineIndex, scale: TimeScale, half: number): CellMark {
  const r = radiusOf(index.importance[position] ?? 1);
  const from = xOf(scale, index.start[position] ?? 0);
  const to = xOf(scale, index.end[position] ?? 0);
  const y = ((index.tone[position] || 0) / 3) * (half - r);
  return { is: 'mark', position, x: Math.max(from, Math.min(to, r)), y, r, tail: { from, to } };
}

function markOf(item: CellMark, lane: string, frame: SceneLane, { mode, selection }: LaneSet, view: SceneView): Mark {
  const row = selection.index.rows[item.position];
  const topics = row?.topics ?? [];
  const topic =
    mode === 'topic' ? lane : ((selection.topics ? topics.find((id) => selection.topics?.has(id)) : topics[0]) ?? '');
  return {
    position: item.position,
    x: item.x,
    y: frame.baseline - item.y,
    r: item.r,
    tail: item.tail,
    lane,
    baseline: frame.baseline,
    importance: selection.index.importance[item.position] ?? 1,
    topic,
    others: topics.filter((id) => id !== topic).slice(0, 3),
    verified: row?.verified !== false || row.origin.by !== 'curated',
    vague: row !== undefined && isVague(row.date),
    selected: row !== undefined && row.id === view.selectedId,
  };
}

/** Written without a day, with a doubt, or open at an end: its borders are not edges. */
function isVague(edtf: string): boolean {
  return /[~?%X]|\.\.|^\/|\/$/.test(edtf) || edtf.split('/').some((end) => end.length < 10);
}

function labelsOf(
  marks: readonly Mark[],
  clusters: readonly Cluster[],
  lanes: readonly SceneLane[],
  view: SceneView,
): Label[] {
  const frames = new Map(lanes.map((lane) => [lane.id, lane]));
  const inView = marks.filter((mark) => mark.x > -mark.r && mark.x < view.width + mark.r);
  const wishes = inView.flatMap((mark): LabelWish[] => {
    const frame = frames.get(mark.lane);
    if (!frame) return [];
    return [
      {
        position: mark.position,
        text: '',
        rank: (mark.selected ? 100 : 0) + mark.importance,
        x: mark.x,
        y: mark.y,
        r: mark.r,
        // The selected event is named even where its own lane is full: beside it in the next one.
        laneTop: mark.selected ? Math.max(0, frame.top - SPILL) : frame.top,
        laneBottom: frame.top + frame.height + (mark.selected ? SPILL : 0),
        bold: mark.selected,
      },
    ];
  });
  const best = wishes
    .sort((a, b) => b.rank - a.rank || a.x - b.x)
    .slice(0, wishes.length > CROWDED ? CROWDED_WISHES : wishes.length)
    .map((wish) => ({ ...wish, text: view.title(wish.position) }));
  if (best.length === 0) return [];
  return placeLabels(best, obstacles(marks, clusters), view.width, view.measure);
}

/** The boxes that no label may touch: discs, and the lines of what lasts. */
function* obstacles(marks: readonly Mark[], clusters: readonly Cluster[]): Generator<Box> {
  for (const { x, y, r, tail } of marks) {
    yield { left: x - r - 1, right: x + r + 1, top: y - r, bottom: y + r };
    if (tail) yield { left: Math.max(tail.from, -50), right: Math.min(tail.to, 10_000), top: y - 3, bottom: y + 3 };
  }
  for (const { x, y, r } of clusters) yield { left: x - r - 1, right: x + r + 1, top: y - r, bottom: y + r };
}

function arcsOf(
  laneSet: LaneSet,
  marks: readonly Mark[],
  clusters: readonly Cluster[],
  lanes: readonly SceneLane[],
  view: SceneView,
  scale: TimeScale,
): Arc[] {
  const from = view.selectedId === null ? null : pointOf(view.selectedId, laneSet, marks, clusters, lanes, scale);
  if (!from) return [];
  return view.linked.flatMap(({ id, lag }) => {
    const to = pointOf(id, laneSet, marks, clusters, lanes, scale);
    return to ? [{ id, from, to, lag }] : [];
  });
}

/** Where an event is drawn: its mark, the cluster that holds it, or its place in time out of view; null where hidden. */
function pointOf(
  id: string,
  laneSet: LaneSet,
  marks: readonly Mark[],
  clusters: readonly Cluster[],
  lanes: readonly SceneLane[],
  scale: TimeScale,
): { x: number; y: number } | null {
  const { index, visible } = laneSet.selection;
  const position = index.positionOf.get(id);
  if (position === undefined || !visible[position]) return null;
  const mark = marks.find((candidate) => candidate.position === position);
  if (mark) return { x: mark.x, y: mark.y };
  const start = index.start[position] ?? 0;
  const cluster = clusters.find(
    (candidate) => start >= candidate.first && start <= candidate.last && holds(candidate, position),
  );
  if (cluster) return { x: cluster.x, y: cluster.y };
  const lane = laneSet.lanes.findIndex((candidate) =>
    candidate.tracks.some((track) => trackHolds(track, position, start)),
  );
  const frame = lanes[lane];
  return frame ? { x: xOf(scale, start), y: frame.baseline } : null;
}

function holds({ track, lo, hi }: Cluster, position: number): boolean {
  for (let i = lo; i < hi; i += 1) if (track.positions[i] === position) return true;
  return false;
}

function trackHolds(track: Lane['tracks'][number], position: number, start: number): boolean {
  for (let i = lowerBound(track.starts, start); i < track.starts.length && track.starts[i] === start; i += 1) {
    if (track.positions[i] === position) return true;
  }
  return false;
}
