// A change: what a command does to the library, as a list of reversible operations on named cells.
// Every operation holds what was there before and what is there after, so that undo is the same list turned round.
import type { Event } from '../../data/event.ts';
import type { Actor, Kind, Topic } from '../../data/vocabulary.ts';
import type { HistoryStep } from './store.ts';

/** The tables of cells that a library consists of. `touched` holds `events/ID`, `topics/ID`, … of curated entries. */
export interface Cells {
  events: Event;
  topics: Topic;
  kinds: Kind;
  actors: Actor;
  /** Present where the person made or changed something curated: a newer seed leaves it alone. */
  touched: true;
  /** One cell, `version`: the version of the curated library that was brought in last. */
  seed: number;
}
export type CellTable = keyof Cells;
export type EntryTable = 'topics' | 'kinds' | 'actors';
export const ENTRY_TABLES = ['topics', 'kinds', 'actors'] as const satisfies readonly EntryTable[];

/** Sets one cell. No `from`: the cell was empty; no `to`: it is emptied. `at`: its place among its table's entries. */
export type CellOp = {
  [T in CellTable]: {
    readonly on: T;
    readonly id: string;
    readonly from?: Cells[T];
    readonly to?: Cells[T];
    readonly at?: number;
  };
}[CellTable];

/** Replaces some fields of an event, each whole. `from` and `to` have the same keys. */
export interface FieldsOp {
  readonly on: 'fields';
  readonly id: string;
  readonly from: Partial<Event>;
  readonly to: Partial<Event>;
}
export type Op = CellOp | FieldsOp;

/** What a change is, without its operations. */
export interface ChangeHead {
  /** Counts changes from 1; no two have the same and none is left out. */
  readonly seq: number;
  /** The idempotency key it was asked for with, or one made for it. */
  readonly id: string;
  /** ISO instant. */
  readonly at: string;
  /** add, update, remove, import, seed, vocabulary, merge, restore, undo, redo. */
  readonly action: string;
  /** Ids of the events concerned, at most the first 100, and how many there are. */
  readonly events: readonly string[];
  readonly count: number;
  /** Where it was asked for: `page`, `desktop`, `command line`. */
  readonly by?: string;
  /** True where undo passes over it (the curated library coming in). */
  readonly fixed?: true;
  /** For undo and redo: the step that was undone or redone. */
  readonly of?: HistoryStep;
}

export interface Change extends ChangeHead {
  readonly ops: readonly Op[];
}

/** The same operation backwards. */
export function invertOp(op: Op): Op {
  if (op.on === 'fields') return { on: 'fields', id: op.id, from: op.to, to: op.from };
  const { from, to, ...rest } = op;
  return { ...rest, ...(to === undefined ? {} : { from: to }), ...(from === undefined ? {} : { to: from }) } as CellOp;
}

/** The operations that take a change back, in the order they must run. */
export function invertOps(ops: readonly Op[]): Op[] {
  return ops.map(invertOp).toReversed();
}

/** The step a person sees for a change; for an undo or redo, the step it took back or did again. */
export function stepOf(head: ChangeHead): HistoryStep {
  return head.of ?? { changeId: head.id, at: head.at, action: head.action, events: head.events, count: head.count };
}

const NAMED = 100;

/** Ids and number of the events that operations concern: those that come or go, else those that change. */
export function eventsOf(ops: readonly Op[]): Pick<ChangeHead, 'events' | 'count'> {
  const whole = new Set<string>();
  const changed = new Set<string>();
  for (const op of ops) {
    if (op.on === 'events') whole.add(op.id);
    else if (op.on === 'fields') changed.add(op.id);
  }
  const ids = whole.size > 0 ? whole : changed;
  return { events: [...ids].slice(0, NAMED), count: ids.size };
}
