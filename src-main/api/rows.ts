// What drawing needs of an event: index rows, made once for each value of an event.
// Stored events are replaced, never changed, so the object itself is the key.
import type { Event } from '../../data/event.ts';
import { indexRow } from '../../data/index-row.ts';
import { numberOf } from '../library/numbers.ts';
import type { IndexRow } from './contract.ts';

const made = new WeakMap<Event, IndexRow>();

/** The index row of an event. */
export function rowOf(event: Event): IndexRow {
  const known = made.get(event);
  if (known) return known;
  const row: IndexRow = indexRow(event, numberOf(event.id));
  made.set(event, row);
  return row;
}
