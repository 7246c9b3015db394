// A name that the library does not have is said, with what there is; what is found is left alone.
import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../../data/query/parse.ts';
import { unknownName } from '../../../data/query/unknown.ts';
import { KINDS, TOPICS } from '../../../data/taxonomy.ts';
import type { Vocabulary } from '../../../data/vocabulary.ts';

const vocabulary: Vocabulary = {
  topics: [...TOPICS],
  kinds: [...KINDS],
  actors: [{ id: 'xi', names: { en: 'Xi Jinping', zh: '习近平' }, aliases: [] }],
};
const read = (text: string, known = vocabulary) =>
  parseQuery(text, (clause, place) => unknownName(clause, place, known, 'fr'));

describe('a name in a query', () => {
  it.each([
    'kind:rencontre',
    'kind:meet',
    'topic:台',
    'actor:xi',
    'place:nowhere',
    '-kind:call',
    'kind:(call OR talks)',
  ])('%s is known, or not to be looked up', (text) => {
    expect(read(text).ok).toBe(true);
  });

  it('is refused with its place, and what there is instead in the reader’s language', () => {
    const wrong = read('xi -kind:letter');
    expect(wrong).toMatchObject({ ok: false, problem: { key: 'query.problem.no.kind', at: 3, length: 12 } });
    if (wrong.ok) return;
    expect(wrong.problem.offers).toHaveLength(KINDS.length);
    expect(wrong.problem.offers).toContainEqual({ name: 'Rencontre', insert: '-kind:Rencontre' });
    expect(read('topic:foo')).toMatchObject({ problem: { key: 'query.problem.no.topic' } });
    expect(read('kind:(call OR foo)')).toMatchObject({ problem: { key: 'query.problem.no.kind', at: 14 } });
    expect(read('actor:nobody')).toMatchObject({ problem: { key: 'query.problem.no.actor' } });
  });

  it('every offer is a query that is right', () => {
    const wrong = read('topic:foo');
    const offers = wrong.ok ? [] : (wrong.problem.offers ?? []);
    for (const { insert } of offers) expect(read(insert).ok).toBe(true);
    expect(offers.length).toBe(TOPICS.length);
  });

  it('is not judged where no table says what there is', () => {
    expect(read('kind:letter', { topics: [], kinds: [], actors: [] }).ok).toBe(true);
  });
});
