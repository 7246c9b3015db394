// The Scene: everything that is drawn for one view, as a plain value in px. Per frame, in the order of pixels.
// Painters and the accessible overlay read it; nothing in it knows a colour, a language or the DOM.
import type { LaneMode } from '../../../data/desk.ts';
import { isVague, type TimelineIndex } from './index-events.ts';
import { cellsOf, radiusOf, reachingInto, type CellCluster, type CellItem, type CellMark } from './cells.ts';
import { arcsOf, textBoxes, type Arc, type ArcWish } from './arcs.ts';
import type { Label, Measure } from './labels.ts';
import { labelsOf } from './scene-labels.ts';
import { OTHERS, type Lane, type LaneSet } from './lanes.ts';
import { rhythmsIn, type Rhythm, type SceneRhythm } from './silences.ts';
import { ticksOf, type Tick } from './ticks.ts';
import { timeScale, xOf, type TimeScale } from './time-scale.ts';
import { toneCurve, type CurvePoint, type ToneSums } from './tone-curve.ts';

/** What is looked at: a span of time in a box, with what is selected in it. */
export interface SceneView {
  readonly from: number;
  readonly to: number;
  readonly width: number;
  /** Height of all lanes together, px; each lane gets its share, at least LEAST_LANE. */
  readonly lanesHeight: number;
  readonly selectedId: string | null;
  /** Events linked with the selected one, and the further links of its chain. */
  readonly linked: readonly ArcWish[];
  /** ms UTC of now. */
  readonly now: number;
  /** The title of an event, for its label. */
  readonly title: (position: number) => string;
  readonly measure: Measure;
  /** The channels whose rhythm is drawn; absent, none. */
  readonly rhythms?: readonly Rhythm[];
  /** While the view moves: the labels that stand, which then go with their marks. Absent, all are placed anew. */
  readonly kept?: readonly Label[] | null;
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
  readonly collapsed: boolean;
  readonly top: number;
  readonly height: number;
  readonly baseline: number;
}

export interface Scene {
  /** What its lanes group by. */
  readonly mode: LaneMode;
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
  readonly rhythms: readonly SceneRhythm[];
  /** x of now, or null where it is out of view. */
  readonly today: number | null;
}

export const LEAST_LANE = 38;
/** Height of a lane that is folded thin, px. */
export const THIN_LANE = 18;
export const MOST_LANE = 320;
/** Least distance of axis ticks, px. */
export const TICK_SPACING = 54;
const LANE_PADDING = 3;
const NOBODY: readonly string[] = [];

/** Lays one view out. */
export function scene(laneSet: LaneSet, tone: ToneSums, view: SceneView): Scene {
  const { index } = laneSet.selection;
  const scale = timeScale(view.from, view.to, view.width);
  const lanes = framesOf(laneSet.lanes, view.lanesHeight);
  const marks: Mark[] = [];
  const clusters: Cluster[] = [];
  laneSet.lanes.forEach((lane, at) => {
    const frame = lanes[at];
    if (!frame) return;
    const half = frame.height / 2 - (lane.collapsed ? 1 : LANE_PADDING);
    for (const item of cellsOf(lane, index, scale, half)) put(item, lane, frame, laneSet, view, marks, clusters);
    for (const position of reachingInto(lane, index, scale)) {
      marks.push(markOf(reaching(position, index, scale, half), lane.id, frame, laneSet, view));
    }
  });
  const today = xOf(scale, view.now);
  const arcs = arcsOf(laneSet, marks, clusters, lanes, view, scale);
  return {
    mode: laneSet.mode,
    scale,
    width: view.width,
    height: lanes.reduce((sum, lane) => sum + lane.height, 0),
    ticks: ticksOf(scale, TICK_SPACING),
    lanes,
    marks,
    clusters,
    labels: labelsOf(marks, clusters, lanes, textBoxes(arcs, view.measure), view),
    curve: toneCurve(tone, scale),
    arcs,
    rhythms: rhythmsIn(view.rhythms ?? [], scale),
    today: today >= 0 && today <= view.width ? today : null,
  };
}

/** Where each lane lies: those folded thin have one height, the others share what is left. */
function framesOf(lanes: readonly Lane[], height: number): SceneLane[] {
  const thin = lanes.filter((lane) => lane.collapsed).length;
  const share = (height - thin * THIN_LANE) / Math.max(1, lanes.length - thin);
  const whole = Math.floor(Math.max(LEAST_LANE, Math.min(MOST_LANE, share)));
  let top = 0;
  return lanes.map(({ id, count, collapsed }) => {
    const own = collapsed ? THIN_LANE : whole;
    const frame = { id, count, collapsed, top, height: own, baseline: Math.round(top + own / 2) };
    top += own;
    return frame;
  });
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
  const { track, lo, hi, count, x, r, rx, first, last, tone } = item;
  // Written out: spreading an object costs several times as much, and a frame makes thousands.
  clusters.push({
    track,
    lo,
    hi,
    count,
    x,
    r,
    rx,
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
    others: topics.length <= 1 && topics[0] === topic ? NOBODY : topics.filter((id) => id !== topic).slice(0, 3),
    verified: row?.verified !== false || row.origin.by !== 'curated',
    vague: isVague(selection.index, item.position),
    selected: row !== undefined && row.id === view.selectedId,
  };
}
