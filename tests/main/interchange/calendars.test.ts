import ICAL from 'ical.js';
import { assert, constantFrom, integer, property, record, subarray } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { icsReader } from '../../../src-main/interchange/ics.ts';
import { repeatsOf } from '../../../src-main/interchange/recurrence.ts';
import { offsetIn } from '../../../src-main/interchange/zones.ts';
import { readAll } from './reading.ts';

const calendar = (...events: string[]): string =>
  `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${events.map((event) => `BEGIN:VEVENT\r\n${event}\r\nEND:VEVENT\r\n`).join('')}END:VCALENDAR\r\n`;

async function only(event: string): Promise<string | undefined> {
  return (await readAll(icsReader, calendar(`SUMMARY:x\r\n${event}`))).events[0]?.date;
}

describe('the dates of a calendar', () => {
  it.each([
    ['DTSTART;VALUE=DATE:20230618\r\nDTEND;VALUE=DATE:20230620', '2023-06-18/2023-06-19'],
    ['DTSTART;VALUE=DATE:20230618\r\nDTEND;VALUE=DATE:20230619', '2023-06-18'],
    ['DTSTART;VALUE=DATE:20230618\r\nDTEND;VALUE=DATE:20230618', '2023-06-18'],
    ['DTSTART;VALUE=DATE:20230618\r\nDURATION:P1W', '2023-06-18/2023-06-24'],
    ['DTSTART:20230619T083000Z', '2023-06-19T08:30Z'],
    ['DTSTART;TZID=Asia/Shanghai:20230619T163000\r\nDURATION:PT35M', '2023-06-19T16:30+08:00/2023-06-19T17:05+08:00'],
    ['DTSTART;TZID="Eastern Standard Time":20230115T120000', '2023-01-15T12:00-05:00'],
    ['DTSTART;TZID=Nowhere/Land:20230619T163000', '2023-06-19T16:30'],
    ['DTSTART:20230618\r\nDTSTART:20240101', '2023-06-18'],
  ])('%s', async (lines, date) => expect(await only(lines)).toBe(date));

  it.each([
    ['DTSTART;VALUE=DATE:20230230', '28 days'],
    ['DTSTART:20230619T080000Z\r\nDTEND:20230618T080000Z', 'before the start'],
    ['DTSTART:20230619T250000Z', 'not a calendar’s date'],
    ['DTSTART:tomorrow', 'not a calendar’s date'],
    ['LOCATION:here', 'no date'],
  ])('%s is refused', async (lines, reason) => {
    const read = await readAll(icsReader, calendar(`SUMMARY:x\r\n${lines}`));
    expect(read.refused).toMatchObject([{ row: 1, reason: expect.stringContaining(reason) as string }]);
  });

  it('finds the offset on either side of a change of the clocks', () => {
    expect(offsetIn('Europe/Paris', Date.UTC(2023, 2, 26, 1, 59))).toBe('+01:00');
    expect(offsetIn('Europe/Paris', Date.UTC(2023, 2, 26, 3, 1))).toBe('+02:00');
    expect(offsetIn('(GMT+10:00) somewhere', 0)).toBe('+10:00');
  });
});

describe('the lines of a calendar', () => {
  it('unfolds, unescapes and decodes', async () => {
    const read = await readAll(
      icsReader,
      calendar(
        'SUMMARY:Talks in Ge\r\n neva\\, again\\; more',
        'DTSTART:20230510',
        'LOCATION:Vienne',
        'DESCRIPTION;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:d=C3=A9j=\r\n=C3=A0 vu',
      ).replaceAll('END:VEVENT\r\nBEGIN:VEVENT\r\n', ''),
    );
    expect(read.events[0]).toMatchObject({ title: { und: 'Talks in Geneva, again; more' }, date: '2023-05-10' });
    expect(JSON.stringify(read.events[0]?.summary)).toContain('déjà vu');
  });

  it('reads events of a calendar that breaks off', async () => {
    expect(
      (await readAll(icsReader, 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\nDTSTART:20230510')).events,
    ).toHaveLength(1);
  });
});

describe('what repeats', () => {
  const days = (first: string, rule: string): readonly string[] => {
    const found = repeatsOf(first, rule);
    return found.is === 'days' ? found.days : [];
  };

  it('counts as one, with its later dates; those taken out or moved are not among them', async () => {
    const read = await readAll(
      icsReader,
      calendar(
        'UID:a\r\nSUMMARY:weekly\r\nDTSTART:20230601T090000Z\r\nRRULE:FREQ=WEEKLY;COUNT=5\r\nEXDATE:20230608T090000Z',
        'UID:a\r\nSUMMARY:moved\r\nRECURRENCE-ID:20230615T090000Z\r\nDTSTART:20230616T090000Z',
      ),
    );
    const [first, moved] = read.items;
    expect(first?.is === 'event' && first.repeats?.map(({ date }) => date)).toEqual([
      '2023-06-22T09:00Z',
      '2023-06-29T09:00Z',
    ]);
    expect(moved?.is === 'event' && moved.event.date).toBe('2023-06-16T09:00Z');
  });

  it('ends, whatever the rule', () => {
    expect(days('2023-01-01', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30')).toEqual([]);
    expect(days('2023-01-31', 'FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31;BYMONTH=2')).toEqual([]);
    expect(days('2023-01-01', 'FREQ=DAILY').length).toBe(400);
    expect(repeatsOf('2023-01-01', 'FREQ=SECONDLY').is).toBe('unread');
    expect(repeatsOf('2023-01-01', 'FREQ=DAILY;INTERVAL=0').is).toBe('unread');
    expect(repeatsOf('2023-01-01', 'nonsense').is).toBe('unread');
  });

  it('gives the days that ical.js gives, where that comes back', () => {
    const rules = record({
      freq: constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'),
      interval: integer({ min: 1, max: 3 }),
      count: integer({ min: 2, max: 12 }),
      weekdays: subarray(['MO', 'WE', 'FR', 'SU']),
      start: integer({ min: 0, max: 900 }),
    });
    assert(
      property(rules, ({ freq, interval, count, weekdays, start }) => {
        const first = new Date(Date.UTC(2022, 0, 1) + start * 86_400_000).toISOString().slice(0, 10);
        const byDay = weekdays.length > 0 ? `;BYDAY=${weekdays.join(',')}` : '';
        const rule = `FREQ=${freq};INTERVAL=${interval};COUNT=${count}${byDay}`;
        const iterator = ICAL.Recur.fromString(rule).iterator(ICAL.Time.fromDateString(first));
        const expected: string[] = [];
        for (let next = iterator.next(); next; next = iterator.next()) expected.push(next.toString().slice(0, 10));
        // A first day that does not fit the rule is counted by us and not by ical.js.
        if (expected[0] !== first) return;
        // Ours end after twenty years.
        if (Number(expected.at(-1)?.slice(0, 4)) > 2_040) return;
        expect(days(first, rule)).toEqual(expected.slice(1));
      }),
    );
  });
});
