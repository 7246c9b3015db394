// What a query means besides its words: terms of the same notion, silent words left out, simplified characters.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, highlightRanges } from '../../../data/fold.ts';
import { clausesOf, parseQuery } from '../../../data/query/parse.ts';
import { nearTerms, widen } from '../../../data/query/synonyms.ts';
import { simplify } from '../../../data/simplified.ts';

const widened = (text: string) => {
  const read = parseQuery(text);
  if (!read.ok) throw new Error(text);
  return widen(read.query);
};
const asked = (text: string): string[] =>
  clausesOf(widened(text).query).map(({ condition }) =>
    condition.is === 'word' ? condition.word : condition.is === 'phrase' ? `"${condition.phrase}"` : condition.is,
  );

describe('terms of the same notion', () => {
  it.each([
    ['surtaxe', '关税'],
    ['tariffs', 'droits de douane'],
    ['droits de douane', 'tariff'],
    ['droit de douane chine', 'surtaxe'],
    ['关税', 'tariff'],
    ['terres rares', '稀土'],
    ['sommet', 'summit'],
    ['稀土', 'rare earth'],
    ['(tariff OR trump) 2025', '关税'],
  ])('%s also looks for %s', (query, other) => {
    expect(widened(query).also).toContain(other);
    expect(asked(query)).toContain(`"${fold(other)}"`);
  });

  it.each(['"tariff"', '-tariff', 'tarif', 'douane', 'kind:sanction'])('%s is taken as it is written', (query) => {
    expect(widened(query).also).toEqual([]);
  });
});

describe('silent words', () => {
  it('are not asked for beside others, and are where there is nothing else', () => {
    expect(asked('la visite de Blinken')).toEqual(['visite', 'blinken']);
    expect(asked('the')).toEqual(['the']);
    expect(asked('de la')).toEqual(['de', 'la']);
    expect(asked('visit -the')).toEqual(['visit', 'the']);
    expect(asked('(the visit) OR (de)')).toEqual(['visit', 'de']);
  });

  it('leave nothing that was asked out but themselves', () => {
    const word = fc.stringMatching(/^[b-z]{4,9}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), (words) => {
        const all = asked(words.join(' '));
        for (const one of words) expect(all).toContain(one);
      }),
    );
  });
});

describe('traditional characters', () => {
  it.each([
    ['習近平', '习近平'],
    ['關稅', '关税'],
    ['臺灣', '台湾'],
    ['兩國元首會晤', '两国元首会晤'],
  ])('%s folds to %s', (traditional, simple) => {
    expect(fold(traditional)).toBe(simple);
  });

  it('keep their places, so that what matched is marked as it was written', () => {
    expect(highlightRanges('國家主席習近平', ['习近平'])).toEqual([[4, 7]]);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(simplify(text).length).toBe(text.length);
        expect(simplify(simplify(text))).toBe(simplify(text));
      }),
    );
  });
});

describe('words that are only similar', () => {
  it('are told apart from those that were asked', () => {
    expect(nearTerms(widened('excuses').query, ['accuses'])).toEqual(['accuses']);
    expect(nearTerms(widened('blink').query, ['blink'])).toEqual([]);
    expect(nearTerms(widened('布林肯访华').query, ['布林', '访华'])).toEqual([]);
    expect(nearTerms(widened('tariff').query, ['tariff', '关税'])).toEqual([]);
  });
});
