// What the filters and the search let through, and what each facet value would show with the others in force.
// Linear in the number of events; runs when a filter changes, never per frame.
import type { Filters } from '../../../data/desk.ts';
import type { TimelineIndex } from './index-events.ts';

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

const NO_TOPIC = [''];

/** ms UTC of the start of an ISO day, or of the day after it. */
const dayStart = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const dayEnd = (day: string): number => dayStart(day) + 86_400_000;

/**
 * Applies filters and search to an index.
 * @param hits ids that the search found, or null where nothing is searched for
 */
export function select(index: TimelineIndex, filters: Filters, hits: ReadonlySet<string> | null): Selection {
  const topics = filters.topics && new Set(filters.topics);
  const kinds = filters.kinds && new Set(filters.kinds);
  const actors = filters.actors && new Set(filters.actors);
  const from = filters.from === null ? Number.NEGATIVE_INFINITY : dayStart(filters.from);
  const to = filters.to === null ? Number.POSITIVE_INFINITY : dayEnd(filters.to);
  const visible = new Uint8Array(index.rows.length);
  const topicCounts = new Map<string, number>();
  const kindCounts = new Map<string, number>();
  const actorCounts = new Map<string, number>();
  const add = (counts: Map<string, number>, id: string): void => {
    counts.set(id, (counts.get(id) ?? 0) + 1);
  };
  let count = 0;
  index.rows.forEach((row, at) => {
    if (row.start >= to || row.end <= from || (hits && !hits.has(row.id))) return;
    const rowTopics = row.topics.length > 0 ? row.topics : NO_TOPIC;
    const byTopic = !topics || rowTopics.some((id) => topics.has(id));
    const byKind = !kinds || kinds.has(row.kind);
    const byActor = !actors || row.actors.some((id) => actors.has(id));
    // A facet's counts leave its own choice aside: they say what choosing the value would show.
    if (byKind && byActor) for (const id of rowTopics) add(topicCounts, id);
    if (byTopic && byActor) add(kindCounts, row.kind);
    if (byTopic && byKind) for (const id of row.actors) add(actorCounts, id);
    if (byTopic && byKind && byActor) {
      visible[at] = 1;
      count += 1;
    }
  });
  return { index, visible, count, topics, topicCounts, kindCounts, actorCounts };
}
