// What is in force, one chip each: a filter's values (or how many, where they are many), the dates, the search.
// Each says what it is and takes itself away.
import { computed } from '@preact/signals';
import type { Filters } from '../../data/desk.ts';
import { formatDate } from '../../data/format-date.ts';
import { setDateRange, setFacet, setQuery } from './actions.ts';
import { FACETS, facetIds, facetName, type Facet } from './facets.ts';
import { filters, found, queryProblem, queryText } from './filters.ts';
import { language, words } from './settings.ts';

/** A condition in force. `facet` is what it is about, `label` what it asks for, `told` both: what the chip says. */
export interface FilterChip {
  readonly id: string;
  readonly facet: string;
  readonly label: string;
  readonly told: string;
  readonly remove: () => void;
}

/** Up to this many values get a chip each. */
const EACH = 3;

/** What a facet lets through, told in the shorter way: only these, all but these, or so many of so many. */
export type Telling =
  | { readonly is: 'only' | 'without'; readonly ids: readonly string[] }
  | { readonly is: 'some'; readonly chosen: number; readonly of: number };

/** How to tell a choice; null where nothing is chosen. */
export function tellChoice(chosen: Filters[Facet], all: readonly string[]): Telling | null {
  if (chosen === null) return null;
  if (chosen.length > 0 && chosen.length <= EACH) return { is: 'only', ids: chosen };
  const without = all.filter((id) => !chosen.includes(id));
  if (chosen.length > 0 && without.length > 0 && without.length <= EACH) return { is: 'without', ids: without };
  return { is: 'some', chosen: chosen.length, of: all.length };
}

type Untold = Omit<FilterChip, 'told'>;

function facetChips(facet: Facet): Untold[] {
  const t = words.value;
  const chosen = filters.value[facet];
  if (chosen === null) return [];
  const told = tellChoice(chosen, facetIds.value[facet]);
  if (!told) return [];
  const title = t(`filters.${facet}`);
  if (told.is === 'some') {
    const label = t('filters.someOf', { chosen: told.chosen, all: told.of });
    return [{ id: facet, facet: title, label, remove: () => setFacet(facet, null) }];
  }
  return told.ids.map((id) => {
    const name = facetName.value(facet, id);
    const rest = told.is === 'only' ? chosen.filter((other) => other !== id) : [...chosen, id];
    const nothingLeft = told.is === 'only' ? rest.length === 0 : told.ids.length === 1;
    return {
      id: `${facet}-${id}`,
      facet: title,
      label: told.is === 'only' ? name : t('filters.without', { name }),
      remove: () => setFacet(facet, nothingLeft ? null : rest),
    };
  });
}

/** All chips: the search first, then the facets in the panel's order, then the dates. */
export const filterChips = computed<readonly FilterChip[]>(() => {
  const t = words.value;
  const { from, to } = filters.value;
  const day = (iso: string): string => formatDate(iso, language.value, 'short');
  const chips: Untold[] = [];
  // While what is typed is wrong, what was found before it is what is in force.
  const query = (queryProblem.value ? (found.value?.query ?? '') : queryText.value).trim();
  if (query !== '') {
    chips.push({
      id: 'query',
      facet: t('filters.search'),
      label: t('filters.quoted', { query }),
      remove: () => setQuery(''),
    });
  }
  for (const facet of FACETS) chips.push(...facetChips(facet));
  if (from !== null) {
    const label = t('filters.fromDay', { day: day(from) });
    chips.push({ id: 'from', facet: t('filters.dates'), label, remove: () => setDateRange(null, filters.value.to) });
  }
  if (to !== null) {
    const label = t('filters.toDay', { day: day(to) });
    chips.push({ id: 'to', facet: t('filters.dates'), label, remove: () => setDateRange(filters.value.from, null) });
  }
  return chips.map((chip) => ({ ...chip, told: t('filters.told', { facet: chip.facet, values: chip.label }) }));
});

/** What is in force as one line of words, for headings and credits: `Topics: Trade, Taiwan · Dates: from 1 Jan 2025`. */
export const describedFilters = computed<string>(() => {
  const byFacet = new Map<string, string[]>();
  for (const { facet, label } of filterChips.value) byFacet.set(facet, [...(byFacet.get(facet) ?? []), label]);
  const t = words.value;
  const told = [...byFacet].map(([facet, labels]) =>
    t('filters.told', { facet, values: labels.join(t('export.comma')) }),
  );
  return told.join(' · ');
});
