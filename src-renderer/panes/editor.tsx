// The dialog that adds and edits an event. Errors stand by their field; what is typed is kept as a draft.
// Title and date come first, because with them alone an event can be saved.
import { useEffect, useRef } from 'preact/hooks';
import { textIn } from '../../data/text.ts';
import { askToClose, closeAndDiscard, closeAndKeep, saveEditor, typeFields } from '../state/actions-editor.ts';
import { editor, type EditorState } from '../state/editor.ts';
import { vocabulary } from '../state/library.ts';
import { language, words } from '../state/settings.ts';
import { ActorsField } from './actors-field.tsx';
import { ClaimsField } from './claims-field.tsx';
import { ConfirmClose } from './confirm-close.tsx';
import { DateField } from './date-field.tsx';
import { Dialog } from './dialog.tsx';
import { Field } from './field.tsx';
import { Icon } from './icons.tsx';
import { ReadoutsField } from './readouts-field.tsx';
import { SourcesField } from './sources-field.tsx';
import { TopicsField } from './topics-field.tsx';

/** The dialog while the editor is open. */
export function EditorDialog() {
  const state = editor.value;
  if (!state) return null;
  const t = words.value;
  const title = t(state.eventId === null ? 'editor.add' : 'editor.edit');
  return (
    <Dialog label={title} class="editor" onCancel={askToClose}>
      <div class="dialog-head">
        <h2>{title}</h2>
        <button type="button" class="icon-button" aria-label={t('editor.close')} onClick={askToClose}>
          <Icon name="close" />
        </button>
      </div>
      <EditorForm state={state} />
    </Dialog>
  );
}

function EditorForm({ state }: { readonly state: EditorState }) {
  const form = useRef<HTMLFormElement>(null);
  // After a refused save the caret goes to the first field that is wrong.
  useEffect(() => {
    if (state.problems.size > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [state.refusals]);
  return (
    <form
      ref={form}
      class="dialog-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void saveEditor();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          void saveEditor();
        }
      }}
    >
      <div class="dialog-body">
        <Essentials state={state} />
        <TopicsField chosen={state.fields.topics} />
        <ActorsField
          id="actors"
          label={words.value('editor.actors')}
          names={state.fields.actors}
          onChange={(actors) => typeFields({ actors })}
        />
        <Judgement state={state} />
        <Texts state={state} />
        <SourcesField state={state} />
        <ReadoutsField state={state} />
        <ClaimsField state={state} />
      </div>
      {state.confirming ? (
        <ConfirmClose onDiscard={closeAndDiscard} onKeep={closeAndKeep} onContinue={askToClose} />
      ) : (
        <Foot state={state} />
      )}
    </form>
  );
}

function Essentials({ state }: { readonly state: EditorState }) {
  const t = words.value;
  const { fields, problems } = state;
  return (
    <>
      <Field
        id="title"
        label={t('editor.title')}
        value={fields.title}
        problem={problems.get('title')}
        autofocus
        onInput={(title) => typeFields({ title })}
      />
      <div class="form-pair">
        <DateField
          id="date"
          label={t('editor.date')}
          value={fields.date}
          placeholder={t('editor.datePlaceholder')}
          problem={problems.get('date')}
          hint={t('editor.dateHint')}
          onInput={(date) => typeFields({ date })}
        />
        <div class="form-row">
          <label for="editor-kind">{t('editor.kind')}</label>
          <select
            id="editor-kind"
            class="select field"
            value={fields.kind}
            onChange={(event) => typeFields({ kind: event.currentTarget.value })}
          >
            {vocabulary.value.kinds.map((kind) => (
              <option key={kind.id} value={kind.id}>
                {textIn(kind.names, language.value)}
              </option>
            ))}
          </select>
        </div>
      </div>
    </>
  );
}

const TONES = ['', '3', '2', '1', '0', '-1', '-2', '-3'] as const;
const TONE_KEYS = {
  '': 'editor.tone.none',
  '3': 'editor.tone.3',
  '2': 'editor.tone.2',
  '1': 'editor.tone.1',
  '0': 'editor.tone.0',
  '-1': 'editor.tone.-1',
  '-2': 'editor.tone.-2',
  '-3': 'editor.tone.-3',
} as const;
const IMPORTANCES = ['1', '2', '3'] as const;

function Judgement({ state }: { readonly state: EditorState }) {
  const t = words.value;
  const { fields, problems } = state;
  return (
    <>
      <Field
        id="place"
        label={t('editor.place')}
        value={fields.place}
        problem={problems.get('place')}
        onInput={(place) => typeFields({ place })}
      />
      <div class="form-pair">
        <div class="form-row">
          <label for="editor-tone">{t('editor.tone')}</label>
          <select
            id="editor-tone"
            class="select field"
            value={fields.tone}
            onChange={(event) => typeFields({ tone: event.currentTarget.value })}
          >
            {TONES.map((tone) => (
              <option key={tone} value={tone}>
                {t(TONE_KEYS[tone])}
              </option>
            ))}
          </select>
        </div>
        <div class="form-row">
          <label for="editor-importance">{t('editor.importance')}</label>
          <select
            id="editor-importance"
            class="select field"
            value={fields.importance}
            onChange={(event) => typeFields({ importance: event.currentTarget.value })}
          >
            {IMPORTANCES.map((importance) => (
              <option key={importance} value={importance}>
                {t(`editor.importance.${importance}`)}
              </option>
            ))}
          </select>
        </div>
      </div>
      {fields.tone !== '' && (
        <Field
          id="toneReason"
          label={t('editor.toneReason')}
          value={fields.toneReason}
          problem={problems.get('toneReason')}
          onInput={(toneReason) => typeFields({ toneReason })}
        />
      )}
    </>
  );
}

function Texts({ state }: { readonly state: EditorState }) {
  const t = words.value;
  const { fields, problems } = state;
  return (
    <>
      <Field
        id="summary"
        label={t('editor.summary')}
        value={fields.summary}
        rows={3}
        problem={problems.get('summary')}
        onInput={(summary) => typeFields({ summary })}
      />
      <Field
        id="article"
        label={t('editor.article')}
        value={fields.article}
        rows={5}
        hint={t('editor.articleHint')}
        problem={problems.get('article')}
        onInput={(article) => typeFields({ article })}
      />
      <Field
        id="notes"
        label={t('editor.notes')}
        value={fields.notes}
        rows={2}
        hint={t('editor.notesHint')}
        problem={problems.get('notes')}
        onInput={(notes) => typeFields({ notes })}
      />
    </>
  );
}

function Foot({ state }: { readonly state: EditorState }) {
  const t = words.value;
  return (
    <div class="dialog-foot">
      <p role="alert" class={state.failure ? '' : 'foot-note'}>
        {state.failure}
      </p>
      <button type="button" class="button" onClick={askToClose}>
        {t('editor.cancel')}
      </button>
      <button type="submit" class="button button-primary" disabled={state.saving}>
        {t(state.saving ? 'editor.saving' : 'editor.save')}
      </button>
    </div>
  );
}
