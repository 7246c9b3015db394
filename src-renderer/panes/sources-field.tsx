// The editor's sources: one small block each, as many as needed.
import { SIDES, type Side } from '../../data/event.ts';
import { typeFields } from '../state/actions-editor.ts';
import type { EditorState, SourceFields } from '../state/editor.ts';
import { NO_SOURCE } from '../state/editor-fields.ts';
import { words } from '../state/settings.ts';
import { Field } from './field.tsx';
import { Icon } from './icons.tsx';

/** All sources, and the button that adds one. */
export function SourcesField({ state }: { readonly state: EditorState }) {
  const t = words.value;
  const { sources } = state.fields;
  const change = (at: number, fields: Partial<SourceFields>): void =>
    typeFields({ sources: sources.map((source, other) => (other === at ? { ...source, ...fields } : source)) });
  return (
    <div class="form-row" role="group" aria-labelledby="editor-sources">
      <span class="form-label" id="editor-sources">
        {t('editor.sources')}
      </span>
      {sources.map((source, at) => (
        // A source has no id of its own, and rows are only added at the end or removed.
        <SourceBlock
          key={at}
          at={at}
          source={source}
          problems={state.problems}
          onChange={(fields) => change(at, fields)}
          onRemove={() => typeFields({ sources: sources.filter((_, other) => other !== at) })}
        />
      ))}
      <div>
        <button type="button" class="button" onClick={() => typeFields({ sources: [...sources, NO_SOURCE] })}>
          <Icon name="plus" /> {t('editor.addSource')}
        </button>
      </div>
    </div>
  );
}

interface SourceBlockProps {
  readonly at: number;
  readonly source: SourceFields;
  readonly problems: EditorState['problems'];
  readonly onChange: (fields: Partial<SourceFields>) => void;
  readonly onRemove: () => void;
}

function SourceBlock({ at, source, problems, onChange, onRemove }: SourceBlockProps) {
  const t = words.value;
  const number = at + 1;
  const problem = (field: string): string | undefined => problems.get(`sources.${at}.${field}`);
  return (
    <div class="source-fields" role="group" aria-label={t('editor.sourceNumber', { number })}>
      <div class="source-head">
        <span class="caption">{t('editor.sourceNumber', { number })}</span>
        <button type="button" class="icon-button" aria-label={t('editor.removeSource', { number })} onClick={onRemove}>
          <Icon name="close" />
        </button>
      </div>
      <div class="wide">
        <Field
          id={`sources-${at}-url`}
          label={t('editor.sourceUrl')}
          inputMode="url"
          placeholder="https://"
          value={source.url}
          problem={problem('url')}
          onInput={(url) => onChange({ url })}
        />
      </div>
      <div class="wide">
        <Field
          id={`sources-${at}-title`}
          label={t('editor.sourceTitle')}
          value={source.title}
          problem={problem('title')}
          onInput={(title) => onChange({ title })}
        />
      </div>
      <Field
        id={`sources-${at}-publisher`}
        label={t('editor.sourcePublisher')}
        value={source.publisher}
        problem={problem('publisher')}
        onInput={(publisher) => onChange({ publisher })}
      />
      <Field
        id={`sources-${at}-date`}
        label={t('editor.sourceDate')}
        value={source.date}
        problem={problem('date')}
        onInput={(date) => onChange({ date })}
      />
      <div class="form-row">
        <label for={`editor-sources-${at}-side`}>{t('editor.sourceSide')}</label>
        <select
          id={`editor-sources-${at}-side`}
          class="select field"
          value={source.side}
          onChange={(event) => onChange({ side: event.currentTarget.value as Side })}
        >
          {SIDES.map((side) => (
            <option key={side} value={side}>
              {t(`side.${side}`)}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}
