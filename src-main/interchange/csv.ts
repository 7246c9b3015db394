// CSV and TSV, whatever their delimiter and encoding: read in a stream, by a mapping that is guessed where none is given.
import { type DayOrder, orderShown } from './cell-date.ts';
import { guessMapping } from './columns.ts';
import { type DelimitedRecord, firstRecords, recordsOf, sniffDelimiter } from './delimited.ts';
import {
  type Mapping,
  type Material,
  type Reader,
  type ReadItem,
  type ReadOptions,
  type Sample,
  Unreadable,
} from './format.ts';
import { sampleOf, textOf } from './material.ts';
import { readTableRow } from './table.ts';

/** Records that guessing looks at. */
const LOOKED_AT = 200;

// What a table of ours begins with.
const OWN_HEADER = ['id', 'date', 'title', 'summary', 'topics', 'kind'];

export const csvReader: Reader = {
  id: 'csv',
  name: 'CSV',
  extensions: ['csv', 'tsv', 'tab', 'txt'],
  recognise: ({ name, text, bytes }) => {
    if (bytes.subarray(0, 4_000).includes(0) && !looksWide(bytes)) return 0;
    if (/^\s*(?:[{[<]|BEGIN:)/i.test(text)) return 0;
    const named = /\.(?:csv|tsv|tab)$/i.test(name);
    const sniffed = sniffDelimiter(text);
    if (!sniffed) return 0;
    if (named) return 0.6;
    // Prose has commas too, but no two lines with as many.
    return sniffed.sure >= 0.7 && firstRecords(text, sniffed.delimiter, 3).length > 1 ? 0.4 : 0;
  },
  table: async (material) => tableSample(await sampleOf(material))?.records.map(({ cells }) => cells) ?? [],
  read: readTable,
};

/** UTF-16, whose ASCII has zeros. */
function looksWide(bytes: Uint8Array): boolean {
  return (
    (bytes[0] === 0xff && bytes[1] === 0xfe) ||
    (bytes[0] === 0xfe && bytes[1] === 0xff) ||
    bytes[1] === 0 ||
    bytes[0] === 0
  );
}

/** The delimiter of a material and its first records. */
function tableSample({
  text,
}: Pick<Sample, 'text'>): { delimiter: string; records: readonly DelimitedRecord[] } | null {
  const sniffed = sniffDelimiter(text);
  if (!sniffed) return null;
  return { delimiter: sniffed.delimiter, records: firstRecords(text, sniffed.delimiter, LOOKED_AT) };
}

async function* readTable(material: Material, options: ReadOptions): AsyncGenerator<ReadItem> {
  const { t } = options;
  const sample = tableSample(await sampleOf(material));
  if (!sample) throw new Unreadable(t('import.noTable'));
  const first = sample.records.map(({ cells }) => cells);
  const mapping = options.mapping ?? guessMapping(first);
  if (!mapping || mapping.columns.date === undefined) throw new Unreadable(t('import.noDateColumn'));
  const records = (read: Pick<ReadOptions, 'signal' | 'progress'>): AsyncGenerator<DelimitedRecord> =>
    recordsOf(textOf(material, read), sample.delimiter);
  const rows = first.slice(mapping.header ? 1 : 0);
  const shown = mapping.order ?? (await orderOf(rows, mapping, () => records({ signal: options.signal })));
  const table = {
    ...options,
    mapping,
    names: mapping.header ? (first[0] ?? []) : [],
    order: shown,
    own: OWN_HEADER.every((name, at) => first[0]?.[at] === name),
  };
  let isHeader = mapping.header;
  for await (const { line: row, cells, cut } of records(options)) {
    const passed = isHeader || cells.every((cell) => cell.trim() === '');
    isHeader = false;
    if (passed) continue;
    yield cut ? { is: 'refused', row, reason: t('import.openQuote') } : readTableRow(cells, row, table);
  }
}

/** How the dates of a table order day and month, where its cells prove it: all of them are looked at, if it matters. */
async function orderOf(
  rows: readonly (readonly string[])[],
  { columns }: Mapping,
  again: () => AsyncIterable<Pick<DelimitedRecord, 'cells'>>,
): Promise<DayOrder | undefined> {
  const dated = [columns.date, columns.end].filter((at) => at !== undefined);
  const doubtful = rows.some((cells) => dated.some((at) => orderShown(cells[at] ?? '') !== null));
  if (!doubtful) return undefined;
  const seen = new Set<string | null>();
  for await (const { cells } of again()) {
    for (const at of dated) seen.add(orderShown(cells[at] ?? ''));
    if (seen.has('dmy') && seen.has('mdy')) return undefined;
  }
  return oneOf(seen);
}

/** As {@link orderOf}, of records that are all here. */
export function provenOrder(rows: readonly (readonly string[])[], { columns }: Mapping): DayOrder | undefined {
  const dated = [columns.date, columns.end].filter((at) => at !== undefined);
  return oneOf(new Set(rows.flatMap((cells) => dated.map((at) => orderShown(cells[at] ?? '')))));
}

const oneOf = (seen: ReadonlySet<string | null>): DayOrder | undefined =>
  seen.has('dmy') === seen.has('mdy') ? undefined : seen.has('dmy') ? 'dmy' : 'mdy';
