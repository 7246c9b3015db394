// The search of an open library: built in the background after opening, kept in step with every change.
// Questions that come before it is ready wait for it; nothing else does.
import { nearestLanguage, translator } from '../../../data/i18n/t.ts';
import { fail, ok, type Result } from '../../../data/result.ts';
import type { Vocabulary } from '../../../data/vocabulary.ts';
import type { LibraryStore } from '../store.ts';
import { EngineFailed, localEngine, type Engine } from './engine.ts';
import { Feed } from './feed.ts';
import type { SearchAnswer, SearchResult } from './search-index.ts';

export interface LiveSearch {
  /** Fails with `invalid` and says where and why, in the reader's language, where the query is wrong. */
  search(query: string, limit: number): Promise<Result<SearchAnswer>>;
  /** Settles when nothing of it runs any more; questions that wait fail with `busy`. */
  close(): Promise<void>;
}

export interface LiveSearchOptions {
  /** Makes what is tried first; where it fails, then or later, an index in this thread takes over. */
  readonly engine?: ((vocabulary: Vocabulary) => Engine) | undefined;
  /** Told why the first one failed. */
  readonly onFailure?: ((why: unknown) => void) | undefined;
}

/** Starts the search of a library; in this thread unless told otherwise. */
export function liveSearch(library: LibraryStore, options: LiveSearchOptions = {}): LiveSearch {
  let closed = false;
  let asking = 0;
  let { engine, feed } = filled(first());

  function first(): Engine {
    try {
      return (options.engine ?? localEngine)(library.vocabulary());
    } catch (error) {
      options.onFailure?.(error);
      return localEngine(library.vocabulary());
    }
  }

  function filled(made: Engine): { engine: Engine; feed: Feed } {
    const feeding = new Feed(made, (id) => library.get(id));
    feeding.touch(Array.from(library.events(), ({ id }) => id));
    // Seen to here, so that a thread that does not start is replaced before anybody asks.
    feeding.flush().catch((error: unknown) => {
      if (error instanceof EngineFailed) takeOver(made, error);
      else options.onFailure?.(error);
    });
    return { engine: made, feed: feeding };
  }

  /** Fills an engine here in place of one that failed, where that was not done already. */
  function takeOver(failed: Engine, why: EngineFailed): void {
    if (closed || failed !== engine) return;
    options.onFailure?.(why.cause ?? why);
    void failed.close();
    ({ engine, feed } = filled(localEngine(library.vocabulary())));
  }

  /** null once the search is closed. */
  async function ask(query: string, limit: number): Promise<SearchResult | null> {
    for (;;) {
      if (closed) return null;
      const asked = engine;
      try {
        await feed.flush();
        if (asked === engine) return await asked.search(query, limit);
      } catch (error) {
        if (!(error instanceof EngineFailed)) throw error;
        takeOver(asked, error);
      }
    }
  }

  const stop = library.onChange((change) => {
    if (change.vocabulary) engine.rename(library.vocabulary());
    feed.touch([...change.removed, ...change.changed.map(({ id }) => id)]);
  });

  return {
    close: async () => {
      closed = true;
      stop();
      await engine.close();
    },
    async search(query, limit) {
      asking += 1;
      engine.hold(true);
      const found = await ask(query, limit).finally(() => {
        asking -= 1;
        if (asking === 0) engine.hold(false);
      });
      if (!found) return fail('busy', 'The library is being closed.');
      if (found.ok) return ok(found.value);
      const { key, at, length, values } = found.problem;
      const language = library.desk().language ?? nearestLanguage([]);
      const message = translator(language)(key, values);
      const where = query.slice(at, at + length);
      return fail('invalid', message, [{ path: 'query', message: where === '' ? message : `${where} — ${message}` }]);
    },
  };
}
