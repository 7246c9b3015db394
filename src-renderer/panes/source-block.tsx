// One source in the editor, wherever it stands: an event's own, a readout's, a claim's.
// Its address is looked up as it is typed, so that one that is cited already is noticed before it is typed twice.
import { useEffect, useState } from 'preact/hooks';
import { isWebAddress, SIDES, type Side } from '../../data/event.ts';
import { comparableAddress } from '../../data/same-address.ts';
import { textIn } from '../../data/text.ts';
import { eventsCiting, type Citing } from '../state/actions-sources.ts';
import { editor, type EditorState, type SourceFields } from '../state/editor.ts';
import { language, words } from '../state/settings.ts';
import { AddressField } from './address-field.tsx';
import { CopyField } from './copy-field.tsx';
import { DateField } from './date-field.tsx';
import { Field } from './field.tsx';
import { Icon } from './icons.tsx';

interface SourceBlockProps {
  /** Dotted path of the source in the fields: `sources.0`, `readouts.us.source`. */
  readonly path: string;
  readonly label: string;
  readonly source: SourceFields;
  readonly problems: EditorState['problems'];
  readonly onChange: (fields: Partial<SourceFields>) => void;
  /** Absent where the source belongs to its place and cannot be taken away. */
  readonly onRemove?: () => void;
  readonly removeLabel?: string;
}

/** The block. */
export function SourceBlock({ path, label, source, problems, onChange, onRemove, removeLabel }: SourceBlockProps) {
  const t = words.value;
  const id = path.replaceAll('.', '-');
  const text = (field: 'title' | 'publisher' | 'url' | 'date' | 'accessed' | 'note') => ({
    id: `${id}-${field}`,
    value: source[field],
    problem: problems.get(`${path}.${field}`),
    onInput: (value: string) => onChange({ [field]: value }),
  });
  return (
    <div class="source-fields" role="group" aria-label={label}>
      <div class="source-head">
        <span class="caption">{label}</span>
        {onRemove && (
          <button type="button" class="icon-button" aria-label={removeLabel} onClick={onRemove}>
            <Icon name="close" />
          </button>
        )}
      </div>
      <div class="wide">
        <AddressField {...text('url')} label={t('editor.sourceUrl')} />
        <Duplicates path={path} url={source.url} />
      </div>
      <div class="wide">
        <Field {...text('title')} label={t('editor.sourceTitle')} />
      </div>
      <Field {...text('publisher')} label={t('editor.sourcePublisher')} />
      <DateField {...text('date')} label={t('editor.sourceDate')} />
      <div class="form-row">
        <label for={`editor-${id}-side`}>{t('editor.sourceSide')}</label>
        <select
          id={`editor-${id}-side`}
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
      <LanguageField id={id} value={source.language} onChange={(code) => onChange({ language: code })} />
      <DateField {...text('accessed')} label={t('editor.sourceAccessed')} />
      <label class="check-row">
        <input
          type="checkbox"
          checked={source.weak}
          onChange={(event) => onChange({ weak: event.currentTarget.checked })}
        />
        {t('editor.sourceWeak')}
      </label>
      <div class="wide">
        <Field {...text('note')} label={t('editor.sourceNote')} />
      </div>
      <div class="wide">
        <CopyField
          id={id}
          copy={source.copy}
          pasted={source.pasted}
          problem={problems.get(`${path}.copy`) ?? problems.get(`${path}.pasted`)}
          onChange={onChange}
        />
      </div>
    </div>
  );
}

const LANGUAGES = ['en', 'fr', 'zh'] as const;

function LanguageField({
  id,
  value,
  onChange,
}: {
  readonly id: string;
  readonly value: string;
  readonly onChange: (code: string) => void;
}) {
  const t = words.value;
  const names = new Intl.DisplayNames([language.value], { type: 'language' });
  // A language of an import (`de`) stays to be chosen.
  const codes = value === '' || LANGUAGES.some((code) => code === value) ? LANGUAGES : [...LANGUAGES, value];
  return (
    <div class="form-row">
      <label for={`editor-${id}-language`}>{t('editor.sourceLanguage')}</label>
      <select
        id={`editor-${id}-language`}
        class="select field"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        <option value="">{t('editor.sourceLanguage.none')}</option>
        {codes.map((code) => (
          <option key={code} value={code}>
            {nameOf(names, code)}
          </option>
        ))}
      </select>
    </div>
  );
}

function nameOf(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}

const REST = 300;

/** Where else this address is a source: above in this event, or in other events of the library. */
function Duplicates({ path, url }: { readonly path: string; readonly url: string }) {
  const t = words.value;
  const [citing, setCiting] = useState<Citing | null>(null);
  const state = editor.value;
  const typed = url.trim();
  useEffect(() => {
    setCiting(null);
    if (!isWebAddress(typed)) return undefined;
    let current = true;
    const timer = setTimeout(() => {
      const look = async (): Promise<void> => {
        const found = await eventsCiting(typed, state?.eventId ?? undefined);
        if (current) setCiting(found);
      };
      void look();
    }, REST);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [typed]);
  if (!isWebAddress(typed)) return null;
  // A claim or a readout may well rest on one of the event's own sources.
  const among = path.startsWith('sources.') ? (state?.fields.sources ?? []) : [];
  const here = among.findIndex(
    (other, at) =>
      `sources.${at}` !== path &&
      isWebAddress(other.url.trim()) &&
      comparableAddress(other.url) === comparableAddress(typed),
  );
  const first = citing?.events[0];
  return (
    <div role="status">
      {here !== -1 && <p class="form-hint duplicate">{t('editor.duplicateHere', { number: here + 1 })}</p>}
      {citing && first && (
        <p class="form-hint duplicate">
          {t(citing.total === 1 ? 'editor.duplicateElsewhere' : 'editor.duplicateElsewhereMore', {
            title: textIn(first.title, language.value),
            more: citing.total - 1,
          })}
        </p>
      )}
    </div>
  );
}
