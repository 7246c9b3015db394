// The header: name, search, how lanes are grouped, language, theme, the button that adds an event, and the menu of the rest.
import { LANE_MODES, type LaneMode } from '../../data/desk.ts';
import { UI_LANGUAGES, type UiLanguage } from '../../data/text.ts';
import { foldDetails, foldFilters, setLanes, setLanguage, setTheme } from '../state/actions.ts';
import { openEditorForNew } from '../state/actions-editor.ts';
import { description } from '../state/library.ts';
import { detailsHidden, filtersAsked, filtersHidden, isSmall } from '../state/folding.ts';
import { dark, language, words } from '../state/settings.ts';
import { lanes } from '../state/viewport.ts';
import { Icon } from './icons.tsx';
import { LANGUAGE_NAMES } from './language-names.ts';
import { MainMenu } from './main-menu.tsx';
import { SearchBox } from './search-box.tsx';

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
        class="button button-primary header-add"
        disabled={description.value?.readOnly === true}
        onClick={openEditorForNew}
      >
        <Icon name="plus" />
        <span>{t('header.add')}</span>
      </button>
      <MainMenu />
    </header>
  );
}
