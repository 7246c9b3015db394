// Settings: language, appearance, the clocks shown beside a dated hour, and where the library lies.
// Each takes effect as it is chosen; there is nothing to save.
import { CLOCKS, type Clock, type Desk } from '../../data/desk.ts';
import { UI_LANGUAGES, type UiLanguage } from '../../data/text.ts';
import { revealLibrary, setClocks, setLanguage, setTheme } from '../state/actions.ts';
import { description } from '../state/library.ts';
import { desk, words } from '../state/settings.ts';
import { openSheet } from '../state/sheets.ts';
import { LANGUAGE_NAMES } from './language-names.ts';
import { SheetFrame } from './sheet-frame.tsx';

const THEMES = ['light', 'dark'] as const;

/** The sheet. */
export function SettingsSheet() {
  const t = words.value;
  const { language, theme } = desk.value;
  return (
    <SheetFrame title={t('sheet.settings')} class="settings">
      <div class="form-pair">
        <div class="form-row">
          <label for="settings-language">{t('header.language')}</label>
          <select
            id="settings-language"
            class="select field"
            value={language ?? ''}
            onChange={(event) => setLanguage((event.currentTarget.value || null) as UiLanguage | null)}
          >
            <option value="">{t('settings.system')}</option>
            {UI_LANGUAGES.map((code) => (
              <option key={code} value={code} lang={code}>
                {LANGUAGE_NAMES[code]}
              </option>
            ))}
          </select>
        </div>
        <div class="form-row">
          <label for="settings-theme">{t('settings.theme')}</label>
          <select
            id="settings-theme"
            class="select field"
            value={theme ?? ''}
            onChange={(event) => setTheme((event.currentTarget.value || null) as Desk['theme'])}
          >
            <option value="">{t('settings.system')}</option>
            {THEMES.map((name) => (
              <option key={name} value={name}>
                {t(`settings.theme.${name}`)}
              </option>
            ))}
          </select>
        </div>
      </div>
      <p class="form-hint">{t('settings.contrast')}</p>
      <Clocks />
      <LibraryFolder />
    </SheetFrame>
  );
}

function Clocks() {
  const t = words.value;
  const { clocks } = desk.value;
  const toggle = (clock: Clock): void =>
    setClocks(CLOCKS.filter((other) => (other === clock ? !clocks.includes(other) : clocks.includes(other))));
  return (
    <fieldset class="form-row">
      <legend class="form-label">{t('settings.clocks')}</legend>
      <p class="form-hint">{t('settings.clocksHint')}</p>
      <div class="choice-grid">
        {CLOCKS.map((clock) => (
          <label key={clock}>
            <input type="checkbox" checked={clocks.includes(clock)} onChange={() => toggle(clock)} />
            {t(`clock.${clock}`)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function LibraryFolder() {
  const t = words.value;
  const about = description.value;
  if (!about) return null;
  return (
    <section class="form-row" aria-labelledby="settings-library">
      <h3 id="settings-library" class="form-label">
        {t('settings.folder')}
      </h3>
      <p class="plain-text settings-folder">{about.folder}</p>
      <div class="copy-ways">
        <button type="button" class="button" onClick={() => void revealLibrary()}>
          {t('settings.showFolder')}
        </button>
        <button type="button" class="button" onClick={() => openSheet('library')}>
          {t('menu.library')}
        </button>
      </div>
    </section>
  );
}
