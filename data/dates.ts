// EDTF text → the span of time it means, with its precision and doubts; and back to EDTF.
// A strict subset of EDTF levels 0 and 1, years 1000–2999. Days never shift: no hour means 00:00–24:00 UTC.
// Source: Library of Congress, Extended Date/Time Format specification (2019).
import { LIMITS } from './limits.ts';
import { fail, ok, type Result } from './result.ts';

/** How finely one end of a date is known. `instant` is a date with an hour. */
export type Precision = 'century' | 'decade' | 'year' | 'season' | 'month' | 'day' | 'instant';

/** One date (no interval): its span [start, end) in ms UTC and what is known of it. */
export interface DatePoint {
  readonly start: number;
  readonly end: number;
  readonly precision: Precision;
  /** `?` or `%`: the source is doubtful. */
  readonly uncertain: boolean;
  /** `~` or `%`: "about". */
  readonly approximate: boolean;
  /** Minutes east of UTC where an hour is known with its offset, else null (a date, or an hour without a zone). */
  readonly offset: number | null;
  /** The EDTF text of this one date. */
  readonly edtf: string;
}

/** What an EDTF text means: the span it covers, [start, end) in ms UTC, and its two ends. */
export interface DateSpan {
  readonly start: number;
  readonly end: number;
  /** The coarser precision of the two ends; what the whole may be drawn and worded with. */
  readonly precision: Precision;
  readonly uncertain: boolean;
  readonly approximate: boolean;
  readonly interval: boolean;
  /** `../x` or `/x`: it began before anything known; `start` is then the start of the known end. */
  readonly openStart: boolean;
  /** `x/..` or `x/`: it goes on, or its end is not known; `end` is then the end of the known start. */
  readonly openEnd: boolean;
  readonly first: DatePoint | null;
  readonly last: DatePoint | null;
}

const COARSENESS: Record<Precision, number> = {
  instant: 0,
  day: 1,
  month: 2,
  season: 3,
  year: 4,
  decade: 5,
  century: 6,
};

const DAY = 86_400_000;
const MINUTE = 60_000;

// Month ranges of EDTF's seasons 21–24, by the northern meteorological calendar: winter starts in December.
const SEASON_FIRST_MONTH: Record<number, number> = { 21: 2, 22: 5, 23: 8, 24: 11 };

/** Days in a month; `month` is 1–12. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

const DATE = /^(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?([?~%])?$/;
const DATE_TIME = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?(Z|[+-]\d{2}:\d{2})?([?~%])?$/;

const bad = (message: string): Result<never> => fail('invalid', message);

function yearInBounds(year: number): boolean {
  return year >= LIMITS.years[0] && year <= LIMITS.years[1];
}

/** Reads one EDTF date without interval. Fails with `invalid` and a sentence that says what is wrong. */
export function parseDatePoint(edtf: string): Result<DatePoint> {
  return edtf.includes('T') ? parseDateTime(edtf) : parseCalendarDate(edtf);
}

function qualifiers(mark: string | undefined): Pick<DatePoint, 'uncertain' | 'approximate'> {
  return { uncertain: mark === '?' || mark === '%', approximate: mark === '~' || mark === '%' };
}

function parseDateTime(edtf: string): Result<DatePoint> {
  const match = DATE_TIME.exec(edtf);
  if (!match) return bad(`“${edtf.slice(0, 60)}” is not a date with an hour such as 2023-06-19T16:30:00+08:00.`);
  const [year, month, day, hour, minute] = match.slice(1, 6).map(Number) as [number, number, number, number, number];
  const second = Number(match[6] ?? '0');
  const calendar = checkDay(year, month, day);
  if (!calendar.ok) return calendar;
  if (hour > 23 || minute > 59 || second > 59) {
    return bad(`${match[0]} has no such hour: hours go to 23, minutes and seconds to 59.`);
  }
  const zone = match[7];
  const offset = zone === undefined ? null : zoneOffset(zone);
  if (offset !== null && Number.isNaN(offset)) return bad(`${zone} is not an offset: from -12:00 to +14:00.`);
  const start = Date.UTC(year, month - 1, day, hour, minute, second) - (offset ?? 0) * MINUTE;
  const length = match[6] === undefined ? MINUTE : 1_000;
  return ok({ start, end: start + length, precision: 'instant', ...qualifiers(match[8]), offset, edtf });
}

/** Minutes east of UTC of `Z` or `±hh:mm`; NaN outside −12:00…+14:00. */
function zoneOffset(zone: string): number {
  if (zone === 'Z') return 0;
  const sign = zone.startsWith('-') ? -1 : 1;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(4, 6));
  const total = sign * (hours * 60 + minutes);
  return minutes > 59 || total < -720 || total > 840 ? Number.NaN : total;
}

function checkDay(year: number, month: number, day: number): Result<null> {
  if (!yearInBounds(year)) return bad(`The year ${year} is outside ${LIMITS.years[0]}–${LIMITS.years[1]}.`);
  if (month < 1 || month > 12) return bad(`There is no month ${month}.`);
  const length = daysInMonth(year, month);
  if (day < 1 || day > length) {
    return bad(`${year}-${String(month).padStart(2, '0')} has ${length} days, so there is no day ${day}.`);
  }
  return ok(null);
}

function parseCalendarDate(edtf: string): Result<DatePoint> {
  const match = DATE.exec(edtf);
  if (!match) return bad(`“${edtf.slice(0, 60)}” is not a date such as 2023, 2023-06, 2023-06-18 or 2023-06~.`);
  const [, yearText, monthText, dayText, mark] = match as unknown as [
    string,
    string,
    string | undefined,
    string | undefined,
    string | undefined,
  ];
  const known = { ...qualifiers(mark), offset: null, edtf };
  const span = (start: number, end: number, precision: Precision): Result<DatePoint> =>
    ok({ start, end, precision, ...known });
  if (yearText.includes('X')) {
    if (monthText !== undefined) return bad(`${edtf}: where the year is not known, no month can follow.`);
    const step = yearText.endsWith('XX') ? 100 : 10;
    const from = Number(yearText.replaceAll('X', '0'));
    if (!yearInBounds(from)) return bad(`${edtf} is outside ${LIMITS.years[0]}–${LIMITS.years[1]}.`);
    return span(Date.UTC(from, 0, 1), Date.UTC(from + step, 0, 1), step === 100 ? 'century' : 'decade');
  }
  const year = Number(yearText);
  if (!yearInBounds(year)) return bad(`The year ${year} is outside ${LIMITS.years[0]}–${LIMITS.years[1]}.`);
  const wholeYear = (): Result<DatePoint> => span(Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1), 'year');
  if (monthText === undefined) return wholeYear();
  if (monthText === 'XX') {
    if (dayText !== undefined && dayText !== 'XX') return bad(`${edtf}: a day needs its month.`);
    return wholeYear();
  }
  const month = Number(monthText);
  const seasonFirst = SEASON_FIRST_MONTH[month];
  if (seasonFirst !== undefined) {
    if (dayText !== undefined) return bad(`${edtf}: a season has no day.`);
    return span(Date.UTC(year, seasonFirst, 1), Date.UTC(year, seasonFirst + 3, 1), 'season');
  }
  if (dayText === undefined || dayText === 'XX') {
    if (month < 1 || month > 12) return bad(`There is no month ${month}.`);
    return span(Date.UTC(year, month - 1, 1), Date.UTC(year, month, 1), 'month');
  }
  const checked = checkDay(year, month, Number(dayText));
  if (!checked.ok) return checked;
  const start = Date.UTC(year, month - 1, Number(dayText));
  return span(start, start + DAY, 'day');
}

/**
 * Reads an EDTF text: a date, or an interval whose ends may be open (`..`) or unknown (empty).
 * Fails with `invalid` and a sentence for people; ends out of order are refused, never swapped.
 */
export function parseEdtf(edtf: string): Result<DateSpan> {
  const parts = edtf.split('/');
  if (parts.length > 2) return bad(`“${edtf.slice(0, 60)}” has more than one “/”.`);
  if (parts.length === 1) {
    const point = parseDatePoint(edtf);
    return point.ok ? ok(spanOf(point.value, point.value, false)) : point;
  }
  const [firstText, lastText] = parts as [string, string];
  const openFirst = firstText === '' || firstText === '..';
  const openLast = lastText === '' || lastText === '..';
  if (openFirst && openLast) return bad('An interval needs at least one known end.');
  const first = openFirst ? null : parseDatePoint(firstText);
  if (first && !first.ok) return first;
  const last = openLast ? null : parseDatePoint(lastText);
  if (last && !last.ok) return last;
  if (first && last && (last.value.start < first.value.start || last.value.end < first.value.end)) {
    return bad(`The end ${lastText} comes before the start ${firstText}.`);
  }
  return ok(spanOf(first?.value ?? null, last?.value ?? null, true));
}

function spanOf(first: DatePoint | null, last: DatePoint | null, interval: boolean): DateSpan {
  const known = (first ?? last) as DatePoint;
  const ends = [first ?? known, last ?? known];
  const coarsest = ends.reduce((a, b) => (COARSENESS[b.precision] > COARSENESS[a.precision] ? b : a));
  return {
    start: (first ?? known).start,
    end: (last ?? known).end,
    precision: coarsest.precision,
    uncertain: ends.some((end) => end.uncertain),
    approximate: ends.some((end) => end.approximate),
    interval,
    openStart: interval && first === null,
    openEnd: interval && last === null,
    first,
    last,
  };
}

/** The calendar day, month and year of an EDTF end as written, for wording: never shifted by a zone. */
export function writtenDay(point: DatePoint): { year: number; month: number; day: number } {
  const local = new Date(point.start + (point.offset ?? 0) * MINUTE);
  return { year: local.getUTCFullYear(), month: local.getUTCMonth() + 1, day: local.getUTCDate() };
}

/** ISO day (`2023-06-18`) of an instant, in UTC. */
export function isoDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
