// What leaves comes back: import after export is the same events, exactly for our own formats.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Event, newEventSchema, type ParsedNewEvent } from '../../../../data/event.ts';
import { translator } from '../../../../data/i18n/t.ts';
import type { Reader, ReadItem, Writer } from '../../../../src-main/interchange/format.ts';
import { saysNothing } from '../../../../src-main/interchange/cell-date.ts';
import { listed, unlisted } from '../../../../src-main/interchange/out/csv.ts';
import { partsOf } from '../../../../src-main/interchange/table.ts';
import { readerOf, recognise, writerOf } from '../../../../src-main/interchange/registry.ts';
import { EVENTS, eventOf, VOCABULARY, written } from './helpers.ts';

function formatOf(id: string): { reader: Reader; writer: Writer } {
  const reader = readerOf(id);
  const writer = writerOf(id);
  if (!reader || !writer) throw new Error(`${id} is not both read and written.`);
  return { reader, writer };
}

async function readBack(reader: Reader, text: string, name: string): Promise<ReadItem[]> {
  const bytes = new TextEncoder().encode(text);
  const material = {
    name,
    size: bytes.length,
    async *bytes() {
      yield bytes;
    },
  };
  const items: ReadItem[] = [];
  for await (const item of reader.read(material, { t: translator('en'), language: 'en' })) items.push(item);
  return items;
}

/** An event without the stamps of the library that it left. */
function unstamped(event: Event): unknown {
  return Object.fromEntries(Object.entries(event).filter(([name]) => !['origin', 'created', 'updated'].includes(name)));
}

describe.each(['json', 'jsonl'])('%s', (id) => {
  it('is recognised, and comes back exactly, with the tables', async () => {
    const { reader, writer } = formatOf(id);
    await fc.assert(
      fc.asyncProperty(EVENTS, async (events) => {
        const text = await written(writer, events, { notes: true });
        const bytes = new TextEncoder().encode(text.slice(0, 64 * 1024));
        const sample = { name: 'file', bytes, text: text.slice(0, 64 * 1024) };
        if (events.length > 0) expect(recognise(sample)?.id).toBe(id);
        const items = await readBack(reader, text, `file.${writer.extension}`);
        const read = items.filter((item) => item.is === 'event').map(({ event }) => newEventSchema.parse(event));
        expect(read).toEqual(events.map(unstamped));
        expect(items.filter((item) => item.is === 'refused')).toEqual([]);
        const topics = items.filter((item) => item.is === 'entry').filter(({ table }) => table === 'topics');
        expect(topics.map(({ entry }) => entry)).toEqual(VOCABULARY.topics);
      }),
    );
  });
});

/** Prose on one line, as people write it, some of it looking like formulas; no markup, which readers take for markup. */
const PROSE = fc
  .array(
    fc.constantFrom(
      'talks',
      'l’été',
      '台湾问题',
      'US–China',
      '=SUM(A1)',
      "'=x",
      '+1',
      '@home',
      '-2%',
      'a;b',
      '“x”',
      'C:\\x',
      'a|b',
    ),
    { minLength: 2, maxLength: 6 },
  )
  .map((words) => words.join(' '));

const PLAIN: fc.Arbitrary<Event> = fc
  .record({
    id: fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/),
    date: fc.constantFrom(
      '2023-06-18/2023-06-19',
      '2023-06-18',
      '2023-06',
      '2023',
      '2023-06~',
      '2023-06-18?',
      '2023-06-19T16:30:00+08:00',
      '2023-06-19T16:30',
      '2023-21',
      '2024-02-29/..',
    ),
    language: fc.constantFrom('en', 'fr', 'zh'),
    title: PROSE,
    summary: PROSE,
    topics: fc.uniqueArray(fc.constantFrom('trade', 'taiwan', 'human-rights'), { maxLength: 3 }),
    actors: fc.uniqueArray(fc.constantFrom('xi-jinping', 'acme', 'boeing-defense', 'odd', 'twin-a', 'twin-b'), {
      maxLength: 4,
    }),
    kind: fc.constantFrom('visit', 'measure'),
    tone: fc.oneof(fc.constant(null), fc.integer({ min: -3, max: 3 })),
    importance: fc.integer({ min: 1, max: 3 }),
    place: fc.oneof(
      fc.constant(null),
      fc.record({ country: fc.constant('CN'), lat: fc.constant(39.9), lon: fc.constant(-116.4) }),
    ),
    sources: fc.array(
      fc.record({ title: PROSE, publisher: PROSE, url: fc.webUrl(), side: fc.constantFrom('US', 'CN', 'other') }),
      { maxLength: 1 },
    ),
    tags: fc.uniqueArray(
      fc.oneof(
        fc.stringMatching(/^[b-z]{2,8}$/),
        fc.constantFrom('sd', 'n/a', 'a, b', 'a; b', 'a;', '"', '"a"; b', 'a "b', '中、美', '=1', "'", '-'),
      ),
      { maxLength: 3 },
    ),
    notes: fc.oneof(fc.constant(''), PROSE),
  })
  .map(({ language, title, summary, place, ...fields }) =>
    eventOf({
      ...fields,
      title: { [language]: title },
      summary: { [language]: summary },
      place: place && { ...place, name: { [language]: 'Beijing' } },
    }),
  );
const PLAINS = fc.uniqueArray(PLAIN, { selector: ({ id }) => id, minLength: 1, maxLength: 6 });

/** Ids of names, as the library that takes the events in resolves them. */
function idsOf(table: 'topics' | 'kinds' | 'actors', names: readonly string[]): string[] {
  return names.map((name) => {
    const fits = VOCABULARY[table].filter(
      ({ id, names: own, aliases }) => id === name || [...Object.values(own), ...aliases].includes(name),
    );
    if (fits.length !== 1) throw new Error(`“${name}” is ${fits.length} entries.`);
    return fits[0]?.id ?? '';
  });
}

function taken(items: readonly ReadItem[]): ParsedNewEvent[] {
  expect(items.filter((item) => item.is === 'refused')).toEqual([]);
  return items.filter((item) => item.is === 'event').map(({ event }) => newEventSchema.parse(event));
}

describe('CSV', () => {
  it('brings back every field that it carries, from its own headers', async () => {
    const { reader, writer } = formatOf('csv');
    await fc.assert(
      fc.asyncProperty(PLAINS, fc.constantFrom('en', 'fr', 'zh'), async (events, language) => {
        const text = await written(writer, events, { notes: true, language });
        const read = taken(await readBack(reader, text, 'file.csv')).map(({ topics, actors, kind, ...event }) => ({
          ...event,
          topics: idsOf('topics', topics),
          actors: idsOf('actors', actors),
          kind: idsOf('kinds', [kind])[0],
        }));
        expect(read).toEqual(events.map((event) => ({ ...newEventSchema.parse(unstamped(event)) })));
      }),
    );
  });
});

describe('names in a cell', () => {
  const names = fc.uniqueArray(
    fc.oneof(
      fc.constantFrom(
        'Acme, Inc.',
        '波音防务、空间与安全集团',
        'a; b',
        'a|b',
        '“奇”，公司；分部',
        'Wang Yi',
        '"',
        '"a", b',
      ),
      fc.stringMatching(/^[a-z][a-z ,;"、，|]{0,8}[a-z]$/),
    ),
    { maxLength: 5 },
  );

  it('are the same names again, in our own table and in one that a spreadsheet has saved as its own', () => {
    fc.assert(
      fc.property(names, (several) => {
        expect(unlisted(listed(several))).toEqual(several);
        const plain = several.filter((name) => !/ {2}/.test(name) && !saysNothing(name));
        expect(partsOf(listed(plain))).toEqual(plain);
      }),
    );
  });
});

describe('iCalendar', () => {
  it('brings back dates as they were written, texts, topics, place, and the first source’s address', async () => {
    const { reader, writer } = formatOf('ics');
    await fc.assert(
      fc.asyncProperty(PLAINS, async (events) => {
        const read = taken(await readBack(reader, await written(writer, events), 'file.ics'));
        expect(
          read.map(({ id, date, title, topics, place, sources }) => ({
            id,
            date,
            title: Object.values(title)[0],
            topics: idsOf('topics', topics),
            at: place && [place.lat, place.lon],
            url: sources[0]?.url,
          })),
        ).toEqual(
          events.map(({ id, date, title, topics, place, sources }) => ({
            id,
            date,
            title: Object.values(title)[0],
            topics,
            at: place && [place.lat, place.lon],
            url: sources[0]?.url,
          })),
        );
      }),
    );
  });
});

describe('TimelineJS', () => {
  it('brings back ids, texts, the first topic, and dates but for their doubts', async () => {
    const { reader, writer } = formatOf('timelinejs');
    const carried = (date: string): boolean => !/[~?]|\.\.|-21$|\+/.test(date);
    await fc.assert(
      fc.asyncProperty(PLAINS, async (events) => {
        const read = taken(await readBack(reader, await written(writer, events), 'file.json'));
        expect(read.map(({ id, title }) => [id, Object.values(title)[0]])).toEqual(
          events.map(({ id, title }) => [id, Object.values(title)[0]]),
        );
        for (const [at, { date, topics }] of read.entries()) {
          const event = events[at];
          if (event && carried(event.date)) expect(date).toBe(event.date);
          expect(idsOf('topics', topics)).toEqual(event?.topics.slice(0, 1));
        }
      }),
    );
  });
});
