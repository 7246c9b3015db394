// Which lane each shown event lies in, by topic, kind, actor or country, and in which order a person has put the lanes.
// What a lane keeps of its events is tracks.ts.
import type { LaneMode } from '../../../data/desk.ts';
import type { CodeColumn } from './columns.ts';
import type { Selection } from './select.ts';
import { type Track, TRACKS, trackNumbers, tracksOf } from './tracks.ts';

/** The lane of what the shown actors or countries do not cover, and of events that have none. */
export const OTHERS = '*others';
export const NONE = '';

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

/** How many actors or countries get a lane of their own. */
const SHOWN = 10;

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
  const { index, topics, actors } = selection;
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
      const frequent = mostFrequent(selection.counts.actors);
      const most = new Set(frequent.slice(0, SHOWN));
      const own = actors ? new Set(frequent.filter((id) => actors.has(id)).slice(0, SHOWN)) : most;
      // Who only took part beside those chosen has no lane, and yet keeps the place that a person gave it.
      const ids = [...frequent.filter((id) => most.has(id) || own.has(id)), OTHERS];
      const whole = rule(index.actors, ids, ids.length - 1, 'all');
      return {
        ...whole,
        laneOf: whole.laneOf.map((lane, code) => (own.has(index.actors.ids[code] ?? '') ? lane : -1)),
      };
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

/** Every shown event in time order, once for each lane it lies in: position and slot (a track of a lane), and how many each slot has. */
interface Slots {
  readonly positions: Int32Array;
  readonly slots: Uint32Array;
  readonly sizes: Uint32Array;
}

function slotsOf(rule: Rule, selection: Selection): Slots {
  const { visible, index } = selection;
  const { column, laneOf, takes, rest } = rule;
  const tracks = trackNumbers(index);
  const most = takes === 'first' || !column ? selection.count : selection.count + column.codes.length;
  const positions = new Int32Array(most);
  const slots = new Uint32Array(most);
  const sizes = new Uint32Array(rule.ids.length * TRACKS);
  let count = 0;
  for (let at = 0; at < visible.length; at += 1) {
    if (!visible[at]) continue;
    const track = tracks[at] ?? 0;
    const before = count;
    if (column && takes === 'all') {
      const end = column.from[at + 1] ?? 0;
      for (let i = column.from[at] ?? 0; i < end; i += 1) {
        const lane = laneOf[column.codes[i] ?? 0] ?? -1;
        if (lane === -1) continue;
        const slot = lane * TRACKS + track;
        positions[count] = at;
        slots[count] = slot;
        sizes[slot] = (sizes[slot] ?? 0) + 1;
        count += 1;
      }
      if (count > before) continue;
    }
    const lane = column && takes === 'first' ? firstLane(column, rule, at) : rest;
    const slot = lane * TRACKS + track;
    positions[count] = at;
    slots[count] = slot;
    sizes[slot] = (sizes[slot] ?? 0) + 1;
    count += 1;
  }
  return { positions: positions.subarray(0, count), slots: slots.subarray(0, count), sizes };
}

/** Lays the shown events into lanes; lanes without events are left out. Linear in the events. */
export function buildLanes(
  selection: Selection,
  mode: LaneMode,
  topicOrder: readonly string[],
  arrangement: LaneArrangement = PLAIN,
): LaneSet {
  const rule = ruleOf(selection, mode, topicOrder);
  const { positions, slots, sizes } = slotsOf(rule, selection);
  const all = tracksOf(selection.index, positions, slots, sizes);
  const found = rule.ids.flatMap((id, lane): Lane[] => {
    const tracks = all.slice(lane * TRACKS, (lane + 1) * TRACKS).filter((track) => track !== null);
    const count = tracks.reduce((sum, track) => sum + track.positions.length, 0);
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
