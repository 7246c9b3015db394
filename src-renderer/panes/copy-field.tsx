// A source's local copy in the editor: a file is chosen or text pasted, and is in the library before it is named.
// Taking it away here takes only its name from the source; the copy stays, because history may lead back to it.
import { useState } from 'preact/hooks';
import { describeCopy, keepFile, keepText, type KeptCopy } from '../state/actions-sources.ts';
import { words } from '../state/settings.ts';
import { copyFacts } from './copy-facts.ts';

interface CopyFieldProps {
  readonly id: string;
  /** Name of the copy, or "". */
  readonly copy: string;
  readonly problem: string | undefined;
  readonly onChange: (copy: string) => void;
}

/** The field. */
export function CopyField({ id, copy, problem, onChange }: CopyFieldProps) {
  const t = words.value;
  const [failure, setFailure] = useState<string | null>(null);
  const [pasting, setPasting] = useState(false);
  const [busy, setBusy] = useState(false);
  const keep = async (keeping: Promise<KeptCopy>): Promise<void> => {
    setBusy(true);
    setFailure(null);
    const kept = await keeping;
    setBusy(false);
    if (!kept.ok) {
      setFailure(kept.error.message);
      return;
    }
    setPasting(false);
    onChange(kept.value.copy);
  };
  const problems = failure ?? problem;
  return (
    <div class="form-row copy-field" role="group" aria-labelledby={`editor-${id}-copy`}>
      <span class="form-label" id={`editor-${id}-copy`}>
        {t('editor.copy')}
      </span>
      {copy === '' ? (
        <div class="copy-ways">
          <label class={`button file-button${busy ? ' is-busy' : ''}`}>
            {t('editor.copyFile')}
            <input
              type="file"
              accept=".html,.htm,.txt,.pdf,.png,.jpg,.jpeg,.webp,.gif,text/html,text/plain,application/pdf"
              disabled={busy}
              onChange={(event) => {
                const file = event.currentTarget.files?.[0];
                event.currentTarget.value = '';
                if (file) void keep(keepFile(file));
              }}
            />
          </label>
          <button
            type="button"
            class="button"
            aria-expanded={pasting}
            disabled={busy}
            onClick={() => setPasting(!pasting)}
          >
            {t('editor.copyPaste')}
          </button>
        </div>
      ) : (
        <Kept
          copy={copy}
          onRemove={() => {
            setFailure(null);
            onChange('');
          }}
        />
      )}
      {copy === '' && pasting && <Pasted id={id} onKeep={(text) => void keep(keepText(text))} />}
      {problems !== null && problems !== undefined ? (
        <p class="field-problem" role="alert">
          {problems}
        </p>
      ) : (
        copy === '' && <p class="form-hint">{t('editor.copyHint')}</p>
      )}
    </div>
  );
}

function Pasted({ id, onKeep }: { readonly id: string; readonly onKeep: (text: string) => void }) {
  const t = words.value;
  const [text, setText] = useState('');
  return (
    <div class="copy-paste">
      <textarea
        id={`editor-${id}-copyText`}
        class="field"
        rows={4}
        aria-label={t('editor.copyText')}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <div>
        <button type="button" class="button" disabled={text.trim() === ''} onClick={() => onKeep(text)}>
          {t('editor.copyKeepText')}
        </button>
      </div>
    </div>
  );
}

function Kept({ copy, onRemove }: { readonly copy: string; readonly onRemove: () => void }) {
  const t = words.value;
  const facts = describeCopy(copy);
  return (
    <div class="copy-kept">
      <span>{copyFacts(facts)}</span>
      <button type="button" class="button button-quiet" onClick={onRemove}>
        {t('editor.copyRemove')}
      </button>
    </div>
  );
}
