// What keeps a search index and answers from it, here or in a thread of its own; and the one that is here.
import type { Event } from '../../../data/event.ts';
import type { Vocabulary } from '../../../data/vocabulary.ts';
import { SearchIndex, type SearchResult } from './search-index.ts';

/** Events to index anew, each with the number it goes by in answers, and ids of events to forget. */
export interface Batch {
  readonly put: readonly { readonly number: number; readonly event: Event }[];
  readonly gone: readonly string[];
}

/** All calls are carried out in their order. Whatever is pending when an engine fails is refused with an EngineFailed. */
export interface Engine {
  /** How many events one batch should hold, so that making and sending it keeps the host for some milliseconds at most. */
  readonly batch: number;
  /** How many batches may be on their way at once. */
  readonly ahead: number;
  rename(vocabulary: Vocabulary): void;
  /** Settles when the batch is indexed. */
  take(batch: Batch): Promise<void>;
  /** Says that nothing more comes for now. */
  rest(): void;
  search(query: string, limit: number): Promise<SearchResult>;
  /** Whether the process has to stay for it. */
  hold(on: boolean): void;
  /** Settles when nothing of it runs any more. */
  close(): Promise<void>;
}

/** An engine that is no more; another one has to be filled. */
export class EngineFailed extends Error {
  override readonly name = 'EngineFailed';
}

/** Does the work of one batch in an index. */
export function takeBatch(index: SearchIndex, { put, gone }: Batch): void {
  for (const id of gone) index.remove(id);
  for (const { event, number } of put) index.put(event, number);
}

/** An index in this thread: it gets a turn after every few events. */
export function localEngine(vocabulary: Vocabulary): Engine {
  const index = new SearchIndex(vocabulary);
  return {
    batch: 48,
    ahead: 1,
    rename: (to) => index.rename(to),
    take: (batch) => {
      takeBatch(index, batch);
      return new Promise((done) => setImmediate(done));
    },
    // The next question waits for the order of words: it is made where somebody asks.
    rest: () => undefined,
    search: async (query, limit) => index.search(query, limit),
    hold: () => undefined,
    close: async () => undefined,
  };
}
