// Seeded events with the words of the curated library, for what searches and lists them: titles in three languages,
// a summary of some two dozen words, actors, a place, a source and a tag.
import { newEventSchema, type ParsedNewEvent } from '../../data/event.ts';
import { loadSeed } from '../../data/seed/index.ts';
import { randomFrom } from '../crash/soak.ts';

const TAGS = ['follow up', 'G20', 'draft', 'checked', 'phone call'];

/** `count` new events, the same each time. */
export function deskEvents(count: number): ParsedNewEvent[] {
  const random = randomFrom(11);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const { events } = loadSeed();
  const words = [...new Set(events.flatMap(({ summary }) => (summary.en ?? '').split(/\s+/)))];
  const template = newEventSchema.parse({ date: '2023-06-18', title: 'A title' });
  return Array.from({ length: count }, (_, number) => {
    const { title, topics, kind, actors, place, tone, importance, sources } = pick(events);
    const day = new Date(Date.UTC(2017, 0, 1) + Math.floor(random() * 3_600) * 86_400_000).toISOString().slice(0, 10);
    return {
      ...template,
      id: `d${number}`,
      date: day,
      title: { ...title, en: `${title.en ?? ''} ${number}` },
      summary: { en: Array.from({ length: 24 }, () => pick(words)).join(' ') },
      topics,
      kind,
      actors,
      place,
      tone,
      importance,
      sources: sources.slice(0, 1),
      tags: [pick(TAGS)],
    };
  });
}
