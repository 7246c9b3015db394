// Dates mean what they say: spans in order, days that never shift, impossible ones refused, and what the edtf package
// (a devDependency, used here only) makes of the same text where both understand it.
import edtf from 'edtf';
import * as fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { parseEdtf, type DateSpan } from '../../data/dates.ts';
import { clockTimes, formatDate } from '../../data/format-date.ts';
import { formatLag, lagDays } from '../../data/lag.ts';

function span(text: string): DateSpan {
  const parsed = parseEdtf(text);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
}

const day = fc
  .date({ min: new Date('1000-01-01T00:00:00Z'), max: new Date('2999-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('EDTF', () => {
  it.each([
    ['2023', Date.UTC(2023, 0), Date.UTC(2024, 0), 'year'],
    ['2023-06', Date.UTC(2023, 5), Date.UTC(2023, 6), 'month'],
    ['2023-06-18', Date.UTC(2023, 5, 18), Date.UTC(2023, 5, 19), 'day'],
    ['2024-02-29', Date.UTC(2024, 1, 29), Date.UTC(2024, 2, 1), 'day'],
    ['2023-06-18/2023-06-19', Date.UTC(2023, 5, 18), Date.UTC(2023, 5, 20), 'day'],
    ['2023-22', Date.UTC(2023, 5), Date.UTC(2023, 8), 'season'],
    ['2023-24', Date.UTC(2023, 11), Date.UTC(2024, 2), 'season'],
    ['202X', Date.UTC(2020, 0), Date.UTC(2030, 0), 'decade'],
    ['2023-XX', Date.UTC(2023, 0), Date.UTC(2024, 0), 'year'],
    ['2023-06-XX', Date.UTC(2023, 5), Date.UTC(2023, 6), 'month'],
    ['2023-06-19T16:30+08:00', Date.UTC(2023, 5, 19, 8, 30), Date.UTC(2023, 5, 19, 8, 31), 'instant'],
    ['2023-06-19T16:30:05Z', Date.UTC(2023, 5, 19, 16, 30, 5), Date.UTC(2023, 5, 19, 16, 30, 6), 'instant'],
  ])('%s', (text, start, end, precision) => {
    expect(span(text)).toMatchObject({ start, end, precision });
  });

  it('keeps doubts and open ends', () => {
    expect(span('2023-06~')).toMatchObject({ approximate: true, uncertain: false });
    expect(span('2023-06?')).toMatchObject({ approximate: false, uncertain: true });
    expect(span('2023-06%')).toMatchObject({ approximate: true, uncertain: true });
    expect(span('2023-06-18/..')).toMatchObject({ openEnd: true, openStart: false });
    expect(span('../2023-06-18')).toMatchObject({ openEnd: false, openStart: true });
  });

  it.each([
    '',
    '2023-02-29',
    '2023-02-30',
    '2023-13',
    '2023-00',
    '2023-06-00',
    '2023-06-31',
    '0999',
    '3000',
    '20233',
    '2023-6-1',
    '2023-06-19/2023-06-18',
    '2023/2022',
    '../..',
    '/',
    '2023/2024/2025',
    '2023-06-19T24:00',
    '2023-06-19T10:60',
    '2023-06-19T10:00+15:00',
    '2023-02-29T10:00Z',
    '20X3',
    'X023',
    '2023-25',
    '2023-XX-18',
    ' 2023',
    '2023 ',
    '２０２３',
    'June 2023',
  ])('refuses “%s” with a sentence', (text) => {
    const parsed = parseEdtf(text);
    expect(parsed.ok).toBe(false);
    if (!parsed.ok) expect(parsed.error.message.length).toBeGreaterThan(10);
  });

  it('never throws, whatever the text', () => {
    const pieces = fc.constantFrom('2023', '-', '06', '/', '..', 'T', ':', 'X', '~', '?', '%', '+08:00', 'Z', '9', ' ');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces).map((parts) => parts.join('')),
        ),
        (text) => {
          const parsed = parseEdtf(text);
          expect(parsed.ok ? parsed.value.end - parsed.value.start : 1).toBeGreaterThan(0);
        },
      ),
    );
  });

  it('every day is a day long, and days follow each other', () => {
    fc.assert(
      fc.property(day, (text) => {
        const { start, end } = span(text);
        expect(end - start).toBe(86_400_000);
        expect(new Date(start).toISOString().slice(0, 10)).toBe(text);
      }),
    );
  });

  it('agrees with the edtf package on days, months and years', () => {
    fc.assert(
      fc.property(day, fc.constantFrom(4, 7, 10), (text, length) => {
        const cut = text.slice(0, length);
        const theirs = edtf(cut);
        expect([span(cut).start, span(cut).end - 1]).toEqual([theirs.min, theirs.max]);
      }),
    );
  });
});

describe('days do not shift', () => {
  const before = process.env['TZ'];
  afterEach(() => {
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  });

  it.each(['Pacific/Kiritimati', 'America/Los_Angeles', 'Asia/Shanghai', 'UTC'])('in %s', (zone) => {
    process.env['TZ'] = zone;
    fc.assert(
      fc.property(day, (text) => {
        expect(new Date(span(text).start).toISOString().slice(0, 10)).toBe(text);
        expect(formatDate(text, 'zh')).toContain(`${Number(text.slice(8))}日`);
        expect(lagDays('2023-06-18', text)).toBe((Date.parse(text) - Date.parse('2023-06-18')) / 86_400_000);
      }),
      { numRuns: 60 },
    );
  });

  it('both capitals’ clocks, across the date line of a day', () => {
    const clocks = ['washington', 'beijing', 'utc'] as const;
    expect(clockTimes('2024-01-15T12:00Z', 'en', clocks)).toEqual([
      { clock: 'washington', time: '15 Jan, 07:00' },
      { clock: 'beijing', time: '15 Jan, 20:00' },
      { clock: 'utc', time: '15 Jan, 12:00' },
    ]);
    expect(clockTimes('2023-06-19T08:00+08:00', 'en', ['washington'])).toEqual([
      { clock: 'washington', time: '18 Jun, 20:00' },
    ]);
    expect(clockTimes('2023-06-19T08:00+08:00', 'en', [])).toEqual([]);
    expect(clockTimes('2023-06-19', 'en', clocks)).toBeNull();
    expect(clockTimes('2023-06-19T08:00', 'en', clocks)).toBeNull();
  });
});

describe('lags', () => {
  it.each([
    ['2023-06-18/2023-06-19', '2023-06-20', '2 days later'],
    ['2023-06-20', '2023-06-18/2023-06-19', '2 days before'],
    ['2023-06-18', '2023-06-18T23:00+08:00', 'same day'],
    ['2023-06-18', '2023-06-19', '1 day later'],
    ['2023-06-18', '2023-09', 'later'],
    ['2023-09', '2023-06-18', 'before'],
    ['2023-06', '2023-06-18', 'at the same time'],
  ])('from %s to %s: %s', (from, to, words) => {
    expect(formatLag(from, to, 'en')).toBe(words);
  });

  it('are opposite from the other end', () => {
    fc.assert(
      fc.property(day, day, (a, b) => {
        expect((lagDays(a, b) ?? 0) + (lagDays(b, a) ?? 0)).toBe(0);
      }),
    );
  });
});
