import { describe, expect, it } from 'vitest';
import { gdeltReader } from '../../../src-main/interchange/gdelt.ts';
import type { Material } from '../../../src-main/interchange/format.ts';
import { prepareImport } from '../../../src-main/interchange/prepare.ts';
import { OPTIONS, readAll, recognised } from './reading.ts';

/** A row of version 2 (61 columns) or 1 (58, or 57 without the address). */
function gdelt(fields: Record<number, string>, width = 61): string {
  const cells = Array.from({ length: width }, (_, at) => fields[at] ?? '');
  return cells.join('\t');
}

const MEETING = {
  0: '881990832',
  1: '20230619',
  5: 'USAGOV',
  6: 'UNITED STATES SECRETARY',
  7: 'USA',
  15: 'CHN',
  16: 'CHINA',
  17: 'CHN',
  26: '042',
  28: '04',
  30: '1.9',
  31: '120',
  52: 'Beijing, Beijing, China',
  53: 'CH',
  56: '39.9289',
  57: '116.388',
  60: 'https://www.example.com/a',
};

describe('GDELT', () => {
  it('makes an event of a row: kind and topic by its code, tone by Goldstein, place and address', async () => {
    const { events } = await readAll(gdeltReader, gdelt(MEETING));
    expect(events).toEqual([
      {
        id: 'gdelt-881990832',
        date: '2023-06-19',
        title: {
          en: 'United States Secretary → China: consultation',
          fr: 'United States Secretary → Chine\u00a0: consultation',
          zh: 'United States Secretary → 中国：磋商',
        },
        kind: 'visit',
        topics: ['diplomacy'],
        actors: ['United States Secretary', 'China'],
        tone: 1,
        place: { name: 'Beijing, Beijing, China', country: 'CN', lat: 39.9289, lon: 116.388 },
        importance: 2,
        sources: [{ title: 'example.com', publisher: 'example.com', url: 'https://www.example.com/a' }],
        tags: ['CAMEO 042'],
      },
    ]);
  });

  it('takes only the pair asked for, in either direction; USA and CHN unless said', async () => {
    const rows = [
      gdelt(MEETING),
      gdelt({ ...MEETING, 0: '2', 7: 'CHN', 17: 'USA' }),
      gdelt({ ...MEETING, 0: '3', 7: 'RUS' }),
    ].join('\n');
    expect((await readAll(gdeltReader, rows)).events).toHaveLength(2);
    expect((await readAll(gdeltReader, rows, { pair: ['RUS', 'CHN'] })).events).toHaveLength(1);
    expect((await readAll(gdeltReader, rows, { pair: 'any' })).events).toHaveLength(3);
  });

  it('reads 57, 58 and 61 columns in one file and refuses other rows by number', async () => {
    const old = { ...MEETING, 52: '', 53: '', 56: '', 57: '', 60: '', 50: 'Beijing', 51: 'CH' };
    const rows = [
      gdelt({ ...old, 57: 'https://a.example/' }, 58),
      gdelt({ ...old, 0: '2' }, 57),
      'torn\trow',
      gdelt({ ...MEETING, 0: '3', 1: '20230230' }),
      gdelt({ ...MEETING, 0: '4', 28: '99', 26: '99' }),
      gdelt({ ...MEETING, 0: '5' }),
    ].join('\r\n');
    const read = await readAll(gdeltReader, rows, { pair: 'any' });
    expect(read.events).toHaveLength(3);
    expect(read.refused.map(({ row }) => row)).toEqual([3, 4, 5]);
    expect(await recognised(rows, 'anything.csv')).toBe('gdelt');
  });

  it('streams: a million rows leave no more behind than those of the pair', async () => {
    const total = 1_000_000;
    const other = `${gdelt({ ...MEETING, 7: 'RUS' })}\n`;
    const block = new TextEncoder().encode(other.repeat(1_000));
    let given = 0;
    const material: Material = {
      name: 'export.CSV',
      async *bytes() {
        yield new TextEncoder().encode(`${gdelt(MEETING)}\n`);
        for (let at = 0; at < total / 1_000; at += 1) {
          given += 1;
          yield block;
        }
      },
    };
    const existing = { events: [], vocabulary: { topics: [], kinds: [], actors: [] } };
    const read = await prepareImport(material, existing, OPTIONS);
    expect(read.ok && [read.value.added, read.value.passed, read.value.rows.length]).toEqual([1, total, 1]);
    expect(given).toBeGreaterThan(1_000);
  }, 60_000);
});
