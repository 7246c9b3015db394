// The window of a shared page: what the app shows to a reader, without anything that changes a library.
// Search, filters, timeline and articles are the app's own.
import { useEffect } from 'preact/hooks';
import { formatDate } from '../../data/format-date.ts';
import type { SharedPage } from '../../data/shared-page.ts';
import { Details } from '../panes/details.tsx';
import { Filters } from '../panes/filters.tsx';
import { HeaderChoices, HeaderStart, HeaderSwitches } from '../panes/header-parts.tsx';
import { focusSearch } from '../panes/menu-commands.ts';
import { SearchBox } from '../panes/search-box.tsx';
import { Table } from '../panes/table/table.tsx';
import { Toasts } from '../panes/toast.tsx';
import { ViewBar } from '../panes/view-bar.tsx';
import { clearFilters, selectEvent } from '../state/actions.ts';
import { neighbours } from '../state/detail.ts';
import { detailsHidden, filtersHidden } from '../state/folding.ts';
import { loadState } from '../state/library.ts';
import { selection } from '../state/selection.ts';
import { desk, language, words } from '../state/settings.ts';
import { Timeline } from '../timeline/timeline.tsx';

export function Page({ page }: { readonly page: SharedPage }) {
  useEffect(listenToKeys, []);
  const folded = `${filtersHidden.value ? ' no-filters' : ''}${detailsHidden.value ? ' no-details' : ''}`;
  return (
    <div class="shell">
      <Head />
      <main class={`columns${folded}`} aria-busy={loadState.value.state === 'loading'}>
        <Filters />
        <div class="column-timeline">
          <div class="notices" />
          <ViewBar views={false} />
          {desk.value.layout === 'table' ? <Table /> : <Timeline />}
        </div>
        <Details />
      </main>
      <Foot page={page} />
      <Toasts />
    </div>
  );
}

function Head() {
  return (
    <header class="header">
      <HeaderStart />
      <SearchBox />
      <HeaderChoices />
      <HeaderSwitches inMenu={false} />
    </header>
  );
}

function Foot({ page }: { readonly page: SharedPage }) {
  const t = words.value;
  const { count, index } = selection.value;
  // What was chosen is worded in the language of the export; in another it would stand out.
  const chosen = language.value === page.language ? page.selection : undefined;
  const made = t('share.made', { date: formatDate(page.at.slice(0, 10), language.value) });
  return (
    <footer class="status">
      <p role="status" class="numeric">
        {t('status.count', { shown: count, total: index.ids.length })}
      </p>
      <p>{[chosen, made].filter(Boolean).join(' · ')}</p>
    </footer>
  );
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('textarea, select, input:not([type=checkbox]):not([type=radio])');

function step(to: 'previous' | 'next'): void {
  const id = neighbours.value[to];
  if (id !== null) selectEvent(id, { reveal: true });
}

const KEYS: Readonly<Record<string, () => void>> = {
  '/': focusSearch,
  j: () => step('next'),
  k: () => step('previous'),
  c: clearFilters,
};

/** The reader's keys, as in the app. */
function listenToKeys(): () => void {
  const onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const action = isTyping(event.target) ? undefined : KEYS[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  };
  window.addEventListener('keydown', onKey);
  return () => window.removeEventListener('keydown', onKey);
}
