// What is filtered, and what the search found. Only actions.ts writes here.
import { computed, signal } from '@preact/signals';
import type { Filters } from '../../data/desk.ts';
import type { Offer } from '../../data/query/language.ts';
import { desk } from './settings.ts';

/** The filters in force, from the desk. */
export const filters = computed<Filters>(() => desk.value.filters);

/** What the search found, or null where nothing is searched for. */
export interface SearchFound {
  readonly query: string;
  /** The best, in rank order; no more than are listed. */
  readonly ids: readonly string[];
  readonly total: number;
  readonly terms: readonly string[];
  /** A bit for every hit, at the number of its row. */
  readonly hits: Uint8Array;
  /** By id, why an event was found where its title does not say it; for the best only. */
  readonly snippets: Readonly<Record<string, string>>;
}
export const found = signal<SearchFound | null>(null);

/** The query as typed, ahead of `found` while an answer is on its way; its problem, where it has one. */
export const queryText = signal('');
export const queryProblem = signal<QueryTrouble | null>(null);

/** What is wrong with the query; with the part of the text it is about, [at, at + length), where that is known. */
export interface QueryTrouble {
  readonly message: string;
  readonly at?: number;
  readonly length?: number;
  /** What could stand there instead. */
  readonly offers?: readonly Offer[];
}

/** True where anything at all is filtered out by choice. */
export const isFiltered = computed(() => {
  const { query: _, ...chosen } = filters.value;
  return found.value !== null || Object.values(chosen).some((value) => value !== null);
});
