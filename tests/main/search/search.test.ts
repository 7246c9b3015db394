// A person searches in English, French and Chinese: accents, case and small slips do not matter, and rank does.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventSchema, type Event } from '../../../data/event.ts';
import { parseQuery } from '../../../data/query/parse.ts';
import { KINDS, TOPICS } from '../../../data/taxonomy.ts';
import type { Vocabulary } from '../../../data/vocabulary.ts';
import { isNear } from '../../../src-main/library/search/postings.ts';
import { SearchIndex } from '../../../src-main/library/search/search-index.ts';

const vocabulary: Vocabulary = {
  topics: [...TOPICS],
  kinds: [...KINDS],
  actors: [
    { id: 'wang-yi', names: { en: 'Wang Yi', fr: 'Wang Yi', zh: '王毅' }, aliases: [] },
    { id: 'xi', names: { en: 'Xi Jinping', zh: '习近平' }, aliases: ['Xi'] },
  ],
};

const event = (id: string, fields: Record<string, unknown>): Event =>
  eventSchema.parse({
    id,
    date: '2024-01-01',
    title: { und: id },
    origin: { by: 'added' },
    created: '2026-01-01T00:00:00Z',
    updated: '2026-01-01T00:00:00Z',
    ...fields,
  });

const EVENTS = [
  event('tariffs', {
    date: '2025-04-02',
    title: { en: 'US tariffs hit Chinese goods', fr: 'Droits de douane américains', zh: '美国对华加征关税' },
    topics: ['trade'],
    kind: 'measure',
    tone: -3,
    importance: 3,
    sources: [{ title: 'Notice', publisher: 'Federal Register', url: 'https://example.org/n', side: 'US' }],
  }),
  event('visit', {
    date: '2023-06-18/2023-06-19',
    title: { en: 'Blinken visits Beijing', fr: 'Blinken se rend à Pékin', zh: '布林肯访问北京' },
    summary: { en: 'Tariffs were mentioned in passing.' },
    topics: ['diplomacy', 'taiwan'],
    kind: 'visit',
    actors: ['wang-yi', 'xi'],
    place: { name: { en: 'Beijing', fr: 'Pékin', zh: '北京' }, country: 'CN' },
    tone: 2,
    verified: true,
    articles: [{ language: 'fr', title: 'Récit', body: 'Les « terrains d’entente » furent évoqués.' }],
  }),
  event('climate', {
    date: '2023-11-14',
    title: { en: 'Sunnylands statement on climate' },
    topics: ['climate'],
    kind: 'statement',
    tone: 3,
    notes: 'methane',
  }),
];

function indexed(events: readonly Event[] = EVENTS): SearchIndex {
  const byId = new Map(events.map((entry) => [entry.id, entry]));
  const index = new SearchIndex(vocabulary, (id) => byId.get(id));
  for (const entry of events) index.put(entry);
  return index;
}

function ids(query: string, index = indexed()): readonly string[] {
  const found = index.search(query);
  if (!found.ok) throw new Error(found.problem.key);
  return found.value.ids;
}

describe('words', () => {
  it.each([
    ['tariffs', ['tariffs', 'visit']],
    ['TARIFF', ['tariffs', 'visit']],
    ['americains', ['tariffs']],
    ['AMÉRICAINS', ['tariffs']],
    ['pekin', ['visit']],
    ['关税', ['tariffs']],
    ['布林肯', ['visit']],
    ['习近平', ['visit']],
    ['王', ['visit']],
    ['blinkn', ['visit']],
    ['sunylands', ['climate']],
    ['climate sunnylands', ['climate']],
    ['blinken climate', []],
    ['terrains d’entente', ['visit']],
    ['methane', ['climate']],
    ['tariffs -beijing', ['tariffs']],
    ['blinken OR sunnylands', ['visit', 'climate']],
    ['"tariffs were"', ['visit']],
    ['“visits Beijing”', ['visit']],
    ['', ['tariffs', 'climate', 'visit']],
  ])('%s finds %j', (query, expected) => {
    expect([...ids(query)].sort()).toEqual([...expected].sort());
  });

  it('ranks a title above a mention', () => {
    expect(ids('tariffs')).toEqual(['tariffs', 'visit']);
  });

  it('tells the folded words that hit, for highlighting', () => {
    expect(indexed().search('Américains blinkn')).toMatchObject({ ok: true });
    const found = indexed().search('blinkn');
    expect(found.ok && found.value.terms).toEqual(['blinken']);
  });
});

describe('fields', () => {
  it.each([
    ['topic:trade', ['tariffs']],
    ['topic:台湾', ['visit']],
    ['topic:commerce', ['tariffs']],
    ['actor:"Wang Yi"', ['visit']],
    ['actor:王毅', ['visit']],
    ['kind:statement', ['climate']],
    ['tone:<0', ['tariffs']],
    ['tone:>=2', ['visit', 'climate']],
    ['tone:-3..2', ['tariffs', 'visit']],
    ['importance:3', ['tariffs']],
    ['before:2024', ['visit', 'climate']],
    ['after:2024-07', ['tariffs']],
    ['during:2023', ['visit', 'climate']],
    ['during:2023-06-19', ['visit']],
    ['place:pékin', ['visit']],
    ['source:register', ['tariffs']],
    ['side:US', ['tariffs']],
    ['has:article', ['visit']],
    ['is:verified', ['visit']],
    ['-is:verified', ['tariffs', 'climate']],
    ['topic:trade OR topic:climate', ['tariffs', 'climate']],
    ['tariffs during:2023', ['visit']],
  ])('%s finds %j', (query, expected) => {
    expect([...ids(query)].sort()).toEqual([...expected].sort());
  });

  it.each([
    ['topc:trade', 'query.problem.field', 0],
    ['tariffs tone:high', 'query.problem.number', 8],
    ['before:soon', 'query.problem.date', 0],
    ['side:EU', 'query.problem.choice', 0],
    ['a "b', 'query.problem.quote', 2],
    ['topic:""', 'query.problem.value', 0],
  ])('%s is refused: %s at %i', (query, key, at) => {
    const read = parseQuery(query);
    expect(read).toMatchObject({ ok: false, problem: { key, at } });
  });
});

describe('keeping in step', () => {
  it('finds an event by its new words and no longer by its old ones', () => {
    const byId = new Map(EVENTS.map((entry) => [entry.id, entry]));
    const index = new SearchIndex(vocabulary, (id) => byId.get(id));
    for (const entry of EVENTS) index.put(entry);
    const changed = { ...(byId.get('climate') as Event), title: { en: 'Methane pledge' } };
    byId.set('climate', changed);
    index.put(changed);
    expect(ids('sunnylands', index)).toEqual([]);
    expect(ids('pledge', index)).toEqual(['climate']);
    index.remove('climate');
    expect(ids('pledge', index)).toEqual([]);
  });

  it('building in the background never brings back an older state', async () => {
    const byId = new Map(EVENTS.map((entry) => [entry.id, entry]));
    const index = new SearchIndex(vocabulary, (id) => byId.get(id));
    const building = index.build([...byId.keys()]);
    byId.delete('visit');
    index.remove('visit');
    await building;
    expect(ids('tariffs', index)).toEqual(['tariffs']);
  });
});

describe('properties', () => {
  it('any query is answered or refused, never thrown at', () => {
    const pieces = fc.constantFrom(
      'tariff',
      '-',
      'OR',
      '"',
      'topic:',
      'tone:<',
      '王',
      ' ',
      'before:',
      '2024',
      ':',
      '(',
      '\\',
      '*',
      '“',
      '«',
    );
    const index = indexed();
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces).map((parts) => parts.join('')),
        ),
        (query) => {
          expect(typeof index.search(query).ok).toBe('boolean');
        },
      ),
    );
  });

  it('one slip is near, and nearness is mutual', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{4,9}$/), fc.nat(), fc.constantFrom('x', ''), (word, at, put) => {
        const i = at % word.length;
        const slipped = word.slice(0, i) + put + word.slice(i + 1);
        expect(isNear(word, slipped, 1)).toBe(true);
        expect(isNear(slipped, word, 1)).toBe(true);
      }),
    );
  });

  it('a word of a title always finds its event', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-zé习近平]{1,8}$/), { minLength: 1, maxLength: 5 }), (words) => {
        const one = event('one', { title: { und: words.join(' ') } });
        const index = indexed([one]);
        for (const word of words) expect(ids(word, index)).toEqual(['one']);
      }),
    );
  });
});
