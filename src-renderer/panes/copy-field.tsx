// A source's local copy in the editor: a file is chosen, or text pasted. A file is in the library before it is named;
// text waits in its box and becomes the copy when the event is saved.
// Taking it away here takes only its name from the source; the copy stays, because history may lead back to it.
import { useEffect, useRef, useState } from 'preact/hooks';
import { describeCopy, keepFile } from '../state/actions-sources.ts';
import type { SourceFields } from '../state/editor.ts';
import { words } from '../state/settings.ts';
import { copyFacts } from './copy-facts.ts';

interface CopyFieldProps {
  readonly id: string;
  /** Name of the copy, or "". */
  readonly copy: string;
  /** Text that becomes the copy on saving, or "". */
  readonly pasted: string;
  readonly problem: string | undefined;
  readonly onChange: (fields: Partial<Pick<SourceFields, 'copy' | 'pasted'>>) => void;
}

/** The field. */
export function CopyField({ id, copy, pasted, problem, onChange }: CopyFieldProps) {
  const t = words.value;
  const [failure, setFailure] = useState<string | null>(null);
  const [pasting, setPasting] = useState(pasted !== '');
  const [busy, setBusy] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const shows = copy !== '' ? 'kept' : pasting ? 'box' : 'ways';
  const showed = useRef(shows);
  // What was pressed is gone by then: the focus goes to what came in its place.
  useEffect(() => {
    if (showed.current !== shows) box.current?.querySelector<HTMLElement>('textarea, button')?.focus();
    showed.current = shows;
  }, [shows]);
  const keep = async (file: File): Promise<void> => {
    setBusy(true);
    setFailure(null);
    const kept = await keepFile(file);
    setBusy(false);
    if (kept.ok) onChange({ copy: kept.value.copy });
    else setFailure(kept.error.message);
  };
  const problems = failure ?? problem;
  return (
    <div ref={box} class="form-row copy-field" role="group" aria-labelledby={`editor-${id}-copy`}>
      <span class="form-label" id={`editor-${id}-copy`}>
        {t('editor.copy')}
      </span>
      {shows === 'kept' && (
        <Kept
          copy={copy}
          onRemove={() => {
            setFailure(null);
            setPasting(false);
            onChange({ copy: '' });
          }}
        />
      )}
      {shows === 'box' && (
        <Pasted
          id={id}
          text={pasted}
          refused={problem !== undefined}
          onInput={(text) => onChange({ pasted: text })}
          onRemove={() => {
            setPasting(false);
            onChange({ pasted: '' });
          }}
        />
      )}
      {shows === 'ways' && (
        <div class="copy-ways">
          <button
            type="button"
            class="button"
            disabled={busy}
            onClick={() => {
              setFailure(null);
              setPasting(true);
            }}
          >
            {t('editor.copyPaste')}
          </button>
          <label class={`button file-button${busy ? ' is-busy' : ''}`}>
            {t('editor.copyFile')}
            <input
              type="file"
              accept=".html,.htm,.txt,.pdf,.png,.jpg,.jpeg,.webp,.gif,text/html,text/plain,application/pdf"
              disabled={busy}
              onChange={(event) => {
                const file = event.currentTarget.files?.[0];
                event.currentTarget.value = '';
                if (file) void keep(file);
              }}
            />
          </label>
        </div>
      )}
      {problems !== null && problems !== undefined ? (
        <p class="field-problem" role="alert">
          {problems}
        </p>
      ) : (
        shows !== 'kept' && <p class="form-hint">{t(shows === 'box' ? 'editor.copyPasteHint' : 'editor.copyHint')}</p>
      )}
    </div>
  );
}

interface PastedProps {
  readonly id: string;
  readonly text: string;
  readonly refused: boolean;
  readonly onInput: (text: string) => void;
  readonly onRemove: () => void;
}

function Pasted({ id, text, refused, onInput, onRemove }: PastedProps) {
  const t = words.value;
  return (
    <div class="copy-paste">
      <textarea
        id={`editor-${id}-copyText`}
        class="field"
        rows={4}
        aria-label={t('editor.copyText')}
        aria-invalid={refused}
        value={text}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      <div>
        <button type="button" class="button button-quiet" onClick={onRemove}>
          {t('editor.copyRemove')}
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
