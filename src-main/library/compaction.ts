// Compaction: a snapshot of the whole library, after which the journal so far moves to `history/`.
// It runs beside the writer. A crash anywhere in it loses nothing: until the last step the old files say it all.
import type { Low } from 'lowdb';
import { NOTHING, snapshotOf } from './document.ts';
import type { FileCalls } from './files.ts';
import { type ClosedJournal, Journal } from './journal.ts';
import type { Snapshot } from './snapshot-write.ts';
import type { SnapshotFile } from './snapshot.ts';
import type { LibraryState } from './state.ts';

export interface CompactorParts {
  readonly folder: string;
  readonly files: FileCalls;
  readonly appVersion: string;
  /** Bytes that the journal must have grown by since the last snapshot, and by half the snapshot's size. */
  readonly compactAfter: number;
  readonly state: LibraryState;
  readonly db: Low<Snapshot>;
  readonly snapshot: SnapshotFile;
  /** Runs a job while the writer writes nothing. */
  readonly exclusive: (job: () => Promise<void>) => Promise<void>;
}

export class Compactor {
  readonly #parts: CompactorParts;
  #journal: Journal;
  readonly #closed: ClosedJournal[];
  #snapshotSeq: number;
  #sizeThen: number;
  #running: Promise<void> | null = null;
  /** The snapshot being written, without what comes after it. */
  #writing: Promise<void> | null = null;

  constructor(
    parts: CompactorParts,
    journal: Journal,
    found: { readonly closed: readonly ClosedJournal[]; readonly snapshotSeq: number },
  ) {
    this.#parts = parts;
    this.#journal = journal;
    this.#closed = [...found.closed];
    this.#snapshotSeq = found.snapshotSeq;
    this.#sizeThen = 0;
  }

  /** The journal that is written to now. */
  get journal(): Journal {
    return this.#journal;
  }

  /** Whether the snapshot on disk lacks changes. */
  get stale(): boolean {
    return this.#snapshotSeq < this.#parts.state.seq;
  }

  get due(): boolean {
    const grown = this.#journal.size - this.#sizeThen;
    const { compactAfter, snapshot } = this.#parts;
    // Writing snapshots so costs each change a few times its own size at most.
    return this.#running === null && grown > Math.max(compactAfter, (snapshot.facts?.size ?? 0) / 2);
  }

  /** All journals in order, the open one last. */
  get paths(): string[] {
    return [...this.#closed.map(({ path }) => path), this.#journal.path];
  }

  /** Number of the last change in the snapshot on disk. */
  get snapshotSeq(): number {
    return this.#snapshotSeq;
  }

  /** The journal that holds a change. */
  pathOf(seq: number): string {
    if (seq >= this.#journal.from) return this.#journal.path;
    return this.#closed.findLast(({ from }) => from <= seq)?.path ?? this.#journal.path;
  }

  /** Compacts now, or waits for the compaction under way. Rejects with the file's error; nothing is lost by it. */
  run(): Promise<void> {
    this.#running ??= this.#compact().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async idle(): Promise<void> {
    await this.#running?.catch(() => undefined);
  }

  async #compact(): Promise<void> {
    const size = this.#journal.size;
    await this.#write();
    this.#sizeThen = size;
    if (this.#journal.changes > 0) await this.#parts.exclusive(() => this.#rotate());
  }

  #write(): Promise<void> {
    this.#writing = this.#writeSnapshot().finally(() => {
      this.#writing = null;
    });
    return this.#writing;
  }

  async #writeSnapshot(): Promise<void> {
    const { db, state, appVersion } = this.#parts;
    const seq = state.seq;
    db.data = snapshotOf(state, appVersion);
    try {
      await db.write();
    } finally {
      db.data = NOTHING;
    }
    this.#snapshotSeq = seq;
  }

  async #rotate(): Promise<void> {
    const { files, folder, state } = this.#parts;
    const old = this.#journal;
    await old.retire(folder);
    this.#journal = await Journal.create(files, folder, state.id, state.seq + 1);
    this.#closed.push({ path: old.path, from: old.from });
    this.#sizeThen = 0;
    // It is safe on disk: failing to let go of it costs a handle, nothing else.
    await old.close().catch(() => undefined);
  }

  /**
   * Writes everything again, a snapshot and a new journal, after another program meddled with the journal. Must run in
   * the writer's turn.
   */
  async renew(): Promise<void> {
    const { files, folder, state } = this.#parts;
    // A compaction under way may be waiting for the writer's turn, which is ours: only its snapshot is waited for.
    await this.#writing?.catch(() => undefined);
    const old = this.#journal;
    await this.#write();
    const rescued = await old.rescue(folder);
    this.#journal = await Journal.create(files, folder, state.id, state.seq + 1);
    if (rescued !== null) this.#closed.push({ path: rescued, from: old.from });
    this.#sizeThen = 0;
    await old.close().catch(() => undefined);
  }

  async close(): Promise<void> {
    await this.#journal.close();
  }
}
