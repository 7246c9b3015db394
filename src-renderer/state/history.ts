// The log of one event, and what changed between two versions of it, field by field.
// Pure but for the signals: the host is asked in actions-history.ts.
import { signal } from '@preact/signals';
import type { Event } from '../../data/event.ts';
import type { MessageKey } from '../../data/i18n/t.ts';
import type { CommandOutput } from '../../src-main/api/contract.ts';

/** One change of one event. */
export type LogRow = CommandOutput<'history.log'>['entries'][number];

/** The event whose log is shown. */
export const historyOf = signal<string | null>(null);

/** Its log, oldest first; null while it is asked for, a sentence where it cannot be had. */
export const historyLog = signal<readonly LogRow[] | string | null>(null);

/** An event that is gone, as it was. */
export type RemovedRow = CommandOutput<'history.removed'>['removed'][number];

/** What went since the person last looked, as the host last told it; the latest first. */
export const removedRows = signal<readonly RemovedRow[]>([]);

/** The catalogue's key of what a change did; what a newer Entente does has none. */
export const ACTIONS: Readonly<Record<string, MessageKey>> = {
  add: 'history.add',
  update: 'history.update',
  remove: 'history.remove',
  import: 'history.import',
  seed: 'history.seed',
  vocabulary: 'history.vocabulary',
  merge: 'history.merge',
  restore: 'history.restored',
  undo: 'history.undo',
  redo: 'history.redo',
};

/** The catalogue's key of where a change was made. */
export const HOSTS: Readonly<Record<string, MessageKey>> = {
  page: 'history.by.page',
  desktop: 'history.by.desktop',
  'command line': 'history.by.commandLine',
};

export type EventField = Exclude<keyof Event, 'id' | 'created' | 'updated' | 'origin'>;

export interface FieldChange {
  readonly field: EventField;
  readonly before: Event[EventField] | undefined;
  readonly after: Event[EventField] | undefined;
}

// In the order in which a person reads an event.
export const FIELDS: readonly EventField[] = [
  'title',
  'date',
  'kind',
  'place',
  'topics',
  'actors',
  'tone',
  'toneReason',
  'importance',
  'summary',
  'articles',
  'readouts',
  'claims',
  'links',
  'sources',
  'tags',
  'notes',
  'verified',
];

/** The fields in which two versions differ. */
export function changedFields(before: Event | null, after: Event | null): FieldChange[] {
  if (!before || !after) return [];
  return FIELDS.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field])).map((field) => ({
    field,
    before: before[field],
    after: after[field],
  }));
}
