// A snippet says why an event was found: it holds the hit, is short, and comes from the event.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventSchema, type Event } from '../../../data/event.ts';
import { highlightRanges } from '../../../data/fold.ts';
import { snippetOf } from '../../../data/query/snippet.ts';

const event = (fields: Record<string, unknown>): Event =>
  eventSchema.parse({
    id: 'one',
    date: '2024-01-01',
    title: { en: 'A title', fr: 'Un titre' },
    origin: { by: 'added' },
    created: '2026-01-01T00:00:00Z',
    updated: '2026-01-01T00:00:00Z',
    ...fields,
  });

describe('snippets', () => {
  it('say nothing where the title says it', () => {
    expect(snippetOf(event({ summary: 'A title again' }), ['title'], 'en')).toBeNull();
    expect(snippetOf(event({}), ['nowhere'], 'en')).toBeNull();
  });

  it('prefer the reader’s language, and fall back to where the hit is', () => {
    const one = event({ summary: { en: 'The rare earths stay', fr: 'Les terres rares restent' } });
    expect(snippetOf(one, ['rares'], 'fr')).toBe('Les terres rares restent');
    // The hit is in English, and the same is there in French.
    expect(snippetOf(one, ['earths'], 'fr')).toBe('Les terres rares restent');
    expect(snippetOf(one, ['earths'], 'zh')).toBe('The rare earths stay');
    expect(snippetOf(event({ sources: [{ title: 'On soybeans', publisher: 'Xinhua' }] }), ['soy'], 'en')).toBe(
      'On soybeans · Xinhua',
    );
  });

  it('hold the hit, and are short', () => {
    const word = fc.stringMatching(/^[a-zé]{1,12}$|^[台湾关税]{1,9}$/);
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), fc.array(word, { maxLength: 60 }), (before, after) => {
        const body = [...before, 'Zürich', ...after].join(' ');
        const found = snippetOf(event({ articles: [{ language: 'en', title: 'x', body }] }), ['zurich'], 'en') ?? '';
        expect(highlightRanges(found, ['zurich']).length).toBeGreaterThan(0);
        expect(found.length).toBeLessThan(120);
        expect(body).toContain(found.replaceAll('…', ''));
      }),
    );
  });
});
