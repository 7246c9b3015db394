// The vocabulary: the library's topics, actors and kinds, to add to, rename, recolour, remove and merge.
// It says what each change did to the events, and takes it back from where it stands.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Result } from '../../data/result.ts';
import { textIn } from '../../data/text.ts';
import { undo } from '../state/actions-library.ts';
import {
  entriesOf,
  matchingEntries,
  mergeEntries,
  removeEntry,
  TABLES,
  type Entry,
  type Table,
} from '../state/actions-vocabulary.ts';
import { description, library, vocabulary } from '../state/library.ts';
import { dark, language, words } from '../state/settings.ts';
import { GlyphSwatch } from '../timeline/glyph.tsx';
import { EntryForm } from './entry-form.tsx';
import { Icon } from './icons.tsx';
import { SheetFrame } from './sheet-frame.tsx';
import './vocabulary.css';

/** What was just done: a sentence, whether it can be taken back, and whether it failed. */
interface Said {
  readonly text: string;
  readonly undo: boolean;
  readonly failed: boolean;
}

/** The dialog. */
export function VocabularySheet() {
  const t = words.value;
  const [table, setTable] = useState<Table>('topics');
  return (
    <SheetFrame title={t('sheet.vocabulary')} class="sheet-wide vocabulary">
      <Tabs table={table} onChoose={setTable} />
      <TableView key={table} table={table} />
    </SheetFrame>
  );
}

function Tabs({ table, onChoose }: { readonly table: Table; readonly onChoose: (table: Table) => void }) {
  const t = words.value;
  const row = useRef<HTMLDivElement>(null);
  const step = (by: number): void => {
    const next = TABLES[(TABLES.indexOf(table) + by + TABLES.length) % TABLES.length];
    if (!next) return;
    onChoose(next);
    row.current?.querySelector<HTMLElement>(`#vocabulary-${next}`)?.focus();
  };
  return (
    <div
      ref={row}
      class="tabs"
      role="tablist"
      tabIndex={-1}
      aria-label={t('sheet.vocabulary')}
      onKeyDown={(event) => {
        if (event.key === 'ArrowRight') step(1);
        else if (event.key === 'ArrowLeft') step(-1);
        else return;
        event.preventDefault();
      }}
    >
      {TABLES.map((name) => (
        <button
          key={name}
          id={`vocabulary-${name}`}
          type="button"
          role="tab"
          aria-selected={name === table}
          aria-controls="vocabulary-table"
          tabIndex={name === table ? 0 : -1}
          onClick={() => onChoose(name)}
        >
          {t(`vocabulary.${name}`)} <span class="numeric">{entriesOf(vocabulary.value, name).length}</span>
        </button>
      ))}
    </div>
  );
}

/** How many events name each entry of a table. */
function countsOf(table: Table): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of library.value.rows) {
    for (const id of table === 'kinds' ? [row.kind] : row[table]) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

function TableView({ table }: { readonly table: Table }) {
  const t = words.value;
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [editing, setEditing] = useState<string | null>(null);
  const [said, setSaid] = useState<Said | null>(null);
  const readOnly = description.value?.readOnly === true;
  const entries = entriesOf(vocabulary.value, table);
  const shown = matchingEntries(entries, typed);
  const counts = countsOf(table);
  const there = chosen.filter((id) => entries.some((entry) => entry.id === id));
  // What held the focus goes away with the form, the row or the bar: it is put where one goes on from.
  const goOn = useRef<string | null>(null);
  useEffect(() => {
    if (goOn.current === null) return;
    const next = document.getElementById(goOn.current) ?? document.getElementById('vocabulary-find');
    goOn.current = null;
    next?.focus();
  });
  const leave = (): void => {
    goOn.current = editing === 'new' ? 'vocabulary-add' : `vocabulary-edit-${editing}`;
    setEditing(null);
  };
  const report = (result: Result<{ changed: number }>, text: (changed: number) => string): void => {
    setChosen([]);
    setEditing(null);
    goOn.current = 'vocabulary-find';
    setSaid(
      result.ok
        ? { text: text(result.value.changed), undo: true, failed: false }
        : { text: result.error.message, undo: false, failed: true },
    );
  };
  const saved = (name: string): void => {
    leave();
    setSaid({ text: t('vocabulary.saved', { name }), undo: true, failed: false });
  };
  const remove = async (entry: Entry): Promise<void> => {
    const name = textIn(entry.names, language.value);
    report(await removeEntry(table, entry.id), (changed) => t('vocabulary.removed', { name, changed }));
  };
  const merge = async (into: Entry): Promise<void> => {
    const from = there.filter((id) => id !== into.id);
    const name = textIn(into.names, language.value);
    report(await mergeEntries(table, from, into.id), (changed) =>
      t('vocabulary.merged', { count: from.length, name, changed }),
    );
  };
  return (
    <div id="vocabulary-table" role="tabpanel" aria-labelledby={`vocabulary-${table}`} class="vocabulary-table">
      <div class="vocabulary-tools">
        <input
          id="vocabulary-find"
          class="field"
          type="search"
          aria-label={t('vocabulary.find')}
          placeholder={t('vocabulary.find')}
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <button id="vocabulary-add" type="button" class="button" disabled={readOnly} onClick={() => setEditing('new')}>
          <Icon name="plus" /> {t(`vocabulary.add.${table}`)}
        </button>
      </div>
      {editing === 'new' && <EntryForm table={table} entry={null} onSaved={saved} onCancel={leave} />}
      <ul class="entries">
        {shown.map((entry) => (
          <li key={entry.id}>
            <EntryRow
              entry={entry}
              count={counts.get(entry.id) ?? 0}
              chosen={there.includes(entry.id)}
              onChoose={(on) => setChosen(on ? [...there, entry.id] : there.filter((id) => id !== entry.id))}
              onEdit={readOnly ? null : () => setEditing(editing === entry.id ? null : entry.id)}
              editing={editing === entry.id}
            />
            {editing === entry.id && (
              <EntryForm
                table={table}
                entry={entry}
                onSaved={saved}
                onCancel={leave}
                {...(table === 'kinds' && entry.id === 'other' ? {} : { onRemove: () => void remove(entry) })}
              />
            )}
          </li>
        ))}
      </ul>
      {shown.length === 0 && <p class="vocabulary-none">{t('vocabulary.none', { typed })}</p>}
      <div class="vocabulary-foot">
        {there.length > 1 && !readOnly && (
          <MergeBar entries={entries.filter(({ id }) => there.includes(id))} onMerge={(into) => void merge(into)} />
        )}
        <SaidLine said={said} onUndone={() => setSaid(null)} />
      </div>
    </div>
  );
}

interface EntryRowProps {
  readonly entry: Entry;
  readonly count: number;
  readonly chosen: boolean;
  readonly editing: boolean;
  readonly onChoose: (on: boolean) => void;
  readonly onEdit: (() => void) | null;
}

function EntryRow({ entry, count, chosen, editing, onChoose, onEdit }: EntryRowProps) {
  const t = words.value;
  const name = textIn(entry.names, language.value);
  const others = [...new Set([...Object.values(entry.names), ...entry.aliases])].filter((other) => other !== name);
  return (
    <div class="entry">
      <label class="entry-name">
        <input type="checkbox" checked={chosen} onChange={(event) => onChoose(event.currentTarget.checked)} />
        {'glyph' in entry && <GlyphSwatch glyph={entry.glyph} colour={dark.value ? entry.darkColour : entry.colour} />}
        <span>{name}</span>
      </label>
      <span class="entry-others">{others.join(' · ')}</span>
      <span class="entry-count numeric">{t('vocabulary.events', { count })}</span>
      {onEdit && (
        <button
          id={`vocabulary-edit-${entry.id}`}
          type="button"
          class="icon-button"
          aria-label={t('vocabulary.edit', { name })}
          title={t('vocabulary.edit', { name })}
          aria-expanded={editing}
          onClick={onEdit}
        >
          <Icon name="edit" />
        </button>
      )}
    </div>
  );
}

function MergeBar({
  entries,
  onMerge,
}: {
  readonly entries: readonly Entry[];
  readonly onMerge: (into: Entry) => void;
}) {
  const t = words.value;
  const [wanted, setWanted] = useState('');
  const into = entries.find(({ id }) => id === wanted) ?? entries[0];
  if (!into) return null;
  return (
    <div class="merge-bar">
      <label>
        {t('vocabulary.mergeInto', { count: entries.length })}{' '}
        <select class="select" value={into.id} onChange={(event) => setWanted(event.currentTarget.value)}>
          {entries.map((entry) => (
            <option key={entry.id} value={entry.id}>
              {textIn(entry.names, language.value)}
            </option>
          ))}
        </select>
      </label>
      <button type="button" class="button button-primary" onClick={() => onMerge(into)}>
        {t('vocabulary.merge')}
      </button>
    </div>
  );
}

function SaidLine({ said, onUndone }: { readonly said: Said | null; readonly onUndone: () => void }) {
  const t = words.value;
  return (
    <div class={`said-line${said?.failed ? ' field-problem' : ''}`} role="status">
      {said && <span>{said.text}</span>}
      {said?.undo && (
        <button
          type="button"
          class="button button-quiet"
          onClick={() => {
            onUndone();
            void undo();
          }}
        >
          {t('toast.undo')}
        </button>
      )}
    </div>
  );
}
