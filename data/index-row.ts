// What drawing, listing and counting need of an event, derived from it: the same on both sides of the bridge.
import { parseEdtf } from './dates.ts';
import type { Event, Side } from './event.ts';

/**
 * The row of an event; `start` and `end` are ms UTC, [start, end), `number` names it in what a search answers. A stored
 * date that does not parse is a bug.
 */
export function indexRow(event: Event, number: number) {
  const span = parseEdtf(event.date);
  if (!span.ok) throw new Error(`Event ${event.id} is stored with a date that does not parse.`);
  return {
    id: event.id,
    number,
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
    sides: sidesOf(event),
    updated: Date.parse(event.updated),
  };
}

// There are few combinations of sides: each is one list, whatever the number of events.
const sidesMade = new Map<string, Side[]>();

function sidesOf({ sources }: Event): Side[] {
  const sides: Side[] = [];
  for (const { side } of sources) if (!sides.includes(side)) sides.push(side);
  const key = sides.join();
  const known = sidesMade.get(key);
  if (!known) sidesMade.set(key, sides);
  return known ?? sides;
}
