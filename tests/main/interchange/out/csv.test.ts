// CSV that a spreadsheet opens without running anything, and that reads back cell for cell.
import * as fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { csvWriter, guarded, unguarded } from '../../../../src-main/interchange/out/csv.ts';
import { eventOf, EVENTS, written } from './helpers.ts';

const rowsOf = (text: string): Record<string, string>[] =>
  Papa.parse<Record<string, string>>(text.replace(/^\u{feff}/u, ''), { header: true, skipEmptyLines: true }).data;

describe('formulas', () => {
  it.each(['=1+1', '+1+1', '-1-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '  =1', '＝1', '－1+1', "'=1"])(
    'keeps %j from being run',
    (cell) => {
      expect(guarded(cell)).toBe(`'${cell}`);
    },
  );

  it.each(['plain', '-2', '+3', '-116.4074', "'quoted'", '', 'a=b'])('leaves %j as it is', (cell) => {
    expect(guarded(cell)).toBe(cell);
  });

  it('takes back what it did, whatever the cell', () => {
    const cell = fc.oneof(fc.string(), fc.stringMatching(/^'{0,3}\s?[=+\-@＝]?.{0,3}$/));
    fc.assert(
      fc.property(cell, (text) => {
        expect(unguarded(guarded(text))).toBe(text);
      }),
    );
  });
});

describe('the file', () => {
  it('holds every event as one row, its texts exactly', async () => {
    await fc.assert(
      fc.asyncProperty(EVENTS, async (events) => {
        const rows = rowsOf(await written(csvWriter, events, { notes: true }));
        expect(rows.map((row) => row['id'])).toEqual(events.map(({ id }) => id));
        for (const [at, row] of rows.entries()) {
          const event = events[at];
          const language = row['language'] as 'en';
          expect(unguarded(row['title'] ?? '')).toBe(event?.title[language]);
          expect(unguarded(row['summary'] ?? '')).toBe(event?.summary[language] ?? '');
          expect(unguarded(row['notes'] ?? '')).toBe(event?.notes);
          expect(row['date']).toBe(event?.date);
          expect(row['tone']).toBe(event?.tone === null ? '' : String(event?.tone));
        }
      }),
    );
  });

  it('leaves no cell that a spreadsheet would run', async () => {
    await fc.assert(
      fc.asyncProperty(EVENTS, async (events) => {
        const cells = Papa.parse<string[]>((await written(csvWriter, events, { notes: true })).slice(1)).data.flat();
        for (const cell of cells) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠](?!\d+(\.\d+)?$)/);
      }),
    );
  });

  it.each([
    ['en', 'Xi Jinping; "Boeing Defense, Space & Security"; twin-a', 'Trade'],
    ['fr', 'Xi Jinping; "Boeing Défense, espace et sécurité"; twin-a', 'Commerce'],
    ['zh', '习近平; "波音防务、空间与安全集团"; twin-a', '经贸'],
  ] as const)(
    'names what has one name, quoted where it would be cut; an id where it is shared (%s)',
    async (...told) => {
      const [language, actors, topics] = told;
      const event = eventOf({ topics: ['trade'], actors: ['xi-jinping', 'boeing-defense', 'twin-a'], kind: 'visit' });
      const [row] = rowsOf(await written(csvWriter, [event], { language }));
      expect(row?.['actors']).toBe(actors);
      expect(row?.['topics']).toBe(topics);
    },
  );

  it('leaves private notes out unless they are asked for', async () => {
    const event = eventOf({ notes: 'mine alone' });
    expect(await written(csvWriter, [event])).not.toMatch(/mine alone|notes/);
    expect(await written(csvWriter, [event], { notes: true })).toMatch(/mine alone/);
  });
});
