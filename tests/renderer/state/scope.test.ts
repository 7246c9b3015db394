// What is said of the curated library is counted from it, and says nothing of what a person added.
import { describe, expect, it } from 'vitest';
import { eventSchema } from '../../../data/event.ts';
import { indexRow } from '../../../data/index-row.ts';
import { loadSeed } from '../../../data/seed/index.ts';
import { scopeOf } from '../../../src-renderer/state/scope.ts';

const seed = loadSeed().events.map((event) => eventSchema.parse(event));
const rows = seed.map((event, at) => indexRow(event, at));

describe('the scope of the curated library', () => {
  it('is what is there: how many, from when to when, and what has no source', () => {
    expect(scopeOf(rows)).toEqual({
      count: 239,
      from: Date.parse('2023-06-18'),
      to: Date.parse('2026-06-01'),
      unsourced: seed.filter(({ sources }) => sources.length === 0).length,
      unverified: 4,
    });
  });

  it('leaves out what was added, and is not there without curated events', () => {
    const [one] = seed;
    if (!one) throw new Error('The curated library is empty.');
    const added = indexRow(eventSchema.parse({ ...one, id: 'own', date: '1999-01-01', origin: { by: 'added' } }), 999);
    expect(scopeOf([...rows, added])).toEqual(scopeOf(rows));
    expect(scopeOf([added])).toBeNull();
  });
});
