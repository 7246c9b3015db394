// What a library offers to the hosts: reads from memory, changes acknowledged only when durable.
// The implementation is library.ts; this is the seam that handlers and tests hold on to.
import type { Desk } from '../../data/desk.ts';
import type { Event, ParsedEventChanges, ParsedNewEvent } from '../../data/event.ts';
import type { Result } from '../../data/result.ts';
import type { Vocabulary } from '../../data/vocabulary.ts';
import type { EntryTable } from './change.ts';
import type { LogEntry } from './event-log.ts';
import type { RemovedEvent } from './removed.ts';
import type { Entry } from './plan-vocabulary.ts';

/** What was found on opening or happened since, for people. */
export interface LibraryNotice {
  readonly code: string;
  readonly level: 'info' | 'warning' | 'error';
  /** In English; the catalogues have the sentence as `found.CODE`, which takes `values`. */
  readonly message: string;
  readonly values: Readonly<Record<string, string | number>>;
  /** Why, in technical words; empty where there is nothing to add. */
  readonly detail: string;
  readonly files: readonly string[];
}

/** One step that can be undone or redone. */
export interface HistoryStep {
  readonly changeId: string;
  readonly at: string;
  readonly action: string;
  readonly events: readonly string[];
  readonly count: number;
}

/** Told to listeners after every acknowledged change, in order. */
export interface LibraryChange {
  readonly revision: number;
  readonly changed: readonly Event[];
  readonly removed: readonly string[];
  readonly vocabulary: boolean;
  readonly desk: boolean;
  /** Set where there is something new in `notices`. */
  readonly notices?: boolean;
  /** The id that the change was asked for with, so that a host can tell a window its own changes. */
  readonly changeId?: string | undefined;
}

export interface WriteOptions {
  /** Idempotency key: a second request with the same id answers as the first did and changes nothing. */
  readonly changeId?: string | undefined;
  /** Where it was asked for, for the log: `page`, `desktop`, `command line`. */
  readonly by?: string | undefined;
}

export interface ImportOptions extends WriteOptions {
  /** The file or feed the events came from. */
  readonly from: string;
  /** Cancels it while it is planned; then nothing is changed. */
  readonly signal?: AbortSignal | undefined;
  readonly progress?: ((done: number) => void) | undefined;
  /** New entries of the library's tables that the events name by id. */
  readonly entries?: readonly { readonly table: EntryTable; readonly entry: Entry }[] | undefined;
}

/** A backup, or a version that another program left, that the library can be taken back to. */
export interface KeptVersion {
  readonly name: string;
  readonly is: 'backup' | 'outside';
  /** When it was made, ms UTC. */
  readonly made: number;
  readonly seq: number;
  readonly bytes: number;
}

export interface AddOptions extends WriteOptions {
  /** What the step is called; `import` marks the events as imported. `add` unless said. */
  readonly action?: string | undefined;
  /** For an import: the file or feed the events came from. */
  readonly from?: string | undefined;
}

/** The open library. All promises settle after the change is on disk (fdatasync), or fail having changed nothing. */
export interface LibraryStore {
  readonly folder: string;
  readonly name: string;
  readonly readOnly: boolean;
  /** Counts acknowledged changes; strictly increasing. */
  readonly revision: number;
  readonly notices: readonly LibraryNotice[];
  readonly undoStep: HistoryStep | null;
  readonly redoStep: HistoryStep | null;
  readonly size: number;
  events(): Iterable<Event>;
  get(id: string): Event | undefined;
  vocabulary(): Vocabulary;
  add(events: readonly ParsedNewEvent[], options?: AddOptions): Promise<Result<readonly Event[]>>;
  update(id: string, changes: ParsedEventChanges, options?: WriteOptions): Promise<Result<Event>>;
  /** Changes many events as one step; answers how many were asked for. */
  updateMany(
    edits: readonly { readonly id: string; readonly changes: ParsedEventChanges }[],
    options?: WriteOptions,
  ): Promise<Result<number>>;
  remove(ids: readonly string[], options?: WriteOptions): Promise<Result<number>>;
  /** New events, and changes merged into those that are there, as one step: all or nothing. */
  import(
    events: readonly ParsedNewEvent[],
    merges: readonly { readonly id: string; readonly changes: ParsedEventChanges }[],
    options: ImportOptions,
  ): Promise<Result<{ added: number; merged: number }>>;
  setEntry(table: EntryTable, entry: Entry, options?: WriteOptions): Promise<Result<Entry>>;
  /** Removes an entry from events and table; answers how many events changed. */
  removeEntry(table: EntryTable, id: string, options?: WriteOptions): Promise<Result<number>>;
  mergeEntries(
    table: EntryTable,
    from: readonly string[],
    into: string,
    options?: WriteOptions,
  ): Promise<Result<number>>;
  undo(options?: WriteOptions): Promise<Result<HistoryStep | null>>;
  redo(options?: WriteOptions): Promise<Result<HistoryStep | null>>;
  /** The changes of one event, oldest first. */
  log(id: string): Promise<Result<readonly LogEntry[]>>;
  /** The events that went after a moment (ms UTC) and have not come back, the latest first. */
  removedSince(since: number): Promise<Result<readonly RemovedEvent[]>>;
  /** Makes an event what it was after a change; after the one it went with, what it was before. */
  restoreEvent(id: string, seq: number, options?: WriteOptions): Promise<Result<Event>>;
  /** What the library can be taken back to, newest first. */
  versions(): Promise<Result<readonly KeptVersion[]>>;
  /** Takes the whole library back to a kept version, as one undoable step; answers how many events changed. */
  restore(name: string, options?: WriteOptions): Promise<Result<number>>;
  /** Keeps a copy of a source (bytes, as they came) in the library's folder; answers its name, durable by then. */
  keepCopy(bytes: Uint8Array): Promise<Result<string>>;
  /** Takes the whole library back to a saved copy (a `.entente` file), as one undoable step. */
  restoreCopy(path: string, options?: WriteOptions): Promise<Result<number>>;
  desk(): Desk;
  setDesk(changes: Partial<Desk>): Promise<Result<Desk>>;
  /** Calls back after each acknowledged change; returns the way to stop. */
  onChange(listener: (change: LibraryChange) => void): () => void;
  /** Writes the whole library to a `.entente` file, as it is now. */
  saveCopy(to: string): Promise<Result<null>>;
  /** Waits for writes under way, compacts, releases the lock. Safe to call twice. */
  close(): Promise<void>;
}
