// The library as this window knows it: index rows by id, vocabulary, what the host says of itself.
// Only actions.ts writes here. Rows are never mutated; a change replaces them.
import { computed, signal } from '@preact/signals';
import type { Vocabulary } from '../../data/vocabulary.ts';
import type { CommandOutput, IndexRow } from '../../src-main/api/contract.ts';

/** All rows, in no particular order, and what the last change touched (for incremental indexing). */
export interface LibraryRows {
  readonly revision: number;
  readonly rows: readonly IndexRow[];
  readonly byId: ReadonlyMap<string, IndexRow>;
  /** The revision that `lastChange` led from; null after a full load. */
  readonly follows: number | null;
  /** null after a full load. */
  readonly lastChange: { readonly changed: readonly IndexRow[]; readonly removed: readonly string[] } | null;
}

export const EMPTY_ROWS: LibraryRows = { revision: 0, rows: [], byId: new Map(), follows: null, lastChange: null };

/** All rows after a full load. The table by id is made when it is first asked for: the first picture does without. */
export function loadedRows(revision: number, rows: readonly IndexRow[]): LibraryRows {
  let byId: ReadonlyMap<string, IndexRow> | null = null;
  return {
    revision,
    rows,
    get byId() {
      byId ??= new Map(rows.map((row) => [row.id, row]));
      return byId;
    },
    follows: null,
    lastChange: null,
  };
}

export const library = signal<LibraryRows>(EMPTY_ROWS);
export const vocabulary = signal<Vocabulary>({ topics: [], kinds: [], actors: [] });
export const description = signal<CommandOutput<'library.describe'> | null>(null);

/** loading → ready, or failed with the host's sentence. */
export type LoadState =
  | { readonly state: 'loading' | 'ready' }
  | { readonly state: 'failed'; readonly message: string };
export const loadState = signal<LoadState>({ state: 'loading' });

export const topicsById = computed(() => new Map(vocabulary.value.topics.map((topic) => [topic.id, topic])));
export const kindsById = computed(() => new Map(vocabulary.value.kinds.map((kind) => [kind.id, kind])));
export const actorsById = computed(() => new Map(vocabulary.value.actors.map((actor) => [actor.id, actor])));
