// The later days of an RRULE, within bounds. Every day is held against the rule, so that no rule can run for ever:
// libraries that jump from date to date never come back from `FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30`.
// Source: RFC 5545, section 3.3.10. Rules by the hour and below are not expanded.
import { daysInMonth, isoDay } from '../../data/dates.ts';

const DAY = 86_400_000;
const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
/** Bounds of one recurrence: later dates, and years looked at. */
export const MOST_REPEATS = 400;
const MOST_DAYS = 20 * 366;

export type Repeats =
  | { readonly is: 'days'; readonly days: readonly string[]; readonly more: boolean }
  /** A rule that is not understood, or finer than days. */
  | { readonly is: 'unread' };

interface Rule {
  readonly freq: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';
  readonly interval: number;
  readonly count: number;
  /** Last day, ms UTC. */
  readonly until: number;
  readonly months: readonly number[];
  readonly monthDays: readonly number[];
  readonly yearDays: readonly number[];
  readonly weekdays: readonly { readonly day: number; readonly nth: number }[];
  readonly positions: readonly number[];
  readonly weekStart: number;
}

/** The days after the first (ISO) on which an event repeats. @param first ISO day @param rule the value of RRULE */
export function repeatsOf(first: string, rule: string): Repeats {
  const parsed = parseRule(rule);
  if (!parsed) return { is: 'unread' };
  const start = Date.parse(`${first}T00:00:00Z`);
  const days: string[] = [];
  // The first day counts, whether or not it fits the rule.
  let left = parsed.count - 1;
  for (const day of candidates(start, parsed)) {
    if (day <= start) continue;
    if (day > parsed.until || left <= 0) return { is: 'days', days, more: false };
    if (days.length === MOST_REPEATS) return { is: 'days', days, more: true };
    days.push(isoDay(day));
    left -= 1;
  }
  return { is: 'days', days, more: left > 0 && parsed.until > start + MOST_DAYS * DAY };
}

function parseRule(text: string): Rule | null {
  const parts = new Map(
    text
      .toUpperCase()
      .split(';')
      .map((part) => part.split('=', 2))
      .map(([name = '', value = '']) => [name.trim(), value.trim()] as const),
  );
  const freq = parts.get('FREQ');
  if (freq !== 'DAILY' && freq !== 'WEEKLY' && freq !== 'MONTHLY' && freq !== 'YEARLY') return null;
  if (parts.has('BYWEEKNO') || parts.has('BYHOUR') || parts.has('BYMINUTE')) return null;
  const numbers = (name: string, most: number): number[] | null => {
    const values = (parts.get(name) ?? '').split(',').filter((value) => value !== '');
    const read = values.map(Number);
    return read.every((value) => Number.isInteger(value) && value !== 0 && Math.abs(value) <= most) ? read : null;
  };
  const weekdays = (parts.get('BYDAY') ?? '')
    .split(',')
    .filter((value) => value !== '')
    .map((value) => /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(value));
  const read = weekdays.map((match) => ({ day: WEEKDAYS.indexOf(match?.[2] ?? ''), nth: Number(match?.[1] ?? 0) }));
  const [months, monthDays] = [numbers('BYMONTH', 12), numbers('BYMONTHDAY', 31)];
  const [yearDays, positions] = [numbers('BYYEARDAY', 366), numbers('BYSETPOS', 366)];
  const until = /^(\d{4})(\d{2})(\d{2})/.exec(parts.get('UNTIL') ?? '');
  const interval = Number(parts.get('INTERVAL') ?? 1);
  const count = Number(parts.get('COUNT') ?? Infinity);
  if (!months || !monthDays || !yearDays || !positions || read.some(({ day }) => day < 0)) return null;
  if (!(interval >= 1) || !Number.isInteger(interval) || !(count >= 1)) return null;
  if (parts.has('UNTIL') && !until) return null;
  return {
    freq,
    interval,
    count,
    until: until ? Date.UTC(Number(until[1]), Number(until[2]) - 1, Number(until[3])) : Infinity,
    months,
    monthDays,
    yearDays,
    weekdays: read,
    positions,
    weekStart: Math.max(0, WEEKDAYS.indexOf(parts.get('WKST') ?? 'MO')),
  };
}

/** Days that fit, in order, from the period of the first day on. */
function* candidates(start: number, rule: Rule): Generator<number> {
  if (rule.positions.length === 0) {
    for (let at = 0; at < MOST_DAYS; at += 1) {
      const day = start + at * DAY;
      if (inStep(day, start, rule) && fits(day, start, rule)) yield day;
    }
    return;
  }
  // With positions, the days of each period are gathered first.
  let period = Number.NaN;
  let gathered: number[] = [];
  for (let at = -366; at < MOST_DAYS; at += 1) {
    const day = start + at * DAY;
    const now = periodOf(day, rule);
    if (now !== period) {
      yield* chosen(gathered, rule.positions);
      [period, gathered] = [now, []];
    }
    if (inStep(day, start, rule) && fits(day, start, rule)) gathered.push(day);
  }
}

function chosen(days: readonly number[], positions: readonly number[]): number[] {
  const picked = positions.map((at) => days.at(at > 0 ? at - 1 : at)).filter((day) => day !== undefined);
  return [...new Set(picked)].toSorted((a, b) => a - b);
}

/** The number of the day's period: its day, week, month or year. */
function periodOf(day: number, { freq, weekStart }: Rule): number {
  const date = new Date(day);
  if (freq === 'DAILY') return Math.floor(day / DAY);
  // 1 January 1970 was a Thursday.
  if (freq === 'WEEKLY') return Math.floor((Math.floor(day / DAY) + 4 - weekStart) / 7);
  return freq === 'MONTHLY' ? date.getUTCFullYear() * 12 + date.getUTCMonth() : date.getUTCFullYear();
}

const inStep = (day: number, start: number, rule: Rule): boolean =>
  (((periodOf(day, rule) - periodOf(start, rule)) % rule.interval) + rule.interval) % rule.interval === 0;

function fits(day: number, start: number, rule: Rule): boolean {
  const { freq, months, monthDays, yearDays, weekdays } = rule;
  const date = new Date(day);
  const [year, month, of] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  const first = new Date(start);
  const length = daysInMonth(year, month);
  if (months.length > 0 && !months.includes(month)) return false;
  if (monthDays.length > 0 && !monthDays.some((at) => of === (at > 0 ? at : length + at + 1))) return false;
  if (yearDays.length > 0) {
    const [at, all] = [(day - Date.UTC(year, 0, 1)) / DAY + 1, (Date.UTC(year + 1, 0, 1) - Date.UTC(year, 0, 1)) / DAY];
    if (!yearDays.some((wanted) => at === (wanted > 0 ? wanted : all + wanted + 1))) return false;
  }
  if (weekdays.length > 0) return weekdays.some((wanted) => isWeekday(date, wanted, rule));
  if (monthDays.length > 0 || yearDays.length > 0) return true;
  if (freq === 'WEEKLY') return date.getUTCDay() === first.getUTCDay();
  if (freq === 'MONTHLY') return of === first.getUTCDate();
  if (freq === 'DAILY') return true;
  return of === first.getUTCDate() && (months.length > 0 || month === first.getUTCMonth() + 1);
}

/** Whether a date is the weekday asked for, and the nth of its month (or year) where that is said. */
function isWeekday(date: Date, { day, nth }: Rule['weekdays'][number], { freq, months }: Rule): boolean {
  if (date.getUTCDay() !== day) return false;
  if (nth === 0 || freq === 'WEEKLY' || freq === 'DAILY') return true;
  const year = date.getUTCFullYear();
  const byYear = freq === 'YEARLY' && months.length === 0;
  const at = byYear
    ? (Date.UTC(year, date.getUTCMonth(), date.getUTCDate()) - Date.UTC(year, 0, 1)) / DAY
    : date.getUTCDate() - 1;
  const length = byYear
    ? (Date.UTC(year + 1, 0, 1) - Date.UTC(year, 0, 1)) / DAY
    : daysInMonth(year, date.getUTCMonth() + 1);
  return nth > 0 ? Math.floor(at / 7) + 1 === nth : Math.floor((length - 1 - at) / 7) + 1 === -nth;
}
