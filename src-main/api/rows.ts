// What drawing needs of an event: index rows, made once for each value of an event.
// Stored events are replaced, never changed, so the object itself is the key.
import { parseEdtf } from '../../data/dates.ts';
import type { Event } from '../../data/event.ts';
import { numberOf } from '../library/numbers.ts';
import type { IndexRow } from './contract.ts';

const made = new WeakMap<Event, IndexRow>();

/** The index row of an event; `start` and `end` are ms UTC, [start, end). A stored date that does not parse is a bug. */
export function rowOf(event: Event): IndexRow {
  const known = made.get(event);
  if (known) return known;
  const span = parseEdtf(event.date);
  if (!span.ok) throw new Error(`Event ${event.id} is stored with a date that does not parse.`);
  const row: IndexRow = {
    id: event.id,
    number: numberOf(event.id),
    date: event.date,
    start: span.value.start,
    end: span.value.end,
    title: event.title,
    topics: event.topics,
    kind: event.kind,
    actors: event.actors,
    country: event.place?.country ?? null,
    tone: event.tone,
    importance: event.importance,
    verified: event.verified,
    origin: event.origin,
    links: event.links,
    tags: event.tags,
    sides: [...new Set(event.sources.map(({ side }) => side))],
    updated: Date.parse(event.updated),
  };
  made.set(event, row);
  return row;
}
