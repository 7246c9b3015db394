// A search index in a thread of its own: neither filling it nor asking it keeps the library's thread.
import { Worker } from 'node:worker_threads';
import type { Vocabulary } from '../../../data/vocabulary.ts';
import { EngineFailed, type Engine } from './engine.ts';
import type { SearchResult } from './search-index.ts';
import type { Answered, Asked } from './thread-messages.ts';

interface Waiting {
  readonly done: (answered: Answered) => void;
  readonly failed: (why: EngineFailed) => void;
}

/**
 * Starts the thread. One that does not start, or ends by itself, fails whatever waits for it, then and later.
 * @param file search-worker as it is built, or search-worker.mjs where the sources run
 */
export function threadEngine(vocabulary: Vocabulary, file: string): Engine {
  const worker = new Worker(file, { workerData: vocabulary });
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  let failure: EngineFailed | null = null;

  const fail = (why: unknown): void => {
    failure ??= new EngineFailed('The search’s thread has ended.', { cause: why });
    for (const { failed } of waiting.values()) failed(failure);
    waiting.clear();
  };
  worker.on('message', (answered: Answered) => {
    waiting.get(answered.number)?.done(answered);
    waiting.delete(answered.number);
  });
  worker.on('error', fail);
  worker.on('messageerror', fail);
  worker.on('exit', fail);
  // Who asks says so; a thread that only reads keeps no process from its end.
  worker.unref();

  const tell = (message: Asked): void => worker.postMessage(message, []);
  function ask(message: (number: number) => Asked): Promise<Answered> {
    if (failure) return Promise.reject(failure);
    asked += 1;
    const number = asked;
    return new Promise((done, failed) => {
      waiting.set(number, { done, failed });
      tell(message(number));
    });
  }

  return {
    batch: 64,
    ahead: 4,
    rename: (to) => tell({ is: 'rename', vocabulary: to }),
    take: async (batch) => {
      await ask((number) => ({ is: 'take', number, batch }));
    },
    rest: () => tell({ is: 'rest' }),
    search: async (query, limit): Promise<SearchResult> => {
      const { found } = await ask((number) => ({ is: 'search', number, query, limit }));
      if (!found) throw new Error('The search’s thread answered without an answer.');
      return found;
    },
    hold: (on) => (on ? worker.ref() : worker.unref()),
    close: async () => {
      fail('closed');
      await worker.terminate();
    },
  };
}
