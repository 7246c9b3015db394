// The library in memory ⇄ the persisted document: two shapes, so that either may change without the other.
import { ENTRY_TABLES } from './change.ts';
import { type Snapshot, SNAPSHOT_FORMAT, SNAPSHOT_VERSION } from './snapshot-write.ts';
import { LibraryState, type RecordPlace } from './state.ts';

/** The state that a snapshot holds. */
export function stateOf({ head, events }: Snapshot): LibraryState {
  const state = new LibraryState();
  state.id = head.library;
  state.seq = head.seq;
  for (const table of ENTRY_TABLES) for (const entry of head[table]) state.write(table, entry.id, entry);
  for (const event of events) state.write('events', event.id, event);
  for (const id of head.touched) state.write('touched', id, true);
  if (head.seed > 0) state.write('seed', 'version', head.seed);
  state.undo = head.undo.map(([seq, offset]) => ({ seq, offset }));
  state.redo = head.redo.map(([seq, offset]) => ({ seq, offset }));
  for (const [id, seq, offset] of head.recent) state.recent.set(id, { seq, offset });
  return state;
}

const pair = ({ seq, offset }: RecordPlace): [number, number] => [seq, offset];

/** A snapshot of the state as it is now: later changes do not reach into it (events are replaced, never changed). */
export function snapshotOf(state: LibraryState, app: string): Snapshot {
  const { topics, kinds, actors } = state.vocabulary();
  return {
    head: {
      format: SNAPSHOT_FORMAT,
      version: SNAPSHOT_VERSION,
      library: state.id,
      app,
      seq: state.seq,
      seed: state.read('seed', 'version') ?? 0,
      touched: [...state.cells.touched.keys()],
      undo: state.undo.map(pair),
      redo: state.redo.map(pair),
      recent: [...state.recent].map(([id, { seq, offset }]) => [id, seq, offset]),
      topics,
      kinds,
      actors,
    },
    events: [...state.events.values()],
  };
}

/** What lowdb holds where there is no file, and between its uses. */
export const NOTHING: Snapshot = snapshotOf(new LibraryState(), '');
