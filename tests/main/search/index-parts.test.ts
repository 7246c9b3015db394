// What the index is made of: lists that grow, texts as bytes, and both without what was forgotten.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventSchema } from '../../../data/event.ts';
import { Chains } from '../../../src-main/library/search/chains.ts';
import { Postings } from '../../../src-main/library/search/postings.ts';
import { Texts } from '../../../src-main/library/search/texts.ts';

describe('lists that grow', () => {
  const listOf = (chains: Chains, chain: number): number[] => {
    const found: number[] = [];
    chains.walk(chain, (values, from, to) => found.push(...values.subarray(from, to)));
    return found;
  };

  it('each keeps its own numbers in their order, however they are mixed', () => {
    const pushes = fc.array(fc.record({ list: fc.nat({ max: 5 }), many: fc.integer({ min: 1, max: 3_000 }) }));
    fc.assert(
      fc.property(pushes, (steps) => {
        const chains = new Chains();
        const plain = new Map<number, { chain: number; values: number[] }>();
        let value = 0;
        for (const { list, many } of steps) {
          for (let i = 0; i < many; i += 1) {
            value += 1;
            const known = plain.get(list);
            if (known) {
              chains.push(known.chain, value);
              known.values.push(value);
            } else plain.set(list, { chain: chains.begin(value), values: [value] });
          }
        }
        for (const { chain, values } of plain.values()) {
          expect(listOf(chains, chain)).toEqual(values);
          expect(chains.last(chain)).toBe(values.at(-1));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('holds more than one page of its pool', () => {
    const chains = new Chains();
    const chain = chains.begin(0);
    const values = Array.from({ length: 200_000 }, (_, at) => at);
    for (const value of values.slice(1)) chains.push(chain, value);
    expect(listOf(chains, chain)).toEqual(values);
  });
});

describe('words and their documents', () => {
  const documents = fc.array(fc.array(fc.constantFrom('tariff', 'tariffs', 'trade', '习近', '习'), { maxLength: 6 }), {
    maxLength: 20,
  });
  const scoresOf = (postings: Postings, word: string, count: number): number[] => {
    const scores = new Float32Array(count);
    const number = postings.numberOf(word);
    if (number !== undefined) postings.gather(number, 1, scores, new Uint8Array(count).fill(1));
    return [...scores];
  };

  it('without the documents that were forgotten they are those of the others alone', () => {
    fc.assert(
      fc.property(documents, fc.infiniteStream(fc.boolean()), (all, keep) => {
        const whole = new Postings();
        const alone = new Postings();
        const renumbered = new Int32Array(all.length).fill(-1);
        let kept = 0;
        all.forEach((words, document) => {
          const tellAll = (tell: (word: string, weight: number) => void): void => {
            for (const word of words) tell(word, 3);
          };
          whole.add(document, tellAll);
          if (!keep.next().value) return;
          alone.add(kept, tellAll);
          renumbered[document] = kept;
          kept += 1;
        });
        const compacted = whole.compacted(renumbered);
        const names = (postings: Postings, prefix: string): string[] =>
          postings
            .withPrefix(prefix)
            .map((number) => postings.word(number))
            .sort();
        for (const prefix of ['', 't', 'tariff', '习']) {
          expect(names(compacted, prefix)).toEqual(names(alone, prefix));
        }
        for (const word of new Set(all.flat())) {
          expect(scoresOf(compacted, word, kept)).toEqual(scoresOf(alone, word, kept));
        }
      }),
    );
  });
});

describe('texts as bytes', () => {
  const event = (title: string, body: string, url: string): Parameters<Texts['put']>[1] =>
    eventSchema.parse({
      id: 'one',
      date: '2024-01-01',
      title: { und: title },
      articles: [{ language: 'en', title: '', body }],
      sources: [{ title: 'A headline', url, side: 'US' }],
      origin: { by: 'added' },
      created: '2026-01-01T00:00:00Z',
      updated: '2026-01-01T00:00:00Z',
    });

  it('are had part by part, longer than a page or short', () => {
    const texts = new Texts();
    const long = '关税'.repeat(200_000);
    texts.put(0, event('Élan', 'short', 'https://example.org/A'));
    texts.put(1, event('Second', long, 'https://example.org/É'));
    texts.put(2, event('Third', 'last', 'https://example.org/c'));
    const second = texts.compacted(Int32Array.of(-1, 0, 1));
    expect(texts.text(0, 'titles')).toBe('elan\n');
    expect(texts.text(0, 'addresses')).toBe('https://example.org/a\n');
    expect(texts.text(1, 'addresses')).toBe('https://example.org/é\n');
    expect(texts.text(2, 'headlines')).toBe('a headline\n');
    expect(texts.holds(1, Buffer.from('https://example.org/e'))).toBe(true);
    expect(texts.holds(1, Buffer.from('关税'))).toBe(true);
    expect(second.text(0)).toBe(texts.text(1));
    expect(second.text(1, 'other')).toBe(texts.text(2, 'other'));
  });
});
