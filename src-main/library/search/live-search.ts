// The search of an open library: built in the background after opening, kept in step with every change.
// Questions that come before it is ready wait for it; nothing else does.
import { nearestLanguage, translator } from '../../../data/i18n/t.ts';
import { fail, ok, type Result } from '../../../data/result.ts';
import type { LibraryStore } from '../store.ts';
import { SearchIndex, type SearchAnswer } from './search-index.ts';

export interface LiveSearch {
  /** Fails with `invalid` and says where and why, in the reader's language, where the query is wrong. */
  search(query: string, limit: number): Promise<Result<SearchAnswer>>;
  /** Settles when everything the library held on opening can be found. */
  readonly ready: Promise<void>;
  close(): void;
}

/** Starts the search of a library. */
export function liveSearch(library: LibraryStore): LiveSearch {
  let index = fresh();
  const ready = fill(index);
  // What is being built to replace an index with too much forgotten in it; it hears of every change as well.
  let next: SearchIndex | null = null;

  function fresh(): SearchIndex {
    return new SearchIndex(library.vocabulary(), (id) => library.get(id));
  }

  function fill(into: SearchIndex): Promise<void> {
    return into.build([...library.events()].map((event) => event.id));
  }

  async function replaceWith(built: SearchIndex): Promise<void> {
    await fill(built);
    index = built;
    next = null;
  }

  const stop = library.onChange((change) => {
    for (const each of next ? [index, next] : [index]) {
      if (change.vocabulary) each.rename(library.vocabulary());
      for (const id of change.removed) each.remove(id);
      for (const event of change.changed) each.put(event);
    }
    if (!index.isStale || next) return;
    next = fresh();
    void replaceWith(next);
  });

  return {
    ready,
    close: stop,
    async search(query, limit) {
      await ready;
      const found = index.search(query, limit);
      if (found.ok) return ok(found.value);
      const { key, at, length, values } = found.problem;
      const language = library.desk().language ?? nearestLanguage([]);
      const message = translator(language)(key, values);
      const where = query.slice(at, at + length);
      return fail('invalid', message, [{ path: 'query', message: where === '' ? message : `${where} — ${message}` }]);
    },
  };
}
