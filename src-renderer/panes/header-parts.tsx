// The parts of the header that the app and a shared page have alike: folding both columns, lanes, language, appearance.
import { LANE_MODES, type LaneMode } from '../../data/desk.ts';
import { UI_LANGUAGES, type UiLanguage } from '../../data/text.ts';
import { foldDetails, foldFilters, setLanes, setLanguage, setTheme } from '../state/actions.ts';
import { detailsHidden, filtersAsked, filtersHidden, isSmall } from '../state/folding.ts';
import { dark, language, words } from '../state/settings.ts';
import { lanes } from '../state/viewport.ts';
import { Icon } from './icons.tsx';
import { LANGUAGE_NAMES } from './language-names.ts';

/** Folds the filters away, or brings them back, and the name of the app. */
export function HeaderStart() {
  const t = words.value;
  const folded = filtersHidden.value;
  const label = t(folded ? 'header.showFilters' : 'header.hideFilters');
  return (
    <>
      <button
        type="button"
        class="icon-button"
        aria-label={label}
        title={label}
        aria-expanded={!folded}
        aria-controls="filters"
        onClick={() => {
          if (isSmall.value) filtersAsked.value = folded;
          else foldFilters(!folded);
        }}
      >
        <Icon name="filters" />
      </button>
      <h1 class="brand">{t('app.name')}</h1>
      <p class="tagline">{t('app.tagline')}</p>
      <div class="header-space" />
    </>
  );
}

/** How lanes are grouped, and the language. */
export function HeaderChoices() {
  const t = words.value;
  return (
    <>
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
    </>
  );
}

/** Light or dark, and folding the details. `inMenu`: where there is little room a menu has the first. */
export function HeaderSwitches({ inMenu }: { readonly inMenu: boolean }) {
  const t = words.value;
  const folded = detailsHidden.value;
  const theme = t(dark.value ? 'header.light' : 'header.dark');
  const label = t(folded ? 'header.showDetails' : 'header.hideDetails');
  return (
    <>
      <button
        type="button"
        class={`icon-button${inMenu ? ' hide-small' : ''}`}
        aria-label={theme}
        title={theme}
        onClick={() => setTheme(dark.value ? 'light' : 'dark')}
      >
        <Icon name={dark.value ? 'sun' : 'moon'} />
      </button>
      <button
        type="button"
        class="icon-button hide-narrow"
        aria-label={label}
        title={label}
        aria-expanded={!folded}
        aria-controls="details"
        onClick={() => foldDetails(!folded)}
      >
        <Icon name="details" />
      </button>
    </>
  );
}
