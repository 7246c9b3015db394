// The order of the table's rows: positions of the index, sorted by a column. Pure.
// A column is a number for each position, so that a hundred thousand rows sort in a few milliseconds; texts become
// numbers once, in slices, by where they stand among all texts.
import type { TableColumn } from '../../data/desk.ts';
import type { CodeColumn } from '../timeline/layout/columns.ts';
import type { TimelineIndex } from '../timeline/layout/index-events.ts';

/** Greater than any value: what has none stands last, whichever way the order runs. */
const LAST = Number.POSITIVE_INFINITY;

/** What names are needed to order by: of an id in a facet, in the reader's language. */
export type NameOf = (facet: 'topics' | 'kinds' | 'actors' | 'countries' | 'sides' | 'origins', id: string) => string;

/** Where each title stands among all, by the row's number; NaN, or beyond the end, for one that came since. */
export type Ranks = Float64Array;

/** A number for each position, to order by; what has no value is infinite. */
export function keysOf(
  column: TableColumn,
  index: TimelineIndex,
  nameOf: NameOf,
  titles: Ranks,
  compare: (a: string, b: string) => number,
): Float64Array {
  const { rows } = index;
  const byName = (facet: Parameters<NameOf>[0], none: string | null): Float64Array =>
    firstCodes(
      index[facet],
      rankNames(index[facet], (id) => (id === none ? null : nameOf(facet, id)), compare),
    );
  switch (column) {
    case 'date':
      return Float64Array.from(rows.keys());
    case 'title':
      return Float64Array.from(index.numbers, (number) => {
        const rank = titles[number] ?? LAST;
        return Number.isNaN(rank) ? LAST : rank;
      });
    case 'kind':
      return byName('kinds', null);
    case 'topics':
      return byName('topics', '');
    case 'actors':
      return byName('actors', null);
    case 'country':
      return byName('countries', '');
    case 'sides':
      return byName('sides', '');
    case 'origin':
      return byName('origins', null);
    case 'tone':
      return Float64Array.from(index.tone, (tone) => (Number.isNaN(tone) ? LAST : tone));
    case 'importance':
      return Float64Array.from(index.importance);
    case 'updated':
      return Float64Array.from(rows, ({ updated }) => updated);
    case 'tags': {
      const tags = [...new Set(rows.flatMap((row) => row.tags.slice(0, 1)))].sort(compare);
      const ranks = new Map(tags.map((tag, rank) => [tag, rank]));
      return Float64Array.from(rows, (row) => ranks.get(row.tags[0] ?? '') ?? LAST);
    }
  }
}

/** Where the name of each code stands; infinite for what has no name. */
function rankNames(
  { ids }: CodeColumn,
  nameOf: (id: string) => string | null,
  compare: (a: string, b: string) => number,
): Float64Array {
  const ranks = new Float64Array(ids.length).fill(LAST);
  ids
    .map((id, code) => ({ code, name: nameOf(id) }))
    .filter((each): each is { code: number; name: string } => each.name !== null)
    .sort((a, b) => compare(a.name, b.name))
    .forEach(({ code }, rank) => {
      ranks[code] = rank;
    });
  return ranks;
}

/** The rank of the first code at each position. */
function firstCodes({ from, codes }: CodeColumn, ranks: Float64Array): Float64Array {
  const keys = new Float64Array(from.length - 1).fill(LAST);
  for (let at = 0; at < keys.length; at += 1) {
    const first = from[at] ?? 0;
    if (first < (from[at + 1] ?? 0)) keys[at] = ranks[codes[first] ?? 0] ?? LAST;
  }
  return keys;
}

/** A key and a position make one whole number, exact up to 2^53: this many positions, and keys this far apart. */
const POSITIONS = 2 ** 21;
const REACH = 2 ** 31;

/** Positions of the visible rows in the order of their keys; equal ones in time order, those without a value last. */
export function orderOf(keys: Float64Array, visible: Uint8Array, descending: boolean): Int32Array {
  let shown = 0;
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  let whole = true;
  for (let at = 0; at < visible.length; at += 1) {
    if (visible[at] !== 1) continue;
    shown += 1;
    const key = keys[at] ?? LAST;
    if (key === LAST) continue;
    if (key < least) least = key;
    if (key > most) most = key;
    whole &&= Number.isInteger(key);
  }
  if (!(whole && most - least < REACH)) return orderOf(rankKeys(keys, visible), visible, descending);
  // Sorted as plain numbers: a function that compares would be called a million times.
  const sorted = new Float64Array(shown);
  let count = 0;
  for (let at = 0; at < visible.length; at += 1) {
    if (visible[at] !== 1) continue;
    const key = keys[at] ?? LAST;
    const from = key === LAST ? REACH : descending ? most - key : key - least;
    sorted[count] = from * POSITIONS + at;
    count += 1;
  }
  sorted.sort();
  const order = new Int32Array(shown);
  for (let place = 0; place < shown; place += 1) order[place] = (sorted[place] ?? 0) % POSITIONS;
  return order;
}

/** Each key's place among the different ones, where they are broken or far apart. */
function rankKeys(keys: Float64Array, visible: Uint8Array): Float64Array {
  const distinct = distinctOf(keys.filter((key, at) => visible[at] === 1 && key !== LAST));
  return keys.map((key) => (key === LAST ? LAST : lowerBound(distinct, key)));
}

function distinctOf(values: Float64Array): Float64Array {
  const sorted = values.toSorted();
  let count = 0;
  for (let at = 0; at < sorted.length; at += 1) {
    if (at > 0 && sorted[at] === sorted[at - 1]) continue;
    sorted[count] = sorted[at] ?? 0;
    count += 1;
  }
  return sorted.subarray(0, count);
}

function lowerBound(values: Float64Array, value: number): number {
  let lo = 0;
  let hi = values.length;
  while (lo < hi) {
    const middle = (lo + hi) >>> 1;
    if ((values[middle] ?? 0) < value) lo = middle + 1;
    else hi = middle;
  }
  return lo;
}

/**
 * Sorts texts in slices: a step merges for a while and yields. The answer is the place of each text in the order, texts
 * that compare as equal sharing one.
 * @param textOf asked once for each of `count` texts
 * @param slice texts or comparisons between two yields
 */
export function* rankTexts(
  count: number,
  textOf: (at: number) => string,
  compare: (a: string, b: string) => number,
  slice = 2_000,
): Generator<undefined, Float64Array, undefined> {
  const texts: string[] = [];
  for (let at = 0; at < count; at += 1) {
    texts.push(textOf(at));
    if (at % slice === slice - 1) yield undefined;
  }
  let from = Int32Array.from(texts.keys());
  let to = new Int32Array(texts.length);
  let work = 0;
  const textAt = (order: Int32Array, at: number): string => texts[order[at] ?? 0] ?? '';
  for (let width = 1; width < texts.length; width *= 2) {
    for (let start = 0; start < texts.length; start += width * 2) {
      const middle = Math.min(start + width, texts.length);
      const end = Math.min(start + width * 2, texts.length);
      let left = start;
      let right = middle;
      for (let at = start; at < end; at += 1) {
        const takeLeft = left < middle && (right >= end || compare(textAt(from, left), textAt(from, right)) <= 0);
        to[at] = from[takeLeft ? left : right] ?? 0;
        if (takeLeft) left += 1;
        else right += 1;
        work += 1;
        if (work % slice === 0) yield undefined;
      }
    }
    [from, to] = [to, from];
  }
  const ranks = new Float64Array(texts.length);
  let rank = 0;
  for (let at = 0; at < texts.length; at += 1) {
    if (at > 0 && compare(textAt(from, at - 1), textAt(from, at)) !== 0) rank += 1;
    ranks[from[at] ?? 0] = rank;
    if (at % slice === slice - 1) yield undefined;
  }
  return ranks;
}
