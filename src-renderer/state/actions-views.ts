// Views: taking down what the window shows, showing it again, keeping it by name, and handing it on as a link.
// Saved views lie in the desk, so the host keeps them; a link carries the whole view and needs no library of its own.
import { batch } from '@preact/signals';
import type { SavedView, View } from '../../data/desk.ts';
import { viewFromLink, viewLink } from '../../data/view-link.ts';
import { changeDesk, host, selectEvent, setQuery, setView, showToast } from './actions.ts';
import { queryText } from './filters.ts';
import { library } from './library.ts';
import { selectedId } from './selection.ts';
import { desk, words } from './settings.ts';
import { arrangement, view } from './viewport.ts';

/** What the window shows now. */
export function currentView(): View {
  const { filters, lanes, layout } = desk.value;
  return {
    filters: { ...filters, query: queryText.value },
    span: view.value && { from: view.value.from, to: view.value.to },
    lanes,
    arrangement: arrangement.value,
    layout,
    selected: selectedId.value,
  };
}

/** Shows a view, whole: what it leaves open is cleared, not kept from before. */
export function showView(
  { filters, span, lanes, arrangement, layout, selected }: View,
  options: { keepFolds?: boolean } = {},
): void {
  batch(() => {
    const arrangements = { ...desk.value.arrangements, [lanes]: arrangement };
    changeDesk({ filters: { ...filters, query: '' }, lanes, arrangements, layout });
    setQuery(filters.query);
    setView(span);
    const there = selected !== null && library.value.byId.has(selected);
    if (selected !== selectedId.value) selectEvent(there ? selected : null, options);
  });
}

function setViews(views: readonly SavedView[]): void {
  changeDesk({ views: [...views] }, { now: true });
}

/** Keeps what is shown under a name; a name that is there already is written over. */
export function saveView(name: string): void {
  const trimmed = name.trim().slice(0, 300);
  if (trimmed === '') return;
  const known = desk.value.views.find((saved) => saved.name === trimmed);
  const saved = { id: known?.id ?? crypto.randomUUID(), name: trimmed, view: currentView() };
  const { views } = desk.value;
  setViews(known ? views.map((other) => (other === known ? saved : other)) : [...views, saved]);
  showToast(words.value('views.saved', { name: trimmed }));
}

/** Gives a saved view another name; an empty one changes nothing. */
export function renameView(id: string, name: string): void {
  const trimmed = name.trim().slice(0, 300);
  if (trimmed === '') return;
  setViews(desk.value.views.map((saved) => (saved.id === id ? { ...saved, name: trimmed } : saved)));
}

export function deleteView(id: string): void {
  setViews(desk.value.views.filter((saved) => saved.id !== id));
}

/** Puts a link to what is shown on the clipboard: to this page in the web host, to Entente itself on the desktop. */
export async function copyViewLink(): Promise<void> {
  const link = viewLink(currentView(), host().host === 'web' ? location.origin + location.pathname : null);
  try {
    await navigator.clipboard.writeText(link);
    showToast(words.value('views.copied'));
  } catch {
    // No permission, or no clipboard: the address bar has the link then (in the web host), and the person is told.
    showToast(words.value('views.notCopied', { link }), { tone: 'error' });
  }
}

/** Shows the view that a link leads to; a link that leads nowhere is said so and changes nothing. */
export function openViewLink(link: string, options: { keepFolds?: boolean } = {}): void {
  const read = viewFromLink(link);
  if (read?.ok) showView(read.value, options);
  else showToast(words.value('views.wrongLink'), { tone: 'error' });
}
