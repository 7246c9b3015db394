// A person searches in English, French and Chinese: accents, case and small slips do not matter, and rank does.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventSchema, type Event } from '../../../data/event.ts';
import { foldNames, meets } from '../../../data/query/match.ts';
import { clausesOf, holds, parseQuery } from '../../../data/query/parse.ts';
import { KINDS, TOPICS } from '../../../data/taxonomy.ts';
import type { Vocabulary } from '../../../data/vocabulary.ts';
import { numberOf } from '../../../src-main/library/numbers.ts';
import { isNear } from '../../../src-main/library/search/near.ts';
import { Postings } from '../../../src-main/library/search/postings.ts';
import { best } from '../../../src-main/library/search/rank.ts';
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
  const index = new SearchIndex(vocabulary);
  for (const entry of events) index.put(entry, numberOf(entry.id));
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
    ['"关税"', ['tariffs']],
    ['关税', ['tariffs', 'visit']],
    ['關稅', ['tariffs', 'visit']],
    ['surtaxe', ['tariffs', 'visit']],
    ['布林肯', ['visit']],
    ['北京布林肯', ['visit']],
    ['北京加征关税', []],
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

  it('ranks a word above a rarer one that only begins like it', () => {
    const events = [
      event('pandas', { title: { en: 'Xin Bao arrives', fr: 'Xin Bao arrive', zh: 'Xin Bao' } }),
      ...Array.from({ length: 9 }, (_, at) => event(`xi${at}`, { title: { en: `Xi speaks ${at}` } })),
    ];
    expect(ids('xi', indexed(events)).at(-1)).toBe('pandas');
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
    ['(blinken OR climate) topic:diplomacy', ['visit']],
    ['topic:climate (blinken OR tariffs)', []],
    ['(during:2023 OR side:US) -(topic:climate OR kind:measure)', ['visit']],
    ['-(topic:diplomacy during:2023)', ['climate', 'tariffs']],
    ['topic:(trade OR climate) during:2025', ['tariffs']],
    ['(blinken OR (topic:climate sunnylands))', ['climate', 'visit']],
    ['（布林肯 OR sunnylands） during:2023', ['climate', 'visit']],
    ['() blinken', ['visit']],
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
    ['(tariffs OR (blinken) x', 'query.problem.opening', 0],
    ['kind:(visit', 'query.problem.opening', 5],
    ['tariffs) x', 'query.problem.closing', 7],
    ['(topic:)', 'query.problem.value', 1],
  ])('%s is refused: %s at %i', (query, key, at) => {
    const read = parseQuery(query);
    expect(read).toMatchObject({ ok: false, problem: { key, at } });
  });
});

describe('against the event itself', () => {
  // What the index knows by columns and keys has to be what an event says when it is read.
  const names = foldNames(vocabulary);
  const sources = fc.array(
    fc.record({
      title: fc.constantFrom('Trade talks', 'Notice of tariffs', 'Déclaration'),
      publisher: fc.constantFrom('Reuters', 'Federal Register', '新华社', undefined),
      url: fc.constantFrom('https://www.reuters.com/world/a', 'http://example.org/', undefined),
      side: fc.constantFrom('US', 'CN', 'other'),
    }),
    { maxLength: 2 },
  );
  const anyEvent = fc.record({
    date: fc.constantFrom('2023-06-18', '2023-06', '2024-01-01/2024-03-04', '2025-04-02T10:00:00+08:00', '2024~'),
    topics: fc.subarray(['trade', 'taiwan', 'climate']),
    kind: fc.constantFrom('visit', 'sanction'),
    actors: fc.subarray(['wang-yi', 'xi', 'someone']),
    place: fc.constantFrom(
      null,
      { name: { en: 'Geneva', fr: 'Genève' }, country: 'CH' },
      { name: { zh: '北京' }, country: 'CN' },
    ),
    tone: fc.option(fc.integer({ min: -3, max: 3 })),
    importance: fc.integer({ min: 1, max: 3 }),
    tags: fc.subarray(['G20', 'phone call']),
    notes: fc.constantFrom('', 'private'),
    verified: fc.boolean(),
    sources,
  });
  const conditions = [
    'topic:trade',
    'topic:commerce',
    'topic:台湾',
    'actor:wang',
    'actor:习',
    'actor:someone',
    'kind:visite',
    'kind:制裁',
    'place:genev',
    'place:suisse',
    'place:瑞士',
    'place:ch',
    'place:北京',
    'source:reuters',
    'source:register',
    'source:talks',
    'source:"notice of"',
    'source:新华',
    'source:example.org',
    'side:CN',
    'side:other',
    'tag:g20',
    'tag:call',
    'tone:<0',
    'tone:0..3',
    'importance:>1',
    'before:2024',
    'after:2023-12',
    'during:2024-02',
    'has:sources',
    'has:hour',
    'has:notes',
    'is:verified',
    'is:unverified',
    'is:added',
    'is:curated',
    'https://www.reuters.com',
  ];

  it('every condition finds exactly the events that meet it, and its negation the others', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 8 }), fc.constantFrom(...conditions), (fields, query) => {
        const events = fields.map((each, at) => event(`e${at}`, each));
        const index = indexed(events);
        const read = parseQuery(query);
        const condition = read.ok ? clausesOf(read.query)[0]?.condition : undefined;
        const wanted = events.filter((each) => condition && meets(each, condition, names)).map(({ id }) => id);
        expect([...ids(query, index)].sort()).toEqual(wanted);
        expect([...ids(`-${query}`, index)].sort()).toEqual(
          events.map(({ id }) => id).filter((id) => !wanted.includes(id)),
        );
      }),
      { numRuns: 400 },
    );
  });

  it('groups of conditions find exactly the events that they hold for', () => {
    const one = fc.constantFrom(...conditions);
    const { query } = fc.letrec<{ query: string }>((tie) => ({
      query: fc.oneof(
        { maxDepth: 3 },
        one,
        fc.tuple(tie('query'), tie('query')).map(([a, b]) => `(${a} OR ${b})`),
        fc.tuple(tie('query'), tie('query')).map(([a, b]) => `(${a} ${b})`),
        tie('query').map((inner) => (inner.startsWith('(') ? `-${inner}` : `-(${inner})`)),
      ),
    }));
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 8 }), query, (fields, asked) => {
        const events = fields.map((each, at) => event(`e${at}`, each));
        const read = parseQuery(asked);
        if (!read.ok) throw new Error(asked);
        const wanted = events.filter((each) => holds(read.query, (condition) => meets(each, condition, names)));
        expect([...ids(asked, indexed(events))].sort()).toEqual(wanted.map(({ id }) => id).sort());
      }),
      { numRuns: 300 },
    );
  });

  it('the bits name the same events as the ids', () => {
    const found = indexed().search('tariffs OR climate', 1);
    expect(found.ok && found.value.total).toBe(3);
    const bits = found.ok ? found.value.hits : new Uint8Array();
    const named = EVENTS.filter(({ id }) => ((bits[numberOf(id) >> 3] ?? 0) & (1 << (numberOf(id) & 7))) !== 0);
    expect(named.map(({ id }) => id)).toEqual(['tariffs', 'visit', 'climate']);
  });

  it('the best of many are the same as those of a whole sort', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ score: fc.integer({ min: 1, max: 9 }), day: fc.integer({ min: 0, max: 99 }) })),
        fc.integer({ min: 1, max: 12 }),
        (documents, most) => {
          const scores = Float32Array.from(documents, ({ score }) => score);
          const start = Float64Array.from(documents, ({ day }) => day * 86_400_000);
          const whole = documents
            .map((each, at) => ({ ...each, at }))
            .sort((a, b) => b.score - a.score || b.day - a.day || a.at - b.at)
            .map(({ at }) => at);
          const hits = Uint32Array.from(documents.keys());
          expect(best({ scores, start, numbers: hits }, hits, most)).toEqual(whole.slice(0, most));
        },
      ),
    );
  });
});

describe('keeping in step', () => {
  it('a renamed actor is found by the new name and no longer by the old one', () => {
    const index = indexed();
    const renamed = { ...vocabulary.actors[0], names: { en: 'Foreign Minister Wang' }, aliases: ['Director'] };
    index.rename({ ...vocabulary, actors: [renamed as Vocabulary['actors'][number], ...vocabulary.actors.slice(1)] });
    expect(ids('director', index)).toEqual(['visit']);
    expect(ids('actor:"foreign minister"', index)).toEqual(['visit']);
    expect(ids('王毅', index)).toEqual([]);
  });

  it('finds an event by its new words and no longer by its old ones', () => {
    const index = indexed();
    const climate = EVENTS.find(({ id }) => id === 'climate') as Event;
    index.put({ ...climate, title: { en: 'Methane pledge' } }, numberOf('climate'));
    expect(ids('sunnylands', index)).toEqual([]);
    expect(ids('pledge', index)).toEqual(['climate']);
    index.remove('climate');
    expect(ids('pledge', index)).toEqual([]);
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

  it('words a slip or two away are those that a comparison of all finds', () => {
    const words = fc.array(fc.stringMatching(/^[a-e习近平]{3,7}$/), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(
        words,
        fc.stringMatching(/^[a-e习近平]{3,7}$/),
        fc.integer({ min: 1, max: 2 }),
        (known, wanted, slips) => {
          const postings = new Postings();
          postings.add(0, (tell) => {
            for (const word of known) tell(word, 1);
          });
          const near = [...new Set(known)].filter((word) => isNear(wanted, word, slips));
          const found = postings.near(wanted, slips).map((number) => postings.word(number));
          expect(found.sort()).toEqual(near.sort());
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
