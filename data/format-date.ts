// EDTF text in words, at its true precision and never shifted by the reader's zone.
// A month stays a month, "about" and "since" are said; what is written here, typed-date.ts reads back.
import { parseEdtf, writtenDay, type DatePoint, type DateSpan } from './dates.ts';
import { LOCALES, translator, type Translate } from './i18n/t.ts';
import type { Clock } from './desk.ts';
import type { UiLanguage } from './text.ts';

export type DateStyle = 'long' | 'short';

const formatters = new Map<string, Intl.DateTimeFormat>();

/** An Intl formatter, made once; always in UTC unless a zone is named. */
function formatter(language: UiLanguage, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  let known = formatters.get(key);
  if (!known) {
    known = new Intl.DateTimeFormat(LOCALES[language], { timeZone: 'UTC', ...options });
    formatters.set(key, known);
  }
  return known;
}

const monthNames = new Map<string, string>();

/** The name of a month, 1–12; asked for once, since lists and charts name thousands of days. */
export function monthName(month: number, language: UiLanguage, style: DateStyle = 'long'): string {
  const key = `${language} ${style} ${month}`;
  let name = monthNames.get(key);
  if (name === undefined) {
    name = formatter(language, { month: style }).format(Date.UTC(2023, month - 1, 15));
    monthNames.set(key, name);
  }
  return name;
}

/** The parts one date is worded from; what its precision does not hold is null. */
interface Worded {
  readonly year: number;
  readonly month: number | null;
  readonly day: number | null;
}

function worded(point: DatePoint): Worded {
  const { year, month, day } = writtenDay(point);
  const hasMonth = point.precision === 'month' || point.precision === 'day' || point.precision === 'instant';
  return { year, month: hasMonth ? month : null, day: hasMonth && point.precision !== 'month' ? day : null };
}

function dayNumber(day: number, language: UiLanguage): string {
  return day === 1 ? translator(language)('date.firstOfMonth') : String(day);
}

/** Day, month and year in the language's own order; absent parts are left out. */
function words(parts: Partial<Worded>, language: UiLanguage, style: DateStyle): string {
  const { year, month, day } = parts;
  if (language === 'zh') {
    return `${year === undefined ? '' : `${year}年`}${month ? `${month}月` : ''}${day ? `${day}日` : ''}`;
  }
  return [
    day ? dayNumber(day, language) : '',
    month ? monthName(month, language, style) : '',
    year === undefined ? '' : String(year),
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function clock(point: DatePoint): string {
  const local = new Date(point.start + (point.offset ?? 0) * 60_000).toISOString();
  // Seconds that are written but say nothing are left out.
  const time = local.slice(11, local.slice(17, 19) === '00' ? 16 : 19);
  if (point.offset === null) return time;
  if (point.offset === 0) return `${time} UTC`;
  const sign = point.offset < 0 ? '-' : '+';
  const away = Math.abs(point.offset);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${time} ${sign}${two(Math.floor(away / 60))}:${two(away % 60)}`;
}

function pointWords(point: DatePoint, language: UiLanguage, style: DateStyle): string {
  const t = translator(language);
  const { year } = writtenDay(point);
  switch (point.precision) {
    case 'century':
      return t('date.century', { from: String(year), to: String(year + 99) });
    case 'decade':
      return t('date.decade', { year: String(year) });
    case 'season':
      return seasonWords(point, t);
    case 'instant':
      return `${words(worded(point), language, style)} ${clock(point)}`;
    case 'year':
    case 'month':
    case 'day':
      return words(withoutNulls(worded(point)), language, style);
  }
}

function withoutNulls(parts: Worded): Partial<Worded> {
  return { year: parts.year, ...(parts.month ? { month: parts.month } : {}), ...(parts.day ? { day: parts.day } : {}) };
}

function seasonWords(point: DatePoint, t: Translate): string {
  const [year, season] = point.edtf.split('-') as [string, string];
  const code = season.slice(0, 2) as '21' | '22' | '23' | '24';
  return t(`date.season.${code}`, { year });
}

/** Two days, months or years joined, with what they share said once. */
function rangeWords(first: DatePoint, last: DatePoint, language: UiLanguage, style: DateStyle): string {
  const a = withoutNulls(worded(first));
  const b = withoutNulls(worded(last));
  const plain = first.precision === last.precision && ['day', 'month', 'year'].includes(first.precision);
  const sameYear = plain && first.precision !== 'year' && a.year === b.year;
  const sameMonth = sameYear && first.precision === 'day' && a.month === b.month;
  if (language === 'zh') {
    if (sameMonth) return `${words(a, language, style)}至${b.day}日`;
    if (sameYear) return `${words(a, language, style)}至${words({ ...b, year: undefined }, language, style)}`;
    return `${pointWords(first, language, style)}至${pointWords(last, language, style)}`;
  }
  const end = pointWords(last, language, style);
  if (sameMonth) return `${dayNumber(a.day ?? 1, language)}–${end}`;
  if (sameYear) return `${words({ ...a, year: undefined }, language, style)} – ${end}`;
  if (plain && first.precision === 'year') return `${a.year}–${b.year}`;
  return `${pointWords(first, language, style)} – ${end}`;
}

function spanWords(span: DateSpan, language: UiLanguage, style: DateStyle): string {
  const t = translator(language);
  const { first, last } = span;
  const only = (first ?? last) as DatePoint;
  const ofDay = only.precision === 'day' || only.precision === 'instant';
  const point = pointWords(only, language, style);
  const date = span.approximate && (span.openEnd || span.openStart) ? t('date.about', { date: point }) : point;
  if (span.openEnd) return t(ofDay ? 'date.since.day' : 'date.since', { date });
  if (span.openStart) return t(ofDay ? 'date.until.day' : 'date.until', { date });
  if (first && last && span.interval && first.edtf !== last.edtf) return rangeWords(first, last, language, style);
  return point;
}

/** Dates in words as they were last asked for: a list that is drawn anew names mostly the same. */
const inWords = new Map<string, string>();
const MOST_KEPT = 4_000;

/**
 * An EDTF date in words: `18–19 June 2023`, `vers juin 2023`, `2023年6月18日至19日`.
 * Text that is not EDTF comes back as it is.
 */
export function formatDate(edtf: string, language: UiLanguage, style: DateStyle = 'long'): string {
  const key = `${language} ${style} ${edtf}`;
  let text = inWords.get(key);
  if (text === undefined) {
    text = dateWords(edtf, language, style);
    if (inWords.size >= MOST_KEPT) inWords.clear();
    inWords.set(key, text);
  }
  return text;
}

function dateWords(edtf: string, language: UiLanguage, style: DateStyle): string {
  const parsed = parseEdtf(edtf);
  if (!parsed.ok) return edtf;
  const span = parsed.value;
  const t = translator(language);
  let text = spanWords(span, language, style);
  if (span.approximate && !span.openEnd && !span.openStart) {
    const ofDay = span.precision === 'day' || span.precision === 'instant';
    text = t(ofDay ? 'date.about.day' : 'date.about', { date: text });
  }
  return span.uncertain ? t('date.uncertain', { date: text }) : text;
}

/** A day (ms UTC of any instant in it) in words. */
export function formatDay(ms: number, language: UiLanguage, style: DateStyle = 'long'): string {
  return formatDate(new Date(ms).toISOString().slice(0, 10), language, style);
}

/** A span [from, to) in ms UTC as days in words: `18 June 2023 – 30 May 2026`. */
export function formatRange(from: number, to: number, language: UiLanguage, style: DateStyle = 'long'): string {
  const day = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
  const first = day(from);
  const last = day(Math.max(from, to - 1));
  return formatDate(first === last ? first : `${first}/${last}`, language, style);
}

const ZONES: Readonly<Record<Exclude<Clock, 'local'>, string>> = {
  washington: 'America/New_York',
  beijing: 'Asia/Shanghai',
  utc: 'UTC',
};

/** A dated hour by each of these clocks, for example `15 Jan, 07:00`; null where the date has no hour with an offset. */
export function clockTimes(
  edtf: string,
  language: UiLanguage,
  clocks: readonly Clock[],
): { readonly clock: Clock; readonly time: string }[] | null {
  const parsed = parseEdtf(edtf);
  const point = parsed.ok ? parsed.value.first : null;
  if (!point || point.precision !== 'instant' || point.offset === null) return null;
  const options = { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return clocks.map((clock) => {
    const zone = clock === 'local' ? {} : { timeZone: ZONES[clock] };
    return { clock, time: formatter(language, { ...options, ...zone }).format(point.start) };
  });
}
