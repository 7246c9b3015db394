// What the pointer or the keyboard is on, told by names and never by places: another window may change the library
// meanwhile, and a position is then another event's. An event may lie in several lanes; one is on one of them.
import type { TimelineIndex } from './index-events.ts';
import type { Cluster, Mark } from './scene.ts';
import type { Band } from './tracks.ts';

export interface PointedMark {
  readonly lane: string;
  readonly id: string;
}

export interface PointedCluster {
  readonly lane: string;
  readonly band: Band;
  readonly major: boolean;
  /** Its earliest event, and how many it holds. */
  readonly first: string;
  readonly count: number;
}

export type Pointed = PointedMark | PointedCluster | null;

export function pointAtMark(index: TimelineIndex, { lane, position }: Mark): PointedMark {
  return { lane, id: index.ids[position] ?? '' };
}

export function pointAtCluster(index: TimelineIndex, cluster: Cluster): PointedCluster {
  const { lane, track, count } = cluster;
  return { lane, band: track.band, major: track.major, first: firstOf(index, cluster), count };
}

function firstOf({ ids }: TimelineIndex, { track, lo }: Cluster): string {
  return ids[track.positions[lo] ?? -1] ?? '';
}

/** Whether a mark of a scene of this index is what is pointed at. */
export function isMark({ ids }: TimelineIndex, { lane, position }: Mark, pointed: Pointed): boolean {
  return pointed !== null && 'id' in pointed && pointed.lane === lane && pointed.id === ids[position];
}

/** Whether a cluster of a scene of this index is what is pointed at: the same events of the same lane. */
export function isCluster(index: TimelineIndex, cluster: Cluster, pointed: Pointed): boolean {
  if (pointed === null || 'id' in pointed) return false;
  const { lane, track, count } = cluster;
  return (
    pointed.lane === lane &&
    pointed.band === track.band &&
    pointed.major === track.major &&
    pointed.count === count &&
    pointed.first === firstOf(index, cluster)
  );
}
