// The columnar index: every event once, in time order, in typed arrays that a filter or a frame can walk quickly.
// Built once per library; rows themselves are kept beside it for what needs words.
import type { IndexRow } from '../../../src-main/api/contract.ts';

/** Columns share one position per event, in order of start, then end, then id. Times are ms UTC, [start, end). */
export interface TimelineIndex {
  readonly rows: readonly IndexRow[];
  readonly ids: readonly string[];
  readonly positionOf: ReadonlyMap<string, number>;
  readonly start: Float64Array;
  readonly end: Float64Array;
  /** 1–3. */
  readonly importance: Uint8Array;
  /** −3…3; NaN where unrated. */
  readonly tone: Float32Array;
}

/** Sorts the rows and lays them out in columns. */
export function indexEvents(unsorted: readonly IndexRow[]): TimelineIndex {
  const rows = [...unsorted].sort((a, b) => a.start - b.start || a.end - b.end || (a.id < b.id ? -1 : 1));
  const size = rows.length;
  const start = new Float64Array(size);
  const end = new Float64Array(size);
  const importance = new Uint8Array(size);
  const tone = new Float32Array(size);
  const positionOf = new Map<string, number>();
  const ids: string[] = [];
  rows.forEach((row, at) => {
    start[at] = row.start;
    end[at] = row.end;
    importance[at] = row.importance;
    tone[at] = row.tone ?? Number.NaN;
    positionOf.set(row.id, at);
    ids.push(row.id);
  });
  return { rows, ids, positionOf, start, end, importance, tone };
}
