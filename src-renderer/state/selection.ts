// What is in the index, what of it is shown under the filters, and which event is selected.
// Derived from library and filters through the timeline's pure layout; only actions.ts writes selectedId.
import { computed, signal } from '@preact/signals';
import { indexEvents } from '../timeline/layout/index-events.ts';
import { select } from '../timeline/layout/select.ts';
import { filters, found } from './filters.ts';
import { library } from './library.ts';

export const selectedId = signal<string | null>(null);

/** Columnar index of all events, in time order. */
export const index = computed(() => indexEvents(library.value.rows));

/** What the filters and the search let through, with the counts for the panels. */
export const selection = computed(() => select(index.value, filters.value, found.value?.idSet ?? null));
