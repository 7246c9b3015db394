// The time axis: ticks joined by D3 as DOM text, reworded from years to hours as one zooms.
import { select } from 'd3';
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

/** What an axis shows now: kept, because setting a word anew, the same one even, would cost a layout in every frame. */
interface Shown {
  readonly language: UiLanguage;
  readonly ticks: readonly Tick[];
  readonly elements: readonly HTMLElement[];
}
const shownOn = new WeakMap<Element, Shown>();

const sameWords = (a: readonly Tick[], b: readonly Tick[]): boolean =>
  a.length === b.length &&
  a.every(({ at, unit, strong }, i) => at === b[i]?.at && unit === b[i].unit && strong === b[i].strong);

/** Joins the ticks of a scene to an element. */
export function joinAxis(element: Element, { ticks: all, width }: Scene, language: UiLanguage): void {
  // A word half out of sight is worse than none.
  const ticks = all.filter((tick) => tick.x > 10 && tick.x < width - 10);
  let shown = shownOn.get(element);
  if (shown?.language !== language || !sameWords(shown.ticks, ticks)) {
    const elements = select(element)
      .selectAll<HTMLSpanElement, Tick>('span')
      .data(ticks, (tick) => tick.at)
      .join('span')
      .attr('class', (tick) => (tick.strong || tick.unit === 'year' ? 'tick strong' : 'tick'))
      .text((tick) => tickWord(tick, language))
      .nodes();
    shown = { language, ticks, elements };
    shownOn.set(element, shown);
  }
  shown.elements.forEach((one, at) => {
    one.style.transform = `translateX(${Math.round(ticks[at]?.x ?? 0)}px)`;
  });
}
