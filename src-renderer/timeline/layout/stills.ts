// What a cell holds, before a view puts it in its place along the line: marks and clusters with their height and weight.
// A mark is read from the columns alone; how cells are filled is cells.ts.
import type { CodeColumn } from './columns.ts';
import type { TimelineIndex } from './index-events.ts';
import type { Track } from './tracks.ts';

/** A mark in its cell: all of it but where a view puts it along the line. Starts and ends are ms UTC, the rest px. */
export interface StillMark {
  readonly bucket: number;
  readonly position: number;
  readonly start: number;
  readonly end: number;
  readonly y: number;
  readonly r: number;
  readonly importance: number;
  readonly topic: string;
  readonly others: readonly string[];
  readonly verified: boolean;
  readonly vague: boolean;
}

/** A cluster in its cell. */
export interface StillCluster {
  readonly bucket: number;
  readonly track: Track;
  readonly lo: number;
  readonly hi: number;
  readonly count: number;
  readonly y: number;
  readonly r: number;
  readonly first: number;
  readonly last: number;
  readonly tone: number;
  readonly major: boolean;
}

/** What a stretch of cells holds, in time order. */
export interface Stills {
  readonly marks: StillMark[];
  readonly clusters: StillCluster[];
}

/** What cells are laid out under; with another of it they are laid out anew. */
export interface CellView {
  /** px from the top of the lanes, and the room above and below it. */
  readonly baseline: number;
  readonly half: number;
  readonly index: TimelineIndex;
  /** The topic that gives all marks their colour; null where each has that of its first topic, of those chosen. */
  readonly topic: string | null;
  /** For each code of a topic 1 where it is chosen; null where all are. */
  readonly chosen: Uint8Array | null;
}

const NOBODY: readonly string[] = [];

// Everything from columns: going to a row, and from there to its lists, would cost more than all the rest of a mark.
export function markOf(view: CellView, position: number, bucket: number, r: number): StillMark {
  const { index } = view;
  const topic = view.topic ?? firstTopic(view, position);
  return {
    bucket,
    position,
    start: index.start[position] ?? 0,
    end: index.end[position] ?? 0,
    y: view.baseline,
    r,
    importance: index.importance[position] ?? 1,
    topic,
    others: otherTopics(index.topics, position, topic),
    verified: index.unverified[position] !== 1,
    vague: index.vague[position] === 1,
  };
}

function firstTopic({ index, chosen }: CellView, position: number): string {
  const { ids, from, codes } = index.topics;
  const end = from[position + 1] ?? 0;
  for (let i = from[position] ?? 0; i < end; i += 1) {
    const code = codes[i] ?? 0;
    if (!chosen || chosen[code] === 1) return ids[code] ?? '';
  }
  return '';
}

/** Its topics but one, three at most; a ring has no room for more. */
function otherTopics({ ids, from, codes }: CodeColumn, position: number, topic: string): readonly string[] {
  const start = from[position] ?? 0;
  const end = from[position + 1] ?? 0;
  if (end - start === 1 && (topic === '' || ids[codes[start] ?? 0] === topic)) return NOBODY;
  const others: string[] = [];
  for (let i = start; i < end && others.length < 3; i += 1) {
    const id = ids[codes[i] ?? 0] ?? '';
    if (id !== topic && id !== '') others.push(id);
  }
  return others;
}
