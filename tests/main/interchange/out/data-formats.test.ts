// JSON exactly, iCalendar and TimelineJS as far as they carry; each read back by a parser that is not ours where one is.
import * as fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { icsWriter } from '../../../../src-main/interchange/out/ics.ts';
import { jsonLinesWriter, jsonWriter } from '../../../../src-main/interchange/out/json.ts';
import { timelineJsWriter } from '../../../../src-main/interchange/out/timelinejs.ts';
import { eventOf, EVENTS, VOCABULARY, written } from './helpers.ts';

describe('JSON', () => {
  it('holds the tables and the events whole', async () => {
    await fc.assert(
      fc.asyncProperty(EVENTS, async (events) => {
        const file = JSON.parse(await written(jsonWriter, events, { notes: true })) as Record<string, unknown>;
        expect(file['events']).toEqual(events);
        expect(file['vocabulary']).toEqual(VOCABULARY);
      }),
    );
  });

  it('holds them as lines too', async () => {
    await fc.assert(
      fc.asyncProperty(EVENTS, async (events) => {
        const [head, ...lines] = (await written(jsonLinesWriter, events, { notes: true }))
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line) as Record<string, unknown>);
        expect(lines).toEqual(events);
        expect(head?.['vocabulary']).toEqual(VOCABULARY);
      }),
    );
  });

  it.each([jsonWriter, jsonLinesWriter])('keeps private notes back ($name)', async (writer) => {
    expect(await written(writer, [eventOf({ notes: 'mine alone' })])).not.toContain('mine alone');
  });
});

const components = (text: string): ICAL.Component[] =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');

describe('iCalendar', () => {
  it('is read by another program with every title and date as they are, in lines of at most 75 octets', async () => {
    await fc.assert(
      fc.asyncProperty(EVENTS, async (events) => {
        const text = await written(icsWriter, events);
        for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        const read = components(text);
        expect(read.map((one) => one.getFirstPropertyValue('uid'))).toEqual(events.map(({ id }) => `${id}@entente`));
        for (const [at, one] of read.entries()) {
          const event = events[at];
          expect(one.getFirstPropertyValue('x-entente-date')).toBe(event?.date);
          const title = event?.title.en ?? event?.title.und ?? event?.title.fr ?? event?.title.zh ?? '';
          // What no line of a calendar may hold is gone; a lone return has become a line end.
          const carried = title
            .replaceAll(/\r\n?|[\u2028\u2029]/g, '\n')
            .replaceAll(/(?!\n|\t)[\p{Cc}]/gu, (c) => (c > '~' && c !== '\u007f' ? c : ''));
          expect(one.getFirstPropertyValue('summary')).toBe(carried);
        }
      }),
    );
  });

  it.each([
    ['2023-06-18', 'DTSTART;VALUE=DATE:20230618\r\nDTEND;VALUE=DATE:20230619'],
    ['2023-06-18/2023-06-19', 'DTSTART;VALUE=DATE:20230618\r\nDTEND;VALUE=DATE:20230620'],
    ['2023-06', 'DTSTART;VALUE=DATE:20230601\r\nDTEND;VALUE=DATE:20230701'],
    ['2023-06-19T16:30:00+08:00', 'DTSTART:20230619T083000Z\r\nX'],
    ['2023-06-19T16:30', 'DTSTART:20230619T163000\r\nX'],
    ['2023-06-19T08:00:00Z/2023-06-19T10:00:00Z', 'DTSTART:20230619T080000Z\r\nDTEND:20230619T100000Z'],
  ])('writes %s as its days or its hour', async (date, lines) => {
    expect(await written(icsWriter, [eventOf({ date })])).toContain(lines);
  });
});

interface Slides {
  readonly events: readonly {
    readonly unique_id: string;
    readonly start_date: Record<string, unknown>;
    readonly end_date?: Record<string, unknown>;
    readonly text: { readonly headline: string; readonly text: string };
  }[];
}

describe('TimelineJS', () => {
  it('says what is known of a date and no more', async () => {
    const dates = ['2023', '2023-06', '2023-06-18/2023-06-19', '2023-06~', '2023-06-19T16:30:00+08:00', '2023-24'];
    const events = dates.map((date, at) => eventOf({ id: `e${at}`, date }));
    const { events: slides } = JSON.parse(await written(timelineJsWriter, events)) as Slides;
    expect(slides.map(({ start_date, end_date }) => [start_date, end_date])).toEqual([
      [{ year: 2023 }, undefined],
      [{ year: 2023, month: 6 }, undefined],
      [
        { year: 2023, month: 6, day: 18 },
        { year: 2023, month: 6, day: 19 },
      ],
      [{ year: 2023, month: 6, display_date: 'about June 2023' }, undefined],
      [{ year: 2023, month: 6, day: 19, hour: 16, minute: 30 }, undefined],
      [
        { year: 2023, month: 12, display_date: 'winter 2023' },
        { year: 2024, month: 2, day: 29 },
      ],
    ]);
  });

  it('is JSON in which no text is a tag', async () => {
    await fc.assert(
      fc.asyncProperty(EVENTS, async (events) => {
        const { events: slides } = JSON.parse(await written(timelineJsWriter, events)) as Slides;
        expect(slides.map(({ unique_id }) => unique_id)).toEqual(events.map(({ id }) => id));
        for (const { text } of slides) {
          expect(text.headline).not.toMatch(/[<>]/);
          expect(text.text.replaceAll(/<(?:\/?(?:p|a)|br)(?: href="[^"<>]*")?>/g, '')).not.toMatch(/[<>]/);
        }
      }),
    );
  });
});
