// The keys of the table, after the ARIA pattern for grids: arrows walk, Home and End run along the row (with Ctrl to
// the ends of the table), Space marks, Shift with an arrow marks on, Enter and F2 edit, O opens, Delete deletes what is marked.
import {
  deleteMarked,
  editCell,
  goTo,
  markAll,
  markRange,
  openActive,
  openWhole,
  sortBy,
  toggleMark,
  unmark,
} from '../../state/actions-table.ts';
import { description } from '../../state/library.ts';
import { activeColumn, activePlace, columns, idAt, marked, order } from '../../state/table.ts';

const canChange = (): boolean => description.value?.readOnly !== true;

/** How many rows a page is. */
function page(grid: HTMLElement): number {
  return Math.max(1, Math.floor(grid.clientHeight / 32) - 2);
}

type Act = (event: KeyboardEvent, grid: HTMLElement) => void;

const walk =
  (by: (grid: HTMLElement) => number): Act =>
  (event, grid) => {
    const from = activePlace.value;
    const to = Math.min(Math.max(from + by(grid), 0), order.value.length - 1);
    if (event.shiftKey) markRange(from, to);
    goTo(to);
  };

const withActive = (act: (id: string) => void): void => {
  const id = idAt(activePlace.value);
  if (id !== undefined) act(id);
};

const edit: Act = () => withActive((id) => editCell(id, columns.value[activeColumn.value] ?? 'title'));

const ACTS: Readonly<Record<string, Act>> = {
  ArrowDown: walk(() => 1),
  ArrowUp: walk(() => -1),
  PageDown: walk(page),
  PageUp: walk((grid) => -page(grid)),
  ArrowRight: () => goTo(activePlace.value, activeColumn.value + 1),
  ArrowLeft: () => goTo(activePlace.value, activeColumn.value - 1),
  Home: (event) => (event.ctrlKey || event.metaKey ? goTo(0) : goTo(activePlace.value, 0)),
  End: (event) =>
    event.ctrlKey || event.metaKey ? goTo(order.value.length - 1) : goTo(activePlace.value, columns.value.length - 1),
  ' ': () => withActive(toggleMark),
  o: () => openActive(),
  s: () => sortBy(columns.value[activeColumn.value] ?? 'date'),
};

const CHANGES: Readonly<Record<string, Act>> = {
  Enter: edit,
  F2: edit,
  e: () => withActive((id) => void openWhole(id)),
  Delete: () => void deleteMarked(),
};

function actOf(event: KeyboardEvent): Act | undefined {
  const command = event.ctrlKey || event.metaKey;
  if (command && event.key.toLowerCase() === 'a') return () => markAll();
  if (command && event.key !== 'Home' && event.key !== 'End') return undefined;
  if (event.key === 'Escape' && marked.value.size > 0) return () => unmark();
  if (event.key === 'Enter' && !canChange()) return () => openActive();
  return ACTS[event.key] ?? (canChange() ? CHANGES[event.key] : undefined);
}

export function onGridKey(event: KeyboardEvent): void {
  const { target, currentTarget } = event;
  // Buttons and boxes inside the grid keep their own keys.
  if (event.isComposing || event.altKey || target !== currentTarget || !(currentTarget instanceof HTMLElement)) return;
  const act = actOf(event);
  if (!act) return;
  event.preventDefault();
  act(event, currentTarget);
}
