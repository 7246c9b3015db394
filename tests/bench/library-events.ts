// Seeded events of about 900 bytes of JSON each, as diplomacy has them: for the library's bench.
import { type Event, newEventSchema, type ParsedNewEvent } from '../../data/event.ts';
import { randomFrom } from '../crash/soak.ts';

const WORDS = (
  'minister delegation statement tariff export control dialogue visit strait semiconductor sanction talks summit ' +
  'readout consultation climate fentanyl military channel naval transit investment rare earth licence delegation ' +
  'commerce foreign ministry ambassador secretary working group consensus dispute measure notice announcement'
).split(' ');
const TOPICS = ['diplomacy', 'trade', 'technology', 'military', 'taiwan', 'climate'];
const KINDS = ['meeting', 'statement', 'measure', 'talks'];

/** `count` new events, the same for the same seed. They are parsed already, as a reader of files hands them over. */
export function seededEvents(count: number, seed = 7): ParsedNewEvent[] {
  const random = randomFrom(seed);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const text = (words: number): string => Array.from({ length: words }, () => pick(WORDS)).join(' ');
  const template = newEventSchema.parse({ date: '2023-06-18', title: 'A title' });
  return Array.from({ length: count }, (_, number) => {
    const day = new Date(Date.UTC(1990, 0, 1) + Math.floor(random() * 13_000) * 86_400_000).toISOString().slice(0, 10);
    const topic = pick(TOPICS);
    return {
      ...template,
      id: `${day}-${number}`,
      date: day,
      title: { en: text(7) },
      summary: { en: text(26) },
      topics: random() < 0.4 ? [topic, pick(TOPICS.filter((other) => other !== topic))] : [topic],
      actors: [`actor-${Math.floor(random() * 40)}`, `person-${Math.floor(random() * 60)}`],
      kind: pick(KINDS),
      tone: Math.floor(random() * 7) - 3,
      importance: 1 + Math.floor(random() * 3),
      sources: [
        {
          title: text(7),
          publisher: text(2),
          url: `https://example.org/${day}/${number}`,
          date: day,
          side: pick(['US', 'CN', 'other'] as const),
        },
      ],
      tags: [pick(WORDS)],
    };
  });
}

/** Bytes of JSON that events have on average. */
export function averageSize(events: Iterable<Event>, most = 2_000): number {
  let bytes = 0;
  let count = 0;
  for (const event of events) {
    bytes += Buffer.byteLength(JSON.stringify(event));
    count += 1;
    if (count === most) break;
  }
  return bytes / Math.max(1, count);
}
