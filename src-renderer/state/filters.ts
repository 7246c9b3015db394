// What is filtered, and what the search found. Only actions.ts writes here.
import { computed, signal } from '@preact/signals';
import type { Result } from '../../data/result.ts';
import type { Filters } from '../../data/desk.ts';
import { desk } from './settings.ts';

/** The filters in force, from the desk. */
export const filters = computed<Filters>(() => desk.value.filters);

/** What the search found: ids in rank order, or null where nothing is searched for. */
export interface SearchFound {
  readonly query: string;
  readonly ids: readonly string[];
  readonly idSet: ReadonlySet<string>;
  readonly terms: readonly string[];
}
export const found = signal<SearchFound | null>(null);

/** The query as typed, ahead of `found` while an answer is on its way; its problem, where it has one. */
export const queryText = signal('');
export const queryProblem = signal<Extract<Result<never>, { ok: false }>['error'] | null>(null);

/** True where anything at all is filtered out by choice. */
export const isFiltered = computed(() => {
  const { query: _, ...chosen } = filters.value;
  return found.value !== null || Object.values(chosen).some((value) => value !== null);
});
