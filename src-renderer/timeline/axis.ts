// The time axis: ticks joined by D3 as DOM text, reworded from years to hours as one zooms.
import { select } from 'd3';
import { monthName } from '../../data/format-date.ts';
import type { UiLanguage } from '../../data/text.ts';
import { LOCALES } from '../../data/i18n/t.ts';
import type { Scene } from './layout/scene.ts';
import { TICK_SPACING } from './layout/scene.ts';
import { contextUnit, type Tick } from './layout/ticks.ts';

const formatters = new Map<string, Intl.DateTimeFormat>();

function format(at: number, language: UiLanguage, options: Intl.DateTimeFormatOptions): string {
  const key = language + JSON.stringify(options);
  let known = formatters.get(key);
  if (!known) {
    known = new Intl.DateTimeFormat(LOCALES[language], { timeZone: 'UTC', ...options });
    formatters.set(key, known);
  }
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
      return format(at, language, { day: 'numeric', month: 'short' });
    case 'hour':
    case 'minute':
      return format(at, language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  }
}

/** Where the left edge is, in words as fine as the ticks need: a year, a month, a day. */
export function contextWord({ scale }: Scene, language: UiLanguage): string {
  const unit = contextUnit(scale, TICK_SPACING);
  const at = scale.from;
  if (unit === 'year') return String(new Date(at).getUTCFullYear());
  if (unit === 'month') return format(at, language, { month: 'short', year: 'numeric' });
  return format(at, language, { day: 'numeric', month: 'short', year: 'numeric' });
}

/** Joins the ticks of a scene to an element. */
export function joinAxis(element: Element, { ticks, width }: Scene, language: UiLanguage): void {
  select(element)
    .selectAll<HTMLSpanElement, Tick>('span')
    .data(
      // A word half out of sight is worse than none.
      ticks.filter((tick) => tick.x > 10 && tick.x < width - 10),
      (tick) => tick.at,
    )
    .join('span')
    .attr('class', (tick) => (tick.strong || tick.unit === 'year' ? 'tick strong' : 'tick'))
    .style('transform', (tick) => `translateX(calc(${Math.round(tick.x)}px - 50%))`)
    .text((tick) => tickWord(tick, language));
}
