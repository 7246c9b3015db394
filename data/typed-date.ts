// What people type for a date → EDTF, or why not. English, French and Chinese; ISO and EDTF as they are.
// Impossible dates never roll over, and what could be read two ways is asked about, not guessed.
import { withDigits } from './chinese-numerals.ts';
import { daysInMonth, parseEdtf } from './dates.ts';
import {
  ABOUT_AFTER,
  ABOUT_BEFORE,
  RANGE_JOINTS,
  RANGE_LEAD,
  SINCE_AFTER,
  SINCE_BEFORE,
  UNTIL_AFTER,
  UNTIL_BEFORE,
} from './date-words.ts';
import { formatDate, monthName } from './format-date.ts';
import { fold } from './fold.ts';
import { LOCALES, type MessageKey, type Translate } from './i18n/t.ts';
import { LIMITS } from './limits.ts';
import type { UiLanguage } from './text.ts';
import { readParts, type DateParts, type PartsProblem } from './typed-date-parts.ts';

/** Why a text is not a date: a message of `date.problem.*`, and EDTF or numbers for its values. */
export type TypedDateProblem =
  | { readonly key: Extract<MessageKey, `date.problem.${string}`>; readonly values?: Readonly<Record<string, number>> }
  | { readonly key: 'date.problem.ambiguous'; readonly first: string; readonly second: string }
  | { readonly key: 'date.problem.order'; readonly first: string; readonly last: string }
  | { readonly key: 'date.problem.weekday'; readonly date: string };

export type TypedDate =
  | { readonly ok: true; readonly edtf: string }
  | { readonly ok: false; readonly problem: TypedDateProblem };

export interface TypedDateOptions {
  /** How 03/04/2024 is meant; without it such a date is refused as ambiguous. */
  readonly order?: 'dmy' | 'mdy';
}

const two = (value: number): string => String(value).padStart(2, '0');

const refuse = (problem: TypedDateProblem): TypedDate => ({ ok: false, problem });
const NOT_UNDERSTOOD: TypedDate = refuse({ key: 'date.problem.notUnderstood' });

/** Folded, with one kind of space, dash and numeral, and no space inside Chinese. */
function tidy(text: string): string {
  return withDigits(
    fold(text)
      .replaceAll(/[〜～]/g, '-')
      .replaceAll(/[\s\u200b-\u200f\u2060\ufeff]+/g, ' ')
      .replaceAll(/(?<=[年月日号至到约自第])\s+|\s+(?=[年月日号至到以左前季])/g, '')
      .trim(),
  );
}

/** Reads a typed date. */
export function readTypedDate(typed: string, options: TypedDateOptions = {}): TypedDate {
  const exact = typed.trim();
  if (exact === '') return refuse({ key: 'date.problem.empty' });
  if (parseEdtf(exact).ok) return { ok: true, edtf: exact };
  let text = tidy(typed);
  // Nobody writes a date this long; the splits below are quadratic in its length.
  if (text.length > 120) return NOT_UNDERSTOOD;
  const uncertain = /\s*(?:\(\?\)|\?)$/.exec(text);
  if (uncertain) text = text.slice(0, uncertain.index);
  const mark = (edtf: string, about: boolean): TypedDate => finish(edtf, about, uncertain !== null);

  const whole = readSpan(text, options);
  if (whole) return whole.ok ? mark(whole.edtf, false) : whole;
  const about = strip(text, ABOUT_BEFORE, ABOUT_AFTER);
  if (about !== null) {
    const read = readSpan(about, options);
    if (read) return read.ok ? mark(read.edtf, true) : read;
  }
  return readOpen(text, options, mark);
}

/** Takes a lead or a tail away; null where neither is there. */
function strip(text: string, before: RegExp, after: RegExp): string | null {
  const lead = before.exec(text);
  if (lead) return text.slice(lead[0].length).replace(after, '');
  const tail = after.exec(text);
  return tail ? text.slice(0, tail.index) : null;
}

function readOpen(
  text: string,
  options: TypedDateOptions,
  mark: (edtf: string, about: boolean) => TypedDate,
): TypedDate {
  for (const [before, after, end] of [
    [SINCE_BEFORE, SINCE_AFTER, 'last'],
    [UNTIL_BEFORE, UNTIL_AFTER, 'first'],
  ] as const) {
    const rest = strip(text, before, after);
    if (rest === null) continue;
    const about = strip(rest, ABOUT_BEFORE, ABOUT_AFTER);
    const read = readOne(about ?? rest, options);
    if (!read) continue;
    if (!read.ok) return read;
    const qualified = mark(read.edtf, about !== null);
    if (!qualified.ok) return qualified;
    return { ok: true, edtf: end === 'last' ? `${firstOf(qualified.edtf)}/..` : `../${lastOf(qualified.edtf)}` };
  }
  return NOT_UNDERSTOOD;
}

const firstOf = (edtf: string): string => edtf.split('/')[0] ?? edtf;
const lastOf = (edtf: string): string => edtf.split('/').at(-1) ?? edtf;

/** Adds the marks for "about" and "uncertain" to each end; one that is about already stays so. */
function finish(edtf: string, about: boolean, uncertain: boolean): TypedDate {
  const marked = (end: string): string => {
    const vague = about || end.endsWith('~');
    return end.replace(/~$/, '') + (vague && uncertain ? '%' : vague ? '~' : uncertain ? '?' : '');
  };
  return { ok: true, edtf: edtf.split('/').map(marked).join('/') };
}

/** One date or a range; null where the text is neither. */
function readSpan(text: string, options: TypedDateOptions): TypedDate | null {
  const one = readOne(text, options);
  if (one) return one;
  let firstProblem: TypedDate | null = null;
  for (const [left, right] of splits(text.replace(RANGE_LEAD, ''))) {
    const read = readRange(left, right, options);
    if (read?.ok) return read;
    firstProblem ??= read;
  }
  return firstProblem;
}

/** Every way to cut a text into two ends, words and spaced dashes first. */
function* splits(text: string): Generator<[string, string]> {
  for (const joint of [...RANGE_JOINTS, ' - ', '-', '/']) {
    for (let at = text.indexOf(joint); at > 0; at = text.indexOf(joint, at + 1)) {
      const left = text.slice(0, at).trim();
      const right = text
        .slice(at + joint.length)
        .trim()
        .replace(/^le /, '');
      if (left !== '' && right !== '') yield [left, right];
    }
  }
}

function readOne(text: string, options: TypedDateOptions): TypedDate | null {
  const read = readParts(text, options.order ?? null);
  if (!read) return null;
  if ('problem' in read) return refuse(worded(read));
  return read.parts.year === undefined ? null : toEdtf(read.parts);
}

function readRange(left: string, right: string, options: TypedDateOptions): TypedDate | null {
  const a = readParts(left.replace(/^le /, ''), options.order ?? null);
  const b = readParts(right, options.order ?? null);
  if (!a || !b) return null;
  if ('problem' in a) return refuse(worded(a));
  if ('problem' in b) return refuse(worded(b));
  const shared = share(a.parts, b.parts);
  if (!shared) return null;
  const first = toEdtf(shared[0]);
  const last = toEdtf(shared[1]);
  if (!first.ok) return first;
  if (!last.ok) return last;
  const edtf = `${firstOf(first.edtf)}/${lastOf(last.edtf)}`;
  if (parseEdtf(edtf).ok) return { ok: true, edtf };
  return refuse({ key: 'date.problem.order', first: first.edtf, last: last.edtf });
}

/** Fills what one end leaves out from the other; null where the two do not go together. */
function share(a: DateParts, b: DateParts): [DateParts, DateParts] | null {
  const year = a.year ?? b.year;
  if (year === undefined) return null;
  const first: DateParts = { ...a, year: a.year ?? b.year };
  const last: DateParts = { ...b, year: b.year ?? a.year };
  if (a.day !== undefined && a.month === undefined) first.month = b.month;
  if (b.day !== undefined && b.month === undefined) last.month = a.month;
  // "early to mid-September 2025", 9月上旬至中旬; where no month is written it is the year's third.
  if (isBareThird(a)) first.month = b.month;
  if (isBareThird(b)) last.month = a.month;
  const missing = (parts: DateParts): boolean => parts.day !== undefined && parts.month === undefined;
  if (missing(first) || missing(last)) return null;
  // "June 2023 – 2" or "2023 – 19" are not ranges anyone means.
  if (isWithinMonth(first) !== isWithinMonth(last) && (a.year === undefined || b.year === undefined)) return null;
  return [first, last];
}

const isBareThird = ({ third, month, year }: DateParts): boolean =>
  third !== undefined && month === undefined && year === undefined;

const isWithinMonth = ({ day, month, third }: DateParts): boolean =>
  day !== undefined || (third !== undefined && month !== undefined);

/** EDTF of whole parts, or what is impossible in them. */
function toEdtf(parts: DateParts): TypedDate {
  const { year, month, day, season, decade, weekday, time, third, quarter } = parts;
  if (year === undefined) return refuse({ key: 'date.problem.noYear' });
  const [first, last] = LIMITS.years;
  if (year < first || year > last) return refuse({ key: 'date.problem.year', values: { year, first, last } });
  const four = String(year);
  if (third !== undefined || quarter !== undefined) return stretch(parts, year);
  if (decade) return { ok: true, edtf: `${four.slice(0, 3)}X` };
  if (season !== undefined) return { ok: true, edtf: `${four}-${season}` };
  if (month === undefined) return { ok: true, edtf: four };
  if (month < 1 || month > 12) return refuse({ key: 'date.problem.noMonth', values: { month } });
  if (day === undefined) return { ok: true, edtf: `${four}-${two(month)}` };
  const days = daysInMonth(year, month);
  if (day < 1 || day > days) return refuse({ key: 'date.problem.noDay', values: { year, month, days, day } });
  const edtf = `${four}-${two(month)}-${two(day)}`;
  if (weekday !== undefined && new Date(`${edtf}T00:00:00Z`).getUTCDay() !== weekday) {
    return refuse({ key: 'date.problem.weekday', date: edtf });
  }
  return { ok: true, edtf: time ? `${edtf}T${time}` : edtf };
}

/** EDTF of a quarter, or of a third of a month or year: four months, or ten days and what is left of the month. */
function stretch({ month, third = 1, quarter, about }: DateParts, year: number): TypedDate {
  const mark = about ? '~' : '';
  const span = (first: string, last: string): TypedDate => ({
    ok: true,
    edtf: `${year}-${first}${mark}/${year}-${last}${mark}`,
  });
  if (quarter !== undefined) return span(two(quarter * 3 - 2), two(quarter * 3));
  if (month === undefined) return span(two(third * 4 - 3), two(third * 4));
  if (month < 1 || month > 12) return refuse({ key: 'date.problem.noMonth', values: { month } });
  const last = third === 3 ? daysInMonth(year, month) : third * 10;
  return span(`${two(month)}-${two(third * 10 - 9)}`, `${two(month)}-${two(last)}`);
}

function worded(read: PartsProblem): TypedDateProblem {
  if (read.problem !== 'ambiguous') return { key: `date.problem.${read.problem}` };
  const [a, b] = read.readings.map(toEdtf);
  if (a?.ok && b?.ok) return { key: 'date.problem.ambiguous', first: a.edtf, second: b.edtf };
  return { key: 'date.problem.notUnderstood' };
}

/** A problem in the words of `t`; `language` is the one `t` speaks. */
export function explainTypedDate(problem: TypedDateProblem, t: Translate, language: UiLanguage): string {
  if ('second' in problem) {
    return t(problem.key, {
      first: formatDate(problem.first, language),
      second: formatDate(problem.second, language),
      firstIso: problem.first,
      secondIso: problem.second,
    });
  }
  if ('last' in problem) {
    return t(problem.key, { first: formatDate(problem.first, language), last: formatDate(problem.last, language) });
  }
  if ('date' in problem) {
    const weekday = new Intl.DateTimeFormat(LOCALES[language], { weekday: 'long', timeZone: 'UTC' });
    return t(problem.key, {
      date: formatDate(problem.date, language),
      weekday: weekday.format(Date.parse(`${problem.date}T00:00:00Z`)),
    });
  }
  const values: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(problem.values ?? {}))
    values[name] = name === 'days' ? value : String(value);
  const { month, year } = problem.values ?? {};
  if (problem.key === 'date.problem.noDay' && month !== undefined) {
    values['month'] = language === 'zh' ? `${year}年${month}月` : `${monthName(month, language)} ${year}`;
  }
  return t(problem.key, values);
}
