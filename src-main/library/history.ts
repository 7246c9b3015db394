// Undo and redo: stacks of places in the journals, and the plan that turns a recorded change round.
// The changes themselves stay on disk and are read when they are needed.
import { fail, ok, type Result } from '../../data/result.ts';
import type { Event } from '../../data/event.ts';
import { type ChangeHead, type EntryTable, ENTRY_TABLES, invertOps, type Op } from './change.ts';
import type { Planning } from './planning.ts';
import type { LibraryState } from './state.ts';

/** How many change ids are remembered, so that a repeated request is known. */
export const REMEMBERED = 10_000;

/** Takes note of a change that has been applied: its number, its id, and what can be undone and redone now. */
export function noteChange(state: LibraryState, head: ChangeHead, offset: number): void {
  const place = { seq: head.seq, offset };
  state.seq = head.seq;
  if (head.action === 'undo') {
    state.undo.pop();
    state.redo.push(place);
  } else if (head.action === 'redo') {
    state.redo.pop();
    state.undo.push(place);
  } else if (!head.fixed) {
    state.undo.push(place);
    state.redo = [];
  }
  state.recent.delete(head.id);
  state.recent.set(head.id, place);
  if (state.recent.size > REMEMBERED) {
    for (const oldest of state.recent.keys()) {
      state.recent.delete(oldest);
      break;
    }
  }
}

const isEntryTable = (table: string): table is EntryTable => (ENTRY_TABLES as readonly string[]).includes(table);
const conflict = (what: string): Result<never> => fail('conflict', `This step no longer fits the library: ${what}.`);

/**
 * Plans the inverse of recorded operations on the library as it is now. An entry that events use by now stays.
 * Fails with `conflict` where the library has changed so that the step no longer fits.
 */
export function planInverse(planning: Planning, ops: readonly Op[]): Result<null> {
  const { draft } = planning;
  const kept = new Set<string>();
  for (const op of invertOps(ops)) {
    if (op.on === 'fields') {
      const event = draft.read('events', op.id);
      if (!event) return conflict(`the event “${op.id}” is gone`);
      planning.push({ on: 'fields', id: op.id, from: pick(event, Object.keys(op.to)), to: op.to });
      continue;
    }
    const now = draft.read(op.on, op.id);
    if (op.on === 'touched') {
      if ((now === undefined) === (op.to === undefined) || kept.has(op.id)) continue;
    } else if (now === undefined && op.from !== undefined) {
      return conflict(`“${op.id}” is gone`);
    } else if (now !== undefined && op.from === undefined) {
      return conflict(`there is another “${op.id}”`);
    }
    if (op.to === undefined && isEntryTable(op.on) && draft.uses(op.on, op.id)) {
      kept.add(`${op.on}/${op.id}`);
      continue;
    }
    const { from: _, ...rest } = op;
    planning.push((now === undefined ? rest : { ...rest, from: now }) as Op);
  }
  return ok(null);
}

function pick(event: Event, keys: readonly string[]): Partial<Event> {
  return Object.fromEntries(keys.map((key) => [key, event[key as keyof Event]])) as Partial<Event>;
}
