// What an export of events asks: which events, in which language, and whether the private notes go with them.
import { textIn, UI_LANGUAGES, type UiLanguage } from '../../data/text.ts';
import { chooseExport } from '../state/actions-export.ts';
import { describedFilters } from '../state/chips.ts';
import { exportChoices, scope, scopeCounts, selectedIds, type Scope } from '../state/export.ts';
import { isFiltered } from '../state/filters.ts';
import { library } from '../state/library.ts';
import { language, words } from '../state/settings.ts';

/** Formats whose texts are in one language. */
const ONE_LANGUAGE = new Set(['csv', 'ics', 'timelinejs', 'markdown', 'html', 'page']);
/** Formats that have a place for notes. */
const CARRIES_NOTES = new Set(['csv', 'json', 'jsonl', 'ics', 'markdown', 'html']);

export function ExportEvents() {
  const t = words.value;
  const { format, notes } = exportChoices.value;
  return (
    <>
      <fieldset class="export-field">
        <legend class="form-label">{t('export.scope')}</legend>
        <ScopeChoice value="all" />
        <ScopeChoice value="filtered" off={!isFiltered.value} detail={describedFilters.value} />
        <ScopeChoice value="selected" off={selectedIds.value.length === 0} detail={selectedTitle()} />
      </fieldset>
      {ONE_LANGUAGE.has(format) && <LanguageChoice />}
      {CARRIES_NOTES.has(format) && (
        <label class="export-check">
          <input
            type="checkbox"
            checked={notes}
            onChange={(event) => chooseExport({ notes: event.currentTarget.checked })}
          />
          <span>
            {t('export.withNotes')}
            <span class="export-about">{t('export.withNotesWhy')}</span>
          </span>
        </label>
      )}
    </>
  );
}

function selectedTitle(): string {
  const [id, ...others] = selectedIds.value;
  const row = id === undefined || others.length > 0 ? undefined : library.value.byId.get(id);
  return row ? textIn(row.title, language.value) : '';
}

interface ScopeChoiceProps {
  readonly value: Scope;
  readonly off?: boolean;
  readonly detail?: string;
}

function ScopeChoice({ value, off = false, detail = '' }: ScopeChoiceProps) {
  const t = words.value;
  return (
    <label class={`export-check${off ? ' off' : ''}`}>
      <input
        type="radio"
        name="export-scope"
        value={value}
        checked={scope.value === value}
        disabled={off}
        onChange={() => chooseExport({ scope: value })}
      />
      <span>
        {t(`export.scope.${value}`)}
        {!off && <span class="export-number numeric">{scopeCounts.value[value]}</span>}
        {(off || detail !== '') && (
          <span class="export-about">
            {off ? t(`export.scope.${value === 'all' ? 'filtered' : value}.off`) : detail}
          </span>
        )}
      </span>
    </label>
  );
}

// As in the header, each language is named in itself.
const NAMES: Readonly<Record<UiLanguage, string>> = { en: 'English', fr: 'Français', zh: '中文' };

function LanguageChoice() {
  const t = words.value;
  return (
    <div class="form-row">
      <label for="export-language">{t('export.language')}</label>
      <select
        id="export-language"
        class="select"
        value={exportChoices.value.language ?? language.value}
        onChange={(event) => chooseExport({ language: event.currentTarget.value as UiLanguage })}
      >
        {UI_LANGUAGES.map((code) => (
          <option key={code} value={code} lang={code}>
            {NAMES[code]}
          </option>
        ))}
      </select>
    </div>
  );
}
