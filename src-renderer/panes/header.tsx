// The header: name, search, how lanes are grouped, language, theme, the button that adds an event, and the menu of the rest.
import { LANE_MODES, type LaneMode } from '../../data/desk.ts';
import { UI_LANGUAGES, type UiLanguage } from '../../data/text.ts';
import { foldDetails, foldFilters, setLanes, setLanguage, setQuery, setTheme } from '../state/actions.ts';
import { openEditorForNew } from '../state/actions-editor.ts';
import { found, queryProblem, queryText } from '../state/filters.ts';
import { description } from '../state/library.ts';
import { detailsHidden, filtersAsked, filtersHidden, isSmall } from '../state/folding.ts';
import { dark, language, words } from '../state/settings.ts';
import { lanes } from '../state/viewport.ts';
import { Icon } from './icons.tsx';
import { MainMenu } from './main-menu.tsx';
import { focusSearch } from './menu-commands.ts';

// Languages are named in themselves, so that someone who reads only one of them finds it.
export const LANGUAGE_NAMES: Readonly<Record<UiLanguage, string>> = { en: 'English', fr: 'Français', zh: '中文' };

/** The top bar. */
export function Header() {
  const t = words.value;
  const filtersFolded = filtersHidden.value;
  const detailsFolded = detailsHidden.value;
  return (
    <header class="header">
      <button
        type="button"
        class="icon-button"
        aria-label={t(filtersFolded ? 'header.showFilters' : 'header.hideFilters')}
        title={t(filtersFolded ? 'header.showFilters' : 'header.hideFilters')}
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
        class="icon-button hide-small"
        aria-label={t(dark.value ? 'header.light' : 'header.dark')}
        title={t(dark.value ? 'header.light' : 'header.dark')}
        onClick={() => setTheme(dark.value ? 'light' : 'dark')}
      >
        <Icon name={dark.value ? 'sun' : 'moon'} />
      </button>
      <button
        type="button"
        class="icon-button hide-narrow"
        aria-label={t(detailsFolded ? 'header.showDetails' : 'header.hideDetails')}
        title={t(detailsFolded ? 'header.showDetails' : 'header.hideDetails')}
        aria-expanded={!detailsFolded}
        aria-controls="details"
        onClick={() => foldDetails(!detailsFolded)}
      >
        <Icon name="details" />
      </button>
      <button
        type="button"
        class="button button-primary"
        disabled={description.value?.readOnly === true}
        onClick={openEditorForNew}
      >
        {t('header.add')}
      </button>
      <MainMenu />
    </header>
  );
}

/** The search of the whole window. */
export function SearchBox() {
  const t = words.value;
  const problem = queryProblem.value;
  const text = queryText.value;
  return (
    <div class="search" role="search">
      <input
        id="search-events"
        class="field"
        type="search"
        autocomplete="off"
        spellcheck={false}
        aria-label={t('search.label')}
        aria-invalid={problem !== null}
        aria-describedby="search-problem"
        placeholder={t('search.placeholder')}
        maxLength={1_000}
        value={text}
        onInput={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.isComposing) setQuery(event.currentTarget.value);
          if (event.key === 'Escape' && text !== '') {
            event.preventDefault();
            setQuery('');
          }
          if (event.key === 'ArrowDown' && found.value) {
            event.preventDefault();
            document.querySelector<HTMLElement>('.results button')?.focus();
          }
        }}
      />
      {text === '' ? (
        <kbd class="search-hint" aria-hidden="true">
          /
        </kbd>
      ) : (
        <button
          type="button"
          class="icon-button search-clear"
          aria-label={t('search.clear')}
          onClick={() => {
            setQuery('');
            focusSearch();
          }}
        >
          <Icon name="close" />
        </button>
      )}
      <p id="search-problem" class="search-problem" role="alert" hidden={problem === null}>
        {problem?.message}
      </p>
    </div>
  );
}
