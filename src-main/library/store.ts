// What a library offers to the hosts: reads from memory, changes acknowledged only when durable.
// The implementation is library.ts; this is the seam that handlers and tests hold on to.
import type { Desk } from '../../data/desk.ts';
import type { Event, ParsedEventChanges, ParsedNewEvent } from '../../data/event.ts';
import type { Result } from '../../data/result.ts';
import type { Vocabulary } from '../../data/vocabulary.ts';

/** What was found on opening or happened since, for people. */
export interface LibraryNotice {
  readonly code: string;
  readonly level: 'info' | 'warning' | 'error';
  readonly message: string;
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
  /** The id that the change was asked for with, so that a host can tell a window its own changes. */
  readonly changeId?: string | undefined;
}

export interface WriteOptions {
  /** Idempotency key: a second request with the same id answers as the first did and changes nothing. */
  readonly changeId?: string | undefined;
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
  remove(ids: readonly string[], options?: WriteOptions): Promise<Result<number>>;
  undo(options?: WriteOptions): Promise<Result<HistoryStep | null>>;
  redo(options?: WriteOptions): Promise<Result<HistoryStep | null>>;
  desk(): Desk;
  setDesk(changes: Partial<Desk>): Promise<Result<Desk>>;
  /** Calls back after each acknowledged change; returns the way to stop. */
  onChange(listener: (change: LibraryChange) => void): () => void;
  /** Waits for writes under way, compacts, releases the lock. Safe to call twice. */
  close(): Promise<void>;
}
