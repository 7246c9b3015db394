// The words of the time axis: years, months, days or hours, as one zooms, in the reader's language and in UTC.
import { monthName } from '../../data/format-date.ts';
import type { UiLanguage } from '../../data/text.ts';
import { LOCALES } from '../../data/i18n/t.ts';
import type { Scene } from './layout/scene.ts';
import { TICK_SPACING } from './layout/scene.ts';
import { contextUnit, type Tick } from './layout/ticks.ts';

const DAY_AND_MONTH = { day: 'numeric', month: 'short' } as const;
const HOUR_AND_MINUTE = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const MONTH_AND_YEAR = { month: 'short', year: 'numeric' } as const;
const WHOLE_DATE = { day: 'numeric', month: 'short', year: 'numeric' } as const;

const formatters = new Map<Intl.DateTimeFormatOptions, Map<UiLanguage, Intl.DateTimeFormat>>();

function format(at: number, language: UiLanguage, options: Intl.DateTimeFormatOptions): string {
  let own = formatters.get(options);
  if (!own) formatters.set(options, (own = new Map<UiLanguage, Intl.DateTimeFormat>()));
  let known = own.get(language);
  if (!known) own.set(language, (known = new Intl.DateTimeFormat(LOCALES[language], { timeZone: 'UTC', ...options })));
  return known.format(at);
}

/** The word for a tick: what begins there. */
export function tickWord({ at, unit }: Tick, language: UiLanguage): string {
  switch (unit) {
    case 'year':
      return String(new Date(at).getUTCFullYear());
    case 'month':
      return monthName(new Date(at).getUTCMonth() + 1, language, 'short');
    case 'day':
      return format(at, language, DAY_AND_MONTH);
    case 'hour':
    case 'minute':
      return format(at, language, HOUR_AND_MINUTE);
  }
}

/** Where the left edge is, in words as fine as the ticks need: a year, a month, a day. */
export function contextWord({ scale }: Scene, language: UiLanguage): string {
  const unit = contextUnit(scale, TICK_SPACING);
  const at = scale.from;
  if (unit === 'year') return String(new Date(at).getUTCFullYear());
  if (unit === 'month') return format(at, language, MONTH_AND_YEAR);
  return format(at, language, WHOLE_DATE);
}

/** A way to word ticks that words each once: frames ask for the same few again and again. */
export function tickWords(): (tick: Tick, language: UiLanguage) => string {
  const known = new Map<number, string>();
  let of: UiLanguage | null = null;
  return (tick, language) => {
    if (of !== language || known.size > MOST_WORDS) known.clear();
    of = language;
    // What begins at an instant is the same whatever the zoom, and so is its word.
    let word = known.get(tick.at);
    if (word === undefined) {
      word = tickWord(tick, language);
      known.set(tick.at, word);
    }
    return word;
  };
}

const MOST_WORDS = 2_000;
