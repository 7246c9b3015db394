// Where a text speaks of dates, in English, French and Chinese: written out, in part (without a year), or relative to the
// day on which it was written. Only finds them; which is the event's is decided in dates.ts. Text comes folded.
import { MONTHS, WEEKDAYS } from '../../../data/date-words.ts';
import type { FoldedText, Place } from './folded-text.ts';

export interface Day {
  readonly year?: number | undefined;
  readonly month?: number | undefined;
  readonly day?: number | undefined;
}

export type Mention =
  | { readonly is: 'written'; readonly at: Place; readonly first: Day; readonly last?: Day | undefined }
  /** Days from the article's own, a weekday before it, or the month or week it falls in. */
  | { readonly is: 'relative'; readonly at: Place; readonly to: Relative };

export type Relative =
  | { readonly days: number }
  /** 0 Sunday … 6 Saturday; `week`: that of the article's own week (0) or the one before (−1), Monday first. */
  | { readonly weekday: number; readonly last?: boolean; readonly week?: number }
  | { readonly months: number }
  | { readonly weeks: number };

type Groups = readonly (string | undefined)[];

const names = (map: ReadonlyMap<string, number>, latin: boolean): string =>
  [...map.keys()]
    .filter((name) => /^[a-z]/.test(name) === latin)
    .toSorted((a, b) => b.length - a.length)
    .join('|');

const M = `(${names(MONTHS, true)})\\.?`;
const D = '(\\d{1,2})(?:st|nd|rd|th|er)?';
const Y = '(?:,? \\(?(\\d{4})\\)?)';
const L = '(?<![\\p{L}\\p{N}])';
const R = '(?![\\p{L}\\p{N}])';
const TO = ' ?(?:to|through|until|and|au|et|a|-) ?';
const month = (name: string | undefined): number | undefined => MONTHS.get(name ?? '');
const number = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text));

interface Pattern {
  readonly shape: RegExp;
  readonly read: (groups: Groups) => { first: Day; last?: Day } | null;
}

// The longer forms stand first; what one has taken, no later one looks at.
const WRITTEN: readonly Pattern[] = [
  {
    // July 6 to July 9, 2023; June 18-19, 2023
    shape: new RegExp(`${L}${M} ${D}${TO}(?:${M} )?${D}${Y}?${R}`, 'gu'),
    read: ([m1, d1, m2, d2, y]) => ({
      first: { year: number(y), month: month(m1), day: number(d1) },
      last: { year: number(y), month: month(m2 ?? m1), day: number(d2) },
    }),
  },
  {
    // 27 au 30 aout 2023; 2-3 August 2022; 30 June to 2 July 2023
    shape: new RegExp(`${L}${D}(?: ${M}(?: (\\d{4}))?)?${TO}(?:le )?${D} (?:of |de )?${M}${Y}?${R}`, 'gu'),
    read: ([d1, m1, y1, d2, m2, y]) => ({
      first: { year: number(y1 ?? y), month: month(m1 ?? m2), day: number(d1) },
      last: { year: number(y), month: month(m2), day: number(d2) },
    }),
  },
  {
    shape: new RegExp(`${L}${M} ${D}${Y}?${R}`, 'gu'),
    read: ([m, d, y]) => ({ first: { year: number(y), month: month(m), day: number(d) } }),
  },
  {
    shape: new RegExp(`${L}${D} (?:of |de )?${M}${Y}?${R}`, 'gu'),
    read: ([d, m, y]) => ({ first: { year: number(y), month: month(m), day: number(d) } }),
  },
  {
    shape: new RegExp(`${L}${M},? (?:of |de )?(\\d{4})${R}`, 'gu'),
    read: ([m, y]) => ({ first: { year: number(y), month: month(m) } }),
  },
  {
    shape: /(?<!\d)(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?!\d)/gu,
    read: ([y, m, d]) => ({ first: { year: number(y), month: number(m), day: number(d) } }),
  },
  {
    shape: /(?<![\d-])(\d{4})-(\d{2})(?![\d-])/gu,
    read: ([y, m]) => (Number(m) >= 1 && Number(m) <= 12 ? { first: { year: number(y), month: number(m) } } : null),
  },
  {
    // Day first, as French has it; where it could be either, nothing is said.
    shape: /(?<!\d)(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?!\d)/gu,
    read: ([a, b, y]) => {
      if (Number(b) > 12) return { first: { year: number(y), month: number(a), day: number(b) } };
      return { first: { year: number(y), month: number(b), day: number(a) } };
    },
  },
  {
    shape: /(?:(\d{4})年)?(\d{1,2})月(\d{1,2})[日号]?(?:至|到|-|~)(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})[日号]/gu,
    read: ([y, m1, d1, y2, m2, d2]) => ({
      first: { year: number(y), month: number(m1), day: number(d1) },
      last: { year: number(y2 ?? y), month: number(m2 ?? m1), day: number(d2) },
    }),
  },
  {
    shape: /(?:(\d{4})年)?(\d{1,2})月(\d{1,2})[日号]/gu,
    read: ([y, m, d]) => ({ first: { year: number(y), month: number(m), day: number(d) } }),
  },
  { shape: /(\d{4})年(\d{1,2})月(?!\d)/gu, read: ([y, m]) => ({ first: { year: number(y), month: number(m) } }) },
  {
    shape: /(?<![\d月年])(\d{1,2})日(?:至|到|-)(\d{1,2})日/gu,
    read: ([a, b]) => ({ first: { day: number(a) }, last: { day: number(b) } }),
  },
  { shape: /(?<![\d月年])(\d{1,2})[日号](?![报本元均益内])/gu, read: ([d]) => ({ first: { day: number(d) } }) },
  { shape: /(?<!\d)((?:19|20)\d{2})年(?!\d{1,2}月)/gu, read: ([y]) => ({ first: { year: number(y) } }) },
  {
    shape: new RegExp(`(?:(?:^|\\s)(?:in|en|since|depuis) )((?:19|20)\\d{2})${R}`, 'gu'),
    read: ([y]) => ({ first: { year: number(y) } }),
  },
];

const COUNTS: Readonly<Record<string, number>> = {
  one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, un: 1, deux: 2, trois: 3, quatre: 4, cinq: 5, 一: 1, 两: 2, 二: 2, 三: 3, 四: 4, 五: 5,
}; // prettier-ignore
const COUNT = '(\\d{1,2}|one|two|three|four|five|six|un|deux|trois|quatre|cinq|[一两二三四五])';

/** A number in digits or in words. */
export function countOf(text: string | undefined): number {
  return text === undefined ? 0 : (COUNTS[text] ?? Number(text));
}

const DAYS_EN_FR = names(WEEKDAYS, true);

const RELATIVE: readonly { readonly shape: RegExp; readonly read: (groups: Groups) => Relative | null }[] = [
  { shape: new RegExp(`${L}(?:the )?day before yesterday${R}|${L}avant-hier${R}|前天|前日`, 'gu'), read: () => ({ days: -2 }) },
  { shape: new RegExp(`${L}(?:yesterday|hier)(?: (?:morning|evening|night|soir|matin))?${R}|昨[天日晚]`, 'gu'), read: () => ({ days: -1 }) },
  { shape: new RegExp(`${L}(?:today|tonight|this (?:morning|afternoon|evening)|aujourd'hui|ce (?:matin|soir|jour))${R}|今[天日晨晚]`, 'gu'), read: () => ({ days: 0 }) },
  { shape: new RegExp(`${L}${COUNT} days ago${R}|${L}il y a ${COUNT} jours${R}|${COUNT}天前`, 'gu'), read: (groups) => ({ days: -countOf(groups.find((group) => group !== undefined)) }) },
  {
    shape: new RegExp(`${L}(?:(last|this|on|le|ce) )?(${DAYS_EN_FR})(?: (morning|evening|night|afternoon|soir|matin|dernier|prochain))?${R}`, 'gu'),
    read: ([before, name, after]) => {
      const weekday = WEEKDAYS.get(name ?? '');
      // Short names such as “mar” or “sun” are words of their own.
      if (weekday === undefined || (name ?? '').length < 5 || after === 'prochain') return null;
      return { weekday, last: before === 'last' || after === 'dernier' };
    },
  },
  {
    shape: /(上|本|这|下)?(?:周|星期|礼拜)([一二三四五六日天])/gu,
    read: ([which, name]) => {
      const weekday = '日一二三四五六'.indexOf(name === '天' ? '日' : (name ?? ''));
      if (which === '下') return null;
      return which ? { weekday, week: which === '上' ? -1 : 0 } : { weekday };
    },
  },
  { shape: new RegExp(`${L}(?:this month|ce mois-ci|ce mois)${R}|本月`, 'gu'), read: () => ({ months: 0 }) },
  { shape: new RegExp(`${L}(?:last month|le mois dernier)${R}|上个?月`, 'gu'), read: () => ({ months: -1 }) },
  { shape: new RegExp(`${L}(?:last week|la semaine derniere)${R}|上周(?![一二三四五六日天])`, 'gu'), read: () => ({ weeks: -1 }) },
  { shape: new RegExp(`${L}(?:this week|cette semaine)${R}|本周(?![一二三四五六日天])`, 'gu'), read: () => ({ weeks: 0 }) },
]; // prettier-ignore

/** All mentions of a text, in its order. */
export function findMentions(text: FoldedText): Mention[] {
  const found: Mention[] = [];
  const free = ([from, to]: Place): boolean => !found.some(({ at }) => from < at[1] && to > at[0]);
  for (const { shape, read } of WRITTEN) {
    for (const { at, groups } of text.matches(shape)) {
      const dates = free(at) ? read(groups) : null;
      if (dates) found.push({ is: 'written', at, ...dates });
    }
  }
  // A weekday beside a written date is part of it: “Friday, 24 July 2020”.
  const joined = (from: number, to: number): boolean => /^(?:,? ?(?:the |le )?|,? )$/i.test(text.text.slice(from, to));
  const beside = ([from, to]: Place): boolean =>
    found.some(
      ({ is, at }) =>
        is === 'written' && ((at[0] >= to && joined(to, at[0])) || (from >= at[1] && joined(at[1], from))),
    );
  for (const { shape, read } of RELATIVE) {
    for (const { at, groups } of text.matches(shape)) {
      const to = free(at) ? read(groups) : null;
      if (to && !('weekday' in to && beside(at))) found.push({ is: 'relative', at, to });
    }
  }
  return found.toSorted((a, b) => a.at[0] - b.at[0]);
}
