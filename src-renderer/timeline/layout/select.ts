// What the filters and the search let through, and what each facet value would show with the others in force.
// Linear in the number of events; runs when a filter changes, never per frame.
import type { Filters } from '../../../data/desk.ts';
import type { CodeColumn, ColumnName } from './columns.ts';
import type { TimelineIndex } from './index-events.ts';

/** How often each value of each facet would be seen if it were chosen, with the other filters as they are. */
export type FacetCounts = Readonly<Record<ColumnName, ReadonlyMap<string, number>>>;

/** The shown part of an index. `visible` has 1 at the position of every shown event. */
export interface Selection {
  readonly index: TimelineIndex;
  readonly visible: Uint8Array;
  readonly count: number;
  /** The topics chosen, in no order; null means all. Lanes by topic need it. */
  readonly topics: ReadonlySet<string> | null;
  /** The actors chosen, likewise: lanes by actor are theirs alone. */
  readonly actors: ReadonlySet<string> | null;
  readonly counts: FacetCounts;
}

const FACETS = ['topics', 'kinds', 'actors', 'countries', 'tones', 'sides', 'origins'] as const;

/** ms UTC of the start of an ISO day, or of the day after it. */
const dayStart = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const dayEnd = (day: string): number => dayStart(day) + 86_400_000;

/** What keeps an event out: nothing, the one facet of a number from 1 on, or more than one thing. */
const NOTHING = 0;
const MORE = 255;

/** Notes for each event whether a facet keeps it out; `chosen` are the ids let through. */
function refuse({ ids, from, codes }: CodeColumn, chosen: readonly string[], facet: number, by: Uint8Array): void {
  const set = new Set(chosen);
  const passes = Uint8Array.from(ids, (id) => (set.has(id) ? 1 : 0));
  for (let at = 0; at < by.length; at += 1) {
    if (by[at] === MORE) continue;
    const end = from[at + 1] ?? 0;
    let i = from[at] ?? 0;
    while (i < end && passes[codes[i] ?? 0] === 0) i += 1;
    if (i === end) by[at] = by[at] === NOTHING ? facet : MORE;
  }
}

/**
 * How often each value of a facet is met. A facet's counts leave its own choice aside: they say what choosing the value
 * would show. So an event that one facet keeps out counts for that facet alone, and one that two keep out for none.
 */
function countsOf({ ids, from, codes }: CodeColumn, facet: number, by: Uint8Array, all: boolean): Map<string, number> {
  const counts = new Uint32Array(ids.length);
  if (all) for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  const looked = all ? 0 : by.length;
  for (let at = 0; at < looked; at += 1) {
    if (by[at] !== NOTHING && by[at] !== facet) continue;
    const end = from[at + 1] ?? 0;
    for (let i = from[at] ?? 0; i < end; i += 1) {
      const code = codes[i] ?? 0;
      counts[code] = (counts[code] ?? 0) + 1;
    }
  }
  const found = new Map<string, number>();
  ids.forEach((id, code) => {
    const count = counts[code] ?? 0;
    if (count > 0) found.set(id, count);
  });
  return found;
}

/** Whether the event at a position is among the hits. */
function isHit({ numbers }: TimelineIndex, position: number, hits: Uint8Array): boolean {
  const number = numbers[position] ?? 0;
  return ((hits[number >> 3] ?? 0) & (1 << (number & 7))) !== 0;
}

/**
 * Applies filters and search to an index.
 * @param hits a bit for every event that the search found, at its row's number; null where nothing is searched for
 */
export function select(index: TimelineIndex, filters: Filters, hits: Uint8Array | null): Selection {
  const size = index.ids.length;
  const by = new Uint8Array(size);
  if (filters.from !== null || filters.to !== null) {
    const from = filters.from === null ? Number.NEGATIVE_INFINITY : dayStart(filters.from);
    const to = filters.to === null ? Number.POSITIVE_INFINITY : dayEnd(filters.to);
    for (let at = 0; at < size; at += 1) {
      if ((index.start[at] ?? 0) >= to || (index.end[at] ?? 0) <= from) by[at] = MORE;
    }
  }
  if (hits) for (let at = 0; at < size; at += 1) if (!isHit(index, at, hits)) by[at] = MORE;
  // Column after column, not event after event: each walk then reads one stretch of memory from end to end.
  FACETS.forEach((name, at) => {
    const chosen = filters[name];
    if (chosen) refuse(index[name], chosen, at + 1, by);
  });
  const visible = new Uint8Array(size);
  let count = 0;
  for (let at = 0; at < size; at += 1) {
    if (by[at] !== NOTHING) continue;
    visible[at] = 1;
    count += 1;
  }
  return {
    index,
    visible,
    count,
    topics: filters.topics && new Set(filters.topics),
    actors: filters.actors && new Set(filters.actors),
    counts: countsWhenAsked((name) => countsOf(index[name], FACETS.indexOf(name) + 1, by, count === size)),
  };
}

type FacetName = (typeof FACETS)[number];

/** Counts that are made when they are first asked for: those of a folded facet never are. */
function countsWhenAsked(count: (name: FacetName) => ReadonlyMap<string, number>): FacetCounts {
  const made: Partial<Record<FacetName, ReadonlyMap<string, number>>> = {};
  const of = (name: FacetName): ReadonlyMap<string, number> => (made[name] ??= count(name));
  return {
    get topics() {
      return of('topics');
    },
    get kinds() {
      return of('kinds');
    },
    get actors() {
      return of('actors');
    },
    get countries() {
      return of('countries');
    },
    get tones() {
      return of('tones');
    },
    get sides() {
      return of('sides');
    },
    get origins() {
      return of('origins');
    },
  };
}
