// One row of the table: a box to mark it, and its cells. The pointer does what the keys do.
import { goTo, editCell, markRange, toggleMark } from '../../state/actions-table.ts';
import { index, selectedId } from '../../state/selection.ts';
import { words } from '../../state/settings.ts';
import { activeColumn, activePlace, columns, editing, marked, order } from '../../state/table.ts';
import { textIn } from '../../../data/text.ts';
import { language } from '../../state/settings.ts';
import { CellEditor } from './cell-editor.tsx';
import { Cell, cellId } from './cells.tsx';

/** `top` is px from the first row. */
export function Row({ place, top }: { readonly place: number; readonly top: number }) {
  const t = words.value;
  const row = index.value.rows[order.value[place] ?? -1];
  if (!row) return null;
  const active = place === activePlace.value;
  const isMarked = marked.value.has(row.id);
  const edited = editing.value?.id === row.id ? editing.value.column : null;
  const state = `${active ? ' active' : ''}${isMarked ? ' marked' : ''}${row.id === selectedId.value ? ' selected' : ''}`;
  return (
    <div
      class={`grid-row${state}`}
      role="row"
      aria-rowindex={place + 2}
      aria-selected={isMarked}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div class="grid-cell" role="gridcell" aria-colindex={1}>
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={t('table.mark', { title: textIn(row.title, language.value) })}
          checked={isMarked}
          onClick={(event) => {
            if (event.shiftKey) markRange(activePlace.value, place);
            else toggleMark(row.id);
            goTo(place);
          }}
        />
      </div>
      {columns.value.map((column, at) => (
        <div
          key={column}
          id={cellId(place, column)}
          class={`grid-cell cell-${column}${active && at === activeColumn.value ? ' active' : ''}`}
          role="gridcell"
          aria-colindex={at + 2}
          onMouseDown={(event) => {
            if (edited === column) return;
            if (event.shiftKey) {
              event.preventDefault();
              markRange(activePlace.value, place);
            } else if (event.ctrlKey || event.metaKey) toggleMark(row.id);
            goTo(place, at);
          }}
          onDblClick={() => editCell(row.id, column)}
        >
          {edited === column ? <CellEditor row={row} column={column} /> : <Cell row={row} column={column} />}
        </div>
      ))}
    </div>
  );
}
