// Ticks of the time axis: from centuries to hours, as many as fit, each told what it begins (a year, a month, a day).
// Numbers only; wording is the caller's, in the reader's language and always in UTC.
import { utcDay, utcHour, utcMinute, utcMonth, utcYear, type TimeInterval } from 'd3';
import { timeScale, xOf, type TimeScale } from './time-scale.ts';

/** What a tick begins: the largest unit that starts there. */
export type TickUnit = 'year' | 'month' | 'day' | 'hour' | 'minute';

export interface Tick {
  /** ms UTC */
  readonly at: number;
  readonly x: number;
  readonly unit: TickUnit;
  /** True where it begins a larger unit than most ticks of this axis: drawn strong. */
  readonly strong: boolean;
}

const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 86_400_000;
const MONTH = 30.44 * DAY;
const YEAR = 365.25 * DAY;

const every = (interval: { every(step: number): TimeInterval | null }, step: number): TimeInterval => {
  const found = interval.every(step);
  if (!found) throw new Error(`There is no interval of ${step}.`);
  return found;
};

interface Step {
  readonly interval: TimeInterval;
  /** About how long, ms. */
  readonly length: number;
  readonly unit: TickUnit;
}

const step = (interval: TimeInterval, length: number, unit: TickUnit): Step => ({ interval, length, unit });

const STEPS: readonly Step[] = [
  ...[1, 5, 15, 30].map((n) => step(every(utcMinute, n), n * MINUTE, 'minute')),
  ...[1, 3, 6, 12].map((n) => step(every(utcHour, n), n * HOUR, 'hour')),
  step(utcDay, DAY, 'day'),
  // Days of the month 1, 8, 15, 22: weeks that begin anew with each month, so that months keep their tick.
  step(
    utcDay.filter((date) => [1, 8, 15, 22].includes(date.getUTCDate())),
    7.6 * DAY,
    'day',
  ),
  step(
    utcDay.filter((date) => [1, 15].includes(date.getUTCDate())),
    15.2 * DAY,
    'day',
  ),
  ...[1, 3, 6].map((n) => step(every(utcMonth, n), n * MONTH, 'month')),
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500].map((n) => step(every(utcYear, n), n * YEAR, 'year')),
];

function unitAt(date: Date): TickUnit {
  if (date.getUTCMinutes() !== 0) return 'minute';
  if (date.getUTCHours() !== 0) return 'hour';
  if (date.getUTCDate() !== 1) return 'day';
  return date.getUTCMonth() === 0 ? 'year' : 'month';
}

/** The step whose ticks lie at least `spacing` px apart. */
function stepFor(scale: TimeScale, spacing: number): Step {
  const perPixel = (scale.to - scale.from) / scale.width;
  const found = STEPS.find((candidate) => candidate.length / perPixel >= spacing) ?? STEPS.at(-1);
  if (!found) throw new Error('There is no step.');
  return found;
}

/** Ticks within the view, in order, at least about `spacing` px apart. */
export function ticksOf(scale: TimeScale, spacing: number): Tick[] {
  const { interval, unit } = stepFor(scale, spacing);
  return interval.range(new Date(scale.from), new Date(scale.to + 1)).map((date) => {
    const begins = unitAt(date);
    return { at: date.getTime(), x: xOf(scale, date.getTime()), unit: begins, strong: begins !== unit };
  });
}

/** The unit the left edge is worded to, so that the axis is never without its context. */
export function contextUnit(scale: TimeScale, spacing: number): TickUnit {
  const { unit } = stepFor(scale, spacing);
  return unit === 'minute' || unit === 'hour' ? 'day' : unit === 'day' ? 'month' : 'year';
}

/** Year ticks over a whole library, for the minimap; at least `spacing` px apart. */
export function yearTicks(from: number, to: number, width: number, spacing: number): Tick[] {
  const scale = timeScale(from, to, width);
  const perPixel = (scale.to - scale.from) / width;
  const years = STEPS.filter((candidate) => candidate.unit === 'year');
  const fitting = years.find((candidate) => candidate.length / perPixel >= spacing) ?? years.at(-1);
  const found = fitting?.interval.range(new Date(from), new Date(to)) ?? [];
  return found.map((date) => ({ at: date.getTime(), x: xOf(scale, date.getTime()), unit: 'year', strong: true }));
}
