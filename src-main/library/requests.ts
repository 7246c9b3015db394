// What each command asks of the writer: how it is planned in its turn, and how a repetition of it is answered.
// OpenLibrary hands these over; nothing here touches a file.
import type { Event, ParsedEventChanges, ParsedNewEvent } from '../../data/event.ts';
import { fail, ok, type Result } from '../../data/result.ts';
import { type Change, type EntryTable, stepOf } from './change.ts';
import { planInverse } from './history.ts';
import { CANCELLED, planAdd, planRemove, planUpdate } from './plan.ts';
import { planRestore, planVersion } from './plan-restore.ts';
import { type Entry, planEntry, planMerge, planRemoveEntry } from './plan-vocabulary.ts';
import type { Planning } from './planning.ts';
import { planSeed, type Seed } from './seeding.ts';
import { breathe, type Snapshot } from './snapshot-write.ts';
import type { AddOptions, HistoryStep, ImportOptions, WriteOptions } from './store.ts';
import type { Request } from './writer.ts';

type Get = (id: string) => Event | undefined;
type Planned<T> = Result<T> | Promise<Result<T>>;

const MANY = 100;

function answering<T>(plan: (planning: Planning) => Planned<T>): Request<T>['plan'] {
  return async (planning) => {
    const planned = await plan(planning);
    return planned.ok ? ok({ value: planned.value }) : planned;
  };
}

/** The events that a change added, as they are now where they are still there. */
function addedBy(change: Change, get: Get): readonly Event[] {
  return change.ops.flatMap((op) => (op.on === 'events' && op.to ? [get(op.id) ?? op.to] : []));
}

export function addRequest(
  get: Get,
  events: readonly ParsedNewEvent[],
  { action = 'add', from, ...options }: AddOptions,
): Request<readonly Event[]> {
  const single = events.length === 1 && action === 'add';
  const origin: Event['origin'] =
    action === 'import' ? { by: 'imported', ...(from === undefined ? {} : { from }) } : { by: 'added' };
  const path = (index: number): string => (single ? 'event' : `events.${index}`);
  return {
    ...options,
    action,
    alone: events.length > MANY,
    plan: answering((planning) => planAdd(planning, events, { origin, path })),
    repeat: (change) => ok(addedBy(change, get)),
  };
}

/** New events and what is merged into those that are there, as one step. */
export function importRequest(
  events: readonly ParsedNewEvent[],
  merges: readonly { readonly id: string; readonly changes: ParsedEventChanges }[],
  { from, signal, progress, entries = [], ...options }: ImportOptions,
): Request<{ added: number; merged: number }> {
  return {
    ...options,
    action: 'import',
    alone: true,
    plan: answering(async (planning) => {
      const origin: Event['origin'] = { by: 'imported', from };
      const path = (index: number): string => `events.${index}`;
      for (const { table, entry } of entries) {
        const set = planEntry(planning, table, entry);
        if (!set.ok) return set;
      }
      const added = await planAdd(planning, events, { origin, path, signal, progress });
      if (!added.ok) return added;
      for (const [index, { id, changes }] of merges.entries()) {
        if (signal?.aborted) return CANCELLED;
        const merged = planUpdate(planning, id, changes);
        if (!merged.ok) return merged;
        if (index % MANY === MANY - 1) {
          await breathe();
          progress?.(events.length + index + 1);
        }
      }
      return ok({ added: events.length, merged: merges.length });
    }),
    repeat: (change) => {
      const added = change.ops.filter((op) => op.on === 'events' && op.from === undefined).length;
      const merged = new Set(change.ops.flatMap((op) => (op.on === 'fields' ? [op.id] : []))).size;
      return ok({ added, merged });
    },
  };
}

export function updateRequest(
  get: Get,
  id: string,
  changes: ParsedEventChanges,
  options: WriteOptions,
): Request<Event> {
  return {
    ...options,
    action: 'update',
    plan: answering((planning) => planUpdate(planning, id, changes)),
    repeat: () => {
      const event = get(id);
      return event ? ok(event) : fail('not-found', `The event “${id}” was changed, and has been removed since.`);
    },
  };
}

/** Fields of many events, as one step. */
export function updateManyRequest(
  edits: readonly { readonly id: string; readonly changes: ParsedEventChanges }[],
  options: WriteOptions,
): Request<number> {
  return {
    ...options,
    action: 'update',
    alone: edits.length > MANY,
    plan: answering(async (planning) => {
      for (const [index, { id, changes }] of edits.entries()) {
        const planned = planUpdate(planning, id, changes);
        if (!planned.ok) return planned;
        if (index % MANY === MANY - 1) await breathe();
      }
      return ok(edits.length);
    }),
    repeat: (change) => ok(change.count),
  };
}

export function removeRequest(ids: readonly string[], options: WriteOptions): Request<number> {
  return {
    ...options,
    action: 'remove',
    alone: ids.length > MANY,
    plan: answering((planning) => planRemove(planning, ids)),
    repeat: (change) => ok(change.count),
  };
}

export function entryRequest(table: EntryTable, entry: Entry, options: WriteOptions): Request<Entry> {
  return {
    ...options,
    action: 'vocabulary',
    plan: answering((planning) => planEntry(planning, table, entry)),
    repeat: () => ok(entry),
  };
}

export function removeEntryRequest(table: EntryTable, id: string, options: WriteOptions): Request<number> {
  return {
    ...options,
    action: 'vocabulary',
    alone: true,
    plan: answering((planning) => planRemoveEntry(planning, table, id)),
    repeat: (change) => ok(change.count),
  };
}

export function mergeRequest(
  table: EntryTable,
  from: readonly string[],
  into: string,
  options: WriteOptions,
): Request<number> {
  return {
    ...options,
    action: 'merge',
    alone: true,
    plan: answering((planning) => planMerge(planning, table, from, into)),
    repeat: (change) => ok(change.count),
  };
}

export function restoreRequest(read: () => Promise<Result<Snapshot>>, options: WriteOptions): Request<number> {
  return {
    ...options,
    action: 'restore',
    alone: true,
    plan: answering(async (planning) => {
      const found = await read();
      return found.ok ? planRestore(planning, found.value) : found;
    }),
    repeat: (change) => ok(change.count),
  };
}

export function versionRequest(read: () => Promise<Result<Event>>, options: WriteOptions): Request<Event> {
  return {
    ...options,
    action: 'restore',
    alone: true,
    plan: answering(async (planning) => {
      const found = await read();
      return found.ok ? planVersion(planning, found.value) : found;
    }),
    repeat: (change) => {
      const [event] = addedBy(change, () => undefined);
      return event ? ok(event) : fail('not-found', 'The event was restored, and has been changed since.');
    },
  };
}

/** @param top reads the change on top of the stack: null where there is none, `lost` where it cannot be read. */
export function turnRequest(
  action: 'undo' | 'redo',
  top: () => Promise<Change | null | 'lost'>,
  options: WriteOptions,
): Request<HistoryStep | null> {
  return {
    ...options,
    action,
    alone: true,
    plan: async (planning) => {
      const change = await top();
      if (change === null) return ok({ value: null });
      if (change === 'lost') {
        return fail('damaged', 'This step cannot be taken back: its record cannot be read any more.');
      }
      const planned = planInverse(planning, change.ops);
      return planned.ok ? ok({ value: stepOf(change), of: stepOf(change) }) : planned;
    },
    repeat: (change) => ok(change.of ?? null),
  };
}

/** The curated library; the person's own events and edits stay as they are. */
export function seedRequest(seed: Seed): Request<null> {
  return {
    action: 'seed',
    fixed: true,
    alone: true,
    plan: async (planning) => {
      planSeed(planning, seed);
      return ok({ value: null });
    },
    repeat: () => ok(null),
  };
}
