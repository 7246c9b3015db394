// The log of one event: who changed what and when, with the event as it was after each change.
// It is read from the journals when somebody asks, so that nobody else pays for it.
import type { Event } from '../../data/event.ts';
import type { Change } from './change.ts';
import type { FileCalls } from './files.ts';
import { readJournal } from './journal-read.ts';

/** One change of one event. */
export interface LogEntry {
  readonly seq: number;
  /** ISO instant. */
  readonly at: string;
  /** add, update, remove, import, seed, vocabulary, restore, undo, redo. */
  readonly action: string;
  /** Where it was made: `page`, `desktop`, `command line`; absent in older records. */
  readonly by?: string | undefined;
  /** The fields that changed; empty where the event came or went whole. */
  readonly fields: readonly string[];
  /** The event as it was after it; null where it was gone. */
  readonly event: Event | null;
}

const STAMPS = new Set(['updated', 'created']);

/**
 * The log of an event from the journals, oldest first.
 * @param paths the journals in order, the open one last.
 * @param upTo number of the last change that counts.
 */
export async function readLog(
  files: FileCalls,
  paths: readonly string[],
  id: string,
  upTo: number,
): Promise<LogEntry[]> {
  const entries: LogEntry[] = [];
  let now: Event | null = null;
  for (const path of paths) {
    const file = await files.open(path, 'r');
    try {
      for await (const item of readJournal(file)) {
        if (item.is !== 'change' || item.change.seq > upTo) continue;
        const after: Event | null | undefined = followed(item.change, id, now);
        if (after === undefined) continue;
        const { seq, at, action, by } = item.change;
        entries.push({ seq, at, action, by, fields: now && after ? differing(now, after) : [], event: after });
        now = after;
      }
    } finally {
      await file.close();
    }
  }
  return entries;
}

/** The event after a change, null where it is gone; undefined where the change does not concern it. */
function followed(change: Change, id: string, before: Event | null): Event | null | undefined {
  let event: Event | null | undefined;
  for (const op of change.ops) {
    if (op.id !== id) continue;
    if (op.on === 'events') event = op.to ?? null;
    // Where the journals do not reach back to its beginning, what it was before is not known whole.
    else if (op.on === 'fields' && (event ?? before)) event = { ...(event ?? before), ...op.to } as Event;
  }
  return event;
}

function differing(before: Event, after: Event): string[] {
  return Object.keys(after).filter((key) => {
    const field = key as keyof Event;
    return !STAMPS.has(key) && JSON.stringify(before[field]) !== JSON.stringify(after[field]);
  });
}
