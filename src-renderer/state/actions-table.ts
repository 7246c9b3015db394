// What a person does in the table: order and columns, walking, marking, and changes to cells and to all marked rows.
// Every change is one step of history, however many events it touches.
import { batch } from '@preact/signals';
import type { TableColumn } from '../../data/desk.ts';
import type { EventChanges } from '../../data/event.ts';
import type { Layout, TableSettings } from '../../data/desk.ts';
import { readTypedDate, explainTypedDate } from '../../data/typed-date.ts';
import { showText, textIn } from '../../data/text.ts';
import type { IndexRow } from '../../src-main/api/contract.ts';
import { changeDesk, host, selectEvent, showToast } from './actions.ts';
import { openEditorFor } from './actions-editor.ts';
import { removeEvents } from './actions-library.ts';
import { detailsHidden } from './folding.ts';
import { library } from './library.ts';
import { index, selectedId } from './selection.ts';
import { desk, language, words } from './settings.ts';
import { activeColumn, activeId, activePlace, columns, editing, idAt, marked, markedShown, order } from './table.ts';

export function setLayout(layout: Layout): void {
  batch(() => {
    editing.value = null;
    changeDesk({ layout });
  });
}

function changeTable(changes: Partial<TableSettings>): void {
  changeDesk({ table: { ...desk.value.table, ...changes } });
}

/** Orders by a column; the same one again turns the order round. */
export function sortBy(column: TableColumn): void {
  const { sort, descending } = desk.value.table;
  // A row that nobody has chosen is not followed to where another order puts it.
  if (activeId.value === unchosen && selectedId.value === null) activeId.value = null;
  unchosen = null;
  changeTable({ sort: column, descending: sort === column ? !descending : false });
}

export function toggleColumn(column: TableColumn): void {
  const { columns: shown } = desk.value.table;
  changeTable({
    columns: shown.includes(column) ? shown.filter((other) => other !== column) : [...shown, column],
  });
}

/** Makes a cell the active one. Its event is read in the pane where the pane stands beside the table. */
export function goTo(place: number, column = activeColumn.value): void {
  const last = order.value.length - 1;
  const id = idAt(Math.min(Math.max(place, 0), last));
  unchosen = null;
  batch(() => {
    activeColumn.value = Math.min(Math.max(column, 0), columns.value.length - 1);
    if (id === undefined) return;
    activeId.value = id;
    if (!detailsHidden.value) selectEvent(id);
  });
}

/** Brings the keyboard into the table, on the row that is active or the first, without opening it. */
export function enterTable(focus: () => void): void {
  if (activeId.value === null) unchosen = activeId.value = idAt(activePlace.value) ?? null;
  focus();
}

// The row that the keyboard came in on, as long as nobody has chosen it.
let unchosen: string | null = null;

/** Opens the active event in the pane, wherever the pane is. */
export function openActive(): void {
  const id = idAt(activePlace.value);
  if (id !== undefined) selectEvent(id);
}

export function toggleMark(id: string): void {
  const next = new Set(marked.value);
  if (!next.delete(id)) next.add(id);
  marked.value = next;
}

/** Marks the rows from one place to another, both included. */
export function markRange(from: number, to: number): void {
  const next = new Set(marked.value);
  for (let place = Math.min(from, to); place <= Math.max(from, to); place += 1) {
    const id = idAt(place);
    if (id !== undefined) next.add(id);
  }
  marked.value = next;
}

/** Marks everything shown, or nothing where everything is. */
export function markAll(): void {
  const { ids } = index.value;
  marked.value =
    markedShown.value.length === order.value.length
      ? new Set()
      : new Set(Array.from(order.value, (position) => ids[position] ?? ''));
}

export function unmark(): void {
  marked.value = new Set();
}

/** Columns whose cells can be changed in place; the others open the editor. */
export const EDITABLE = [
  'date',
  'title',
  'kind',
  'tone',
  'importance',
  'tags',
] as const satisfies readonly TableColumn[];
export type EditableColumn = (typeof EDITABLE)[number];
export const isEditable = (column: TableColumn): column is EditableColumn =>
  (EDITABLE as readonly string[]).includes(column);

/** Edits a cell in place, or opens the editor on its event. */
export function editCell(id: string, column: TableColumn): void {
  if (isEditable(column)) editing.value = { id, column };
  else void openWhole(id);
}

export async function openWhole(id: string): Promise<void> {
  const answer = await host().call('events.get', { ids: [id] });
  const event = answer.ok ? answer.value.events[0] : undefined;
  if (event) openEditorFor(event);
  else if (!answer.ok) showToast(answer.error.message, { tone: 'error' });
}

/** What typing in a cell changes: fields of the event, nothing, or why it cannot be. Tags are separated by commas. */
export function changeOf(
  row: IndexRow,
  column: EditableColumn,
  typed: string,
): { readonly changes: EventChanges | null } | { readonly problem: string } {
  const reader = language.value;
  switch (column) {
    case 'title': {
      const title = typed.trim();
      if (title === '') return { problem: words.value('editor.titleMissing') };
      if (title === textIn(row.title, reader)) return { changes: null };
      return { changes: { title: { ...row.title, [showText(row.title, reader).language]: title } } };
    }
    case 'date': {
      const read = readTypedDate(typed);
      if (!read.ok) return { problem: explainTypedDate(read.problem, words.value, reader) };
      return { changes: read.edtf === row.date ? null : { date: read.edtf } };
    }
    case 'kind':
      return { changes: typed === row.kind ? null : { kind: typed } };
    case 'tone': {
      const tone = typed === '' ? null : Number(typed);
      return { changes: tone === row.tone ? null : { tone } };
    }
    case 'importance':
      return { changes: Number(typed) === row.importance ? null : { importance: Number(typed) } };
    case 'tags': {
      const tags = tagsOf(typed);
      return { changes: tags.join('\n') === row.tags.join('\n') ? null : { tags } };
    }
  }
}

export const tagsOf = (typed: string): string[] => [
  ...new Set(
    typed
      .split(/[,，、]/)
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ''),
  ),
];

/** Saves a cell; answers why it cannot be, or null once it is. */
export async function saveCell(row: IndexRow, column: EditableColumn, typed: string): Promise<string | null> {
  const change = changeOf(row, column, typed);
  if ('problem' in change) return change.problem;
  if (change.changes) {
    const answer = await host().call('events.update', {
      id: row.id,
      changes: change.changes,
      changeId: crypto.randomUUID(),
    });
    if (!answer.ok) return answer.error.message;
    showToast(words.value('toast.changed', { title: textIn(answer.value.event.title, language.value) }), {
      undo: true,
    });
  }
  return null;
}

/** Puts tags on all marked events, as one step. */
export async function tagMarked(typed: string): Promise<void> {
  const added = tagsOf(typed);
  const edits = markedShown.value.flatMap((id) => {
    const row = library.value.byId.get(id);
    const fresh = row ? added.filter((tag) => !row.tags.includes(tag)) : [];
    return row && fresh.length > 0 ? [{ id, changes: { tags: [...row.tags, ...fresh] } }] : [];
  });
  if (edits.length === 0) return;
  const answer = await host().call('events.edit', { edits, changeId: crypto.randomUUID() });
  if (answer.ok) showToast(words.value('table.tagged', { count: answer.value.changed }), { undo: true });
  else showToast(answer.error.message, { tone: 'error' });
}

/** Deletes all marked events, as one step. */
export async function deleteMarked(): Promise<void> {
  const ids = markedShown.value;
  if (ids.length === 0) return;
  await removeEvents(ids);
  unmark();
}
