// An open library: the store that handlers hold on to. Reads come from memory; changes go through the writer.
import type { Desk } from '../../data/desk.ts';
import type { Event, ParsedEventChanges, ParsedNewEvent } from '../../data/event.ts';
import { fail, ok, type Result } from '../../data/result.ts';
import type { Vocabulary } from '../../data/vocabulary.ts';
import { type Change, ENTRY_TABLES, stepOf } from './change.ts';
import { Compactor } from './compaction.ts';
import type { DeskKeeper } from './desk-file.ts';
import { errorCode, type FileCalls } from './files.ts';
import { planInverse } from './history.ts';
import { type Journal, JournalError } from './journal.ts';
import { readChangeAt, readHeadAt } from './journal-read.ts';
import type { Lock } from './lock.ts';
import type { Notices } from './notices.ts';
import { planAdd, planRemove, planUpdate } from './plan.ts';
import type { Recovered } from './recovery.ts';
import { planSeed, type Seed } from './seeding.ts';
import type { LibraryState, RecordPlace } from './state.ts';
import type { AddOptions, HistoryStep, LibraryChange, LibraryNotice, LibraryStore, WriteOptions } from './store.ts';
import { diskMessage, Writer } from './writer.ts';

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

const BROKEN =
  'The disk failed while a change was being saved. The library is open for reading only until Entente is started again.';

const CLOSED = 'The library is being closed.';
const STEPS_HELD = 1_000;
const UNNAMED: HistoryStep = { changeId: '', at: '', action: 'unknown', events: [], count: 0 };

export class OpenLibrary implements LibraryStore {
  readonly folder: string;
  readonly name: string;
  readonly #parts: OpenLibraryParts;
  readonly #state: LibraryState;
  readonly #writer: Writer;
  readonly #compactor: Compactor | null;
  readonly #listeners = new Set<(change: LibraryChange) => void>();
  #undoStep: HistoryStep | null = null;
  #redoStep: HistoryStep | null = null;
  /** Steps by the number of the change, so that the usual undo need not read its record for its title. */
  readonly #steps = new Map<number, HistoryStep>();
  #broken = false;
  #closing: Promise<void> | null = null;

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
    this.#writer = new Writer({
      state: this.#state,
      now: parts.now,
      refusal: () => this.#refusal(),
      journal: () => this.#writable().journal,
      readChange: (place) => this.#readChange(place),
      beforeWrite: async () => ok(null),
      afterWrite: (changes) => this.#afterWrite(changes),
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
    return this.#undoStep;
  }
  get redoStep(): HistoryStep | null {
    return this.#redoStep;
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

  async add(events: readonly ParsedNewEvent[], options: AddOptions = {}): Promise<Result<readonly Event[]>> {
    const { action = 'add', from, changeId } = options;
    const single = events.length === 1 && action === 'add';
    const origin: Event['origin'] =
      action === 'import' ? { by: 'imported', ...(from === undefined ? {} : { from }) } : { by: 'added' };
    return this.#writer.submit<readonly Event[]>({
      action,
      changeId,
      alone: events.length > 100,
      plan: async (planning) => {
        const path = (index: number): string => (single ? 'event' : `events.${index}`);
        const planned = await planAdd(planning, events, { origin, path });
        return planned.ok ? ok({ value: planned.value }) : planned;
      },
      repeat: (change) =>
        ok(change.ops.flatMap((op) => (op.on === 'events' && op.to ? [this.get(op.id) ?? op.to] : []))),
    });
  }

  async update(id: string, changes: ParsedEventChanges, options: WriteOptions = {}): Promise<Result<Event>> {
    return this.#writer.submit<Event>({
      action: 'update',
      changeId: options.changeId,
      plan: async (planning) => {
        const planned = planUpdate(planning, id, changes);
        return planned.ok ? ok({ value: planned.value }) : planned;
      },
      repeat: () => {
        const event = this.get(id);
        return event ? ok(event) : fail('not-found', `The event “${id}” was changed, and has been removed since.`);
      },
    });
  }

  async remove(ids: readonly string[], options: WriteOptions = {}): Promise<Result<number>> {
    return this.#writer.submit<number>({
      action: 'remove',
      changeId: options.changeId,
      alone: ids.length > 100,
      plan: async (planning) => {
        const planned = planRemove(planning, ids);
        return planned.ok ? ok({ value: planned.value }) : planned;
      },
      repeat: (change) => ok(change.count),
    });
  }

  undo(options: WriteOptions = {}): Promise<Result<HistoryStep | null>> {
    return this.#turn('undo', options);
  }

  redo(options: WriteOptions = {}): Promise<Result<HistoryStep | null>> {
    return this.#turn('redo', options);
  }

  #turn(action: 'undo' | 'redo', { changeId }: WriteOptions): Promise<Result<HistoryStep | null>> {
    return this.#writer.submit<HistoryStep | null>({
      action,
      changeId,
      alone: true,
      plan: async (planning) => {
        const place = this.#state[action].at(-1);
        if (place === undefined) return ok({ value: null });
        const change = await this.#readChange(place);
        if (change === null) {
          this.#dropSteps(action);
          return fail('damaged', 'This step cannot be taken back: its record cannot be read any more.');
        }
        const planned = planInverse(planning, change.ops);
        return planned.ok ? ok({ value: stepOf(change), of: stepOf(change) }) : planned;
      },
      repeat: (change) => ok(change.of ?? null),
    });
  }

  /** Brings in a curated library; the person's own events and edits stay as they are. */
  bringIn(seed: Seed): Promise<Result<null>> {
    return this.#writer.submit<null>({
      action: 'seed',
      fixed: true,
      alone: true,
      plan: async (planning) => {
        planSeed(planning, seed);
        return ok({ value: null });
      },
      repeat: () => ok(null),
    });
  }

  desk(): Desk {
    return this.#parts.desk.desk;
  }

  async setDesk(changes: Partial<Desk>): Promise<Result<Desk>> {
    if (this.#closing) return fail('busy', CLOSED);
    try {
      const desk = await this.#parts.desk.set(changes);
      this.#tell({ revision: this.revision, changed: [], removed: [], vocabulary: false, desk: true });
      return ok(desk);
    } catch (error) {
      if (errorCode(error) === '') throw error;
      return fail('storage', diskMessage({ code: errorCode(error), message: String(error) }));
    }
  }

  onChange(listener: (change: LibraryChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Calls back when another process asks for this one to come to the front; returns the way to stop. */
  onRaise(listener: () => void): () => void {
    return this.#parts.lock?.onRaise(listener) ?? (() => undefined);
  }

  /** Writes a snapshot and starts a new journal. Where that fails there is a notice; nothing is lost by it. */
  async compact(): Promise<void> {
    if (this.#compactor && !this.#broken) await this.#compactBeside(this.#compactor);
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    await this.#writer.idle();
    await this.#compactor?.idle();
    await this.#parts.desk.idle();
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
    if (this.#closing) return fail('busy', CLOSED);
    if (this.#broken) return fail('read-only', BROKEN);
    return this.#compactor === null ? fail('read-only', 'This library is open for reading only.') : null;
  }

  #readChange(place: RecordPlace): Promise<Change | null> {
    return orNull(readChangeAt(this.#parts.files, this.#pathOf(place.seq), place));
  }

  #pathOf(seq: number): string {
    return this.#writable().pathOf(seq);
  }

  async #afterWrite(changes: readonly Change[]): Promise<void> {
    for (const change of changes) this.#steps.set(change.seq, stepOf(change));
    for (const seq of this.#steps.keys()) {
      if (this.#steps.size <= STEPS_HELD) break;
      this.#steps.delete(seq);
    }
    await this.showSteps();
  }

  /** Looks up what can be undone and redone now. */
  async showSteps(): Promise<void> {
    this.#undoStep = await this.#topStep('undo');
    this.#redoStep = await this.#topStep('redo');
  }

  async #topStep(stack: 'undo' | 'redo'): Promise<HistoryStep | null> {
    const place = this.#state[stack].at(-1);
    if (place === undefined) return null;
    const held = this.#steps.get(place.seq);
    if (held) return held;
    let head;
    try {
      head = await orNull(readHeadAt(this.#parts.files, this.#pathOf(place.seq), place));
    } catch (error) {
      if (errorCode(error) === '') throw error;
      // It may be read next time; until then the step has no name.
      return UNNAMED;
    }
    if (head === null) {
      this.#dropSteps(stack);
      return null;
    }
    const step = stepOf(head);
    this.#steps.set(place.seq, step);
    return step;
  }

  #dropSteps(stack: 'undo' | 'redo'): void {
    this.#state[stack] = [];
    if (stack === 'undo') this.#undoStep = null;
    else this.#redoStep = null;
    const message = `Earlier steps cannot be ${stack === 'undo' ? 'undone' : 'redone'} any more: the history of the library cannot be read.`;
    this.#parts.notices.add('history-lost', 'warning', message);
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
      const message = `The library could not be compacted (${errorCode(error) || String(error)}). Nothing is lost; it will be tried again.`;
      this.#parts.notices.add('compaction-failed', 'warning', message);
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
    this.#parts.notices.add('disk-failed', 'error', `${BROKEN} (${error.code || error.message})`);
  }
}

/** The value, or null where the file is not there. */
async function orNull<T>(reading: Promise<T | null>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}
