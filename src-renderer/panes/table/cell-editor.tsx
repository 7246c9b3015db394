// A cell while it is edited: a field or a choice in its place. Enter and Tab save, Escape leaves all as it was, and
// what cannot be saved says why and stays open.
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { formatDate } from '../../../data/format-date.ts';
import { textIn } from '../../../data/text.ts';
import type { TableColumn } from '../../../data/desk.ts';
import type { IndexRow } from '../../../src-main/api/contract.ts';
import { goTo, isEditable, saveCell, type EditableColumn } from '../../state/actions-table.ts';
import { facetIds, facetName } from '../../state/facets.ts';
import { language, words } from '../../state/settings.ts';
import { activeColumn, activePlace, editing } from '../../state/table.ts';
import { COLUMN_NAMES } from './head-row.tsx';

/** The text a cell starts with. */
function startOf(row: IndexRow, column: EditableColumn): string {
  switch (column) {
    case 'title':
      return textIn(row.title, language.value);
    case 'date':
      return formatDate(row.date, language.value);
    case 'kind':
      return row.kind;
    case 'tone':
      return row.tone === null ? '' : String(row.tone);
    case 'importance':
      return String(row.importance);
    case 'tags':
      return row.tags.join(words.value('list.comma'));
  }
}

/** The choices of a cell that has them. */
function choicesOf(column: EditableColumn): { id: string; name: string }[] | null {
  const t = words.value;
  if (column === 'kind') return facetIds.value.kinds.map((id) => ({ id, name: facetName.value('kinds', id) }));
  if (column === 'tone') return facetIds.value.tones.map((id) => ({ id, name: facetName.value('tones', id) }));
  if (column === 'importance')
    return (['1', '2', '3'] as const).map((id) => ({ id, name: t(`editor.importance.${id}`) }));
  return null;
}

export function CellEditor({ row, column }: { readonly row: IndexRow; readonly column: TableColumn }) {
  return isEditable(column) ? <Editing row={row} column={column} /> : null;
}

function Editing({ row, column }: { readonly row: IndexRow; readonly column: EditableColumn }) {
  const t = words.value;
  const [typed, setTyped] = useState(() => startOf(row, column));
  const [problem, setProblem] = useState<string | null>(null);
  const field = useRef<HTMLInputElement & HTMLSelectElement>(null);
  const saving = useRef(false);
  // Before the next key: with the frame after, what is typed fast would go to the grid.
  useLayoutEffect(() => {
    field.current?.focus();
    if (field.current instanceof HTMLInputElement) field.current.select();
  }, []);
  const save = async (then: () => void): Promise<void> => {
    if (saving.current) return;
    saving.current = true;
    const why = await saveCell(row, column, field.current?.value ?? typed);
    saving.current = false;
    setProblem(why);
    if (why !== null) return;
    if (editing.value?.id === row.id && editing.value.column === column) editing.value = null;
    then();
  };
  const stay = (): void => undefined;
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.isComposing) return;
    if (event.key === 'Escape') editing.value = null;
    else if (event.key === 'Enter') void save(stay);
    else if (event.key === 'Tab') {
      void save(() => goTo(activePlace.value, activeColumn.value + (event.shiftKey ? -1 : 1)));
    } else return;
    event.preventDefault();
  };
  const common = {
    ref: field,
    class: 'cell-field',
    'aria-label': t(COLUMN_NAMES[column]),
    'aria-invalid': problem !== null,
    'aria-describedby': 'cell-problem',
    value: typed,
    onKeyDown,
    onBlur: () => void save(stay),
  };
  const choices = choicesOf(column);
  return (
    <>
      {choices ? (
        <select {...common} onChange={(event) => setTyped(event.currentTarget.value)}>
          {choices.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      ) : (
        <input {...common} maxLength={1_000} onInput={(event) => setTyped(event.currentTarget.value)} />
      )}
      <p id="cell-problem" class="cell-problem" role="alert" hidden={problem === null}>
        {problem}
      </p>
    </>
  );
}
