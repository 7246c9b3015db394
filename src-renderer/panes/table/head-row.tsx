// The table's head: a box that marks all, and a button for each column that orders by it.
import type { TableColumn } from '../../../data/desk.ts';
import type { MessageKey } from '../../../data/i18n/t.ts';
import { markAll, sortBy } from '../../state/actions-table.ts';
import { words } from '../../state/settings.ts';
import { columns, markedShown, order, tableSettings } from '../../state/table.ts';

export const COLUMN_NAMES: Readonly<Record<TableColumn, MessageKey>> = {
  date: 'editor.date',
  title: 'editor.title',
  kind: 'editor.kind',
  topics: 'editor.topics',
  actors: 'editor.actors',
  country: 'filters.countries',
  tone: 'editor.tone',
  importance: 'editor.importance',
  tags: 'table.tags',
  sides: 'filters.sides',
  origin: 'filters.origins',
  updated: 'table.updated',
};

export function HeadRow() {
  const t = words.value;
  const { sort, descending } = tableSettings.value;
  const marks = markedShown.value.length;
  const all = marks > 0 && marks === order.value.length;
  return (
    <div class="grid-head" role="rowgroup">
      <div class="grid-row" role="row" aria-rowindex={1}>
        <div class="grid-cell" role="columnheader" aria-colindex={1}>
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label={t('table.markAll')}
            checked={all}
            indeterminate={marks > 0 && !all}
            onChange={markAll}
          />
        </div>
        {columns.value.map((column, at) => {
          const name = t(COLUMN_NAMES[column]);
          const by = sort === column;
          return (
            <div
              key={column}
              class="grid-cell"
              role="columnheader"
              aria-colindex={at + 2}
              aria-sort={by ? (descending ? 'descending' : 'ascending') : 'none'}
            >
              <button
                type="button"
                class="grid-sort"
                title={t('table.sortBy', { name })}
                onClick={() => sortBy(column)}
              >
                <span class="grid-text">{name}</span>
                {by && <span aria-hidden="true">{descending ? '↓' : '↑'}</span>}
              </button>
            </div>
          );
        })}
      </div>
    </div>
  );
}
