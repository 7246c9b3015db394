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
  readonly topics: CodeColumn;
  readonly kinds: CodeColumn;
  readonly actors: CodeColumn;
}

/** Ids as small numbers: the codes of position p are codes[from[p]] … codes[from[p + 1] − 1], names by code in `ids`. */
export interface CodeColumn {
  readonly ids: readonly string[];
  readonly from: Uint32Array;
  readonly codes: Uint16Array;
}

/** Numbers the ids of every row; a row without any has the id "". */
function codeColumn(
  rows: readonly IndexRow[],
  idsOf: (row: IndexRow) => readonly string[],
  none: string | null,
): CodeColumn {
  const known = new Map<string, number>();
  const ids: string[] = [];
  const from = new Uint32Array(rows.length + 1);
  const codes: number[] = [];
  const push = (id: string): void => {
    let code = known.get(id);
    if (code === undefined) {
      code = ids.length;
      known.set(id, code);
      ids.push(id);
    }
    codes.push(code);
  };
  rows.forEach((row, at) => {
    const own = idsOf(row);
    if (own.length === 0 && none !== null) push(none);
    else for (const id of own) push(id);
    from[at + 1] = codes.length;
  });
  return { ids, from, codes: Uint16Array.from(codes) };
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
  return {
    rows,
    ids,
    positionOf,
    start,
    end,
    importance,
    tone,
    topics: codeColumn(rows, (row) => row.topics, ''),
    kinds: codeColumn(rows, (row) => [row.kind], null),
    actors: codeColumn(rows, (row) => row.actors, null),
  };
}
