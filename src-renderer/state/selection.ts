// What is in the index, what of it is shown under the filters, and which event is selected.
// Derived from library and filters through the timeline's pure layout; only actions.ts writes selectedId.
import { computed, signal } from '@preact/signals';
import { changeIndex, indexEvents, type TimelineIndex } from '../timeline/layout/index-events.ts';
import { select } from '../timeline/layout/select.ts';
import { filters, found } from './filters.ts';
import { library, type LibraryRows } from './library.ts';

export const selectedId = signal<string | null>(null);

/** The event a person was on last, selected or marked by the keyboard: where they go on from when they let it go. */
export const lastId = signal<string | null>(null);

/** Columnar index of all events, in time order. */
export const index = computed(() => indexOf(library.value));

// The index follows a change by what changed, where the change is the one right after what it was made from.
let known: { readonly of: LibraryRows; readonly index: TimelineIndex } | null = null;

function indexOf(rows: LibraryRows): TimelineIndex {
  const { lastChange, follows } = rows;
  const next =
    known && lastChange && follows === known.of.revision
      ? changeIndex(known.index, lastChange.changed, lastChange.removed)
      : indexEvents(rows.rows);
  known = { of: rows, index: next };
  return next;
}

/** What the filters and the search let through, with the counts for the panels. */
export const selection = computed(() => select(index.value, filters.value, found.value?.hits ?? null));
