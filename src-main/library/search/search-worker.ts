// The search's own thread: an index, filled and asked by messages. A bug in it ends the thread; the library's thread
// then goes on with an index of its own.
import { parentPort, workerData } from 'node:worker_threads';
import type { Vocabulary } from '../../../data/vocabulary.ts';
import { takeBatch } from './engine.ts';
import { SearchIndex } from './search-index.ts';
import type { Answered, Asked } from './thread-messages.ts';

const port = parentPort;
if (!port) throw new Error('The search runs in a thread of its own.');
const index = new SearchIndex(workerData as Vocabulary);

function answer(answered: Answered): void {
  const { found } = answered;
  port?.postMessage(answered, found?.ok ? [found.value.hits.buffer as ArrayBuffer] : []);
}

port.on('message', (asked: Asked) => {
  switch (asked.is) {
    case 'rename':
      return index.rename(asked.vocabulary);
    case 'rest':
      return index.arrange();
    case 'take':
      takeBatch(index, asked.batch);
      return answer({ number: asked.number });
    case 'search':
      return answer({ number: asked.number, found: index.search(asked.query, asked.limit) });
  }
});
