// A choice is told in the shorter way, and always so that the person could rebuild it.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY_DESK, EMPTY_FILTERS } from '../../../data/desk.ts';
import { translator } from '../../../data/i18n/t.ts';
import { UI_LANGUAGES } from '../../../data/text.ts';
import { filterChips, tellChoice } from '../../../src-renderer/state/chips.ts';
import { FACETS } from '../../../src-renderer/state/facets.ts';
import { queryText } from '../../../src-renderer/state/filters.ts';
import { desk } from '../../../src-renderer/state/settings.ts';

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

describe.each(UI_LANGUAGES)('a chip in %s', (language) => {
  const t = translator(language);
  const chipsOf = (filters: Partial<typeof EMPTY_FILTERS>) => {
    desk.value = { ...EMPTY_DESK, language, filters: { ...EMPTY_FILTERS, ...filters } };
    return filterChips.value.map(({ told }) => told);
  };

  it.each(FACETS)('says that it restricts %s, whether it names values or counts them', (facet) => {
    const name = t(`filters.${facet}`);
    for (const ids of [[], ['x'], ['x', 'y', 'z', 'w']]) {
      const told = chipsOf({ [facet]: ids });
      expect(told.length).toBeGreaterThan(0);
      for (const text of told) expect(text.startsWith(name) && text.length > name.length).toBe(true);
    }
  });

  it('says so of dates and of the search', () => {
    const dates = t('filters.dates');
    for (const text of chipsOf({ from: '2024-01-01', to: '2024-12-31' })) expect(text.startsWith(dates)).toBe(true);
    queryText.value = 'tariff';
    expect(chipsOf({})[0]).toMatch(new RegExp(`^${t('filters.search')}.+tariff`));
    queryText.value = '';
  });
});
