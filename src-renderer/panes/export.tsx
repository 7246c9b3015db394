// The export dialog: formats on the left by what they are for, what the chosen one asks on the right, and in plain
// words what it leaves out.
import { useEffect, useRef } from 'preact/hooks';
import type { MessageKey } from '../../data/i18n/t.ts';
import { chooseExport, exportEvents } from '../state/actions-export.ts';
import { exportChoices, exporting, exportProblem, hostFormats, isFigure, scope, scopeCounts } from '../state/export.ts';
import { words } from '../state/settings.ts';
import { closeSheet } from '../state/sheets.ts';
import { Dialog } from './dialog.tsx';
import './export.css';
import { ExportEvents } from './export-events.tsx';
import { ExportFigure, figureCount, saveFigure } from './export-figure.tsx';
import { Icon } from './icons.tsx';

/** What is known of a format here: its name, its group, and a line on what it is for. */
interface FormatLine {
  readonly id: string;
  readonly name: string;
  readonly about: MessageKey;
}

const GROUPS: readonly { readonly title: MessageKey; readonly formats: readonly FormatLine[] }[] = [
  {
    title: 'export.group.data',
    formats: [
      { id: 'csv', name: 'CSV', about: 'export.about.csv' },
      { id: 'json', name: 'JSON', about: 'export.about.json' },
      { id: 'jsonl', name: 'JSON Lines', about: 'export.about.jsonl' },
      { id: 'ics', name: 'iCalendar', about: 'export.about.ics' },
      { id: 'timelinejs', name: 'TimelineJS', about: 'export.about.timelinejs' },
    ],
  },
  {
    title: 'export.group.citations',
    formats: [
      { id: 'bibtex', name: 'BibTeX', about: 'export.about.bibtex' },
      { id: 'ris', name: 'RIS', about: 'export.about.ris' },
      { id: 'csl-json', name: 'CSL-JSON', about: 'export.about.csl-json' },
    ],
  },
  {
    title: 'export.group.reading',
    formats: [
      { id: 'markdown', name: 'Markdown', about: 'export.about.markdown' },
      { id: 'html', name: 'HTML', about: 'export.about.html' },
      { id: 'page', name: 'HTML', about: 'export.about.page' },
    ],
  },
  {
    title: 'export.group.figure',
    formats: [
      { id: 'svg', name: 'SVG', about: 'export.about.svg' },
      { id: 'png', name: 'PNG', about: 'export.about.png' },
    ],
  },
];

/** The dialog. */
export function ExportDialog() {
  const t = words.value;
  const { format } = exportChoices.value;
  const figure = isFigure(format);
  return (
    <Dialog label={t('export.title')} class="export" onCancel={closeSheet}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void (figure ? saveFigure() : exportEvents());
        }}
      >
        <div class="dialog-head">
          <h2>{t('export.title')}</h2>
          <button type="button" class="icon-button" aria-label={t('sheet.close')} onClick={closeSheet}>
            <Icon name="close" />
          </button>
        </div>
        <div class="export-columns">
          <Formats />
          <div class="export-options" tabIndex={-1}>
            {figure ? <ExportFigure /> : <ExportEvents />}
            <LeftOut />
          </div>
        </div>
        <div class="dialog-foot">
          <Outcome />
          <button type="button" class="button" onClick={closeSheet}>
            {t('export.cancel')}
          </button>
          <button type="submit" class="button button-primary" aria-disabled={exporting.value}>
            {t(exporting.value ? 'export.working' : 'export.save')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function Formats() {
  const t = words.value;
  const list = useRef<HTMLDivElement>(null);
  // What was chosen last is where one goes on from.
  useEffect(() => list.current?.querySelector<HTMLInputElement>(':checked')?.focus(), []);
  const known = new Set(hostFormats.value.map(({ id }) => id));
  return (
    <div ref={list} class="export-formats" role="radiogroup" aria-label={t('export.format')}>
      {GROUPS.map(({ title, formats }) => {
        const offered = formats.filter(({ id }) => isFigure(id) || known.size === 0 || known.has(id));
        return (
          <div key={title} class="export-group">
            <h3 class="caption">{t(title)}</h3>
            {offered.map((line) => (
              <Format key={line.id} line={line} />
            ))}
          </div>
        );
      })}
    </div>
  );
}

function Format({ line: { id, name, about } }: { readonly line: FormatLine }) {
  const t = words.value;
  return (
    <label class="export-format">
      <input
        type="radio"
        name="export-format"
        value={id}
        checked={exportChoices.value.format === id}
        onChange={() => chooseExport({ format: id })}
      />
      <span class="export-name">{id === 'page' ? t('export.page') : name}</span>
      <span class="export-about">{t(about)}</span>
    </label>
  );
}

/** What the format cannot carry, sentence by sentence. */
function LeftOut() {
  const t = words.value;
  const { format } = exportChoices.value;
  if (isFigure(format)) return null;
  const drops = hostFormats.value.find(({ id }) => id === format)?.drops ?? [];
  return (
    <section class="export-drops" aria-label={t('export.drops')}>
      <h3 class="caption">{t('export.drops')}</h3>
      {drops.length === 0 ? (
        <p>{t('export.drops.nothing')}</p>
      ) : (
        <ul>
          {drops.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** How many events will be written, or drawn; nothing where that is not known yet. */
function amount(): string {
  const t = words.value;
  if (!isFigure(exportChoices.value.format)) return t('filters.count', { count: scopeCounts.value[scope.value] });
  const count = figureCount();
  return count === null ? '' : t('figure.drawn', { count });
}

/** How much there will be, with a warning where a figure would be empty; or, where it did not work, why. */
function Outcome() {
  const t = words.value;
  const warning =
    exportProblem.value ?? (isFigure(exportChoices.value.format) && figureCount() === 0 ? t('figure.none') : null);
  return (
    <p role="alert" class={warning === null ? 'foot-note numeric' : undefined}>
      {warning ?? amount()}
    </p>
  );
}
