// The import dialog: choose, drop or paste; then what would become of each row, before anything is changed.
// Nothing here reads a format; the host does, and says what it found.
import { useEffect, useRef, useState } from 'preact/hooks';
import { LOCALES } from '../../data/i18n/t.ts';
import {
  changePair,
  chooseAnother,
  closeImport,
  runImport,
  stopImport,
  takeFile,
  takeText,
} from '../state/actions-import.ts';
import { importing, type Importing, type Preview } from '../state/importing.ts';
import { language, words } from '../state/settings.ts';
import { Dialog } from './dialog.tsx';
import { Icon } from './icons.tsx';
import { ImportRows } from './import-rows.tsx';
import { ImportTable } from './import-table.tsx';
import './import.css';

/** The dialog while an import is open. */
export function ImportDialog() {
  const state = importing.value;
  if (!state) return null;
  const t = words.value;
  return (
    <Dialog label={t('import.title')} class="import" onCancel={closeImport}>
      <div class="dialog-head">
        <h2>{t('import.title')}</h2>
        <button type="button" class="icon-button" aria-label={t('import.close')} onClick={closeImport}>
          <Icon name="close" />
        </button>
      </div>
      <div class="dialog-body">
        {state.failure !== null && (
          <p class="import-failure" role="alert">
            {state.failure}
          </p>
        )}
        {state.step === 'choose' && <Choose />}
        {state.source && state.step !== 'choose' && <Facts state={state} />}
        {(state.step === 'sending' || state.step === 'reading' || state.step === 'writing') && <Busy state={state} />}
        {state.step === 'preview' && state.preview && <Looked state={state} preview={state.preview} />}
      </div>
      <Foot state={state} />
    </Dialog>
  );
}

function Choose() {
  const t = words.value;
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [text, setText] = useState('');
  return (
    <>
      <div
        class={`drop-zone${over ? ' drop-over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          const [file] = event.dataTransfer?.files ?? [];
          if (file) void takeFile(file);
        }}
      >
        <p>{t('import.drop')}</p>
        <button type="button" class="button button-primary" onClick={() => input.current?.click()}>
          {t('import.choose')}
        </button>
        <input
          ref={input}
          type="file"
          hidden
          data-testid="import-file"
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            if (file) void takeFile(file);
          }}
        />
        <p class="form-hint">{t('import.formats')}</p>
      </div>
      <div class="form-row">
        <label for="import-text">{t('import.paste')}</label>
        <textarea
          id="import-text"
          class="field"
          rows={5}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <div>
          <button type="button" class="button" disabled={text.trim() === ''} onClick={() => void takeText(text)}>
            {t('import.readPasted')}
          </button>
        </div>
      </div>
    </>
  );
}

function Facts({ state }: { readonly state: Importing }) {
  const t = words.value;
  const { source, preview } = state;
  if (!source) return null;
  const kilobytes = new Intl.NumberFormat(LOCALES[language.value], {
    style: 'unit',
    unit: source.size < 1_000_000 ? 'kilobyte' : 'megabyte',
    maximumFractionDigits: 1,
  }).format(source.size / (source.size < 1_000_000 ? 1_000 : 1_000_000));
  return (
    <p class="import-facts">
      <strong>{source.name}</strong>
      <span class="numeric">{kilobytes}</span>
      {preview && <span>{preview.formatName}</span>}
      <button type="button" class="button-link" onClick={chooseAnother}>
        {t('import.another')}
      </button>
    </p>
  );
}

function Busy({ state }: { readonly state: Importing }) {
  const t = words.value;
  const label = t(
    state.step === 'sending' ? 'import.sending' : state.step === 'reading' ? 'import.reading' : 'import.writing',
  );
  return (
    <div class="import-busy">
      <label for="import-progress">{label}</label>
      {state.progress === null ? (
        <progress id="import-progress" />
      ) : (
        <progress id="import-progress" value={state.progress} max={1} />
      )}
      <button type="button" class="button" onClick={stopImport}>
        {t('import.stop')}
      </button>
    </div>
  );
}

function Looked({ state, preview }: { readonly state: Importing; readonly preview: Preview }) {
  const t = words.value;
  const lacksDates = preview.table !== null && state.mapping?.columns['date'] === undefined;
  return (
    <>
      {preview.format === 'gdelt' && (
        <fieldset class="import-pair">
          <legend class="form-label">{t('import.pair')}</legend>
          <div class="choice-grid">
            <label>
              <input type="radio" name="import-pair" checked={!state.anyPair} onChange={() => void changePair(false)} />
              {t('import.pairUsChina')}
            </label>
            <label>
              <input type="radio" name="import-pair" checked={state.anyPair} onChange={() => void changePair(true)} />
              {t('import.pairAny')}
            </label>
          </div>
        </fieldset>
      )}
      {preview.table && (
        <ImportTable records={preview.table.records} mapping={state.mapping} asksOrder={preview.asksOrder} />
      )}
      {lacksDates ? (
        <p class="import-failure" role="alert">
          {t('import.noDateColumn')}
        </p>
      ) : (
        <ImportRows preview={preview} />
      )}
    </>
  );
}

function Foot({ state }: { readonly state: Importing }) {
  const t = words.value;
  const { preview, step } = state;
  const count = preview ? preview.added + preview.merged : 0;
  const ready = step === 'preview' && count > 0;
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (ready) button.current?.focus();
  }, [ready]);
  return (
    <div class="dialog-foot">
      {step === 'preview' && <p class="foot-note">{t('import.nothingYet')}</p>}
      <button type="button" class="button" onClick={closeImport}>
        {t('import.cancel')}
      </button>
      {preview && (
        <button
          ref={button}
          type="button"
          class="button button-primary"
          disabled={!ready}
          onClick={() => void runImport()}
        >
          {t('import.run', { count })}
        </button>
      )}
    </div>
  );
}
