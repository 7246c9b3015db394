// What the filters and the search let through, and what each facet value would show with the others in force.
// Linear in the number of events; runs when a filter changes, never per frame.
import type { Filters } from '../../../data/desk.ts';
import type { CodeColumn, TimelineIndex } from './index-events.ts';

/** The shown part of an index. `visible` has 1 at the position of every shown event. */
export interface Selection {
  readonly index: TimelineIndex;
  readonly visible: Uint8Array;
  readonly count: number;
  /** The topics chosen, in no order; null means all. Lanes by topic need it. */
  readonly topics: ReadonlySet<string> | null;
  readonly topicCounts: ReadonlyMap<string, number>;
  readonly kindCounts: ReadonlyMap<string, number>;
  readonly actorCounts: ReadonlyMap<string, number>;
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

/**
 * Applies filters and search to an index.
 * @param hits ids that the search found, or null where nothing is searched for
 */
export function select(index: TimelineIndex, filters: Filters, hits: ReadonlySet<string> | null): Selection {
  const topics = new Facet(index.topics, filters.topics);
  const kinds = new Facet(index.kinds, filters.kinds);
  const actors = new Facet(index.actors, filters.actors);
  const from = filters.from === null ? Number.NEGATIVE_INFINITY : dayStart(filters.from);
  const to = filters.to === null ? Number.POSITIVE_INFINITY : dayEnd(filters.to);
  const size = index.ids.length;
  const visible = new Uint8Array(size);
  let count = 0;
  for (let at = 0; at < size; at += 1) {
    if ((index.start[at] ?? 0) >= to || (index.end[at] ?? 0) <= from) continue;
    if (hits && !hits.has(index.ids[at] ?? '')) continue;
    const byTopic = topics.passes(at);
    const byKind = kinds.passes(at);
    const byActor = actors.passes(at);
    // A facet's counts leave its own choice aside: they say what choosing the value would show.
    if (byKind && byActor) topics.count(at);
    if (byTopic && byActor) kinds.count(at);
    if (byTopic && byKind) actors.count(at);
    if (byTopic && byKind && byActor) {
      visible[at] = 1;
      count += 1;
    }
  }
  return {
    index,
    visible,
    count,
    topics: filters.topics && new Set(filters.topics),
    topicCounts: topics.counts(),
    kindCounts: kinds.counts(),
    actorCounts: actors.counts(),
  };
}
