// How many days lie between two events, counted in calendar days from start to start.
// Where a date is vaguer than a day no number is invented.
import { parseEdtf, writtenDay } from './dates.ts';
import { translator } from './i18n/t.ts';
import type { UiLanguage } from './text.ts';

const DAY = 86_400_000;

/** The calendar day a date starts on, as days since 1970; null where it is vaguer than a day, or open at its start. */
function startDay(edtf: string): number | null {
  const parsed = parseEdtf(edtf);
  const first = parsed.ok ? parsed.value.first : null;
  if (!first || (first.precision !== 'day' && first.precision !== 'instant')) return null;
  const { year, month, day } = writtenDay(first);
  return Date.UTC(year, month - 1, day) / DAY;
}

/** Whole days from the start of `from` to the start of `to` (negative: before); null where either is too vague. */
export function lagDays(from: string, to: string): number | null {
  const a = startDay(from);
  const b = startDay(to);
  return a === null || b === null ? null : b - a;
}

/** The lag in words: "3 days later". Where days are not known the months are compared, and said without a number. */
export function formatLag(from: string, to: string, language: UiLanguage): string {
  const t = translator(language);
  const days = lagDays(from, to);
  if (days === 0) return t('date.lag.same');
  if (days !== null) return t(days > 0 ? 'date.lag.later' : 'date.lag.before', { days: Math.abs(days) });
  return vagueLag(from, to, language);
}

function vagueLag(from: string, to: string, language: UiLanguage): string {
  const t = translator(language);
  const a = parseEdtf(from);
  const b = parseEdtf(to);
  if (!a.ok || !b.ok) return '';
  if (b.value.start >= a.value.end) return t('date.lag.laterVague');
  if (b.value.end <= a.value.start) return t('date.lag.beforeVague');
  return t('date.lag.overlaps');
}
