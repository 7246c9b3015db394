// What is said once an event is saved: where it can be seen, or what hides it, with a way to see it.
import type { Event } from '../../data/event.ts';
import { EMPTY_FILTERS } from '../../data/desk.ts';
import { textIn } from '../../data/text.ts';
import { changeDesk, clearFilters, selectEvent, setQuery, showToast } from './actions.ts';
import { showLanes } from './actions-lanes.ts';
import type { SearchFound } from './filters.ts';
import { inBrief } from './in-brief.ts';
import { desk, language, words } from './settings.ts';
import { arrived, hiderOf, type Hider } from './whereabouts.ts';

/** Says it, with Undo. `before`: what had been found when the event was sent. */
export async function sayWhereItIs(saved: Event, was: 'added' | 'changed', before: SearchFound | null): Promise<void> {
  await arrived(saved.id, saved.updated, before);
  const t = words.value;
  const title = inBrief(textIn(saved.title, language.value));
  const by = hiderOf(saved.id);
  if (by) {
    const action = { label: t('toast.showIt'), run: () => bringOut(saved.id, by) };
    showToast(t(was === 'added' ? 'toast.addedHidden' : 'toast.changedHidden', { title, by }), { undo: true, action });
    return;
  }
  const added = desk.value.layout === 'table' ? 'toast.addedTable' : 'toast.added';
  showToast(t(was === 'added' ? added : 'toast.changed', { title }), { undo: true });
}

/** Takes away what hides an event, and nothing else; then goes to it. */
function bringOut(id: string, by: Hider): void {
  if (by === 'both') clearFilters();
  else if (by === 'search') setQuery('');
  else if (by === 'filters') changeDesk({ filters: { ...EMPTY_FILTERS, query: desk.value.filters.query } });
  else showLanes();
  selectEvent(id, { reveal: true });
}
