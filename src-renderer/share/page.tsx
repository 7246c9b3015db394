// The window of a shared page: what the app shows to a reader, without anything that changes a library.
// Search, filters, timeline and articles are the app's own.
import { useEffect } from 'preact/hooks';
import { LANE_MODES, type LaneMode } from '../../data/desk.ts';
import { formatDate } from '../../data/format-date.ts';
import { LOCALES } from '../../data/i18n/t.ts';
import type { SharedPage } from '../../data/shared-page.ts';
import { UI_LANGUAGES, type UiLanguage } from '../../data/text.ts';
import { Details } from '../panes/details.tsx';
import { Filters } from '../panes/filters.tsx';
import { LANGUAGE_NAMES } from '../panes/language-names.ts';
import { Icon } from '../panes/icons.tsx';
import { focusSearch } from '../panes/menu-commands.ts';
import { SearchBox } from '../panes/search-box.tsx';
import { Table } from '../panes/table/table.tsx';
import { Toasts } from '../panes/toast.tsx';
import { ViewBar } from '../panes/view-bar.tsx';
import {
  clearFilters,
  foldDetails,
  foldFilters,
  selectEvent,
  setLanes,
  setLanguage,
  setTheme,
} from '../state/actions.ts';
import { neighbours } from '../state/detail.ts';
import { detailsHidden, filtersAsked, filtersHidden, isSmall } from '../state/folding.ts';
import { loadState } from '../state/library.ts';
import { selection } from '../state/selection.ts';
import { dark, desk, language, words } from '../state/settings.ts';
import { lanes } from '../state/viewport.ts';
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
  const t = words.value;
  const filtersFolded = filtersHidden.value;
  const detailsFolded = detailsHidden.value;
  const filterWords = t(filtersFolded ? 'header.showFilters' : 'header.hideFilters');
  const detailWords = t(detailsFolded ? 'header.showDetails' : 'header.hideDetails');
  const themeWords = t(dark.value ? 'header.light' : 'header.dark');
  return (
    <header class="header">
      <button
        type="button"
        class="icon-button"
        aria-label={filterWords}
        title={filterWords}
        aria-expanded={!filtersFolded}
        aria-controls="filters"
        onClick={() => {
          if (isSmall.value) filtersAsked.value = filtersFolded;
          else foldFilters(!filtersFolded);
        }}
      >
        <Icon name="filters" />
      </button>
      <h1 class="brand">{t('app.name')}</h1>
      <p class="tagline">{t('app.tagline')}</p>
      <div class="header-space" />
      <SearchBox />
      <label class="hide-small">
        <span class="visually-hidden">{t('header.lanes')}</span>
        <select
          class="select"
          value={lanes.value}
          onChange={(event) => setLanes(event.currentTarget.value as LaneMode)}
        >
          {LANE_MODES.map((mode) => (
            <option key={mode} value={mode}>
              {t(`header.lanes.${mode}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span class="visually-hidden">{t('header.language')}</span>
        <select
          class="select"
          value={language.value}
          onChange={(event) => setLanguage(event.currentTarget.value as UiLanguage)}
        >
          {UI_LANGUAGES.map((code) => (
            <option key={code} value={code} lang={code}>
              {LANGUAGE_NAMES[code]}
            </option>
          ))}
        </select>
      </label>
      <button
        type="button"
        class="icon-button"
        aria-label={themeWords}
        title={themeWords}
        onClick={() => setTheme(dark.value ? 'light' : 'dark')}
      >
        <Icon name={dark.value ? 'sun' : 'moon'} />
      </button>
      <button
        type="button"
        class="icon-button hide-narrow"
        aria-label={detailWords}
        title={detailWords}
        aria-expanded={!detailsFolded}
        aria-controls="details"
        onClick={() => foldDetails(!detailsFolded)}
      >
        <Icon name="details" />
      </button>
    </header>
  );
}

function Foot({ page }: { readonly page: SharedPage }) {
  const t = words.value;
  const number = new Intl.NumberFormat(LOCALES[language.value]);
  const { count, index } = selection.value;
  // What was chosen is worded in the language of the export; in another it would stand out.
  const chosen = language.value === page.language ? page.selection : undefined;
  const made = t('share.made', { date: formatDate(page.at.slice(0, 10), language.value) });
  return (
    <footer class="status">
      <p role="status" class="numeric">
        {t('status.count', {
          shown: number.format(count),
          total: number.format(index.ids.length),
          n: index.ids.length,
        })}
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
