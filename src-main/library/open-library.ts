// An open library: the store that handlers hold on to. Reads come from memory; changes go through the writer.
// What a change means is in requests.ts; what is on disk, in compaction.ts, backups.ts and outside.ts.
import { join } from 'node:path';
import type { Desk } from '../../data/desk.ts';
import type { Event, ParsedEventChanges, ParsedNewEvent } from '../../data/event.ts';
import { failed } from '../../data/failures.ts';
import { fail, type Issue, ok, type Result } from '../../data/result.ts';
import type { Vocabulary } from '../../data/vocabulary.ts';
import { listBackups, makeBackup, OUTSIDE, readBackup } from './backups.ts';
import { type Change, ENTRY_TABLES, type EntryTable } from './change.ts';
import { Compactor } from './compaction.ts';
import { copyIssues, namesCopies, withoutLostCopies, writeSourceCopy } from './copies.ts';
import type { DeskKeeper } from './desk-file.ts';
import { type LogEntry, readLog } from './event-log.ts';
import { readRemoved, type RemovedEvent } from './removed.ts';
import { errorCode, type FileCalls } from './files.ts';
import { type Journal, JournalError } from './journal.ts';
import type { Lock } from './lock.ts';
import type { Notices } from './notices.ts';
import { OutsideWatch } from './outside.ts';
import { refuse } from './planning.ts';
import type { Entry } from './plan-vocabulary.ts';
import type { Recovered } from './recovery.ts';
import * as requests from './requests.ts';
import { readCopy } from './read-copy.ts';
import { writeCopy } from './save-copy.ts';
import type { Seed } from './seeding.ts';
import { SNAPSHOT } from './snapshot.ts';
import { SnapshotDamage } from './snapshot-read.ts';
import type { Snapshot } from './snapshot-write.ts';
import type { LibraryState } from './state.ts';
import { Steps } from './steps.ts';
import type {
  AddOptions,
  HistoryStep,
  ImportOptions,
  KeptVersion,
  LibraryChange,
  LibraryNotice,
  LibraryStore,
  WriteOptions,
} from './store.ts';
import { diskFailure, Writer } from './writer.ts';

export interface OpenLibraryParts {
  readonly folder: string;
  readonly name: string;
  readonly files: FileCalls;
  readonly now: () => Date;
  readonly lock: Lock | null;
  readonly recovered: Recovered;
  readonly notices: Notices;
  readonly desk: DeskKeeper;
  /** null where nothing may be written. */
  readonly journal: Journal | null;
  readonly appVersion: string;
  /** Bytes of journal after which a snapshot is written at the soonest. */
  readonly compactAfter: number;
}

export class OpenLibrary implements LibraryStore {
  readonly folder: string;
  readonly name: string;
  readonly #parts: OpenLibraryParts;
  readonly #state: LibraryState;
  readonly #writer: Writer;
  readonly #compactor: Compactor | null;
  readonly #steps: Steps;
  readonly #outside: OutsideWatch;
  readonly #listeners = new Set<(change: LibraryChange) => void>();
  #broken = false;
  #closing: Promise<void> | null = null;
  #backingUp: Promise<void> = Promise.resolve();

  constructor(parts: OpenLibraryParts) {
    this.#parts = parts;
    this.folder = parts.folder;
    this.name = parts.name;
    this.#state = parts.recovered.state;
    this.#compactor =
      parts.journal === null
        ? null
        : new Compactor(
            { ...parts, ...parts.recovered, exclusive: (job) => this.#writer.exclusive(job) },
            parts.journal,
            parts.recovered,
          );
    this.#steps = new Steps({ ...parts, state: this.#state, pathOf: (seq) => this.#writable().pathOf(seq) });
    this.#outside = new OutsideWatch({ ...parts, snapshot: parts.recovered.snapshot });
    parts.recovered.snapshot.beforeReplacing = () => this.#outside.beforeReplacing();
    parts.notices.onNotice(() =>
      this.#tell({
        revision: this.revision,
        changed: [],
        removed: [],
        vocabulary: false,
        desk: false,
        notices: true,
      }),
    );
    this.#writer = new Writer({
      state: this.#state,
      now: parts.now,
      refusal: () => this.#refusal(),
      journal: () => this.#writable().journal,
      readChange: (place) => this.#steps.read(place),
      beforeWrite: () => this.#lookOutside(),
      afterWrite: (changes) => this.#steps.note(changes),
      announce: (change) => this.#announce(change),
      broken: (error) => this.#break(error),
    });
  }

  get readOnly(): boolean {
    return this.#compactor === null || this.#broken;
  }
  get revision(): number {
    return this.#state.seq;
  }
  get notices(): readonly LibraryNotice[] {
    return this.#parts.notices.list;
  }
  get undoStep(): HistoryStep | null {
    return this.#steps.undo;
  }
  get redoStep(): HistoryStep | null {
    return this.#steps.redo;
  }
  get size(): number {
    return this.#state.events.size;
  }
  events(): Iterable<Event> {
    return this.#state.events.values();
  }
  get(id: string): Event | undefined {
    return this.#state.events.get(id);
  }
  vocabulary(): Vocabulary {
    return this.#state.vocabulary();
  }

  add(events: readonly ParsedNewEvent[], options: AddOptions = {}): Promise<Result<readonly Event[]>> {
    const single = events.length === 1 && (options.action ?? 'add') === 'add';
    const named = events.map((event, at) => ({ named: event, path: single ? 'event' : `events.${at}` }));
    return this.#withCopies(named, () =>
      this.#writer.submit(requests.addRequest((id) => this.get(id), events, options)),
    );
  }
  import(
    events: readonly ParsedNewEvent[],
    merges: readonly { readonly id: string; readonly changes: ParsedEventChanges }[],
    options: ImportOptions,
  ): Promise<Result<{ added: number; merged: number }>> {
    const { files, folder } = this.#parts;
    const submit = (
      added: readonly ParsedNewEvent[],
      merged: typeof merges,
    ): Promise<Result<{ added: number; merged: number }>> =>
      this.#writer.submit(requests.importRequest(added, merged, options));
    if (!events.some(namesCopies) && !merges.some(({ changes }) => namesCopies(changes))) return submit(events, merges);
    // Another library's copies do not come with its events.
    const here = async (): Promise<[ParsedNewEvent[], { id: string; changes: ParsedEventChanges }[]]> => {
      const added: ParsedNewEvent[] = [];
      for (const event of events) added.push(await withoutLostCopies(files, folder, event));
      const merged: { id: string; changes: ParsedEventChanges }[] = [];
      for (const { id, changes } of merges) {
        merged.push({ id, changes: await withoutLostCopies(files, folder, changes) });
      }
      return [added, merged];
    };
    return this.#reading(async () => submit(...(await here())));
  }
  update(id: string, changes: ParsedEventChanges, options: WriteOptions = {}): Promise<Result<Event>> {
    return this.#withCopies([{ named: changes, path: 'changes', before: this.get(id) }], () =>
      this.#writer.submit(requests.updateRequest((each) => this.get(each), id, changes, options)),
    );
  }
  updateMany(
    edits: readonly { readonly id: string; readonly changes: ParsedEventChanges }[],
    options: WriteOptions = {},
  ): Promise<Result<number>> {
    const named = edits.map(({ id, changes }, at) => ({
      named: changes,
      path: `edits.${at}.changes`,
      before: this.get(id),
    }));
    return this.#withCopies(named, () => this.#writer.submit(requests.updateManyRequest(edits, options)));
  }
  remove(ids: readonly string[], options: WriteOptions = {}): Promise<Result<number>> {
    return this.#writer.submit(requests.removeRequest(ids, options));
  }
  setEntry(table: EntryTable, entry: Entry, options: WriteOptions = {}): Promise<Result<Entry>> {
    return this.#writer.submit(requests.entryRequest(table, entry, options));
  }
  removeEntry(table: EntryTable, id: string, options: WriteOptions = {}): Promise<Result<number>> {
    return this.#writer.submit(requests.removeEntryRequest(table, id, options));
  }
  mergeEntries(
    table: EntryTable,
    from: readonly string[],
    into: string,
    options: WriteOptions = {},
  ): Promise<Result<number>> {
    return this.#writer.submit(requests.mergeRequest(table, from, into, options));
  }
  undo(options: WriteOptions = {}): Promise<Result<HistoryStep | null>> {
    return this.#writer.submit(requests.turnRequest('undo', () => this.#steps.topChange('undo'), options));
  }
  redo(options: WriteOptions = {}): Promise<Result<HistoryStep | null>> {
    return this.#writer.submit(requests.turnRequest('redo', () => this.#steps.topChange('redo'), options));
  }
  /** Brings in a curated library; the person's own events and edits stay as they are. */
  bringIn(seed: Seed): Promise<Result<null>> {
    return this.#writer.submit(requests.seedRequest(seed));
  }

  async keepCopy(bytes: Uint8Array): Promise<Result<string>> {
    const refused = this.#refusal();
    if (refused) return refused;
    const { files, folder } = this.#parts;
    return this.#reading(async () => ok(await writeSourceCopy(files, folder, bytes)));
  }

  /** Makes a change once every copy that it names is known to be on disk. */
  async #withCopies<T>(
    wanted: readonly {
      readonly named: ParsedEventChanges;
      readonly path: string;
      readonly before?: Event | undefined;
    }[],
    change: () => Promise<Result<T>>,
  ): Promise<Result<T>> {
    const { files, folder } = this.#parts;
    const naming = wanted.filter(({ named }) => namesCopies(named));
    if (naming.length === 0) return change();
    return this.#reading(async () => {
      const issues: Issue[] = [];
      for (const { named, path, before } of naming) {
        issues.push(...(await copyIssues(files, folder, named, path, before)));
      }
      return issues.length > 0 ? refuse(issues) : change();
    });
  }

  log(id: string): Promise<Result<readonly LogEntry[]>> {
    const { files, recovered } = this.#parts;
    const paths = this.#compactor?.paths ?? recovered.paths;
    return this.#reading(async () => ok(await readLog(files, paths, id, this.#state.seq)));
  }

  removedSince(since: number): Promise<Result<readonly RemovedEvent[]>> {
    const { files, recovered } = this.#parts;
    const paths = this.#compactor?.paths ?? recovered.paths;
    return this.#reading(async () => ok(await readRemoved(files, paths, since, this.#state.seq)));
  }

  restoreEvent(id: string, seq: number, options: WriteOptions = {}): Promise<Result<Event>> {
    const read = async (): Promise<Result<Event>> => {
      const log = await this.log(id);
      if (!log.ok) return log;
      const at = log.value.findLastIndex((entry) => entry.seq === seq);
      // Of the change that it went with, the event as it was.
      const version = log.value[at]?.event ?? log.value[at - 1]?.event;
      return version ? ok(version) : fail('not-found', 'This version of the event cannot be found in the history.');
    };
    return this.#writer.submit(requests.versionRequest(read, options));
  }

  versions(): Promise<Result<readonly KeptVersion[]>> {
    const { files, folder } = this.#parts;
    return this.#reading(async () => {
      const kept: KeptVersion[] = [];
      for (const [is, inside] of [['backup'], ['outside', OUTSIDE]] as const) {
        for (const { name, path, made, seq } of await listBackups(files, folder, inside)) {
          kept.push({ name, is, made, seq, bytes: (await files.stat(path)).size });
        }
      }
      return ok(kept.sort((a, b) => b.made - a.made));
    });
  }

  restore(name: string, options: WriteOptions = {}): Promise<Result<number>> {
    const { files, folder } = this.#parts;
    const read = (): Promise<Result<Snapshot>> =>
      this.#reading(async () => {
        for (const inside of [undefined, OUTSIDE]) {
          const found = (await listBackups(files, folder, inside)).find((backup) => backup.name === name);
          if (found) return ok(await readBackup(files, found.path));
        }
        return fail('not-found', `There is no backup “${name.slice(0, 60)}”.`);
      });
    return this.#writer.submit(requests.restoreRequest(read, options));
  }

  restoreCopy(path: string, options: WriteOptions = {}): Promise<Result<number>> {
    const { files, folder, appVersion } = this.#parts;
    const keep = (bytes: Uint8Array): Promise<string> => writeSourceCopy(files, folder, bytes);
    const read = (): Promise<Result<Snapshot>> => this.#reading(() => readCopy(path, appVersion, keep));
    return this.#writer.submit(requests.restoreRequest(read, options));
  }

  desk(): Desk {
    return this.#parts.desk.desk;
  }

  async setDesk(changes: Partial<Desk>): Promise<Result<Desk>> {
    if (this.#closing) return failed('busy', 'closing');
    return this.#reading(async () => {
      const desk = await this.#parts.desk.set(changes);
      this.#tell({ revision: this.revision, changed: [], removed: [], vocabulary: false, desk: true });
      return ok(desk);
    });
  }

  onChange(listener: (change: LibraryChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Calls back when another process asks for this one to come to the front; returns the way to stop. */
  onRaise(listener: () => void): () => void {
    return this.#parts.lock?.onRaise(listener) ?? (() => undefined);
  }

  /** Looks up what can be undone and redone now. */
  showSteps(): Promise<void> {
    return this.#steps.look();
  }

  /** Writes a snapshot and starts a new journal. Where that fails there is a notice; nothing is lost by it. */
  async compact(): Promise<void> {
    if (this.#compactor && !this.#broken) await this.#compactBeside(this.#compactor);
  }

  /** Makes a backup of the snapshot on disk, where the newest does not hold it already. A failure is a notice. */
  backUp(): Promise<void> {
    this.#backingUp = this.#backingUp.then(() => this.#backUp());
    return this.#backingUp;
  }

  async #backUp(): Promise<void> {
    const { files, folder, now, notices } = this.#parts;
    const seq = this.#compactor?.snapshotSeq ?? -1;
    if (seq < 0 || this.#broken || this.#closing) return;
    try {
      await makeBackup(files, folder, { path: join(folder, SNAPSHOT), seq }, now());
    } catch (error) {
      const code = errorCode(error);
      if (code === '' && !(error instanceof SnapshotDamage)) throw error;
      const detail = code === '' ? `the copy could not be read back: ${String(error)}` : code;
      notices.add('backup-failed', 'warning', { detail });
    }
  }

  /** Writes the whole library to a `.entente` file, as it is now. */
  saveCopy(to: string): Promise<Result<null>> {
    return this.#reading(async () => {
      // In the writer's turn, so that the copy holds whole changes only.
      await this.#compactor?.idle();
      await this.#writer.exclusive(() => writeCopy(this.folder, to));
      return ok(null);
    });
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    await this.#writer.idle();
    await this.#compactor?.idle();
    await this.#parts.desk.idle();
    await this.#backingUp;
    try {
      // The journal has everything already: a snapshot that cannot be written now is written next time.
      if (this.#compactor?.stale) await this.compact();
      await this.abandon();
    } finally {
      await this.#parts.lock?.release();
    }
  }

  /** Closes the files as they are, without the lock: for an opening that failed half-way. */
  async abandon(): Promise<void> {
    await this.#compactor?.close().catch(() => undefined);
  }

  #writable(): Compactor {
    if (this.#compactor === null) throw new Error('The library is open for reading only.');
    return this.#compactor;
  }

  #refusal(): Result<never> | null {
    if (this.#closing) return failed('busy', 'closing');
    if (this.#broken) return failed('read-only', 'broken');
    return this.#compactor === null ? failed('read-only', 'readOnly') : null;
  }

  /** A file's error, or a damaged file, as a failure. */
  async #reading<T>(read: () => Promise<Result<T>>): Promise<Result<T>> {
    try {
      return await read();
    } catch (error) {
      if (error instanceof SnapshotDamage) return fail('damaged', `This file cannot be used: ${error.message}.`);
      if (errorCode(error) === '') throw error;
      return diskFailure({ code: errorCode(error), message: String(error) });
    }
  }

  async #lookOutside(): Promise<Result<null>> {
    const compactor = this.#writable();
    try {
      const found = await this.#outside.look(compactor.journal);
      if (found.journal) await compactor.renew();
      return ok(null);
    } catch (error) {
      const code = error instanceof JournalError ? error.code : errorCode(error);
      if (code === '') throw error;
      if (error instanceof JournalError && error.broken) this.#break(error);
      return diskFailure({ code, message: String(error) });
    }
  }

  #announce(change: Change): void {
    const ids = new Set<string>();
    let vocabulary = false;
    for (const op of change.ops) {
      if (op.on === 'events' || op.on === 'fields') ids.add(op.id);
      else if ((ENTRY_TABLES as readonly string[]).includes(op.on)) vocabulary = true;
    }
    const changed: Event[] = [];
    const removed: string[] = [];
    for (const id of ids) {
      const event = this.get(id);
      if (event) changed.push(event);
      else removed.push(id);
    }
    this.#tell({ revision: change.seq, changed, removed, vocabulary, desk: false, changeId: change.id });
    if (this.#compactor?.due && !this.#closing) void this.#compactBeside(this.#compactor);
  }

  async #compactBeside(compactor: Compactor): Promise<void> {
    try {
      await compactor.run();
    } catch (error) {
      if (errorCode(error) === '' && !(error instanceof JournalError)) throw error;
      if (error instanceof JournalError && error.broken) this.#break(error);
      this.#parts.notices.add('compaction-failed', 'warning', { detail: errorCode(error) || String(error) });
    }
  }

  #tell(change: LibraryChange): void {
    for (const listener of this.#listeners) {
      try {
        listener(change);
      } catch (error) {
        // A listener's bug must not look like a change that failed.
        process.emitWarning(error instanceof Error ? error : String(error));
      }
    }
  }

  #break(error: JournalError): void {
    this.#broken = true;
    this.#parts.notices.add('disk-failed', 'error', { detail: error.code || error.message });
  }
}
