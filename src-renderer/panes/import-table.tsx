// The mapping step of a table: its first rows, and above each column what it is. A guess stands there already.
import type { MessageKey } from '../../data/i18n/t.ts';
import type { ColumnMapping } from '../../src-main/api/contract-import.ts';
import { changeMapping } from '../state/actions-import.ts';
import { words } from '../state/settings.ts';

// The fields a column may fill, in the order in which people look for them.
const FIELDS = [
  'date',
  'end',
  'title',
  'summary',
  'article',
  'topics',
  'kind',
  'actors',
  'place',
  'country',
  'lat',
  'lon',
  'tone',
  'importance',
  'url',
  'source',
  'publisher',
  'side',
  'tags',
  'notes',
  'language',
  'id',
] as const;
type Field = (typeof FIELDS)[number];

const labelOf = (field: Field): MessageKey => `import.field.${field}`;
const ROWS = 4;

interface ImportTableProps {
  readonly records: readonly (readonly string[])[];
  readonly mapping: ColumnMapping | null;
  readonly asksOrder: boolean;
}

/** The table with its choices. */
export function ImportTable({ records, mapping, asksOrder }: ImportTableProps) {
  const t = words.value;
  const now: ColumnMapping = mapping ?? { header: true, columns: {} };
  const width = Math.max(0, ...records.map((record) => record.length));
  const columns = Array.from({ length: width }, (_, at) => at);
  const header = now.header ? (records[0] ?? []) : [];
  const rows = records.slice(now.header ? 1 : 0).slice(0, ROWS);
  const fieldOf = (at: number): Field | '' => FIELDS.find((field) => now.columns[field] === at) ?? '';
  const assign = (at: number, field: string): void => {
    const kept = Object.entries(now.columns).filter(([name, column]) => column !== at && name !== field);
    const next = Object.fromEntries(field === '' ? kept : [...kept, [field, at]]);
    void changeMapping({ ...now, columns: next });
  };
  return (
    <section class="import-table">
      <h3 class="caption">{t('import.columns')}</h3>
      <div class="import-scroll">
        <table>
          <thead>
            <tr>
              {columns.map((at) => (
                <th key={at} scope="col">
                  <select
                    class="select"
                    aria-label={t('import.columnIs', { name: header[at]?.trim() || String(at + 1) })}
                    value={fieldOf(at)}
                    data-mapped={fieldOf(at) !== ''}
                    onChange={(event) => assign(at, event.currentTarget.value)}
                  >
                    <option value="">{t('import.leaveOut')}</option>
                    {FIELDS.map((field) => (
                      <option key={field} value={field}>
                        {t(labelOf(field))}
                      </option>
                    ))}
                  </select>
                  {now.header && <span class="import-header">{header[at]}</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              // The rows of a preview never move.
              <tr key={index}>
                {columns.map((at) => (
                  <td key={at} data-mapped={fieldOf(at) !== ''}>
                    {row[at]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div class="import-options">
        <label class="check">
          <input
            type="checkbox"
            checked={now.header}
            onChange={(event) => void changeMapping({ ...now, header: event.currentTarget.checked })}
          />
          {t('import.hasHeader')}
        </label>
        {(asksOrder || now.order !== undefined) && (
          <fieldset class="import-order">
            <legend>{t('import.order')}</legend>
            <div class="choice-grid">
              {(['dmy', 'mdy'] as const).map((order) => (
                <label key={order}>
                  <input
                    type="radio"
                    name="import-order"
                    checked={now.order === order}
                    onChange={() => void changeMapping({ ...now, order })}
                  />
                  {t(`import.order.${order}`)}
                </label>
              ))}
            </div>
          </fieldset>
        )}
      </div>
    </section>
  );
}
