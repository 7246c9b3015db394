// One entry of the vocabulary in a form: its names, the other names it goes by, and how it looks.
// A name that another entry has already is refused by the library, and the refusal stands by its field.
import { useEffect, useRef, useState } from 'preact/hooks';
import { COLOURS } from '../../data/palette.ts';
import { textIn } from '../../data/text.ts';
import { type Actor, GLYPHS } from '../../data/vocabulary.ts';
import { freeId, setEntry, type Entry, type Table } from '../state/actions-vocabulary.ts';
import { entryFields, entryOf, NAME_LANGUAGES, type EntryFields } from '../state/entry-fields.ts';
import { vocabulary } from '../state/library.ts';
import { dark, language, words } from '../state/settings.ts';
import { GlyphSwatch } from '../timeline/glyph.tsx';
import { Field } from './field.tsx';

interface EntryFormProps {
  readonly table: Table;
  /** null for a new one. */
  readonly entry: Entry | null;
  readonly onSaved: (name: string) => void;
  readonly onCancel: () => void;
  readonly onRemove?: () => void;
}

/** The form; Escape gives it up without closing the dialog. */
export function EntryForm({ table, entry, onSaved, onCancel, onRemove }: EntryFormProps) {
  const t = words.value;
  const form = useRef<HTMLFormElement>(null);
  const [fields, setFields] = useState<EntryFields>(() => entryFields(entry, vocabulary.value.topics));
  const [problems, setProblems] = useState<ReadonlyMap<string, string>>(new Map());
  const [busy, setBusy] = useState(false);
  const change = (changes: Partial<EntryFields>): void => setFields({ ...fields, ...changes });
  useEffect(() => form.current?.querySelector<HTMLElement>('input')?.focus(), []);
  const save = async (): Promise<void> => {
    const first = NAME_LANGUAGES.map((code) => fields.names[code].trim()).find((name) => name !== '');
    if (first === undefined) {
      setProblems(new Map([['names.en', t('vocabulary.nameMissing')]]));
      return;
    }
    setBusy(true);
    const tabled = entryOf(table, entry?.id ?? freeId(table, first), fields);
    const answer = await setEntry(tabled);
    setBusy(false);
    if (answer.ok) onSaved(textIn(tabled.entry.names, language.value));
    else setProblems(placed(answer.error));
  };
  return (
    <form
      ref={form}
      class="entry-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void save();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.isComposing) return;
        event.preventDefault();
        event.stopPropagation();
        onCancel();
      }}
    >
      <Names fields={fields} problems={problems} onChange={change} />
      <Field
        id={`entry-${table}-aliases`}
        label={t('vocabulary.aliases')}
        value={fields.aliases}
        rows={3}
        hint={t('vocabulary.aliasesHint')}
        problem={problems.get('aliases')}
        onInput={(aliases) => change({ aliases })}
      />
      {table === 'topics' && <Look fields={fields} onChange={change} />}
      {table === 'actors' && <ActorFacts fields={fields} onChange={change} />}
      {problems.get('') !== undefined && (
        <p class="field-problem" role="alert">
          {problems.get('')}
        </p>
      )}
      <div class="entry-form-foot">
        {onRemove && (
          <button type="button" class="button button-danger" onClick={onRemove}>
            {t('vocabulary.remove')}
          </button>
        )}
        <span class="header-space" />
        <button type="button" class="button" onClick={onCancel}>
          {t('editor.cancel')}
        </button>
        <button type="submit" class="button button-primary" disabled={busy}>
          {t('editor.save')}
        </button>
      </div>
    </form>
  );
}

/** The library's refusal by field; what belongs to none stands under "". */
function placed({
  message,
  issues,
}: {
  readonly message: string;
  readonly issues?: readonly { readonly path: string; readonly message: string }[];
}): Map<string, string> {
  const problems = new Map<string, string>();
  for (const issue of issues ?? []) {
    const path = issue.path.replace(/^entry\./, '');
    problems.set(path.startsWith('aliases') ? 'aliases' : path.startsWith('names.') ? path : '', issue.message);
  }
  if (problems.size === 0) problems.set('', message);
  return problems;
}

interface PartProps {
  readonly fields: EntryFields;
  readonly onChange: (changes: Partial<EntryFields>) => void;
}

function Names({ fields, problems, onChange }: PartProps & { readonly problems: ReadonlyMap<string, string> }) {
  const t = words.value;
  // A name of unknown language was typed by someone: it is offered where there is one.
  const codes = NAME_LANGUAGES.filter((code) => code !== 'und' || fields.names.und !== '');
  return (
    <div class="entry-names">
      {codes.map((code) => (
        <Field
          key={code}
          id={`entry-name-${code}`}
          label={t(`vocabulary.name.${code}`)}
          value={fields.names[code]}
          problem={problems.get(`names.${code}`)}
          onInput={(name) => onChange({ names: { ...fields.names, [code]: name } })}
        />
      ))}
    </div>
  );
}

function Look({ fields, onChange }: PartProps) {
  const t = words.value;
  const inForce = dark.value ? fields.darkColour : fields.colour;
  return (
    <>
      <fieldset class="look">
        <legend class="form-label">{t('vocabulary.colour')}</legend>
        {COLOURS.map(({ colour, darkColour }, at) => (
          <label key={colour} title={t('vocabulary.colourNumber', { number: at + 1 })}>
            <input
              type="radio"
              name="entry-colour"
              aria-label={t('vocabulary.colourNumber', { number: at + 1 })}
              checked={fields.colour === colour}
              onChange={() => onChange({ colour, darkColour })}
            />
            <GlyphSwatch glyph={fields.glyph} colour={dark.value ? darkColour : colour} />
          </label>
        ))}
      </fieldset>
      <fieldset class="look">
        <legend class="form-label">{t('vocabulary.glyph')}</legend>
        {GLYPHS.map((glyph) => (
          <label key={glyph} title={t(`glyph.${glyph}`)}>
            <input
              type="radio"
              name="entry-glyph"
              aria-label={t(`glyph.${glyph}`)}
              checked={fields.glyph === glyph}
              onChange={() => onChange({ glyph })}
            />
            <GlyphSwatch glyph={glyph} colour={inForce} />
          </label>
        ))}
      </fieldset>
    </>
  );
}

const SIDES = ['', 'US', 'CN', 'other'] as const;
const TYPES = ['', 'person', 'body', 'country'] as const;

function ActorFacts({ fields, onChange }: PartProps) {
  const t = words.value;
  return (
    <div class="form-pair">
      <div class="form-row">
        <label for="entry-side">{t('vocabulary.side')}</label>
        <select
          id="entry-side"
          class="select field"
          value={fields.side}
          onChange={(event) => onChange({ side: event.currentTarget.value as Actor['side'] & string })}
        >
          {SIDES.map((side) => (
            <option key={side} value={side}>
              {side === '' ? t('vocabulary.notSaid') : t(`side.${side}`)}
            </option>
          ))}
        </select>
      </div>
      <div class="form-row">
        <label for="entry-type">{t('vocabulary.type')}</label>
        <select
          id="entry-type"
          class="select field"
          value={fields.type}
          onChange={(event) => onChange({ type: event.currentTarget.value as Actor['type'] & string })}
        >
          {TYPES.map((type) => (
            <option key={type} value={type}>
              {type === '' ? t('vocabulary.notSaid') : t(`vocabulary.type.${type}`)}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}
