// The CSV of TimelineJS's spreadsheet: Year, Month, Day, Time, … Headline, Text, Media and so on, in any order.
// Some generators leave commas unquoted in headlines; records that are too wide are put right where that is certain.
import { firstRecords, recordsOf, sniffDelimiter, type DelimitedRecord } from './delimited.ts';
import { type Reader, Unreadable } from './format.ts';
import { sampleOf, textOf } from './material.ts';
import { readSlide, type Slide, type SlideDate } from './timelinejs-event.ts';

const plain = (header: string): string =>
  header
    .trim()
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, ' ')
    .trim();

export const timelineJsSheetReader: Reader = {
  id: 'timelinejs-csv',
  name: 'TimelineJS (CSV)',
  loose: true,
  extensions: ['csv', 'tsv'],
  recognise: ({ text }) => {
    const header = headerOf(text);
    return header && header.names.includes('year') && header.names.includes('headline') ? 0.97 : 0;
  },
  async *read(material, options) {
    const { t } = options;
    const header = headerOf((await sampleOf(material)).text);
    if (!header) throw new Unreadable(t('import.noTable'));
    const { names, delimiter } = header;
    let isHeader = true;
    for await (const record of recordsOf(textOf(material, options), delimiter)) {
      if (record.cells.every((cell) => cell.trim() === '')) continue;
      if (isHeader) {
        isHeader = false;
        continue;
      }
      const row = record.line;
      const { cells, mended } = mend(record, names);
      const cell = (name: string): string => cells[names.indexOf(name)]?.trim() ?? '';
      if (record.cut) {
        yield { is: 'refused', row, reason: t('import.openQuote') };
      } else if (cell('type').toLowerCase() !== 'title' && cell('type').toLowerCase() !== 'era') {
        const item = readSlide(slideOf(cell), row, options);
        const warnings = mended && item.is === 'event' ? { warnings: [t('import.mendedRow')] } : {};
        yield { ...item, ...warnings };
      }
    }
  },
};

function headerOf(text: string): { names: readonly string[]; delimiter: string } | null {
  const sniffed = sniffDelimiter(text.slice(0, 16_000));
  const [first] = sniffed ? firstRecords(text, sniffed.delimiter, 1) : [];
  return sniffed && first ? { names: first.cells.map(plain), delimiter: sniffed.delimiter } : null;
}

/** Joins the pieces of a headline that unquoted commas cut apart: only where a record is wider than its header. */
function mend(
  { cells, quoted }: DelimitedRecord,
  names: readonly string[],
): { cells: readonly string[]; mended: boolean } {
  const excess = cells.length - names.length;
  const at = names.indexOf('headline');
  if (excess <= 0 || at < 0) return { cells, mended: false };
  if (quoted.slice(at, at + excess + 1).includes(true)) return { cells, mended: false };
  const headline = cells.slice(at, at + excess + 1).join(',');
  return { cells: [...cells.slice(0, at), headline, ...cells.slice(at + excess + 1)], mended: true };
}

function slideOf(cell: (name: string) => string): Slide {
  return {
    start: dateOf(cell, ''),
    end: dateOf(cell, 'end '),
    headline: cell('headline'),
    text: cell('text'),
    media: cell('media'),
    caption: cell('media caption'),
    credit: cell('media credit'),
    groups: [cell('group')],
    id: '',
  };
}

function dateOf(cell: (name: string) => string, prefix: '' | 'end '): SlideDate | null {
  const year = cell(`${prefix}year`);
  if (year === '') return null;
  const [hour, minute, second] = timeOf(cell(`${prefix}time`));
  return { year, month: cell(`${prefix}month`), day: cell(`${prefix}day`), hour, minute, second };
}

/** `18:30:3`, `6:30 PM`; a time that is none is left out, the day stays. */
function timeOf(text: string): (number | undefined)[] {
  const match = /^(\d{1,2}):(\d{2})(?::(\d{1,2}))?(?:\.\d+)? ?([ap])?\.?m?\.?$/i.exec(text);
  if (!match) return [];
  const half = match[4]?.toLowerCase();
  const hour = half ? (Number(match[1]) % 12) + (half === 'p' ? 12 : 0) : Number(match[1]);
  return [hour, Number(match[2]), Number(match[3] ?? 0)];
}
