// The early, middle or late third of a month or year, and quarters, as people type them → parts. Text comes folded.
// 上旬, 中旬, 下旬 and quarters have known bounds; "early", "mi-", 初 and their like only about such ones.
import { MONTHS, QUARTERS, THIRDS } from './date-words.ts';
import type { DateParts } from './typed-date-parts.ts';

const names = (map: ReadonlyMap<string, number>, shape: RegExp): string =>
  [...map.keys()]
    .filter((name) => shape.test(name))
    .toSorted((a, b) => b.length - a.length)
    .join('|');

const LATIN = /^[a-z\d]/;
const HAN = /^\p{Script=Han}/u;
const THIRD = `(${names(THIRDS, LATIN)})`;
const QUARTER = `(${names(QUARTERS, LATIN)})`;
const LEAD = '(?:in |en |au |a |by )?(?:the |la |le )?';
// "early in", "the end of", "fin du mois de", "debut d'": what may stand between the third and what it is of.
const OF = "(?:-| )(?:in |(?:du mois |the month )?(?:of |de |d')(?:l'annee )?)?";
const CHINESE_THIRD = `(${names(THIRDS, HAN)})`;

interface Pattern {
  readonly shape: RegExp;
  readonly parts: (match: RegExpExecArray) => DateParts | null;
}

const number = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text));

const third = (name: string | undefined, rest: DateParts): DateParts => ({
  ...rest,
  third: THIRDS.get(name ?? ''),
  about: !/^[上中下]旬$/.test(name ?? ''),
});

function thirdOfMonth(name: string | undefined, monthName: string | undefined, year?: string): DateParts | null {
  const month = MONTHS.get(monthName ?? '');
  return month === undefined ? null : third(name, { month, year: number(year) });
}

const quarter = (which: string | number | undefined, year?: string): DateParts => ({
  quarter: Number(which),
  year: number(year),
});

const PATTERNS: readonly Pattern[] = [
  // mid-September 2025, the end of September, fin du mois de septembre 2025; early 2025, mi-2025
  {
    shape: new RegExp(`^${LEAD}${THIRD}${OF}([a-z]+)\\.?(?: of| de)?,? (\\d{4})$`),
    parts: (m) => thirdOfMonth(m[1], m[2], m[3]),
  },
  { shape: new RegExp(`^${LEAD}${THIRD}${OF}([a-z]+)\\.?$`), parts: (m) => thirdOfMonth(m[1], m[2]) },
  { shape: new RegExp(`^${LEAD}${THIRD}${OF}(\\d{4})$`), parts: (m) => third(m[1], { year: number(m[2]) }) },
  { shape: new RegExp(`^${LEAD}${THIRD}$`), parts: (m) => third(m[1], {}) },
  // Q3 2025, 3Q 2025, T3 2025; Q3
  { shape: /^(?:in |en |au )?(?:[qt]([1-4])|([1-4])[qt])(?:,? ?(\d{4}))?$/, parts: (m) => quarter(m[1] ?? m[2], m[3]) },
  // 2025 Q3, 2025-Q3, 2025年Q3
  { shape: /^(\d{4})(?:年|-| |)[qt]([1-4])$/, parts: (m) => quarter(m[2], m[1]) },
  // third quarter of 2025, 3e trimestre 2025
  {
    shape: new RegExp(`^${LEAD}${QUARTER} (?:quarter|trimestre)(?:,? (?:of |de |in )?(?:l'annee )?(\\d{4}))?$`),
    parts: (m) => quarter(QUARTERS.get(m[1] ?? ''), m[2]),
  },
  { shape: /^(?:(\d{4})年)?第?([1-4])季度?$/, parts: (m) => quarter(m[2], m[1]) },
  // 2025年9月上旬, 9月初, 2025年底, 2025年年底; 中旬 as the second end of a range
  {
    shape: new RegExp(`^(?:(\\d{4})年)?(\\d{1,2})月份?${CHINESE_THIRD}$`),
    parts: (m) => third(m[3], { year: number(m[1]), month: number(m[2]) }),
  },
  { shape: /^(\d{4})年年?([初中底末])$/, parts: (m) => third(m[2], { year: number(m[1]) }) },
  { shape: /^([上中下]旬)$/, parts: (m) => third(m[1], {}) },
];

/** Reads a third or a quarter; null where the text is neither. */
export function readThird(text: string): DateParts | null {
  for (const { shape, parts } of PATTERNS) {
    const match = shape.exec(text);
    const read = match && parts(match);
    if (read) return read;
  }
  return null;
}
