// A snapshot as text: valid JSON with one event a line, so that git and diff can read it, made in slices.
// The last line holds the checksum of every byte before it.
import { crc32 } from 'node:zlib';
import type { Event } from '../../data/event.ts';
import type { Vocabulary } from '../../data/vocabulary.ts';
import { hexOf } from './frame.ts';

export const SNAPSHOT_FORMAT = 'entente-library';
export const SNAPSHOT_VERSION = 1;

/** Everything but the events. `undo`, `redo` and `recent` point at records: sequence number, byte offset. */
export interface SnapshotHead {
  readonly format: typeof SNAPSHOT_FORMAT;
  readonly version: number;
  /** Identifies the library. */
  readonly library: string;
  /** Version of Entente that wrote it. */
  readonly app: string;
  /** Number of the last change in it. */
  readonly seq: number;
  /** Version of the curated library in it; 0 for none. */
  readonly seed: number;
  readonly touched: readonly string[];
  readonly undo: readonly (readonly [number, number])[];
  readonly redo: readonly (readonly [number, number])[];
  readonly recent: readonly (readonly [string, number, number])[];
  readonly topics: Vocabulary['topics'];
  readonly kinds: Vocabulary['kinds'];
  readonly actors: Vocabulary['actors'];
}

export interface Snapshot {
  readonly head: SnapshotHead;
  readonly events: readonly Event[];
  /** True where it was read from a file of an older version. */
  readonly older?: boolean;
}

export const EVENTS_OPEN = '"events":[';
export const EVENTS_CLOSE = '],';
export const CHECKSUM_OPEN = '"crc32":"';

// Characters in a chunk, and how long (ms) to work before letting others run.
const CHUNK = 1 << 18;
const SLICE = 4;

/** Lets waiting I/O and timers run. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

function* linesOf({ head, events }: Snapshot): Generator<string> {
  const { topics, kinds, actors, undo, redo, recent, touched, ...plain } = head;
  yield `${JSON.stringify(plain).slice(0, -1)},\n`;
  for (const [key, values] of Object.entries({ touched, undo, redo, recent })) {
    yield `${JSON.stringify(key)}:${JSON.stringify(values)},\n`;
  }
  for (const [key, entries] of Object.entries({ topics, kinds, actors })) {
    yield `${JSON.stringify(key)}:[`;
    yield* rows(entries);
    yield '],\n';
  }
  yield EVENTS_OPEN;
  yield* rows(events);
  yield `${EVENTS_CLOSE}\n`;
}

function* rows(values: readonly unknown[]): Generator<string> {
  let first = true;
  for (const value of values) {
    yield first ? `\n${JSON.stringify(value)}` : `,\n${JSON.stringify(value)}`;
    first = false;
  }
  yield '\n';
}

/** Yields the bytes of a snapshot, never working longer than a few milliseconds at a time. */
export async function* snapshotBytes(snapshot: Snapshot): AsyncGenerator<Uint8Array> {
  let crc = 0;
  let held = '';
  let since = performance.now();
  for (const line of linesOf(snapshot)) {
    held += line;
    if (held.length >= CHUNK) {
      const bytes = Buffer.from(held, 'utf8');
      held = '';
      crc = crc32(bytes, crc);
      yield bytes;
    }
    if (performance.now() - since > SLICE) {
      await breathe();
      since = performance.now();
    }
  }
  const bytes = Buffer.from(held, 'utf8');
  crc = crc32(bytes, crc);
  yield bytes;
  yield Buffer.from(`${CHECKSUM_OPEN}${hexOf(crc)}"}\n`, 'latin1');
}
