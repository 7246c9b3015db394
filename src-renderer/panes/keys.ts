// The keys that work anywhere in the window; the arrows are the timeline's own, while it has the focus.
// Single letters are left alone while someone types, and all are while a dialog is open.
import { clearFilters, requestView, selectEvent } from '../state/actions.ts';
import { pauseChain, playChain } from '../state/actions-chain.ts';
import { openEditorForNew } from '../state/actions-editor.ts';
import { openExport } from '../state/actions-export.ts';
import { redo, undo } from '../state/actions-library.ts';
import { enterTable, setLayout } from '../state/actions-table.ts';
import { playing } from '../state/chain.ts';
import { neighbours } from '../state/detail.ts';
import { desk } from '../state/settings.ts';
import { openSheet } from '../state/sheets.ts';
import { zoomBy } from '../timeline/motion.ts';
import { focusEvents, focusSearch } from './menu-commands.ts';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('textarea, select, input:not([type=checkbox]):not([type=radio])'));

const dialogIsOpen = (): boolean => document.querySelector('dialog[open]') !== null;

function step(to: 'previous' | 'next'): void {
  const id = neighbours.value[to];
  if (id !== null) selectEvent(id, { reveal: true });
}

/** Set by the key that changes between timeline and table, until the other one is there. */
let following = false;

function changeLayout(): void {
  following = true;
  setLayout(desk.value.layout === 'table' ? 'timeline' : 'table');
}

/** Takes the keyboard along into what its key has brought. */
export function followLayout(): void {
  if (!following) return;
  following = false;
  enterTable(focusEvents);
}

const PLAIN: Readonly<Record<string, () => void>> = {
  '/': focusSearch,
  '?': () => openSheet('shortcuts'),
  j: () => step('next'),
  k: () => step('previous'),
  n: openEditorForNew,
  c: clearFilters,
  t: changeLayout,
  f: () => requestView('fit'),
  p: () => (playing.value ? pauseChain() : playChain()),
  '+': () => zoomBy(2),
  '=': () => zoomBy(2),
  '-': () => zoomBy(0.5),
  '−': () => zoomBy(0.5),
  Escape: () => selectEvent(null),
};

function withCommand(event: KeyboardEvent): (() => void) | undefined {
  const key = event.key.toLowerCase();
  if (key === 'n' && !event.shiftKey) return openEditorForNew;
  if (key === 'f' && !event.shiftKey) return focusSearch;
  if (key === 'e' && !event.shiftKey) return () => void openExport();
  if (key === ',') return () => openSheet('settings');
  if (isTyping(event.target)) return undefined;
  if (key === 'z') return event.shiftKey ? () => void redo() : () => void undo();
  if (key === 'y') return () => void redo();
  return undefined;
}

function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.altKey || dialogIsOpen()) return;
  const command = event.ctrlKey || event.metaKey;
  const action = command ? withCommand(event) : isTyping(event.target) ? undefined : PLAIN[event.key];
  if (!action) return;
  event.preventDefault();
  action();
}

/** Starts listening; returns the way to stop. */
export function installKeys(): () => void {
  window.addEventListener('keydown', onKey);
  return () => window.removeEventListener('keydown', onKey);
}
