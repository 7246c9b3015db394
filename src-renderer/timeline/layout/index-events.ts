// The columnar index: every event once, in time order, in typed arrays that a filter or a frame can walk quickly.
// Made once per library and changed in place of being made anew; rows are kept beside it for what needs words.
import type { IndexRow } from '../../../src-main/api/contract.ts';
import {
  changeColumn,
  type CodeColumn,
  COLUMN_RULES,
  ColumnMaker,
  columnOf,
  type ColumnName,
  type Origins,
} from './columns.ts';

/** Columns share one position per event, in order of start, then end, then number. Times are ms UTC, [start, end). */
export interface TimelineIndex extends Readonly<Record<ColumnName, CodeColumn>> {
  readonly rows: readonly IndexRow[];
  readonly ids: readonly string[];
  /** What search answers name the events by. */
  readonly numbers: Uint32Array;
  readonly start: Float64Array;
  readonly end: Float64Array;
  /** 1–3. */
  readonly importance: Uint8Array;
  /** −3…3; NaN where unrated. */
  readonly tone: Float32Array;
  /** 1 where it is not verified yet. */
  readonly unverified: Uint8Array;
  /** 1 where its borders are no edges: a date without a day, with a doubt, or open at an end. */
  readonly vague: Uint8Array;
  /** 1 where it has tags: which ones only its row tells. */
  readonly tagged: Uint8Array;
}

/** By start, then end, then as the library numbers them. */
const inOrder = (a: IndexRow, b: IndexRow): number => a.start - b.start || a.end - b.end || a.number - b.number;

// A sort key is a minute and a place in one double: whole numbers, exact up to 2^53.
const MINUTE = 60_000;
const PLACES = 2 ** 21;
const EPOCH = Date.UTC(0, 0, 1) - 2_000 * 366 * 86_400_000;

/** The places of rows in time order. Numbers sort many times faster than objects: only what begins in a minute is compared. */
function orderOf({ start, end, numbers }: Numbers): Uint32Array {
  const size = start.length;
  const compare = (a: number, b: number): number =>
    (start[a] ?? 0) - (start[b] ?? 0) || (end[a] ?? 0) - (end[b] ?? 0) || (numbers[a] ?? 0) - (numbers[b] ?? 0);
  const order = new Uint32Array(size);
  let inOrder = true;
  for (let at = 0; at < size; at += 1) {
    order[at] = at;
    inOrder &&= at === 0 || compare(at - 1, at) <= 0;
  }
  if (inOrder) return order;
  if (size >= PLACES) return order.sort(compare);
  const keys = new Float64Array(size);
  for (let at = 0; at < size; at += 1) keys[at] = Math.floor(((start[at] ?? 0) - EPOCH) / MINUTE) * PLACES + at;
  keys.sort();
  for (let at = 0; at < size; at += 1) order[at] = (keys[at] ?? 0) % PLACES;
  let first = 0;
  let sorted = true;
  for (let at = 1; at <= size; at += 1) {
    if (at < size && Math.floor((keys[first] ?? 0) / PLACES) === Math.floor((keys[at] ?? 0) / PLACES)) {
      sorted &&= compare(order[at - 1] ?? 0, order[at] ?? 0) <= 0;
      continue;
    }
    if (!sorted) sortStretch(order, first, at, compare);
    first = at;
    sorted = true;
  }
  return order;
}

/** Up to so many are put in order one by one, which for a handful is quicker than asking for a sort. */
const HANDFUL = 48;

function sortStretch(order: Uint32Array, first: number, end: number, compare: (a: number, b: number) => number): void {
  if (end - first > HANDFUL) {
    order.subarray(first, end).sort(compare);
    return;
  }
  for (let at = first + 1; at < end; at += 1) {
    const own = order[at] ?? 0;
    let to = at;
    for (; to > first && compare(order[to - 1] ?? 0, own) > 0; to -= 1) order[to] = order[to - 1] ?? 0;
    order[to] = own;
  }
}

/** A list in another order. Copied first, so that it need not grow. */
function listInOrder<T>(list: readonly T[], order: Uint32Array): T[] {
  const copy = [...list];
  for (let at = 0; at < order.length; at += 1) {
    const own = list[order[at] ?? 0];
    if (own !== undefined) copy[at] = own;
  }
  return copy;
}

/** Sorts the rows and lays them out in columns. */
export function indexEvents(unsorted: readonly IndexRow[]): TimelineIndex {
  // Rows are read where they lie in memory, each once; what is read is then put in order. The other way round nearly
  // every row would have to be fetched from afar, which costs more than all the rest.
  const size = unsorted.length;
  const numbers = emptyNumbers(size);
  const maker = (name: ColumnName): ColumnMaker => new ColumnMaker(COLUMN_RULES[name], size);
  const topics = maker('topics');
  const kinds = maker('kinds');
  const actors = maker('actors');
  for (let at = 0; at < size; at += 1) {
    const row = unsorted[at];
    if (!row) continue;
    putNumbers(numbers, row, at);
    // One by one: a loop over the columns, each with its rule, would cost several times as much.
    topics.many(COLUMN_RULES.topics.idsOf(row));
    kinds.one(COLUMN_RULES.kinds.idsOf(row));
    actors.many(COLUMN_RULES.actors.idsOf(row));
  }
  const order = orderOf(numbers);
  return withLate({
    rows: listInOrder(unsorted, order),
    ...inOrderOf(numbers, order),
    topics: topics.done(order),
    kinds: kinds.done(order),
    actors: actors.done(order),
  });
}

/** Columns that nothing asks for before their facet is unfolded or filtered by: made then, and not before the first picture. */
const LATE = ['countries', 'tones', 'sides', 'origins'] as const satisfies readonly ColumnName[];
type LateName = (typeof LATE)[number];
type Late = Partial<Record<LateName, CodeColumn>>;

const madeLate = new WeakMap<TimelineIndex, Late>();

/** An index with its late columns, of which some may be there. */
function withLate(index: Omit<TimelineIndex, LateName>, made: Late = {}): TimelineIndex {
  const late = (name: LateName): CodeColumn => (made[name] ??= columnOf(index.rows, COLUMN_RULES[name]));
  const whole: TimelineIndex = {
    ...index,
    get countries() {
      return late('countries');
    },
    get tones() {
      return late('tones');
    },
    get sides() {
      return late('sides');
    },
    get origins() {
      return late('origins');
    },
  };
  madeLate.set(whole, made);
  return whole;
}

type Numbers = Omit<TimelineIndex, ColumnName | 'rows' | 'ids'> & { ids: string[] };

function emptyNumbers(size: number): Numbers {
  return {
    ids: [],
    numbers: new Uint32Array(size),
    start: new Float64Array(size),
    end: new Float64Array(size),
    importance: new Uint8Array(size),
    tone: new Float32Array(size),
    unverified: new Uint8Array(size),
    vague: new Uint8Array(size),
    tagged: new Uint8Array(size),
  };
}

function putNumbers(into: Numbers, row: IndexRow, at: number): void {
  into.ids[at] = row.id;
  into.numbers[at] = row.number;
  into.start[at] = row.start;
  into.end[at] = row.end;
  into.importance[at] = row.importance;
  into.tone[at] = row.tone ?? Number.NaN;
  into.unverified[at] = row.verified ? 0 : 1;
  into.vague[at] = isVague(row.date) ? 1 : 0;
  into.tagged[at] = row.tags.length > 0 ? 1 : 0;
}

/** The same numbers in another order. */
function inOrderOf(from: Numbers, order: Uint32Array): Numbers {
  const into = emptyNumbers(order.length);
  into.ids = listInOrder(from.ids, order);
  for (let at = 0; at < order.length; at += 1) {
    const place = order[at] ?? 0;
    into.numbers[at] = from.numbers[place] ?? 0;
    into.start[at] = from.start[place] ?? 0;
    into.end[at] = from.end[place] ?? 0;
    into.importance[at] = from.importance[place] ?? 0;
    into.tone[at] = from.tone[place] ?? Number.NaN;
    into.unverified[at] = from.unverified[place] ?? 0;
    into.vague[at] = from.vague[place] ?? 0;
    into.tagged[at] = from.tagged[place] ?? 0;
  }
  return into;
}

function numbersOf(rows: readonly IndexRow[]): Numbers {
  const numbers = emptyNumbers(rows.length);
  rows.forEach((row, at) => putNumbers(numbers, row, at));
  return numbers;
}

/**
 * The index after a change, from the index before: rows that changed (old and new ones alike) and ids that went. The
 * same as indexing everything anew, at the cost of copying the columns.
 */
export function changeIndex(
  before: TimelineIndex,
  changed: readonly IndexRow[],
  removed: readonly string[],
): TimelineIndex {
  const gone = new Set([...removed, ...changed.map(({ id }) => id)]);
  const fresh = [...changed].sort(inOrder);
  const rows: IndexRow[] = [];
  const origins: number[] = [];
  let next = 0;
  const putBefore = (row: IndexRow | undefined): void => {
    for (let own = fresh[next]; own !== undefined; own = fresh[next]) {
      if (row && inOrder(own, row) >= 0) return;
      rows.push(own);
      origins.push(-1 - next);
      next += 1;
    }
  };
  before.rows.forEach((row, at) => {
    if (gone.has(row.id)) return;
    putBefore(row);
    rows.push(row);
    origins.push(at);
  });
  putBefore(undefined);
  const from: Origins = Int32Array.from(origins);
  const column = (name: ColumnName): CodeColumn => changeColumn(before[name], from, fresh, COLUMN_RULES[name]);
  const made = madeLate.get(before) ?? {};
  const changedLate: Late = {};
  for (const name of LATE) if (made[name]) changedLate[name] = column(name);
  const whole = {
    rows,
    ...numbersOf(rows),
    topics: column('topics'),
    kinds: column('kinds'),
    actors: column('actors'),
  };
  return withLate(whole, changedLate);
}

const positions = new WeakMap<TimelineIndex, ReadonlyMap<string, number>>();

/** The position of an event; undefined where the index has none of that id. The first question makes a table. */
export function positionOf(index: TimelineIndex, id: string): number | undefined {
  let known = positions.get(index);
  if (!known) {
    known = new Map(index.ids.map((each, at) => [each, at]));
    positions.set(index, known);
  }
  return known.get(id);
}

const DAY_LENGTH = '2023-06-18'.length;
const [DASH, ZERO, NINE] = [45, 48, 57];

/** True for a date written without a day, with a doubt, or open at an end. */
function isVague(edtf: string): boolean {
  if (isPlainDay(edtf)) return false;
  return /[~?%X]|\.\.|^\/|\/$/.test(edtf) || edtf.split('/').some((end) => end.length < DAY_LENGTH);
}

/** Nearly all are: seen by their letters alone, for a library's worth of dates is read before the first picture. */
function isPlainDay(edtf: string): boolean {
  if (edtf.length !== DAY_LENGTH) return false;
  for (let at = 0; at < DAY_LENGTH; at += 1) {
    const code = edtf.charCodeAt(at);
    if (code !== DASH && (code < ZERO || code > NINE)) return false;
  }
  return true;
}
