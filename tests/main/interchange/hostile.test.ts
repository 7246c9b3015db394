// What nobody should have to import: bombs, depths, lies, and files without end. Each is refused or read within bounds.
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Material } from '../../../src-main/interchange/format.ts';
import { bytesMaterial, textMaterial } from '../../../src-main/interchange/material.ts';
import { type Prepared, prepareImport } from '../../../src-main/interchange/prepare.ts';
import { OPTIONS } from './reading.ts';
import { workbook } from './workbook.ts';

const NOTHING = { events: [], vocabulary: { topics: [], kinds: [], actors: [] } };

async function tried(
  material: Material,
  options: Parameters<typeof prepareImport>[2] = OPTIONS,
): Promise<Prepared | string> {
  const result = await prepareImport(material, NOTHING, options);
  return result.ok ? result.value : result.error.message;
}

/** As many bytes as asked for, of one block over and over. */
function endless(name: string, start: string, block: string, size: number): Material {
  const bytes = new TextEncoder().encode(block.repeat(Math.ceil(65_536 / block.length)));
  return {
    name,
    size,
    async *bytes() {
      yield new TextEncoder().encode(start);
      for (let given = 0; given < size; given += bytes.length) yield bytes;
    },
  };
}

const MB = 1024 * 1024;

describe('size', () => {
  it.each([
    ['x.json', '[', '{"date":"2023","title":"x"},'],
    ['x.ics', 'BEGIN:VCALENDAR\n', 'BEGIN:VEVENT\nDTSTART:20230619\nSUMMARY:x\nEND:VEVENT\n'],
    ['x.json', '{"events":[', '{"start_date":{"year":2023}},'],
  ])('100 MB of %s, which can only be read whole, are refused', async (name, start, block) => {
    expect(await tried(endless(name, start, block, 100 * MB))).toMatch(/larger than 64 MB/);
  });

  it('100 MB of one CSV cell that nobody closed are read within bounds', async () => {
    const read = await tried(endless('x.csv', 'date,title\n2023-06-19,a\n2023-06-20,"', 'x', 100 * MB));
    expect(typeof read === 'string' ? read : [read.added, read.refused]).toEqual([
      1,
      [{ row: 3, reason: 'A quotation mark is opened in this row and never closed.' }],
    ]);
  });

  it('a file of refused rows alone is given up', async () => {
    expect(await tried(endless('x.csv', 'date,title\n2023-06-19,a\n', '2023-02-30,b\n', 4 * MB))).toMatch(
      /rows were refused/,
    );
  });
});

describe('workbooks', () => {
  it('that are bombs are not opened', async () => {
    const bomb = zipSync(
      { 'xl/workbook.xml': strToU8('<workbook/>'), 'xl/worksheets/sheet1.xml': new Uint8Array(300 * MB) },
      { level: 9 },
    );
    expect(bomb.length).toBeLessThan(MB);
    expect(await tried(bytesMaterial('x.xlsx', bomb))).toMatch(/unpacks to more than 256 MB/);
  }, 60_000);

  it('that are none are refused', async () => {
    expect(await tried(bytesMaterial('x.xlsx', zipSync({ 'xl/x': strToU8('hello') })))).toMatch(/damaged/);
    expect(await tried(bytesMaterial('x.xlsx', new Uint8Array([0x50, 0x4b, 3, 4, 9, 9, 9])))).toMatch(/damaged/);
    expect(await tried(textMaterial('x.xlsx', 'date,title\n2023-06-19,a'), OPTIONS)).toMatchObject({
      format: 'csv',
      added: 1,
    });
  });

  it('are read: text, numbers, dates as numbers, the first sheet that holds a table', async () => {
    const bytes = workbook([
      ['Date', 'Title', 'Importance'],
      [45_096, 'Blinken meets Xi', 3],
      ['juin 2023', 'A visit', 2],
      ['', '', ''],
      ['30 February 2023', 'Never', 1],
    ]);
    const read = await tried(bytesMaterial('anything', bytes));
    expect(typeof read === 'string' ? read : read.events.map(({ date, importance }) => [date, importance])).toEqual([
      ['2023-06-19', 3],
      ['2023-06', 2],
    ]);
    expect(typeof read === 'string' ? read : read.refused).toMatchObject([{ row: 5 }]);
  });
});

describe('depth and lies', () => {
  it.each([
    ['JSON', `[{"date":"2023","title":"x"},${'['.repeat(10_000)}${']'.repeat(10_000)}]`],
    [
      'TimelineJS',
      `{"events":[{"start_date":{"year":2023},"text":{"headline":"x"}},{"start_date":${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}}]}`,
    ],
  ])('10,000 levels in %s refuse one record', async (_, text) => {
    const read = await tried(textMaterial('x.json', text));
    expect(typeof read === 'string' ? read : [read.added, read.refused.length]).toEqual([1, 1]);
  });

  it('10,000 levels of HTML in a cell are read as words', async () => {
    const html = `${'<div>'.repeat(10_000)}deep${'</div>'.repeat(10_000)}`;
    const read = await tried(textMaterial('x.csv', `date,title,summary\n2023-06-19,a,${html}`));
    expect(typeof read === 'string' ? read : Object.values(read.events[0]?.summary ?? {})).toEqual(['deep']);
  });

  it.each([
    ['x.csv', '%PDF-1.7', /PDF/],
    ['x.json', '\u001f\u008b\b', /recognised|gzip/],
    ['x.ics', 'not a calendar', /not recognised/],
    ['x.csv', '', /empty/],
    ['x.json', '{"__proto__": {"polluted": true}}', /not recognised|no list/],
  ])('%s that holds %j is refused by what it is', async (name, text, message) => {
    expect(await tried(textMaterial(name, text))).toMatch(message);
  });

  it('goes by the content, not by the ending', async () => {
    expect(await tried(textMaterial('x.json', 'date,title\n2023-06-19,a'))).toMatchObject({ format: 'csv', added: 1 });
    expect(await tried(textMaterial('x.csv', '[{"date":"2023","title":"x"}]'))).toMatchObject({
      format: 'json',
      added: 1,
    });
  });

  it('stops when it is called off', async () => {
    const controller = new AbortController();
    const material = endless('x.csv', 'date,title\n', '2023-06-19,a\n', 64 * MB);
    const options = { ...OPTIONS, signal: controller.signal, progress: () => controller.abort() };
    expect(await tried(material, options)).toMatch(/called off/);
  });
});
