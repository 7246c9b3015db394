// Arcs: from the selected event to each event it is linked with, wherever that one is drawn now.
// Out of view an event still has its place in time, so that the arc leads the eye there.
import { positionOf } from './index-events.ts';
import type { Lane, LaneSet } from './lanes.ts';
import type { Cluster, Mark, SceneLane, SceneView } from './scene.ts';
import { lowerBound, xOf, type TimeScale } from './time-scale.ts';

/** A link from the selected event to another: from point to point, in px; the lag in days, later positive. */
export interface Arc {
  readonly id: string;
  readonly from: { readonly x: number; readonly y: number };
  readonly to: { readonly x: number; readonly y: number };
  readonly lag: number | null;
}

export function arcsOf(
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
