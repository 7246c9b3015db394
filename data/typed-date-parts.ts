// One end of a typed date → its parts (year, month, day, …), as far as they are written. Text comes folded.
// Every way of writing is one pattern; what is written but impossible is left for the caller to refuse by name.
import { MONTHS, SEASONS, WEEKDAYS } from './date-words.ts';
import { readThird } from './typed-date-thirds.ts';

/** What was written. `time` is EDTF's, with its offset; `decade` says the year stands for its ten years. */
export interface DateParts {
  year?: number | undefined;
  month?: number | undefined;
  day?: number | undefined;
  season?: number | undefined;
  decade?: boolean | undefined;
  /** 1–3: the early, middle or late third of the month, or of the year where no month is written. */
  third?: number | undefined;
  /** 1–4: three months of the year. */
  quarter?: number | undefined;
  /** What is written has no sharp bounds. */
  about?: boolean | undefined;
  weekday?: number | undefined;
  time?: string | undefined;
}

export type PartsProblem =
  | { readonly problem: 'shortYear' | 'hour' | 'offset' }
  | { readonly problem: 'ambiguous'; readonly readings: readonly [DateParts, DateParts] };

type Read = { readonly parts: DateParts } | PartsProblem | null;

const ORDINAL = '(?:st|nd|rd|th|er|e)?';
const WORD = '([a-z]+)\\.?';

const number = (text: string | undefined): number => Number(text);

interface Pattern {
  readonly shape: RegExp;
  readonly parts: (match: RegExpExecArray) => Read;
}

const found = (parts: DateParts): Read => ({ parts });

function withMonth(name: string | undefined, rest: Omit<DateParts, 'month'>): Read {
  const month = MONTHS.get(name ?? '');
  return month === undefined ? null : found({ ...rest, month });
}

const PATTERNS: readonly Pattern[] = [
  // 2023年6月19日, and its shorter forms; 6月19日 and 19日 as the second end of a range.
  { shape: /^(\d{4})年(?:(\d{1,2})月(?:份|(\d{1,2})[日号]?)?)?$/, parts: (m) => found(chinese(m[1], m[2], m[3])) },
  { shape: /^(\d{1,2})月(?:(\d{1,2})[日号]?)?$/, parts: (m) => found(chinese(undefined, m[1], m[2])) },
  { shape: /^(\d{1,2})[日号]$/, parts: (m) => found({ day: number(m[1]) }) },
  {
    shape: /^(\d{4})年([春夏秋冬][季天]?)$/,
    parts: (m) => found({ year: number(m[1]), season: SEASONS.get(m[2] ?? '') }),
  },
  { shape: /^(\d{3}0)年代$/, parts: (m) => found({ year: number(m[1]), decade: true }) },
  // 2023-06-19, 2023/6/19, 2023.6.19, 2023-06
  {
    shape: /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/,
    parts: (m) => found({ year: number(m[1]), month: number(m[2]), day: number(m[3]) }),
  },
  { shape: /^(\d{4})[-/.](\d{1,2})$/, parts: (m) => found({ year: number(m[1]), month: number(m[2]) }) },
  { shape: /^(\d{1,2})[/](\d{4})$/, parts: (m) => found({ month: number(m[1]), year: number(m[2]) }) },
  // 19.6.2023: dots are written by people who put the day first.
  {
    shape: /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/,
    parts: (m) => found({ day: number(m[1]), month: number(m[2]), year: number(m[3]) }),
  },
  { shape: /^\d{1,2}[-/.]\d{1,2}[-/.]\d{2}$/, parts: () => ({ problem: 'shortYear' }) },
  // 19 June 2023, le 1er juin 2023, 19 June
  {
    shape: new RegExp(`^(\\d{1,2})${ORDINAL}(?: of| de)? ${WORD},? (\\d{4})$`),
    parts: (m) => withMonth(m[2], { day: number(m[1]), year: number(m[3]) }),
  },
  {
    shape: new RegExp(`^(\\d{1,2})${ORDINAL}(?: of| de)? ${WORD}$`),
    parts: (m) => withMonth(m[2], { day: number(m[1]) }),
  },
  // June 19, 2023; June 19
  {
    shape: new RegExp(`^${WORD} (\\d{1,2})${ORDINAL},? (\\d{4})$`),
    parts: (m) => withMonth(m[1], { day: number(m[2]), year: number(m[3]) }),
  },
  { shape: new RegExp(`^${WORD} (\\d{1,2})${ORDINAL}$`), parts: (m) => withMonth(m[1], { day: number(m[2]) }) },
  // June 2023, summer 2023, in June 2023, ete 2023
  {
    shape: new RegExp(`^(?:in |en |au |a l')?(?:the )?${WORD}(?: of| de)?,? (\\d{4})$`),
    parts: (m) => {
      const season = SEASONS.get(m[1] ?? '');
      return season === undefined ? withMonth(m[1], { year: number(m[2]) }) : found({ season, year: number(m[2]) });
    },
  },
  { shape: new RegExp(`^${WORD}$`), parts: (m) => withMonth(m[1], {}) },
  // 2023; 2020s; annees 2020; "19, 2023" and "19" as the second end of a range
  { shape: /^(?:in |en )?(\d{4})$/, parts: (m) => found({ year: number(m[1]) }) },
  { shape: /^(?:the )?(\d{3}0)'?s$/, parts: (m) => found({ year: number(m[1]), decade: true }) },
  { shape: /^(?:les )?annees (\d{3}0)$/, parts: (m) => found({ year: number(m[1]), decade: true }) },
  {
    shape: new RegExp(`^(\\d{1,2})${ORDINAL},? (\\d{4})$`),
    parts: (m) => found({ day: number(m[1]), year: number(m[2]) }),
  },
  { shape: new RegExp(`^(\\d{1,2})${ORDINAL}$`), parts: (m) => found({ day: number(m[1]) }) },
];

function chinese(year: string | undefined, month: string | undefined, day: string | undefined): DateParts {
  return {
    year: year === undefined ? undefined : number(year),
    month: month === undefined ? undefined : number(month),
    day: day === undefined ? undefined : number(day),
  };
}

const NUMERIC = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/;

/** 18/06/2023 and 06/18/2023; where both readings are possible and differ, both are given back. */
function readNumeric(text: string, order: 'dmy' | 'mdy' | null): Read {
  const match = NUMERIC.exec(text);
  if (!match) return null;
  const [a, b, year] = match.slice(1).map(Number) as [number, number, number];
  const dmy = { day: a, month: b, year };
  const mdy = { day: b, month: a, year };
  if (order) return found(order === 'dmy' ? dmy : mdy);
  if (a === b || b > 12) return found(b > 12 ? mdy : dmy);
  if (a > 12) return found(dmy);
  return { problem: 'ambiguous', readings: [dmy, mdy] };
}

const TIME =
  /[ t,，]*(?:(?:at|a|下午|上午) ?)?(\d{1,2})(?::|h|时|点)(\d{2})?(?::(\d{2}))?(?:分)? ?(z|utc|gmt|[+−-]\d{1,2}:?\d{2})?$/;

/** Cuts an hour off the end: its EDTF text and what is left before it. */
function cutTime(text: string): { rest: string; time: string } | PartsProblem | null {
  const match = TIME.exec(text);
  if (!match || match.index === 0) return null;
  const [, hour, minute = '00', second, zone] = match;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return { problem: 'hour' };
  const two = (value: string | undefined): string => String(value).padStart(2, '0');
  let time = `${two(hour)}:${two(minute)}${second ? `:${second}` : ''}`;
  if (zone) {
    const offset = zoneText(zone);
    if (!offset) return { problem: 'offset' };
    time += offset;
  }
  return { rest: text.slice(0, match.index), time };
}

function zoneText(zone: string): string | null {
  if (/^[a-z]/.test(zone)) return 'Z';
  const digits = zone.replaceAll(/\D/g, '').padStart(4, '0');
  const total = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  const west = !zone.startsWith('+');
  if (Number(digits.slice(2)) > 59 || total > (west ? 720 : 840)) return null;
  return `${west ? '-' : '+'}${digits.slice(0, 2)}:${digits.slice(2)}`;
}

/** Cuts a weekday off the start, or (Chinese) off the end. */
function cutWeekday(text: string): { rest: string; weekday: number } | null {
  for (const [name, weekday] of WEEKDAYS) {
    if (/^[a-z]/.test(name)) {
      const lead = new RegExp(`^(?:on |le )?${name}\\.?,? (?:the |le )?`).exec(text);
      if (lead) return { rest: text.slice(lead[0].length), weekday };
    } else if (text.includes(name)) {
      return { rest: text.replace(name, '').replaceAll(/[()]/g, '').trim(), weekday };
    }
  }
  return null;
}

/**
 * Reads one end of a date from folded text. Null where it is not one.
 * @param order how an ambiguous 03/04/2024 is meant, or null to have it refused
 */
export function readParts(text: string, order: 'dmy' | 'mdy' | null): Read {
  const bare = text.trim().replace(/^(?:on |the |le |am )(?=\d)/, '');
  const numeric = readNumeric(bare, order);
  if (numeric) return numeric;
  for (const { shape, parts } of PATTERNS) {
    const match = shape.exec(bare);
    const read = match && parts(match);
    if (read) return read;
  }
  const third = readThird(bare);
  if (third) return found(third);
  const weekday = cutWeekday(bare);
  if (weekday) return extend(readParts(weekday.rest, order), { weekday: weekday.weekday });
  const time = cutTime(bare);
  if (!time) return null;
  if ('problem' in time) return time;
  const read = readParts(time.rest, order);
  // An hour needs its day; without one what looks like an hour is something else.
  if (read && 'parts' in read && read.parts.day === undefined) return null;
  return extend(read, { time: time.time });
}

function extend(read: Read, more: Partial<DateParts>): Read {
  return read && 'parts' in read ? { parts: { ...read.parts, ...more } } : read;
}
