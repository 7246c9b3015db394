// What the search box offers: fields, values in any language, and always something that can be searched for.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeQuery, putIn, type Known } from '../../../data/query/complete.ts';
import { FIELDS } from '../../../data/query/language.ts';
import { parseQuery } from '../../../data/query/parse.ts';
import { KINDS, TOPICS } from '../../../data/taxonomy.ts';
import { CATALOGUES } from '../../../data/i18n/t.ts';

const known: Known = {
  vocabulary: {
    topics: [...TOPICS],
    kinds: [...KINDS],
    actors: [
      { id: 'wang-yi', names: { en: 'Wang Yi', zh: '王毅' }, aliases: [] },
      { id: 'xi', names: { en: 'Xi Jinping', fr: 'Xi Jinping', zh: '习近平' }, aliases: ['President Xi'] },
      { id: 'odd', names: { en: 'The "odd" one: two' }, aliases: [] },
    ],
  },
  language: 'en',
  places: ['China', 'United States'],
  tags: ['G20', 'phone call'],
  years: ['2026', '2025', '2024'],
  eventsOf: () => 0,
};

const offered = (text: string, caret = text.length, of: Partial<Known> = {}): string[] =>
  completeQuery(text, caret, { ...known, ...of })?.options.map(({ insert }) => insert) ?? [];

describe('what is offered', () => {
  it('an empty box offers every field', () => {
    expect(offered('')).toEqual(FIELDS.map((field) => `${field}:`));
  });

  it.each([
    ['to', ['topic:', 'tone:']],
    ['tariffs du', ['during:']],
    ['-has', ['-has:']],
    ['topic:tra', ['topic:Trade ']],
    ['topic:comm', ['topic:Trade ']],
    ['topic:台', ['topic:Taiwan ']],
    ['Topic：台', ['topic:Taiwan ']],
    ['actor:wan', ['actor:"Wang Yi" ']],
    ['actor:yi', ['actor:"Wang Yi" ']],
    ['actor:"Wang Y', ['actor:"Wang Yi" ']],
    ['actor:习', ['actor:"Xi Jinping" ']],
    ['wang', ['actor:"Wang Yi" ']],
    ['presid', ['actor:"Xi Jinping" ']],
    ['side:', ['side:US ', 'side:CN ', 'side:other ']],
    ['has:r', ['has:readouts ']],
    ['place:uni', ['place:"United States" ']],
    ['tag:call', ['tag:"phone call" ']],
    ['during:202', ['during:2026 ', 'during:2025 ', 'during:2024 ']],
    ['before:2024-0', Array.from({ length: 9 }, (_, month) => `before:2024-0${month + 1} `)],
    ['zebra', []],
    ['nonsense:', []],
    ['constructor:', []],
  ])('%s → %j', (text, options) => {
    expect(offered(text)).toEqual(options);
  });

  it('names are offered as the reader writes them, with the name that matched beside', () => {
    expect(offered('topic:trade', 11, { language: 'fr' })).toEqual(['topic:Commerce ']);
    const found = completeQuery('topic:trade', 11, { ...known, language: 'fr' });
    expect(found?.options[0]?.about).toEqual({ name: 'Trade' });
  });

  it.each(['kind:', 'kind:m'])('%s shows no name of another language where the reader’s matches too', (text) => {
    const options = completeQuery(text, text.length, { ...known, language: 'fr' })?.options ?? [];
    const beside = new Map(options.map(({ insert, about }) => [insert, about]));
    expect(beside.get('kind:Mesure ')).toBe('query.value.kind');
    if (text === 'kind:m') expect(beside.get('kind:Rencontre ')).toEqual({ name: 'Meeting' });
    else for (const about of beside.values()) expect(about).toBe('query.value.kind');
  });

  it('names that more events have come first, then by name, where only a few are offered', () => {
    const actors = ['Wang Wentao', 'Wang Bo', 'Wang An', 'Hua Wang', 'Wang Di', 'Wang Yi'].map((name) => ({
      id: name.toLowerCase().replace(' ', '-'),
      names: { en: name },
      aliases: [],
    }));
    const events: Readonly<Record<string, number>> = { 'wang-yi': 42, 'hua-wang': 7, 'wang-wentao': 7 };
    const of: Partial<Known> = {
      vocabulary: { ...known.vocabulary, actors },
      eventsOf: (field, id) => (field === 'actor' ? (events[id] ?? 0) : 0),
    };
    const ranked = ['Wang Yi', 'Wang Wentao', 'Hua Wang', 'Wang An', 'Wang Bo', 'Wang Di'];
    expect(offered('rubio wang', 10, of)).toEqual(ranked.slice(0, 4).map((name) => `actor:"${name}" `));
    expect(offered('actor:wang', 10, of)).toEqual(ranked.map((name) => `actor:"${name}" `));
  });

  it('completes in the middle and keeps what is around', () => {
    const found = completeQuery('tariffs topic:tr during:2025', 16, known);
    const option = found?.options[0];
    expect(found && option && putIn('tariffs topic:tr during:2025', found, option)).toEqual({
      text: 'tariffs topic:Trade during:2025',
      caret: 20,
    });
  });

  it('whatever is accepted can be searched for, or is a field that waits for its value', () => {
    const pieces = fc.constantFrom(
      'topic:',
      'actor:',
      'wa',
      'x',
      '-',
      ' ',
      'has:',
      'place:',
      'tone:',
      'is:',
      'before:',
      '20',
      '王',
      'o',
    );
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 3 }).map((parts) => parts.join('')),
        fc.nat(),
        (text, at) => {
          const found = completeQuery(text, text.length, known);
          const option = found?.options[at % (found.options.length || 1)];
          const put = found && option ? putIn(text, found, option).text : '';
          const token = found ? put.slice(found.from) : '';
          const read = parseQuery(token);
          expect(read.ok || read.problem.key).toBe(token.endsWith(':') ? 'query.problem.value' : true);
        },
      ),
    );
  });
});

describe('other names of fields', () => {
  it.each(['thème:commerce', 'THEME:trade', '议题:贸易', '议题：贸易', 'acteur:xi', 'avant:2024', '期间:2025'])(
    '%s is understood',
    (query) => {
      expect(parseQuery(query)).toMatchObject({ ok: true });
    },
  );

  it('every field is explained in every language', () => {
    for (const words of Object.values(CATALOGUES)) {
      for (const field of FIELDS) expect(words[`query.field.${field}`]).toBeTruthy();
    }
  });
});
