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
  readonly counts: FacetCounts;
}

/** ms UTC of the start of an ISO day, or of the day after it. */
const dayStart = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const dayEnd = (day: string): number => dayStart(day) + 86_400_000;

/** One facet while the events are walked: which codes are chosen, and how often each was met. */
class Facet {
  readonly #column: CodeColumn;
  /** 1 for a chosen code; null where all are. */
  readonly #chosen: Uint8Array | null;
  readonly #counts: Uint32Array;

  constructor(column: CodeColumn, chosen: readonly string[] | null) {
    this.#column = column;
    this.#counts = new Uint32Array(column.ids.length);
    const set = chosen && new Set(chosen);
    this.#chosen = set && Uint8Array.from(column.ids, (id) => (set.has(id) ? 1 : 0));
  }

  get restricts(): boolean {
    return this.#chosen !== null;
  }

  passes(position: number): boolean {
    const chosen = this.#chosen;
    if (!chosen) return true;
    const { from, codes } = this.#column;
    const end = from[position + 1] ?? 0;
    for (let i = from[position] ?? 0; i < end; i += 1) if (chosen[codes[i] ?? 0]) return true;
    return false;
  }

  count(position: number): void {
    const { from, codes } = this.#column;
    const end = from[position + 1] ?? 0;
    for (let i = from[position] ?? 0; i < end; i += 1) {
      const code = codes[i] ?? 0;
      this.#counts[code] = (this.#counts[code] ?? 0) + 1;
    }
  }

  counts(): Map<string, number> {
    const found = new Map<string, number>();
    this.#column.ids.forEach((id, code) => {
      const count = this.#counts[code] ?? 0;
      if (count > 0) found.set(id, count);
    });
    return found;
  }
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
  const names = ['topics', 'kinds', 'actors', 'countries', 'tones', 'sides', 'origins'] as const;
  const facets = names.map((name) => new Facet(index[name], filters[name]));
  const choosing = facets.filter((facet) => facet.restricts);
  const from = filters.from === null ? Number.NEGATIVE_INFINITY : dayStart(filters.from);
  const to = filters.to === null ? Number.POSITIVE_INFINITY : dayEnd(filters.to);
  const size = index.ids.length;
  const visible = new Uint8Array(size);
  let count = 0;
  for (let at = 0; at < size; at += 1) {
    if ((index.start[at] ?? 0) >= to || (index.end[at] ?? 0) <= from) continue;
    if (hits && !isHit(index, at, hits)) continue;
    // A facet's counts leave its own choice aside: they say what choosing the value would show. So an event that one
    // facet keeps out counts for that facet alone, and one that two keep out for none.
    let refused: Facet | null = null;
    let twice = false;
    for (const facet of choosing) {
      if (facet.passes(at)) continue;
      if (refused) {
        twice = true;
        break;
      }
      refused = facet;
    }
    if (twice) continue;
    if (refused) {
      refused.count(at);
      continue;
    }
    for (const facet of facets) facet.count(at);
    visible[at] = 1;
    count += 1;
  }
  const [topics, kinds, actors, countries, tones, sides, origins] = facets.map((facet) => facet.counts());
  const none = new Map<string, number>();
  return {
    index,
    visible,
    count,
    topics: filters.topics && new Set(filters.topics),
    counts: {
      topics: topics ?? none,
      kinds: kinds ?? none,
      actors: actors ?? none,
      countries: countries ?? none,
      tones: tones ?? none,
      sides: sides ?? none,
      origins: origins ?? none,
    },
  };
}
