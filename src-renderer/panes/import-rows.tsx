// What would become of each row: added, merged, refused and why; all of it also as a file.
import { useState } from 'preact/hooks';
import { formatDate } from '../../data/format-date.ts';
import { textIn } from '../../data/text.ts';
import type { RowOutcome } from '../../src-main/api/contract-import.ts';
import type { Preview } from '../state/importing.ts';
import { library } from '../state/library.ts';
import { language, words } from '../state/settings.ts';

const OUTCOMES = ['added', 'merged', 'refused'] as const;
type Outcome = (typeof OUTCOMES)[number];
/** Rows drawn at once; the file has all. */
const DRAWN = 300;

/** Counts as a choice of rows, and the rows. */
export function ImportRows({ preview }: { readonly preview: Preview }) {
  const t = words.value;
  const [only, setOnly] = useState<Outcome | null>(null);
  const counts: Record<Outcome, number> = {
    added: preview.added,
    merged: preview.merged,
    refused: preview.refused.length,
  };
  const rows = preview.rows.filter(({ is }) => only === null || is === only);
  const shown = rows.slice(0, DRAWN);
  const all = only === null ? counts.added + counts.merged + counts.refused : counts[only];
  return (
    <section class="import-rows" aria-label={t('import.rows')}>
      <div class="import-counts" role="group" aria-label={t('import.show')}>
        {OUTCOMES.map((outcome) => (
          <button
            key={outcome}
            type="button"
            class={`import-count import-${outcome}`}
            aria-pressed={only === outcome}
            disabled={counts[outcome] === 0}
            onClick={() => setOnly(only === outcome ? null : outcome)}
          >
            {t(`import.count.${outcome}`, { count: counts[outcome] })}
          </button>
        ))}
        <button type="button" class="button-link import-report" onClick={() => download(preview)}>
          {t('import.download')}
        </button>
      </div>
      {preview.repeats > 0 && <p class="form-hint">{t('import.repeats', { count: preview.repeats })}</p>}
      {preview.passed > 0 && <p class="form-hint">{t('import.passed', { count: preview.passed })}</p>}
      {all === 0 && <p>{t('import.none')}</p>}
      <ol class="import-list">
        {shown.map((row) => (
          <Row key={row.row} row={row} />
        ))}
      </ol>
      {all > shown.length && <p class="form-hint">{t('import.moreRows', { count: all - shown.length })}</p>}
    </section>
  );
}

function Row({ row }: { readonly row: RowOutcome }) {
  const t = words.value;
  const there = row.into === undefined ? undefined : library.value.byId.get(row.into);
  return (
    <li class={`import-row import-${row.is}`}>
      <span class="numeric import-number">{row.row}</span>
      <span class="numeric">{row.date === undefined ? '' : formatDate(row.date, language.value)}</span>
      <span class="import-what">
        <span class="import-title">{row.title ?? t('import.untitled')}</span>
        {there && <span class="import-why">{t('import.into', { title: textIn(there.title, language.value) })}</span>}
        {row.reason !== undefined && <span class="import-why import-reason">{row.reason}</span>}
        {row.warnings?.map((warning) => (
          <span key={warning} class="import-why">
            {warning}
          </span>
        ))}
      </span>
      <span class="import-is">{t(`import.is.${row.is}`)}</span>
    </li>
  );
}

// A spreadsheet runs what begins with these.
const guarded = (cell: string): string => `"${(/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell).replaceAll('"', '""')}"`;

/** Saves the report: every row that was told, and every refusal. */
function download(preview: Preview): void {
  const told = new Set(preview.rows.map(({ row }) => row));
  const rest = preview.refused
    .filter(({ row }) => !told.has(row))
    .map(({ row, reason }) => ({ row, is: 'refused', reason }));
  const lines = [...preview.rows, ...rest].map((row: Omit<RowOutcome, 'is'> & { readonly is: string }) =>
    [
      String(row.row),
      row.is,
      guarded(row.date ?? ''),
      guarded(row.title ?? ''),
      guarded([row.reason, ...(row.warnings ?? [])].filter(Boolean).join(' ')),
      guarded(row.into ?? ''),
    ].join(','),
  );
  const text = `\ufeffrow,outcome,date,title,reason,merged with\r\n${lines.join('\r\n')}\r\n`;
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = 'import-report.csv';
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
