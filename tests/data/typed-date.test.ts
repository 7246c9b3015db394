// What people type for a date is understood, or refused with a reason; what is formatted can be typed back.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseEdtf, type DateSpan } from '../../data/dates.ts';
import { formatDate } from '../../data/format-date.ts';
import { translator } from '../../data/i18n/t.ts';
import { UI_LANGUAGES, type UiLanguage } from '../../data/text.ts';
import { explainTypedDate, readTypedDate } from '../../data/typed-date.ts';

describe('dates people type', () => {
  it.each([
    ['2023-06-18', '2023-06-18'],
    ['2023-06-18/2023-06-19', '2023-06-18/2023-06-19'],
    ['2023-06~', '2023-06~'],
    ['2023', '2023'],
    ['2023/6/18', '2023-06-18'],
    ['18 June 2023', '2023-06-18'],
    ['18th of June, 2023', '2023-06-18'],
    ['June 18, 2023', '2023-06-18'],
    ['Jun 18 2023', '2023-06-18'],
    ['Sunday 18 June 2023', '2023-06-18'],
    ['June 18–19, 2023', '2023-06-18/2023-06-19'],
    ['18–19 June 2023', '2023-06-18/2023-06-19'],
    ['18-19 June 2023', '2023-06-18/2023-06-19'],
    ['18 and 19 June 2023', '2023-06-18/2023-06-19'],
    ['18 June – 2 July 2023', '2023-06-18/2023-07-02'],
    ['June 30 to July 2, 2023', '2023-06-30/2023-07-02'],
    ['30 December 2024 – 2 January 2025', '2024-12-30/2025-01-02'],
    ['from 18 to 19 June 2023', '2023-06-18/2023-06-19'],
    ['July 30-31, 2019', '2019-07-30/2019-07-31'],
    ['June 2023', '2023-06'],
    ['June – July 2023', '2023-06/2023-07'],
    ['2021-2022', '2021/2022'],
    ['about June 2023', '2023-06~'],
    ['c. 2023', '2023~'],
    ['June 2023?', '2023-06?'],
    ['spring 2023', '2023-21'],
    ['2020s', '202X'],
    ['since June 2023', '2023-06/..'],
    ['18 June 2023 onwards', '2023-06-18/..'],
    ['until 18 June 2023', '../2023-06-18'],
    ['19 June 2023 16:30 +08:00', '2023-06-19T16:30+08:00'],
    ['19 June 2023, 16:30', '2023-06-19T16:30'],
    ['2023-06-19 08:30 UTC', '2023-06-19T08:30Z'],
    ['juin 2023', '2023-06'],
    ['1er juin 2023', '2023-06-01'],
    ['le 19 juin 2023', '2023-06-19'],
    ['lundi 19 juin 2023', '2023-06-19'],
    ['18 et 19 juin 2023', '2023-06-18/2023-06-19'],
    ['du 18 au 19 juin 2023', '2023-06-18/2023-06-19'],
    ['du 30 juin au 2 juillet 2023', '2023-06-30/2023-07-02'],
    ['vers juin 2023', '2023-06~'],
    ['vers le 18 juin 2023', '2023-06-18~'],
    ['été 2023', '2023-22'],
    ['févr. 2024', '2024-02'],
    ['12 août 2024', '2024-08-12'],
    ['depuis le 18 juin 2023', '2023-06-18/..'],
    ['années 2020', '202X'],
    ['2023年6月19日', '2023-06-19'],
    ['2023 年 6 月 19 日', '2023-06-19'],
    ['２０２３年６月１９日', '2023-06-19'],
    ['2023年6月18日至19日', '2023-06-18/2023-06-19'],
    ['2023年6月18—19日', '2023-06-18/2023-06-19'],
    ['2023年6月30日至7月2日', '2023-06-30/2023-07-02'],
    ['2023年6月', '2023-06'],
    ['2023年6月至7月', '2023-06/2023-07'],
    ['2023年', '2023'],
    ['约2023年6月', '2023-06~'],
    ['2023年6月左右', '2023-06~'],
    ['2023年夏季', '2023-22'],
    ['2020年代', '202X'],
    ['2023年6月18日以来', '2023-06-18/..'],
    ['2023年6月19日星期一', '2023-06-19'],
    ['early September 2025', '2025-09-01~/2025-09-10~'],
    ['mid-September 2025', '2025-09-11~/2025-09-20~'],
    ['mid September, 2025', '2025-09-11~/2025-09-20~'],
    ['in mid-Sept. 2025', '2025-09-11~/2025-09-20~'],
    ['late September 2025', '2025-09-21~/2025-09-30~'],
    ['the end of February 2024', '2024-02-21~/2024-02-29~'],
    ['about mid-September 2025', '2025-09-11~/2025-09-20~'],
    ['mid-September 2025?', '2025-09-11%/2025-09-20%'],
    ['early 2025', '2025-01~/2025-04~'],
    ['mid-2025', '2025-05~/2025-08~'],
    ['late 2025', '2025-09~/2025-12~'],
    ['Q3 2025', '2025-07/2025-09'],
    ['2025 Q3', '2025-07/2025-09'],
    ['2025-Q4', '2025-10/2025-12'],
    ['about Q3 2025', '2025-07~/2025-09~'],
    ['third quarter of 2025', '2025-07/2025-09'],
    ['the first quarter of 2025', '2025-01/2025-03'],
    ['Q1–Q3 2025', '2025-01/2025-09'],
    ['early to mid-September 2025', '2025-09-01~/2025-09-20~'],
    ['mid-September to early October 2025', '2025-09-11~/2025-10-10~'],
    ['mid-September – 3 October 2025', '2025-09-11~/2025-10-03'],
    ['early 2024 to mid-2025', '2024-01~/2025-08~'],
    ['since early 2025', '2025-01~/..'],
    ['until mid-September 2025', '../2025-09-20~'],
    ['since Q3 2025', '2025-07/..'],
    ['début septembre 2025', '2025-09-01~/2025-09-10~'],
    ['mi-septembre 2025', '2025-09-11~/2025-09-20~'],
    ['à la mi-septembre 2025', '2025-09-11~/2025-09-20~'],
    ['fin septembre 2025', '2025-09-21~/2025-09-30~'],
    ['au début d’octobre 2025', '2025-10-01~/2025-10-10~'],
    ['fin du mois d’août 2025', '2025-08-21~/2025-08-31~'],
    ['début 2025', '2025-01~/2025-04~'],
    ['mi-2025', '2025-05~/2025-08~'],
    ['fin 2025', '2025-09~/2025-12~'],
    ['T3 2025', '2025-07/2025-09'],
    ['3e trimestre 2025', '2025-07/2025-09'],
    ['1er trimestre 2025', '2025-01/2025-03'],
    ['troisième trimestre 2025', '2025-07/2025-09'],
    ['au troisième trimestre de 2025', '2025-07/2025-09'],
    ['de la mi-septembre à début octobre 2025', '2025-09-11~/2025-10-10~'],
    ['2025年9月上旬', '2025-09-01/2025-09-10'],
    ['2025年9月中旬', '2025-09-11/2025-09-20'],
    ['2025年9月下旬', '2025-09-21/2025-09-30'],
    ['2025年9月初', '2025-09-01~/2025-09-10~'],
    ['2025年9月中', '2025-09-11~/2025-09-20~'],
    ['2025年9月底', '2025-09-21~/2025-09-30~'],
    ['2025年初', '2025-01~/2025-04~'],
    ['2025年中', '2025-05~/2025-08~'],
    ['2025年底', '2025-09~/2025-12~'],
    ['2025年年底', '2025-09~/2025-12~'],
    ['2025年第三季度', '2025-07/2025-09'],
    ['2025年三季度', '2025-07/2025-09'],
    ['2025 年第 3 季度', '2025-07/2025-09'],
    ['2025年9月上旬至中旬', '2025-09-01/2025-09-20'],
    ['2025年9月上旬至10月中旬', '2025-09-01/2025-10-20'],
    ['二〇二五年九月', '2025-09'],
    ['二〇二五年九月十五日', '2025-09-15'],
    ['二〇二五年九月十五', '2025-09-15'],
    ['二零二五年十二月卅一日', '2025-12-31'],
    ['二○二五年九月廿五日', '2025-09-25'],
    ['二〇二五年九月十日至二十日', '2025-09-10/2025-09-20'],
    ['二〇二三年六月十九日星期一', '2023-06-19'],
    ['二〇二五年九月中旬', '2025-09-11/2025-09-20'],
    ['18/06/2023', '2023-06-18'],
    ['06/18/2023', '2023-06-18'],
    ['05/05/2023', '2023-05-05'],
    ['18.6.2023', '2023-06-18'],
  ])('“%s” is %s', (typed, edtf) => {
    expect(readTypedDate(typed)).toEqual({ ok: true, edtf });
  });

  it.each([
    ['', 'date.problem.empty'],
    ['soon', 'date.problem.notUnderstood'],
    ['June', 'date.problem.notUnderstood'],
    ['19', 'date.problem.notUnderstood'],
    ['mid-September', 'date.problem.notUnderstood'],
    ['early', 'date.problem.notUnderstood'],
    ['Q3', 'date.problem.notUnderstood'],
    ['Q5 2025', 'date.problem.notUnderstood'],
    ['九月十五', 'date.problem.notUnderstood'],
    // The fifth day of a lunar month, not of September.
    ['二〇二五年九月初五', 'date.problem.notUnderstood'],
    ['二〇二五年九月三十一日', 'date.problem.noDay'],
    ['2025年13月上旬', 'date.problem.noMonth'],
    ['late 2025 to early 2025', 'date.problem.order'],
    ['2023-02-29', 'date.problem.noDay'],
    ['30 February 2024', 'date.problem.noDay'],
    ['31 juin 2023', 'date.problem.noDay'],
    ['2023年2月30日', 'date.problem.noDay'],
    ['2023-13', 'date.problem.noMonth'],
    ['2023年13月', 'date.problem.noMonth'],
    ['0999', 'date.problem.year'],
    ['3000', 'date.problem.year'],
    ['19–18 June 2023', 'date.problem.order'],
    ['July – June 2023', 'date.problem.order'],
    ['03/04/2024', 'date.problem.ambiguous'],
    ['18/06/23', 'date.problem.shortYear'],
    ['Tuesday 19 June 2023', 'date.problem.weekday'],
    ['19 June 2023 25:00', 'date.problem.hour'],
    ['19 June 2023 16:30 +15:00', 'date.problem.offset'],
  ])('“%s” is refused: %s', (typed, key) => {
    const read = readTypedDate(typed);
    expect(read.ok).toBe(false);
    if (read.ok) return;
    expect(read.problem.key).toBe(key);
    for (const language of UI_LANGUAGES) {
      expect(explainTypedDate(read.problem, translator(language), language)).not.toMatch(/[{}]|undefined/);
    }
  });

  it('asks which of two readings is meant, and takes the answer', () => {
    const read = readTypedDate('03/04/2024');
    expect(read.ok).toBe(false);
    if (!read.ok) {
      expect(explainTypedDate(read.problem, translator('en'), 'en')).toContain('3 April 2024');
      expect(explainTypedDate(read.problem, translator('en'), 'en')).toContain('4 March 2024');
    }
    expect(readTypedDate('03/04/2024', { order: 'dmy' })).toEqual({ ok: true, edtf: '2024-04-03' });
    expect(readTypedDate('03/04/2024', { order: 'mdy' })).toEqual({ ok: true, edtf: '2024-03-04' });
  });

  it('says which weekday it was', () => {
    const read = readTypedDate('Tuesday 19 June 2023');
    if (read.ok) throw new Error('It was a Monday.');
    expect(explainTypedDate(read.problem, translator('en'), 'en')).toBe('19 June 2023 was a Monday.');
    expect(explainTypedDate(read.problem, translator('zh'), 'zh')).toContain('星期一');
  });

  it('never throws and never takes long, whatever is typed', () => {
    const pieces = fc.constantFrom(
      '2023',
      '6',
      '-',
      '/',
      ' ',
      '年',
      '月',
      '日',
      'june',
      'to',
      '至',
      ':',
      '1er',
      '?',
      '~',
      '..',
      'T',
      'about ',
      '31',
      '+08:00',
      '\u0000',
      '💥',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 200 }),
          fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join('')),
        ),
        (typed) => {
          const read = readTypedDate(typed);
          expect(typeof read.ok).toBe('boolean');
        },
      ),
    );
  });
});

const two = (value: number): string => String(value).padStart(2, '0');
const day = fc
  .date({ min: new Date('1000-01-01T00:00:00Z'), max: new Date('2999-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const month = fc
  .tuple(fc.integer({ min: 1000, max: 2999 }), fc.integer({ min: 1, max: 12 }))
  .map(([y, m]) => `${y}-${two(m)}`);
const year = fc.integer({ min: 1000, max: 2999 }).map(String);
const season = fc
  .tuple(fc.integer({ min: 1000, max: 2998 }), fc.integer({ min: 21, max: 24 }))
  .map(([y, s]) => `${y}-${s}`);
const decade = fc.integer({ min: 100, max: 299 }).map((tens) => `${tens}X`);
const instant = fc
  .tuple(
    day,
    fc.integer({ min: 0, max: 23 }),
    fc.integer({ min: 0, max: 59 }),
    fc.constantFrom('', 'Z', '+08:00', '-05:00', '+05:30'),
  )
  .map(([d, h, m, zone]) => `${d}T${two(h)}:${two(m)}${zone}`);
const range = fc
  .oneof(fc.tuple(day, day), fc.tuple(month, month), fc.tuple(year, year))
  .filter(([a, b]) => a !== b)
  .map(([a, b]) => (a < b ? `${a}/${b}` : `${b}/${a}`));
const qualified = fc
  .tuple(fc.oneof(day, month, year, season, decade), fc.constantFrom('~', '?', '%'))
  .map(([date, mark]) => date + mark);
const open = fc.oneof(
  fc.oneof(day, month, year).map((date) => `${date}/..`),
  fc.oneof(day, month, year).map((date) => `../${date}`),
);

const numerals = (digits: number): string =>
  Array.from(String(digits), (digit) => '〇一二三四五六七八九'[Number(digit)]).join('');
const counted = (value: number): string => {
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  return `${tens > 1 ? numerals(tens) : ''}${tens > 0 ? '十' : ''}${ones > 0 ? numerals(ones) : ''}`;
};

describe('Chinese numerals', () => {
  it('are the same date as digits', () => {
    fc.assert(
      fc.property(day, fc.boolean(), (edtf, withUnit) => {
        const [y, m, d] = edtf.split('-').map(Number) as [number, number, number];
        const typed = `${numerals(y)}年${counted(m)}月${counted(d)}${withUnit ? '日' : ''}`;
        expect([typed, readTypedDate(typed)]).toEqual([typed, { ok: true, edtf }]);
      }),
    );
  });
});

/** The three thirds of a month or year and the quarters of a year, as each language writes them. */
const STRETCHES: Readonly<Record<UiLanguage, Readonly<Record<'month' | 'year' | 'quarter', readonly string[]>>>> = {
  en: {
    month: ['early {date}', 'mid-{date}', 'late {date}'],
    year: ['early {date}', 'mid-{date}', 'late {date}'],
    quarter: ['first quarter of {date}', 'Q2 {date}', '3rd quarter {date}', '{date} Q4'],
  },
  fr: {
    month: ['début {date}', 'mi-{date}', 'fin {date}'],
    year: ['début {date}', 'mi-{date}', 'fin {date}'],
    quarter: ['premier trimestre {date}', 'T2 {date}', '3e trimestre {date}', 'quatrième trimestre de {date}'],
  },
  zh: {
    month: ['{date}上旬', '{date}中旬', '{date}下旬'],
    year: ['{date}初', '{date}中', '{date}底'],
    quarter: ['{date}第一季度', '{date}二季度', '{date}第3季度', '{date}四季度'],
  },
};

function spanOf(edtf: string): DateSpan {
  const parsed = parseEdtf(edtf);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
}

describe.each(UI_LANGUAGES)('thirds and quarters in %s', (language) => {
  it.each(['month', 'year', 'quarter'] as const)('follow one another and fill the whole: %s', (of) => {
    fc.assert(
      fc.property(of === 'month' ? month : year, (edtf) => {
        const spans = STRETCHES[language][of].map((shape) => {
          const read = readTypedDate(shape.replace('{date}', formatDate(edtf, language)));
          if (!read.ok) throw new Error(`${shape} of ${edtf} is refused.`);
          // What is read can be worded, and the words typed back.
          expect(readTypedDate(formatDate(read.edtf, language))).toEqual(read);
          return spanOf(read.edtf);
        });
        const whole = spanOf(edtf);
        expect(spans.map(({ start }) => start)).toEqual([whole.start, ...spans.slice(0, -1).map(({ end }) => end)]);
        expect(spans.at(-1)?.end).toBe(whole.end);
      }),
    );
  });
});

describe.each(UI_LANGUAGES)('formatting, then typing, in %s', (language) => {
  it('gives the same date', () => {
    fc.assert(
      fc.property(fc.oneof(day, month, year, season, decade, instant, range, qualified, open), (edtf) => {
        expect([edtf, readTypedDate(formatDate(edtf, language))]).toEqual([edtf, { ok: true, edtf }]);
      }),
      { numRuns: 1_500 },
    );
  });
});
