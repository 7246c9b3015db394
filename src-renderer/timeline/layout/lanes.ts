// Which lane each shown event lies in. A lane keeps its events in six tracks (above, on and below the line; turning
// points apart from the rest), each in time order with sums, so that any bucket is a range and costs no walk.
import type { LaneMode } from '../../../data/desk.ts';
import type { CodeColumn } from './columns.ts';
import type { Selection } from './select.ts';

/** The lane of what the shown actors or countries do not cover, and of events that have none. */
export const OTHERS = '*others';
export const NONE = '';

/** Side of the baseline: cooperation above, conflict below, unrated and neutral on it. */
export type Band = 'above' | 'on' | 'below';
export const BANDS: readonly Band[] = ['above', 'on', 'below'];

/** Events of one band and weight in time order; sums[i] is the tone of all before i. */
export interface Track {
  readonly band: Band;
  readonly major: boolean;
  readonly positions: Int32Array;
  readonly starts: Float64Array;
  readonly sums: Float64Array;
  /**
   * Latest ends: of each block of BLOCK events, then of each BLOCK of those, up to one. Finds what reaches into a view
   * from before it without walking what does not.
   */
  readonly ends: readonly Float64Array[];
}

export interface Lane {
  readonly id: string;
  readonly count: number;
  readonly collapsed: boolean;
  readonly tracks: readonly Track[];
}

/** How a person arranged the lanes of one grouping: ids in their own order first, some folded thin, some put away. */
export interface LaneArrangement {
  readonly order: readonly string[];
  readonly collapsed: readonly string[];
  readonly hidden: readonly string[];
}

export const PLAIN: LaneArrangement = { order: [], collapsed: [], hidden: [] };

export interface LaneSet {
  readonly mode: LaneMode;
  readonly selection: Selection;
  readonly lanes: readonly Lane[];
  /** Every lane of the grouping in the order in force, those without events and those put away among them. */
  readonly order: readonly string[];
  /** Ids and counts of the lanes that are put away. */
  readonly hidden: readonly { readonly id: string; readonly count: number }[];
}

export const BLOCK = 16;

/** How many actors or countries get a lane of their own. */
const SHOWN = 10;
const TRACKS = BANDS.length * 2;

/** Ids by falling count; those of equal count in the order they were met. */
function mostFrequent(counts: ReadonlyMap<string, number>): string[] {
  return [...counts].sort((a, b) => b[1] - a[1]).map(([id]) => id);
}

/** The lanes of a grouping in order, and how an event's codes lead to them. */
interface Rule {
  readonly ids: readonly string[];
  /** null: every event lies in the first lane. */
  readonly column: CodeColumn | null;
  /** For each code its lane, −1 where it leads to none. */
  readonly laneOf: Int32Array;
  /** `first`: the lane of the first code that has one; `all`: each of them. */
  readonly takes: 'first' | 'all';
  /** The lane of an event whose codes lead to none. */
  readonly rest: number;
}

function ruleOf(selection: Selection, mode: LaneMode, topicOrder: readonly string[]): Rule {
  const { index, topics } = selection;
  const rule = (column: CodeColumn, ids: readonly string[], rest: number, takes: Rule['takes'] = 'first'): Rule => {
    const lanes = new Map(ids.map((id, lane) => [id, lane]));
    return { ids, column, laneOf: Int32Array.from(column.ids, (id) => lanes.get(id) ?? -1), takes, rest };
  };
  switch (mode) {
    case 'topic': {
      // A topic that the table does not know (one that was deleted) still has a lane, at the end.
      const unknown = index.topics.ids.filter((id) => id !== NONE && !topicOrder.includes(id));
      const ids = [...topicOrder, NONE, ...unknown];
      const whole = rule(index.topics, ids, ids.indexOf(NONE));
      if (!topics) return whole;
      const laneOf = whole.laneOf.map((lane, code) => (topics.has(index.topics.ids[code] ?? '') ? lane : -1));
      return { ...whole, laneOf };
    }
    case 'kind': {
      const ids = mostFrequent(selection.counts.kinds);
      return rule(index.kinds, [...ids, ...index.kinds.ids.filter((id) => !ids.includes(id))], 0);
    }
    case 'actor': {
      const ids = [...mostFrequent(selection.counts.actors).slice(0, SHOWN), OTHERS];
      return rule(index.actors, ids, ids.length - 1, 'all');
    }
    case 'country': {
      const frequent = mostFrequent(selection.counts.countries).filter((id) => id !== NONE);
      const ids = [...frequent.slice(0, SHOWN), OTHERS, NONE];
      return rule(index.countries, ids, ids.indexOf(OTHERS));
    }
    case 'none':
      return { ids: [NONE], column: null, laneOf: new Int32Array(0), takes: 'first', rest: 0 };
  }
}

/** The first lane that an event's codes lead to, `rest` where none does. */
function firstLane({ from, codes }: CodeColumn, { laneOf, rest }: Rule, position: number): number {
  const end = from[position + 1] ?? 0;
  for (let i = from[position] ?? 0; i < end; i += 1) {
    const lane = laneOf[codes[i] ?? 0] ?? -1;
    if (lane !== -1) return lane;
  }
  return rest;
}

/** The lanes of every shown event, in time order: pairs of a position and a slot, which is a track of a lane. */
function slotsOf(rule: Rule, selection: Selection): { positions: Int32Array; slots: Uint32Array } {
  const { visible } = selection;
  const { column, laneOf, takes, rest } = rule;
  const most = takes === 'first' || !column ? selection.count : selection.count + column.codes.length;
  const positions = new Int32Array(most);
  const slots = new Uint32Array(most);
  let count = 0;
  for (let at = 0; at < visible.length; at += 1) {
    if (!visible[at]) continue;
    const track = trackNumber(selection, at);
    const before = count;
    if (column && takes === 'all') {
      const end = column.from[at + 1] ?? 0;
      for (let i = column.from[at] ?? 0; i < end; i += 1) {
        const lane = laneOf[column.codes[i] ?? 0] ?? -1;
        if (lane === -1) continue;
        positions[count] = at;
        slots[count] = lane * TRACKS + track;
        count += 1;
      }
      if (count > before) continue;
    }
    const lane = column && takes === 'first' ? firstLane(column, rule, at) : rest;
    positions[count] = at;
    slots[count] = lane * TRACKS + track;
    count += 1;
  }
  return { positions: positions.subarray(0, count), slots: slots.subarray(0, count) };
}

/** Which of a lane's six tracks an event belongs to: band times two, plus one for a turning point. */
function trackNumber({ index }: Selection, position: number): number {
  const tone = index.tone[position] ?? Number.NaN;
  const band = tone > 0 ? 0 : tone < 0 ? 2 : 1;
  return band * 2 + ((index.importance[position] ?? 1) >= 3 ? 1 : 0);
}

/** Lays the shown events into lanes; lanes without events are left out. Linear in the events. */
export function buildLanes(
  selection: Selection,
  mode: LaneMode,
  topicOrder: readonly string[],
  arrangement: LaneArrangement = PLAIN,
): LaneSet {
  const rule = ruleOf(selection, mode, topicOrder);
  const { positions, slots } = slotsOf(rule, selection);
  const sizes = new Uint32Array(rule.ids.length * TRACKS);
  for (const slot of slots) sizes[slot] = (sizes[slot] ?? 0) + 1;
  const members = Array.from(sizes, (size) => new Int32Array(size));
  sizes.fill(0);
  for (let i = 0; i < slots.length; i += 1) {
    const slot = slots[i] ?? 0;
    const own = members[slot];
    if (own) own[sizes[slot] ?? 0] = positions[i] ?? 0;
    sizes[slot] = (sizes[slot] ?? 0) + 1;
  }
  const found = rule.ids.flatMap((id, lane): Lane[] => {
    const tracks = tracksOf(members.slice(lane * TRACKS, (lane + 1) * TRACKS), selection);
    const count = tracks.reduce((sum, { positions }) => sum + positions.length, 0);
    return count === 0 ? [] : [{ id, count, collapsed: arrangement.collapsed.includes(id), tracks }];
  });
  const hidden = found.filter(({ id }) => arrangement.hidden.includes(id));
  const shown = found.filter((lane) => !hidden.includes(lane));
  const order = arranged(rule.ids, arrangement.order);
  const place = new Map(order.map((id, at) => [id, at]));
  return {
    mode,
    selection,
    lanes: shown.sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0)),
    order,
    hidden: hidden.map(({ id, count }) => ({ id, count })),
  };
}

/** Those that a person has put in order first, the others after them as they were. */
function arranged(ids: readonly string[], order: readonly string[]): readonly string[] {
  const place = new Map(order.map((id, at) => [id, at]));
  return [...ids].sort((a, b) => (place.get(a) ?? order.length) - (place.get(b) ?? order.length));
}

function tracksOf(members: readonly Int32Array[], selection: Selection): Track[] {
  return members.flatMap((positions, number) => {
    const band = BANDS[number >> 1];
    return band && positions.length > 0 ? [trackOf(band, number % 2 === 1, positions, selection.index)] : [];
  });
}

function trackOf(band: Band, major: boolean, positions: Int32Array, index: Selection['index']): Track {
  const size = positions.length;
  const starts = new Float64Array(size);
  const sums = new Float64Array(size + 1);
  for (let i = 0; i < size; i += 1) {
    const at = positions[i] ?? 0;
    starts[i] = index.start[at] ?? 0;
    sums[i + 1] = (sums[i] ?? 0) + (index.tone[at] || 0);
  }
  return { band, major, positions, starts, sums, ends: pyramid(size, (i) => index.end[positions[i] ?? 0] ?? 0) };
}

/** The greatest of each BLOCK values, then of each BLOCK of those, until one is left. */
function pyramid(size: number, valueAt: (i: number) => number): Float64Array[] {
  const levels: Float64Array[] = [];
  let below = size;
  let read = valueAt;
  do {
    const level = new Float64Array(Math.ceil(below / BLOCK)).fill(Number.NEGATIVE_INFINITY);
    for (let i = 0; i < below; i += 1) {
      const block = Math.floor(i / BLOCK);
      const value = read(i);
      if (value > (level[block] ?? value)) level[block] = value;
    }
    levels.push(level);
    below = level.length;
    read = (i) => level[i] ?? 0;
  } while (below > 1);
  return levels;
}
