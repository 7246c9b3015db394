// A table's cell → EDTF, or why not: everything that people type (data/typed-date.ts), and what only tables hold:
// sentinels for "no date", Excel's day numbers, clock times with AM and PM, treaty marks after the day.
import { parseEdtf } from '../../data/dates.ts';
import { LIMITS } from '../../data/limits.ts';
import { readTypedDate, type TypedDateProblem } from '../../data/typed-date.ts';

export type CellDate =
  | { readonly is: 'date'; readonly edtf: string }
  /** Nothing is said: an empty cell, NA, 0000-00-00. */
  | { readonly is: 'none' }
  /** So late that it means "no end". */
  | { readonly is: 'open' }
  | { readonly is: 'problem'; readonly problem: TypedDateProblem };

export type DayOrder = 'dmy' | 'mdy';

const NOTHING =
  /^(?:n\/?a\.?|nan|nil|null|none|not available|unknown|undated|s\.?d\.?|n\.?d\.?|tb[cda]|inconnue?|无|未知|不详|暂无|[-–—.?*]+|\\n)$/i;
// Years that databases write where they mean "never".
const NEVER = 2_500;

/** Cleans a cell of what is no part of its date. */
function bare(cell: string): string {
  return cell
    .normalize('NFKC')
    .replaceAll(/[\s\u200b\ufeff]+/g, ' ')
    .trim()
    .replace(/^['"“”]+|['"“”]+$/g, '')
    .trim();
}

/** True for a cell that says nothing. */
export function saysNothing(cell: string): boolean {
  const text = bare(cell);
  return text === '' || NOTHING.test(text);
}

/** Reads a cell of a column of dates, where a number of five digits is Excel's. `order`: how 03/04/2024 is meant. */
export function readCellDate(cell: string, order?: DayOrder): CellDate {
  const text = bare(cell);
  if (saysNothing(text) || /^0{1,4}[-/.]0{1,2}[-/.]0{1,2}/.test(text) || /^0{1,2}[-/.]0{1,2}[-/.]0{4}/.test(text)) {
    return { is: 'none' };
  }
  if (looksSerial(text)) return fromSerial(Number(text));
  const never = neverOf(text);
  if (never) return never;
  if (/^-\d{1,9}$/.test(text) || /^\d{1,3}$/.test(text)) return badYear(Number(text));
  const read = readTypedDate(tidied(text), order ? { order } : {});
  return read.ok ? { is: 'date', edtf: read.edtf } : { is: 'problem', problem: read.problem };
}

function badYear(year: number): CellDate {
  const [first, last] = LIMITS.years;
  return { is: 'problem', problem: { key: 'date.problem.year', values: { year, first, last } } };
}

/** 9999-12-31, 2699-01-01: the first or last day of a year that no calendar plans for. 0001-01-01: nothing. */
function neverOf(text: string): CellDate | null {
  const match =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T].*)?$/.exec(text) ??
    /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[ T].*)?$/.exec(text) ??
    /^(9999)$/.exec(text);
  if (!match) return null;
  const parts = match.slice(1).map(Number);
  const year = Math.max(...parts);
  const edge = parts.length === 1 || parts.includes(31) || parts.filter((part) => part === 1).length === 2;
  if (year >= NEVER && edge) return { is: 'open' };
  return /^0001[-/.]0?1[-/.]0?1/.test(text) ? { is: 'none' } : null;
}

function tidied(text: string): string {
  return (
    text
      // 24 Sep 2003 a (accession), 10 Apr 2002 AA (approval): how treaty lists mark what was done.
      .replace(/(?<=\b\d{4}) ?(?:AA|[aAcdnPs])$/, '')
      // 20230619
      .replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')
      // 19-Jun-2023
      .replace(/^(\d{1,2})-([A-Za-zÀ-ÿ]{3,9})\.?-(\d{4})$/, '$1 $2 $3')
      // 2010-05..2010-06
      .replace(/^([\dX-]{4,10}[?~%]?)\.\.([\dX-]{4,10}[?~%]?)$/, '$1/$2')
      // Fractions of seconds.
      .replace(/(\d{2}:\d{2}:\d{2})[.,]\d{1,9}/, '$1')
      .replace(/ (\d{1,2}):(\d{2})(?::(\d{2}))? ?([AaPp])\.?[Mm]\.?$/, (_, hour, minute, second, half) => {
        const hours = (Number(hour) % 12) + (String(half).toLowerCase() === 'p' ? 12 : 0);
        return ` ${String(hours).padStart(2, '0')}:${minute}${second ? `:${second}` : ''}`;
      })
      // A bare midnight is how programs write a day.
      .replace(/[ T]0{1,2}:00(?::00)?(?:Z|\+00:?00)?$/, '')
  );
}

const SECOND = 1_000;
// Excel's day 1 is 1900-01-01, and its day 60 a 29 February that never was; from day 61 on this epoch holds.
const EXCEL_EPOCH = Date.UTC(1899, 11, 30);

/** Excel's day number, with the time of day in its fraction. */
function fromSerial(days: number): CellDate {
  const ms = EXCEL_EPOCH + Math.round(days * 86_400) * SECOND;
  const iso = new Date(ms).toISOString();
  return { is: 'date', edtf: iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19) };
}

/** True for a number that, in a column of dates, is Excel's: from 1927 to 2079. */
export function looksSerial(cell: string): boolean {
  return /^\d{5}(?:\.\d+)?$/.test(cell.trim()) && Number(cell) >= 10_000 && Number(cell) < 65_536;
}

/** What a cell proves of how its column orders day and month; null where it proves nothing. */
export function orderShown(cell: string): DayOrder | 'either' | null {
  const match = /^\D{0,3}(\d{1,2})[-/](\d{1,2})[-/]\d{4}(?!\d)/.exec(bare(cell));
  if (!match) return null;
  const [a, b] = [Number(match[1]), Number(match[2])];
  if (a > 12 && b <= 12) return 'dmy';
  if (b > 12 && a <= 12) return 'mdy';
  return a === b ? null : 'either';
}

/** Two dates as one interval, or why they are none. */
export function interval(start: string, end: string): { readonly edtf: string } | { readonly problem: string } {
  const from = start.split('/')[0] ?? start;
  const to = end.split('/').at(-1) ?? end;
  if (from === to) return { edtf: start };
  const edtf = `${from}/${to}`;
  const parsed = parseEdtf(edtf);
  return parsed.ok ? { edtf } : { problem: parsed.error.message };
}
