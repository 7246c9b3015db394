// The editor's sources: one small block each, as many as needed.
import { isVerified } from '../state/editor-fields.ts';
import { typeFields } from '../state/actions-editor.ts';
import type { EditorState, SourceFields } from '../state/editor.ts';
import { NO_SOURCE } from '../state/editor-sources.ts';
import { words } from '../state/settings.ts';
import { useFollowRows } from './follow-rows.ts';
import { Icon } from './icons.tsx';
import { SourceBlock } from './source-block.tsx';

/** All sources, and the button that adds one. */
export function SourcesField({ state }: { readonly state: EditorState }) {
  const t = words.value;
  const { sources } = state.fields;
  const rows = useFollowRows<HTMLDivElement>(sources.length);
  const change = (at: number, fields: Partial<SourceFields>): void =>
    typeFields({ sources: sources.map((source, other) => (other === at ? { ...source, ...fields } : source)) });
  return (
    <>
      <div ref={rows} class="form-row" role="group" aria-labelledby="editor-sources">
        <span class="form-label" id="editor-sources">
          {t('editor.sources')}
        </span>
        {sources.map((source, at) => (
          // A source has no id of its own, and rows are only added at the end or removed.
          <SourceBlock
            key={at}
            path={`sources.${at}`}
            label={t('editor.sourceNumber', { number: at + 1 })}
            source={source}
            problems={state.problems}
            onChange={(fields) => change(at, fields)}
            onRemove={() => typeFields({ sources: sources.filter((_, other) => other !== at) })}
            removeLabel={t('editor.removeSource', { number: at + 1 })}
          />
        ))}
        <div>
          <button type="button" class="button" onClick={() => typeFields({ sources: [...sources, NO_SOURCE] })}>
            <Icon name="plus" /> {t('editor.addSource')}
          </button>
        </div>
      </div>
      <Verified state={state} />
    </>
  );
}

/** Whether the event was checked: it follows the sources until the person says otherwise. */
function Verified({ state }: { readonly state: EditorState }) {
  const t = words.value;
  return (
    <div class="form-row">
      <label class="check-row">
        <input
          type="checkbox"
          checked={isVerified(state.fields)}
          aria-describedby="editor-verified-below"
          onChange={(event) => typeFields({ verified: event.currentTarget.checked ? 'yes' : 'no' })}
        />
        {t('editor.verified')}
      </label>
      <p class="form-hint" id="editor-verified-below">
        {t('editor.verifiedHint')}
      </p>
    </div>
  );
}
