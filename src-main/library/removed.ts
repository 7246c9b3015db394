// Which events are gone since a moment, as they were: read from the journals when somebody asks, like an event's log.
// A journal that was closed before that moment cannot hold it, and is not opened.
import type { Event } from '../../data/event.ts';
import type { FileCalls } from './files.ts';
import { readJournal } from './journal-read.ts';

/** An event that is not there any more. */
export interface RemovedEvent {
  /** As it was when it went. */
  readonly event: Event;
  /** The change that it went with. */
  readonly seq: number;
  /** ISO instant. */
  readonly at: string;
  readonly action: string;
  readonly by?: string | undefined;
}

// A file's time may come from another clock than the changes in it, as on a network drive.
const SLACK = 86_400_000;

/**
 * The events that went after a moment and have not come back, the latest first.
 * @param paths the journals in order, the open one last.
 * @param since ms UTC; changes up to it do not count.
 * @param upTo number of the last change that counts.
 */
export async function readRemoved(
  files: FileCalls,
  paths: readonly string[],
  since: number,
  upTo: number,
): Promise<RemovedEvent[]> {
  const gone = new Map<string, RemovedEvent>();
  for (const path of paths) {
    if ((await files.stat(path)).modified < since - SLACK) continue;
    const file = await files.open(path, 'r');
    try {
      for await (const item of readJournal(file)) {
        if (item.is !== 'change' || item.change.seq > upTo || Date.parse(item.change.at) <= since) continue;
        const { seq, at, action, by, ops } = item.change;
        for (const op of ops) {
          if (op.on !== 'events') continue;
          // Entered last, found last.
          gone.delete(op.id);
          if (op.to === undefined && op.from) gone.set(op.id, { event: op.from, seq, at, action, by });
        }
      }
    } finally {
      await file.close();
    }
  }
  return [...gone.values()].toReversed();
}
