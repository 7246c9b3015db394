// Events that nobody would type, for the properties; and one way to write them out.
import * as fc from 'fast-check';
import { type Event, eventSchema } from '../../../../data/event.ts';
import { translator } from '../../../../data/i18n/t.ts';
import type { UiLanguage } from '../../../../data/text.ts';
import { KINDS, TOPICS } from '../../../../data/taxonomy.ts';
import { type Vocabulary, vocabularySchema } from '../../../../data/vocabulary.ts';
import type { Writer, Writing } from '../../../../src-main/interchange/format.ts';

export const VOCABULARY: Vocabulary = vocabularySchema.parse({
  topics: TOPICS,
  kinds: KINDS,
  actors: [
    { id: 'xi-jinping', names: { en: 'Xi Jinping', zh: '习近平' }, side: 'CN' },
    { id: 'acme', names: { en: 'Acme, Inc.' } },
    {
      id: 'boeing-defense',
      names: {
        en: 'Boeing Defense, Space & Security',
        fr: 'Boeing Défense, espace et sécurité',
        zh: '波音防务、空间与安全集团',
      },
    },
    { id: 'odd', names: { en: 'The "Odd", Ltd; a|b', zh: '“奇”，公司；分部' } },
    { id: 'twin-a', names: { en: 'The Twins' } },
    { id: 'twin-b', names: { en: 'the twins' } },
  ],
});

/** Text with everything that some format treats as its own: quotes, breaks, tags, braces, formulas, other scripts. */
const NASTY = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom(
    '=HYPERLINK("http://evil.example";"x")',
    "'=1+1",
    '-2',
    '+cmd|/C calc',
    '@SUM(A1)',
    '\t=1',
    '＝1+1',
    '<script>alert(1)</script>',
    '</script><img src=x onerror=alert(1)>',
    'a "quoted", word; and\nanother line',
    '{unbalanced \\ $ & # % _ ^ ~',
    '习近平会见布林肯，谈及台湾问题；双方同意……',
    'Entretiens « francs » : l’été',
    '# not a heading\n1. no list\n[x]: http://evil.example',
    '|a|b|',
    'END:VCALENDAR',
    'ER  - ',
  ),
);

const nasty = (least: number): fc.Arbitrary<string> =>
  NASTY.map((text) => text.replaceAll('\0', '').toWellFormed()).filter((text) => text.trim().length >= least);

const TEXT = fc
  .record({ en: nasty(1), fr: nasty(1), zh: nasty(1), und: nasty(1) }, { requiredKeys: [] })
  .filter((text) => Object.keys(text).length > 0);

const DATE = fc.constantFrom(
  '2023-06-18/2023-06-19',
  '2023-06-18',
  '2023-06',
  '2023',
  '202X',
  '2023-21',
  '2023-06~',
  '2023-06-18?',
  '2024-02-29/..',
  '../2024-02-29',
  '2023-06-19T16:30:00+08:00',
  '2023-06-19T16:30',
  '2023-06-19T16:30:00Z/2023-06-19T18:00:00Z',
);

const URLS = fc.oneof(
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.constantFrom('https://example.org/a_b%20c#d{e}', 'https://example.org/?q=\'<x>"', 'http://例子.测试/路径'),
);

const SOURCE = fc.record(
  {
    title: nasty(1),
    publisher: nasty(0),
    url: URLS,
    date: DATE,
    side: fc.constantFrom('US', 'CN', 'other'),
    language: fc.constantFrom('en', 'fr', 'zh'),
    accessed: fc.constant('2026-01-02'),
    note: nasty(0),
    weak: fc.boolean(),
  },
  { requiredKeys: ['title', 'side'] },
);

export const EVENT: fc.Arbitrary<Event> = fc
  .record({
    id: fc.stringMatching(/^[a-z0-9][a-z0-9._-]{0,20}$/),
    date: DATE,
    title: TEXT,
    summary: fc.oneof(TEXT, fc.constant({})),
    topics: fc.uniqueArray(fc.constantFrom(...TOPICS.map(({ id }) => id)), { maxLength: 3 }),
    actors: fc.uniqueArray(fc.constantFrom('xi-jinping', 'acme', 'boeing-defense', 'odd', 'twin-a', 'twin-b'), {
      maxLength: 3,
    }),
    kind: fc.constantFrom(...KINDS.map(({ id }) => id)),
    place: fc.oneof(
      fc.constant(null),
      fc.record({ name: TEXT, country: fc.constant('CN'), lat: fc.constant(39.9042), lon: fc.constant(-116.4074) }),
    ),
    tone: fc.oneof(fc.constant(null), fc.integer({ min: -3, max: 3 })),
    importance: fc.integer({ min: 1, max: 3 }),
    sources: fc.array(SOURCE, { maxLength: 3 }),
    articles: fc.array(fc.record({ language: fc.constantFrom('en', 'zh'), title: nasty(0), body: nasty(1) }), {
      maxLength: 2,
    }),
    tags: fc.uniqueArray(fc.stringMatching(/^[a-z]{1,8}$/), { maxLength: 3 }),
    notes: nasty(0),
    verified: fc.boolean(),
    origin: fc.constant({ by: 'added' }),
    created: fc.constant('2026-01-01T00:00:00.000Z'),
    updated: fc.constant('2026-01-02T00:00:00.000Z'),
  })
  .map((event) => eventSchema.parse(event));

/** Events of different ids, as a library has them. */
export const EVENTS = fc.uniqueArray(EVENT, { selector: ({ id }) => id, maxLength: 6 });

export const AT = '2026-11-26T01:02:03.000Z';

/** The whole of what a writer writes. */
export async function written(
  writer: Writer,
  events: readonly Event[],
  options: Partial<Omit<Writing, 'events' | 't'>> & { language?: UiLanguage } = {},
): Promise<string> {
  const language = options.language ?? 'en';
  let text = '';
  const writing = { vocabulary: VOCABULARY, language, t: translator(language), at: AT, ...options, events };
  for await (const piece of writer.write(writing)) text += piece;
  return text;
}

/** An event with the fields that a test is about. */
export function eventOf(fields: Record<string, unknown>): Event {
  return eventSchema.parse({
    id: 'one',
    date: '2023-06-18',
    title: 'A meeting',
    origin: { by: 'added' },
    created: '2026-01-01T00:00:00.000Z',
    updated: '2026-01-02T00:00:00.000Z',
    ...fields,
  });
}
