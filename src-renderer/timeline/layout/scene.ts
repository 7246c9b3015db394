// The Scene: everything that is drawn for one view, as a plain value in px. Per frame, in the order of pixels.
// Painters and the accessible overlay read it; nothing in it knows a colour, a language or the DOM.
import type { LaneMode } from '../../../data/desk.ts';
import { fillLane } from './fill-lane.ts';
import type { Cluster, Mark } from './marks.ts';
import type { LaneView } from './placing.ts';
import { arcsOf, textBoxes, type Arc, type ArcWish } from './arcs.ts';
import { positionOf, type TimelineIndex } from './index-events.ts';
import type { Label, Measure } from './labels.ts';
import { labelsOf } from './scene-labels.ts';
import { OTHERS, type Lane, type LaneSet } from './lanes.ts';
import type { Selection } from './select.ts';
import { rhythmsIn, type Rhythm, type SceneRhythm } from './silences.ts';
import { ticksOf, type Tick } from './ticks.ts';
import { timeScale, xOf, type TimeScale } from './time-scale.ts';
import { toneCurve, type CurvePoint, type ToneSums } from './tone-curve.ts';

export type { Cluster, Mark } from './marks.ts';

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
  /** What its positions are of: a scene at rest may be older than the library. */
  readonly index: TimelineIndex;
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

/** Lays one view out. */
export function scene(laneSet: LaneSet, tone: ToneSums, view: SceneView): Scene {
  const { index } = laneSet.selection;
  const scale = timeScale(view.from, view.to, view.width);
  const lanes = framesOf(laneSet.lanes, view.lanesHeight);
  const marks: Mark[] = [];
  const clusters: Cluster[] = [];
  const chosen = chosenTopics(laneSet.selection);
  const selected = view.selectedId === null ? -1 : (positionOf(index, view.selectedId) ?? -1);
  const byTopic = laneSet.mode === 'topic';
  laneSet.lanes.forEach((lane, at) => {
    const frame = lanes[at];
    if (!frame) return;
    const laneView: LaneView = {
      lane: lane.id,
      baseline: frame.baseline,
      half: frame.height / 2 - (lane.collapsed ? 1 : LANE_PADDING),
      scale,
      index,
      selected,
      topic: byTopic ? lane.id : null,
      chosen,
      clusterTopic: byTopic ? lane.id : OTHERS,
    };
    fillLane(lane, laneView, { marks, clusters });
  });
  const today = xOf(scale, view.now);
  const arcs = arcsOf(laneSet, marks, clusters, lanes, view, scale);
  return {
    mode: laneSet.mode,
    index,
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

const chosenOf = new WeakMap<Selection, Uint8Array | null>();

/** For each code of a topic 1 where it is chosen; null where all are. The same one for the same selection. */
function chosenTopics(selection: Selection): Uint8Array | null {
  let chosen = chosenOf.get(selection);
  if (chosen === undefined) {
    const { index, topics } = selection;
    chosen = topics && Uint8Array.from(index.topics.ids, (id) => (topics.has(id) ? 1 : 0));
    chosenOf.set(selection, chosen);
  }
  return chosen;
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
