// Excel workbooks (XLSX): the first sheet that holds a table, by the mapping of its columns. Read whole, within bounds:
// what the archive really unpacks to is measured before anything believes what it says of itself.
import { Unzip, UnzipInflate } from 'fflate';
import readXlsxFile from 'read-excel-file/node';
import { guessMapping } from './columns.ts';
import { provenOrder } from './csv.ts';
import { type Material, type Reader, type ReadOptions, Unreadable } from './format.ts';
import { wholeBytes } from './material.ts';
import { readTableRow } from './table.ts';

/** Bytes that a workbook may unpack to, in all. */
const UNPACKED_LIMIT = 256 * 1024 * 1024;
/** Rows of a sheet; as many as Excel has. */
const MOST_ROWS = 1_048_576;
const LOOKED_AT = 200;

export const xlsxReader: Reader = {
  id: 'xlsx',
  name: 'Excel (XLSX)',
  extensions: ['xlsx', 'xlsm'],
  recognise: ({ bytes, name }) => {
    if (!(bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04)) return 0;
    const head = new TextDecoder('latin1').decode(bytes.subarray(0, 8_192));
    return head.includes('xl/') || head.includes('[Content_Types].xml') || /\.xls[xm]$/i.test(name) ? 0.9 : 0;
  },
  table: async (material, options) => (await sheetOf(material, options)).slice(0, LOOKED_AT),
  async *read(material, options) {
    const rows = await sheetOf(material, options);
    const mapping = options.mapping ?? guessMapping(rows.slice(0, LOOKED_AT));
    if (!mapping || mapping.columns.date === undefined) throw new Unreadable(options.t('import.noDateColumn'));
    const names = mapping.header ? (rows[0] ?? []) : [];
    const records = rows.slice(mapping.header ? 1 : 0);
    const order = mapping.order ?? provenOrder(records, mapping);
    // As the sheet numbers them, with the rows that hold nothing.
    let row = mapping.header ? 1 : 0;
    for (const cells of records) {
      row += 1;
      if (cells.every((cell) => cell === '')) continue;
      options.signal?.throwIfAborted();
      yield readTableRow(cells, row, { ...options, mapping, names, order });
    }
  },
};

async function sheetOf(material: Material, options: ReadOptions): Promise<string[][]> {
  const { t } = options;
  const bytes = await wholeBytes(material, options);
  measure(bytes, options);
  let sheets;
  try {
    sheets = await readXlsxFile(Buffer.from(bytes), { trim: false });
  } catch {
    throw new Unreadable(t('import.notWorkbook'));
  }
  const found = sheets.find(({ data }) => data.length > 1) ?? sheets[0];
  if (!found || found.data.length === 0) throw new Unreadable(t('import.noTable'));
  return found.data.slice(0, MOST_ROWS).map((row) => row.map(textOf));
}

/** Unpacks to nowhere, and stops where it is too much. */
function measure(bytes: Uint8Array, { t }: ReadOptions): void {
  const seen = { size: 0, damaged: false };
  const unzip = new Unzip((file) => {
    file.ondata = (error, chunk) => {
      seen.damaged ||= error !== null;
      seen.size += error ? 0 : chunk.length;
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    // In pieces, so that no more is unpacked at once than a piece can hold.
    const step = 16 * 1024;
    for (let at = 0; at < bytes.length && seen.size <= UNPACKED_LIMIT; at += step) {
      unzip.push(bytes.subarray(at, at + step), at + step >= bytes.length);
    }
  } catch {
    seen.damaged = true;
  }
  if (seen.size > UNPACKED_LIMIT) throw new Unreadable(t('import.bomb', { megabytes: UNPACKED_LIMIT / 1024 / 1024 }));
  if (seen.damaged) throw new Unreadable(t('import.notWorkbook'));
}

/** A cell as text; dates as ISO, with an hour only where there is one. */
function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) {
    if (Number.isNaN(cell.getTime())) return '';
    const iso = cell.toISOString();
    return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19);
  }
  return typeof cell === 'string' ? cell : typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : '';
}
