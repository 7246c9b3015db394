// Arcs: from the selected event to each event it is linked with, wherever that one is drawn now.
// Out of view an event still has its place in time, so that the arc leads the eye there.
import { positionOf } from './index-events.ts';
import type { Measure, Obstacle } from './labels.ts';
import type { Lane, LaneSet } from './lanes.ts';
import type { Box } from './occupied.ts';
import type { Cluster, Mark, SceneLane, SceneView } from './scene.ts';
import { lowerBound, xOf, type TimeScale } from './time-scale.ts';

/** A link to draw: from the selected event, or between two others of its chain. */
export interface ArcWish {
  readonly id: string;
  /** The other end; absent where it is the selected event. */
  readonly from?: string;
  /** Days from the one to the other, later positive; null where that is not known. */
  readonly lag: number | null;
  /** The lag as it is written beside the arc. */
  readonly text?: string;
}

/** A link as drawn: from point to point, in px. */
export interface Arc {
  readonly id: string;
  /** Whether the selected event is one of its ends; else it is a further link of the chain, drawn fainter. */
  readonly near: boolean;
  readonly text: string;
  readonly from: { readonly x: number; readonly y: number };
  readonly to: { readonly x: number; readonly y: number };
  /** Height of the bow's control points, px. */
  readonly crest: number;
  readonly lag: number | null;
  /** Where the lag is written: its middle; null where there is no room to read it. */
  readonly textAt: { readonly x: number; readonly y: number } | null;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The height of a bow's control points: above both ends, or below them where there is no room above. */
function crestOf(from: Point, to: Point): number {
  const lift = Math.min(60, 14 + Math.abs(to.x - from.x) * 0.14);
  const above = Math.min(from.y, to.y) - lift;
  return above * 0.75 + Math.min(from.y, to.y) * 0.25 > 10 ? above : Math.max(from.y, to.y) + lift;
}

/** Room that a lag needs to be read beside its arc, px along the arc. */
const LAG_ROOM = 46;
const TEXT_HEIGHT = 13;

/** The boxes that written lags take, for labels to keep off. */
export function textBoxes(arcs: readonly Arc[], measure: Measure): Box[] {
  return arcs.flatMap(({ text, textAt }) => (textAt ? [boxOfText(textAt, measure(text, true))] : []));
}

function boxOfText({ x, y }: Point, width: number): Box {
  return { left: x - width / 2, right: x + width / 2, top: y - TEXT_HEIGHT / 2, bottom: y + TEXT_HEIGHT / 2 };
}

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;

const covers = ({ left, right, top, bottom }: Box, { x, y, r, rx = r }: Obstacle): boolean =>
  x + rx > left && x - rx < right && y + r > top && y - r < bottom;

/** Writes lags where they can be read: those of the selected event first, none over another, the others off all marks. */
function placeTexts(
  arcs: readonly Arc[],
  marks: readonly Mark[],
  clusters: readonly Cluster[],
  view: SceneView,
): Arc[] {
  const taken: Box[] = [];
  const placed = new Map<Arc, Arc['textAt']>();
  for (const arc of [...arcs].sort((a, b) => Number(b.near) - Number(a.near))) {
    const { from, to, crest, near, text } = arc;
    if (text === '' || Math.abs(to.x - from.x) < LAG_ROOM) continue;
    const at = { x: (from.x + to.x) / 2, y: (from.y + to.y + 6 * crest) / 8 };
    const box = boxOfText(at, view.measure(text, true));
    if (box.left < 0 || box.right > view.width || taken.some((other) => overlap(box, other))) continue;
    if (!near && (marks.some((mark) => covers(box, mark)) || clusters.some((cluster) => covers(box, cluster))))
      continue;
    taken.push(box);
    placed.set(arc, at);
  }
  return arcs.map((arc) => ({ ...arc, textAt: placed.get(arc) ?? null }));
}

export function arcsOf(
  laneSet: LaneSet,
  marks: readonly Mark[],
  clusters: readonly Cluster[],
  lanes: readonly SceneLane[],
  view: SceneView,
  scale: TimeScale,
): Arc[] {
  if (view.linked.length === 0 || view.selectedId === null) return [];
  const points = new Map<string, { x: number; y: number } | null>();
  const at = (id: string): { x: number; y: number } | null => {
    const known = points.get(id);
    if (known !== undefined) return known;
    const point = pointOf(id, laneSet, marks, clusters, lanes, scale);
    points.set(id, point);
    return point;
  };
  const own = view.selectedId;
  const arcs = view.linked.flatMap(({ id, from: other, lag, text }): Arc[] => {
    const from = at(other ?? own);
    const to = at(id);
    if (!from || !to) return [];
    return [{ id, near: other === undefined, from, to, crest: crestOf(from, to), lag, text: text ?? '', textAt: null }];
  });
  return placeTexts(arcs, marks, clusters, view);
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
  const position = positionOf(index, id);
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
