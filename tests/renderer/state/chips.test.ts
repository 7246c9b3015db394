// A choice is told in the shorter way, and always so that the person could rebuild it.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tellChoice } from '../../../src-renderer/state/chips.ts';

const ALL = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

describe('telling a choice', () => {
  it.each([
    [null, null],
    [['a', 'b'], { is: 'only', ids: ['a', 'b'] }],
    [ALL.slice(1), { is: 'without', ids: ['a'] }],
    [[], { is: 'some', chosen: 0, of: 8 }],
    [ALL.slice(0, 4), { is: 'some', chosen: 4, of: 8 }],
  ])('%j → %j', (chosen, told) => {
    expect(tellChoice(chosen, ALL)).toEqual(told);
  });

  it('names exactly what is chosen, or exactly what is not', () => {
    fc.assert(
      fc.property(fc.subarray(ALL), (chosen) => {
        const told = tellChoice(chosen, ALL);
        const rebuilt =
          told?.is === 'only' ? told.ids : told?.is === 'without' ? ALL.filter((id) => !told.ids.includes(id)) : chosen;
        expect(rebuilt).toEqual(chosen);
        expect(told?.is === 'some' ? told.chosen : chosen.length).toBe(chosen.length);
      }),
    );
  });
});
