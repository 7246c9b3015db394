// The steps that can be undone and redone now, with their names: held for the usual case, read from disk where not.
import { type Change, stepOf } from './change.ts';
import { errorCode, type FileCalls } from './files.ts';
import { readChangeAt, readHeadAt } from './journal-read.ts';
import type { Notices } from './notices.ts';
import type { LibraryState, RecordPlace } from './state.ts';
import type { HistoryStep } from './store.ts';

export interface StepsParts {
  readonly files: FileCalls;
  readonly state: LibraryState;
  readonly notices: Notices;
  /** The journal that holds a change. */
  readonly pathOf: (seq: number) => string;
}

const HELD = 1_000;
const UNNAMED: HistoryStep = { changeId: '', at: '', action: 'unknown', events: [], count: 0 };

export class Steps {
  readonly #parts: StepsParts;
  /** Steps by the number of the change, so that the usual undo need not read its record for its title. */
  readonly #held = new Map<number, HistoryStep>();
  undo: HistoryStep | null = null;
  redo: HistoryStep | null = null;

  constructor(parts: StepsParts) {
    this.#parts = parts;
  }

  /** Takes note of changes that have been written. */
  async note(changes: readonly Change[]): Promise<void> {
    for (const change of changes) this.#held.set(change.seq, stepOf(change));
    for (const seq of this.#held.keys()) {
      if (this.#held.size <= HELD) break;
      this.#held.delete(seq);
    }
    await this.look();
  }

  /** Looks up what can be undone and redone now. */
  async look(): Promise<void> {
    this.undo = await this.#top('undo');
    this.redo = await this.#top('redo');
  }

  /** The change on top of a stack: null where there is none, `lost` (and the stack dropped) where it cannot be read. */
  async topChange(stack: 'undo' | 'redo'): Promise<Change | null | 'lost'> {
    const place = this.#parts.state[stack].at(-1);
    if (place === undefined) return null;
    const change = await this.read(place);
    if (change === null) this.#drop(stack);
    return change ?? 'lost';
  }

  /** The change at a place; null where its record cannot be read. */
  read(place: RecordPlace): Promise<Change | null> {
    return orNull(readChangeAt(this.#parts.files, this.#parts.pathOf(place.seq), place));
  }

  async #top(stack: 'undo' | 'redo'): Promise<HistoryStep | null> {
    const place = this.#parts.state[stack].at(-1);
    if (place === undefined) return null;
    const held = this.#held.get(place.seq);
    if (held) return held;
    let head;
    try {
      head = await orNull(readHeadAt(this.#parts.files, this.#parts.pathOf(place.seq), place));
    } catch (error) {
      if (errorCode(error) === '') throw error;
      // It may be read next time; until then the step has no name.
      return UNNAMED;
    }
    if (head === null) {
      this.#drop(stack);
      return null;
    }
    const step = stepOf(head);
    this.#held.set(place.seq, step);
    return step;
  }

  #drop(stack: 'undo' | 'redo'): void {
    this.#parts.state[stack] = [];
    this[stack] = null;
    this.#parts.notices.add('history-lost', 'warning', { values: { case: stack } });
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
