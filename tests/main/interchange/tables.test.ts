import { array, assert, asyncProperty, constant, constantFrom, integer, oneof, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCellDate } from '../../../src-main/interchange/cell-date.ts';
import { guessMapping } from '../../../src-main/interchange/columns.ts';
import { csvReader } from '../../../src-main/interchange/csv.ts';
import { DelimitedParser, sniffDelimiter } from '../../../src-main/interchange/delimited.ts';
import { timelineJsSheetReader } from '../../../src-main/interchange/timelinejs-sheet.ts';
import { xlsxReader } from '../../../src-main/interchange/xlsx.ts';
import { encoded } from './encoded.ts';
import { readAll, recognised } from './reading.ts';
import { workbook } from './workbook.ts';

describe('delimited text', () => {
  const parse = (text: string, size: number, delimiter = ','): (readonly string[])[] => {
    const parser = new DelimitedParser(delimiter);
    const records = [];
    for (let at = 0; at < text.length; at += size) records.push(...parser.push(text.slice(at, at + size)));
    return [...records, ...parser.end()].map(({ cells }) => cells);
  };

  it('reads back what was quoted, however the text is cut', async () => {
    const cell = string({ unit: constantFrom('a', '"', ',', '\n', ' ', '中'), maxLength: 6 });
    await assert(
      asyncProperty(
        array(array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }),
        integer({ min: 1, max: 5 }),
        async (table, size) => {
          const text = table.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')).join('\r\n');
          expect(parse(text, size)).toEqual(table);
        },
      ),
    );
  });

  it('keeps text after a closing quote, and a lone quote inside a cell', () => {
    expect(parse('1,"said so." (source),x\n2,5" guns,y', 3)).toEqual([
      ['1', 'said so. (source)', 'x'],
      ['2', '5" guns', 'y'],
    ]);
  });

  it('loses no more than the rest of a line to a quote that nobody closes', () => {
    const parser = new DelimitedParser(',', 40);
    const records = [
      ...parser.push(`a,"never closed\n`),
      ...parser.push(`${'x'.repeat(50)}\n`),
      ...parser.push('b,c\nd,e\n'),
      ...parser.end(),
    ];
    expect(records.map(({ cells, cut }) => [cells[0], cut])).toEqual([
      ['a', true],
      ['d', false],
    ]);
  });

  it('says the line that each record begins on, whatever ends the lines and however the text is cut', async () => {
    const cell = string({ unit: constantFrom('a', '"', ',', '\n', '中'), maxLength: 5 });
    const record = array(cell, { minLength: 2, maxLength: 3 });
    await assert(
      asyncProperty(
        array(oneof(record, constant(null)), { minLength: 1 }),
        constantFrom('\n', '\r\n', '\r'),
        integer({ min: 1, max: 5 }),
        async (rows, lineEnd, size) => {
          let text = '';
          const begins: number[] = [];
          for (const cells of rows) {
            if (cells) begins.push(text.split(lineEnd).length);
            const quoted = cells?.map((one) => `"${one.replaceAll('"', '""').replaceAll('\n', lineEnd)}"`) ?? [];
            text += `${quoted.join(',')}${lineEnd}`;
          }
          const parser = new DelimitedParser(',');
          const records = [];
          for (let at = 0; at < text.length; at += size) records.push(...parser.push(text.slice(at, at + size)));
          expect([...records, ...parser.end()].map(({ line }) => line)).toEqual(begins);
        },
      ),
    );
  });

  it('ends records at LF, CRLF and CR', () => {
    expect(parse('a,b\r\nc,d\re,f\n\ng,h', 1)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
      ['g', 'h'],
    ]);
  });

  it.each([
    ['a;b;c\n1,5;2;3\n4;5,5;6', ';'],
    ['a\tb\n1\t2', '\t'],
    ['a|b\n1|2', '|'],
    ['a\u0001b\n1\u00012', '\u0001'],
    ['date,name\n"June 2, 2019","x, y"\n"June 3, 2019",z', ','],
  ])('%j is cut at %j', (text, delimiter) => expect(sniffDelimiter(text)?.delimiter).toBe(delimiter));
});

describe('a cell of a column of dates', () => {
  it.each([
    ['2023-06-19', '2023-06-19'],
    ['18–19 June 2023', '2023-06-18/2023-06-19'],
    ['July 30-31, 2019', '2019-07-30/2019-07-31'],
    ['juin 2023', '2023-06'],
    ['2023年6月19日 ', '2023-06-19'],
    ['2020年1月11日', '2020-01-11'],
    ['22.07.1946', '1946-07-22'],
    ['2010-05..2010-06', '2010-05/2010-06'],
    ['24 Sep 2003 a', '2003-09-24'],
    ['10 Apr 2002 AA', '2002-04-10'],
    ['19-Jun-2023', '2023-06-19'],
    ['20230619', '2023-06-19'],
    ['45096', '2023-06-19'],
    ['45096.5', '2023-06-19T12:00:00'],
    ['2023-06-19 00:00:00', '2023-06-19'],
    ['2023-06-19T16:30:00.000Z', '2023-06-19T16:30:00Z'],
    ['2023-06-19 4:30 PM', '2023-06-19T16:30'],
    ['31/12/2023', '2023-12-31'],
    ['2023', '2023'],
  ])('%s', (cell, edtf) => expect(readCellDate(cell)).toEqual({ is: 'date', edtf }));

  it.each(['', 'NA', 'n/a', '—', '0000-00-00', '00.00.0000', '0001-01-01', '无'])('%j is none', (cell) =>
    expect(readCellDate(cell).is).toBe('none'),
  );

  it.each(['31.12.9999', '9999-12-31', '2699-01-01', '12/31/9999'])('%j is no end', (cell) =>
    expect(readCellDate(cell).is).toBe('open'),
  );

  it.each(['2023-02-30', '31 April 2023', '-3500', '19/06/23', 'soon', '03/04/2023'])('%j is refused', (cell) =>
    expect(readCellDate(cell).is).toBe('problem'),
  );

  it('takes the order that it is told', () => {
    expect(readCellDate('03/04/2023', 'dmy')).toEqual({ is: 'date', edtf: '2023-04-03' });
    expect(readCellDate('03/04/2023', 'mdy')).toEqual({ is: 'date', edtf: '2023-03-04' });
  });
});

describe('the guess of columns', () => {
  it.each([
    ['Date,Title,Summary,Topics,Actors,Place,URL', '2023-06-19,A,s,trade,Blinken,Beijing,https://a.example/x'],
    [
      'date de début,titre,résumé,thèmes,acteurs,lieu,lien',
      '19 juin 2023,A,s,commerce,Blinken,Pékin,https://a.example/x',
    ],
    ['日期,标题,摘要,主题,人物,地点,链接', '2023年6月19日,甲,文,经贸,布林肯,北京,https://a.example/x'],
  ])('%s', (header, row) => {
    const mapping = guessMapping([header.split(','), row.split(',')]);
    expect(mapping?.columns).toEqual({ date: 0, title: 1, summary: 2, topics: 3, actors: 4, place: 5, url: 6 });
    expect(mapping?.header).toBe(true);
  });

  it('takes the start for the date, not the day of entry into force', () => {
    const records = [
      ['Title', 'Force', 'End', 'Begin'],
      ['A', '2001-01-01', '9999-12-31', '1999-05-05'],
      ['B', '2002-01-01', '2005-12-31', '2000-05-05'],
    ];
    expect(guessMapping(records)?.columns).toEqual({ title: 0, end: 2, date: 3 });
  });

  it('finds dates in a table without a header, and none in a table without dates', () => {
    expect(
      guessMapping([
        ['2023-06-19', 'a'],
        ['2023-06-20', 'b'],
      ]),
    ).toEqual({ header: false, columns: { date: 0 } });
    expect(
      guessMapping([
        ['code', 'label'],
        ['01', 'x'],
        ['02', 'y'],
      ]),
    ).toBeNull();
  });
});

describe('CSV', () => {
  it('goes by the one date that proves the order, wherever it stands', async () => {
    const rows = Array.from({ length: 400 }, (_, at) => `0${(at % 9) + 1}/04/2023,event ${at}`);
    const read = await readAll(csvReader, `date,title\n${rows.join('\n')}\n25/12/2023,proof`);
    expect(read.refused).toEqual([]);
    expect(read.events[1]?.date).toBe('2023-04-02');
  });

  it('asks where nothing proves it, and takes the answer', async () => {
    const text = 'date,title\n03/04/2023,a\n05/06/2023,b';
    const read = await readAll(csvReader, text);
    expect(read.items.every((item) => item.is === 'refused' && item.asks === 'order')).toBe(true);
    const told = await readAll(csvReader, text, {
      mapping: { header: true, columns: { date: 0, title: 1 }, order: 'mdy' },
    });
    expect(told.events.map(({ date }) => date)).toEqual(['2023-03-04', '2023-05-06']);
  });

  it('reads D.M.Y and M/D/Y in one column, each as it is written', async () => {
    const read = await readAll(csvReader, 'date,title\n19.06.2023,a\n06/19/2023,b\n07/04/2023,c');
    expect(read.events.map(({ date }) => date)).toEqual(['2023-06-19', '2023-06-19', '2023-07-04']);
  });

  it.each(['utf-8', 'utf-16le', 'utf-16be', 'gb18030'] as const)('reads Chinese in %s', async (encoding) => {
    const text = '日期,名称\n2023年6月19日,中美外交部会谈在北京\n2023年6月20日,人民日本会中国经济新的大会';
    const read = await readAll(csvReader, encoded(text, encoding));
    expect(read.events.map(({ title }) => title)).toEqual([
      { zh: '中美外交部会谈在北京' },
      { zh: '人民日本会中国经济新的大会' },
    ]);
  });

  it('keeps a title beyond the bound whole in the summary, and says so', async () => {
    const read = await readAll(csvReader, `date,title\n2023-06-19,${'long '.repeat(300)}`);
    const [item] = read.items;
    expect(item?.is === 'event' && item.warnings).toHaveLength(1);
    expect(JSON.stringify(read.events[0]?.summary)).toContain('long long');
  });

  it('keeps no markup of a cell but what it means', async () => {
    const read = await readAll(
      csvReader,
      'date,title,summary\n2023-06-19,"<b>Talks</b> &amp; <script>alert(1)</script>lunch","<p onclick=x>One</p><img src=x onerror=alert(1)><p><a href=""javascript:alert(1)"">two</a> <a href=""https://a.example/"">three</a></p>"',
    );
    expect(Object.values(read.events[0]?.title ?? {})).toEqual(['Talks & lunch']);
    expect(Object.values(read.events[0]?.summary ?? {})).toEqual(['One\n\ntwo [three](https://a.example/)']);
  });

  it('is not taken for what only has its name', async () => {
    expect(await recognised('{"a":1}', 'x.csv')).toBeUndefined();
    expect(await recognised('<html><body>a,b</body></html>', 'x.csv')).toBeUndefined();
    expect(await recognised(new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 44, 10, 44]), 'x.csv')).toBeUndefined();
    expect(await recognised('When we met, it rained, and so on.\nNothing, more.', 'letter.txt')).toBeUndefined();
  });
});

describe('the number of a row', () => {
  const text = [
    'date,title',
    '2023-06-19,First',
    '',
    '2023-06-20,"Said',
    'and done"',
    '2023-02-30,Never',
    ' , ',
    '2023-02-31,Nor this',
  ].join('\r\n');

  it('is the line of the file that it begins on, blank lines and line breaks in cells counted', async () => {
    const read = await readAll(csvReader, text);
    expect(read.items.map((item) => 'row' in item && item.row)).toEqual([2, 4, 6, 8]);
    expect(read.refused.map(({ row }) => row)).toEqual([6, 8]);
  });

  it('counts from the first line where there is no header', async () => {
    const mapping = { header: false, columns: { date: 0, title: 1 } };
    const read = await readAll(csvReader, '\n2023-06-19,First\n\n2023-02-30,Never\n', { mapping });
    expect(read.items.map((item) => 'row' in item && item.row)).toEqual([2, 4]);
  });

  it('is the same in the table of TimelineJS', async () => {
    const sheet = 'Year,Month,Day,Headline,Text\n\n2023,6,19,First,"a\nb"\n2023,2,30,Never,\n';
    const read = await readAll(timelineJsSheetReader, sheet);
    expect(read.items.map((item) => 'row' in item && item.row)).toEqual([3, 5]);
  });

  it('is that of the sheet in a workbook, rows without anything counted', async () => {
    const rows = [['Date', 'Title'], ['2023-06-19', 'First'], [], ['2023-02-30', 'Never'], ['2023-06-20', 'Second']];
    const read = await readAll(xlsxReader, workbook(rows));
    expect(read.items.map((item) => 'row' in item && item.row)).toEqual([2, 4, 5]);
  });
});
