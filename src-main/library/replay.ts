// Replays journals onto a state: records that are newer than it, in order, and what to say of those that are broken.
// A torn tail is cut and kept; damage inside is kept and told, and what comes after it is still used.
import { basename } from 'node:path';
import type { FileCalls, OpenFile } from './files.ts';
import { noteChange } from './history.ts';
import { type JournalItem, type JournalProblem, readJournal } from './journal-read.ts';
import type { Change } from './change.ts';
import type { Notices } from './notices.ts';
import type { Quarantine } from './quarantine.ts';
import { JOURNAL_VERSION } from './records.ts';
import { applyOp, type LibraryState } from './state.ts';

export interface RecoveryTools {
  readonly files: FileCalls;
  readonly notices: Notices;
  /** null in a library opened read-only: then nothing is copied or cut. */
  readonly quarantine: Quarantine | null;
}

/** What a journal turned out to be. */
export interface Replayed {
  /** Number of its first change (or of the one that would come first). */
  readonly from: number;
  /** Bytes up to the end of its last whole record, and how many changes are in them. */
  readonly size: number;
  readonly changes: number;
  /** `whole`: can be gone on with. `damaged`: holds changes and broken records. `useless`: nothing in it counts. */
  readonly is: 'whole' | 'damaged' | 'useless' | 'newer';
}

type FoundChange = Extract<JournalItem, { is: 'change' }>;

const TORN = new Set(['it ends too early', 'it belongs to a change that was never completed']);

export class Replay {
  readonly #tools: RecoveryTools;
  readonly #state: LibraryState;
  #diverged = false;

  constructor(tools: RecoveryTools, state: LibraryState) {
    this.#tools = tools;
    this.#state = state;
  }

  /** @param live true for `journal.ndjson`, whose torn tail is cut; closed journals are never changed. */
  async run(path: string, live: boolean): Promise<Replayed> {
    const writable = live && this.#tools.quarantine !== null;
    const file = await this.#tools.files.open(path, writable ? 'r+' : 'r');
    try {
      return await this.#read(file, basename(path), live);
    } finally {
      await file.close();
    }
  }

  async #read(file: OpenFile, name: string, live: boolean): Promise<Replayed> {
    const { notices, quarantine } = this.#tools;
    const state = this.#state;
    let from: number | null = null;
    let headed = false;
    let changes = 0;
    let damaged = false;
    // What cannot be read, and whole changes after it. Where one of those was written when the place of the damage was
    // on disk already, something confirmed was damaged: what follows is used. Else it is a tail that a crash tore,
    // whose later parts may have reached the disk before the earlier ones.
    let problems: JournalProblem[] = [];
    let held: FoundChange[] = [];
    const use = (found: FoundChange): void => {
      changes += 1;
      this.#apply(found.change, found.offset, name);
    };
    const release = async (): Promise<void> => {
      if (problems.length === 0) return;
      await this.#tellDamage(file, name, problems);
      held.forEach(use);
      problems = [];
      held = [];
      damaged = true;
    };
    for await (const item of readJournal(file)) {
      if (item.is === 'problem') problems.push(item);
      else if (item.is === 'header') {
        if (item.header.version > JOURNAL_VERSION) return { from: item.header.from, size: 0, changes, is: 'newer' };
        if (state.id !== '' && item.header.library !== state.id) return this.#foreign(file, name, item.header.from);
        state.id = item.header.library;
        from = item.header.from;
        headed = true;
      } else {
        from ??= item.change.seq;
        if (problems[0] && item.synced > problems[0].offset) await release();
        if (problems.length > 0) held.push(item);
        else use(item);
      }
    }
    // A closed journal was on disk whole, so whatever is wrong with it is damage.
    if (!live && held.length > 0) await release();
    const { size } = await file.stat();
    const first = problems[0];
    const found = { from: from ?? state.seq + 1, changes, is: damaged || !headed ? 'damaged' : 'whole' } as const;
    if (!headed && changes === 0) {
      const copy = await quarantine?.keepBytes(file, name, 0, size);
      const detail = first?.reason ?? 'it is empty';
      notices.add('journal-lost', 'error', { values: { file: name }, files: [copy], detail });
      return { ...found, size: 0, is: 'useless' };
    }
    if (first === undefined) return { ...found, size };
    await this.#cutTail(file, name, problems, size, live);
    return { ...found, size: first.offset };
  }

  #apply(change: Change, offset: number, name: string): void {
    const state = this.#state;
    if (change.seq <= state.seq) {
      this.#compare(change, name);
      return;
    }
    if (change.seq !== state.seq + 1) {
      const count = change.seq - state.seq - 1;
      const values = { file: name, count, from: state.seq + 1, to: change.seq - 1 };
      this.#tools.notices.add('gap', 'error', { values });
      this.#forgetSteps();
    }
    const problems = change.ops.map((op) => applyOp(state, op)).filter((problem) => problem !== null);
    if (problems.length > 0) {
      const detail = `${problems[0]}${problems.length > 1 ? ', and more' : ''}`;
      this.#tools.notices.add('unfit', 'error', { values: { file: name, change: change.seq }, detail });
    }
    noteChange(state, change, offset);
  }

  /** A change that the snapshot should hold: another one of that number means that two histories came together. */
  #compare(change: Change, name: string): void {
    const state = this.#state;
    if (this.#diverged || state.recent.has(change.id) || change.seq <= state.seq - state.recent.size) return;
    this.#diverged = true;
    this.#tools.notices.add('diverged', 'error', { values: { file: name, change: change.seq } });
  }

  // What was to be undone before a gap no longer fits what is there.
  #forgetSteps(): void {
    this.#state.undo = [];
    this.#state.redo = [];
  }

  async #tellDamage(file: OpenFile, name: string, problems: readonly JournalProblem[]): Promise<void> {
    for (const { line, offset, end, reason } of problems) {
      const copy = await this.#tools.quarantine?.keepBytes(file, name, offset, end);
      this.#tools.notices.add('journal-damaged', 'error', {
        values: { file: name, line },
        files: [copy],
        detail: reason,
      });
    }
    this.#forgetSteps();
  }

  async #cutTail(
    file: OpenFile,
    name: string,
    problems: readonly JournalProblem[],
    size: number,
    live: boolean,
  ): Promise<void> {
    const { notices, quarantine } = this.#tools;
    const first = problems[0];
    if (!first) return;
    const copy = await quarantine?.keepBytes(file, name, first.offset, size);
    const values = { file: name, line: first.line };
    if (problems.every(({ reason }) => TORN.has(reason))) {
      notices.add('tail-cut', 'info', { values, files: [copy] });
    } else {
      notices.add('tail-damaged', 'warning', { values, files: [copy], detail: first.reason });
      if (!live) this.#forgetSteps();
    }
    if (!live || quarantine === null) return;
    await file.truncate(first.offset);
    await file.sync();
  }

  async #foreign(file: OpenFile, name: string, from: number): Promise<Replayed> {
    const { size } = await file.stat();
    const copy = await this.#tools.quarantine?.keepBytes(file, name, 0, size);
    this.#tools.notices.add('journal-foreign', 'error', { values: { file: name }, files: [copy] });
    return { from, size: 0, changes: 0, is: 'useless' };
  }
}
