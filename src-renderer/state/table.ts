// The table's state: the order of its rows, which are marked, and which cell is active. The rows themselves are the
// selection's, and the active row's event is the selected one: timeline, table and pane share it.
import { computed, effect, signal } from '@preact/signals';
import { LOCALES } from '../../data/i18n/t.ts';
import { TABLE_COLUMNS, type TableColumn } from '../../data/desk.ts';
import { textIn } from '../../data/text.ts';
import { positionOf } from '../timeline/layout/index-events.ts';
import { facetName } from './facets.ts';
import { index, selectedId, selection } from './selection.ts';
import { desk, language } from './settings.ts';
import { keysOf, orderOf, rankTexts, type Ranks } from './table-order.ts';

export const tableSettings = computed(() => desk.value.table);

/** Columns shown, in their order; the title is always one of them. */
export const columns = computed<readonly TableColumn[]>(() =>
  TABLE_COLUMNS.filter((column) => column === 'title' || tableSettings.value.columns.includes(column)),
);

const collator = computed(() => new Intl.Collator(LOCALES[language.value], { numeric: true }));

/** Where titles stand among all; stays as it was until a new order is made. */
const titleRanks = signal<Ranks>(new Float64Array(0));
/** True while titles are put in order for the first time or anew. */
export const ordering = signal(false);

const turns = new MessageChannel();

/** Goes on after what waits for its turn: pictures, keys. A timer would rest for some milliseconds each time. */
function soon(step: () => void): void {
  turns.port1.addEventListener('message', step, { once: true });
  turns.port1.start();
  turns.port2.postMessage(null);
}

/** Keeps the order of titles in step while the table is ordered by them; returns the way to stop. */
export function followTitles(): () => void {
  let latest = 0;
  const stop = effect(() => {
    if (tableSettings.value.sort !== 'title') return;
    const { rows, numbers } = index.value;
    const reader = language.value;
    const { compare } = collator.value;
    latest += 1;
    const mine = latest;
    const ranking = rankTexts(rows.length, (at) => textIn(rows[at]?.title ?? {}, reader), compare);
    const step = (): void => {
      if (mine !== latest) return;
      const until = performance.now() + 8;
      for (;;) {
        const next = ranking.next();
        if (next.done) {
          titleRanks.value = byNumber(numbers, next.value);
          ordering.value = false;
          return;
        }
        if (performance.now() > until) break;
      }
      soon(step);
    };
    queueMicrotask(() => {
      ordering.value = true;
      step();
    });
  });
  return () => {
    latest += 1;
    stop();
  };
}

/** Values of positions as values of row numbers. */
function byNumber(numbers: Uint32Array, values: Float64Array): Float64Array {
  const found = new Float64Array(numbers.reduce((most, number) => Math.max(most, number), -1) + 1).fill(Number.NaN);
  values.forEach((value, at) => {
    found[numbers[at] ?? 0] = value;
  });
  return found;
}

const keys = computed(() => {
  const { sort } = tableSettings.value;
  return keysOf(sort, index.value, facetName.value, titleRanks.value, collator.value.compare);
});

/** Positions of the index, in the order they are shown. */
export const order = computed(() => orderOf(keys.value, selection.value.visible, tableSettings.value.descending));

/** The place of each position in the order; −1 where it is not shown. */
const places = computed(() => {
  const found = new Int32Array(index.value.ids.length).fill(-1);
  order.value.forEach((position, place) => {
    found[position] = place;
  });
  return found;
});

/** The row of an event, from 0; −1 where it is not in the table. */
export function placeOf(id: string): number {
  const position = positionOf(index.value, id);
  return position === undefined ? -1 : (places.value[position] ?? -1);
}

/** The id of the event in a row. */
export function idAt(place: number): string | undefined {
  const position = order.value[place];
  return position === undefined ? undefined : index.value.ids[position];
}

/** The active cell: a row, by its event, and a column. The event is remembered apart from the selected one, so that a
 * table in a narrow window can be walked without opening the pane over it. */
export const activeId = signal<string | null>(null);
export const activeColumn = signal(0);

/** The active row, or the first. */
export const activePlace = computed(() => {
  const id = activeId.value ?? selectedId.value;
  return Math.max(0, id === null ? 0 : placeOf(id));
});

/** Ids of the events that are marked, to do something with all of them. */
export const marked = signal<ReadonlySet<string>>(new Set());

/** Marked events that are shown; what a filter hides is never tagged or deleted. */
export const markedShown = computed(() => [...marked.value].filter((id) => placeOf(id) >= 0));

/** Which cell is being edited; null for none. */
export const editing = signal<{ readonly id: string; readonly column: TableColumn } | null>(null);
