// References that reference managers take: escaped, with keys that stay, dates as each format has them.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bibtexWriter, tex } from '../../../../src-main/interchange/out/bibtex.ts';
import { cslJsonWriter } from '../../../../src-main/interchange/out/csl-json.ts';
import { referencesOf } from '../../../../src-main/interchange/out/references.ts';
import { risWriter } from '../../../../src-main/interchange/out/ris.ts';
import { eventOf, EVENTS, written } from './helpers.ts';

const source = (fields: Record<string, unknown>) => eventOf({ sources: [{ title: 'A readout', ...fields }] });

describe('keys', () => {
  it('depend on the source alone, and no two references share one', () => {
    fc.assert(
      fc.property(EVENTS, (events) => {
        const all = referencesOf(events);
        expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
        for (const { key } of all) expect(key).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
        const byKey = new Map(all.map((reference) => [reference.key, reference.source.url ?? reference.source.title]));
        for (const event of events) {
          for (const { key, source: one } of referencesOf([event])) expect(byKey.get(key)).toBe(one.url ?? one.title);
        }
      }),
    );
  });

  it.each([
    ['https://www.scmp.com/news/china/article/3228881/china-removes-qin-gang', /^scmp-china-removes-[0-9a-f]{6}$/],
    ['http://en.people.cn/n3/2023/0619/c90000-20033517.html', /^people-[0-9a-f]{6}$/],
    ['https://www.gov.uk/the-talks', /^gov-talks-[0-9a-f]{6}$/],
  ])('say where and what (%s)', (url, key) => {
    expect(referencesOf([source({ url })])[0]?.key).toMatch(key);
    expect(referencesOf([source({ url, title: 'Another', date: '2020' })])[0]?.key).toMatch(key);
  });

  it('gather what several events know of one address', () => {
    const url = 'https://example.org/one';
    const references = referencesOf([source({ url }), source({ url, date: '2023-06-19', publisher: 'Example' })]);
    expect(references).toHaveLength(1);
    expect(references[0]?.source).toMatchObject({ date: '2023-06-19', publisher: 'Example' });
  });
});

/** Depth of braces at each place; BibTeX counts them whether a backslash stands before or not. */
function isBalanced(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === '{') depth += 1;
    if (character === '}') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

describe('BibTeX', () => {
  it('keeps its braces balanced whatever a title holds, an entry a source', async () => {
    await fc.assert(
      fc.asyncProperty(EVENTS, async (events) => {
        const text = await written(bibtexWriter, events);
        expect(isBalanced(text)).toBe(true);
        const entries = text.split(/\n\n(?=@)/).filter((entry) => entry !== '');
        expect(entries).toHaveLength(referencesOf(events).length);
        for (const entry of entries) {
          expect(entry).toMatch(/^@(?:online|misc)\{[a-z0-9-]+,\n(?: {2}[a-z]+ = \{.*\},\n)+\}\n?$/);
        }
      }),
    );
  });

  it('escapes what TeX would read as a command', () => {
    expect(tex('50% of $345 & #1_a {b} ~ ^ \\')).toBe(
      '50\\% of \\$345 \\& \\#1\\_a \\textbraceleft{}b\\textbraceright{} \\textasciitilde{} \\textasciicircum{} \\textbackslash{}',
    );
  });

  it('gives dates as EDTF, the day it was read, and the language', async () => {
    const event = source({ url: 'https://a.org/x_y', date: '2023-06~', accessed: '2024-01-02', language: 'fr' });
    expect((await written(bibtexWriter, [event])).split('\n').slice(1, -2)).toEqual([
      '  title = {{A readout}},',
      '  date = {2023-06~},',
      '  year = {2023},',
      '  url = {https://a.org/x_y},',
      '  urldate = {2024-01-02},',
      '  langid = {french},',
    ]);
  });
});

describe('RIS', () => {
  it('is tagged lines and nothing else, a record a source', async () => {
    await fc.assert(
      fc.asyncProperty(EVENTS, async (events) => {
        const text = await written(risWriter, events);
        const lines = text.split('\r\n');
        expect(lines.pop()).toBe('');
        for (const line of lines) expect(line).toMatch(/^[A-Z][A-Z0-9] {2}- [^\r\n]*$/);
        const count = referencesOf(events).length;
        expect(lines.filter((line) => line.startsWith('TY  - '))).toHaveLength(count);
        expect(lines.filter((line) => line === 'ER  - ')).toHaveLength(count);
      }),
    );
  });

  it.each([
    ['2023-06-19', '2023/06/19/'],
    ['2023-06', '2023/06//'],
    ['2023', '2023///'],
    ['2023-06-18/2023-06-19', '2023/06/18/2023-06-18 to 2023-06-19'],
    ['2023-06~', '2023/06//2023-06~'],
  ])('writes %s as %s', async (date, expected) => {
    expect(await written(risWriter, [source({ date })])).toContain(`DA  - ${expected}\r\n`);
  });
});

describe('CSL-JSON', () => {
  it.each([
    ['2023-06-19', { 'date-parts': [[2023, 6, 19]] }],
    ['2023-06', { 'date-parts': [[2023, 6]] }],
    ['2023-06~', { 'date-parts': [[2023, 6]], circa: true }],
    ['2023-21', { 'date-parts': [[2023]], season: 1 }],
    [
      '2023-06-18/2023-06-19',
      {
        'date-parts': [
          [2023, 6, 18],
          [2023, 6, 19],
        ],
      },
    ],
    ['2023-06-18/..', { 'date-parts': [[2023, 6, 18]], circa: true }],
  ])('writes %s', async (date, issued) => {
    expect(JSON.parse(await written(cslJsonWriter, [source({ date })]))).toMatchObject([{ issued }]);
  });

  it('has titles and addresses as they are', async () => {
    await fc.assert(
      fc.asyncProperty(EVENTS, async (events) => {
        const items = JSON.parse(await written(cslJsonWriter, events)) as Record<string, unknown>[];
        const references = referencesOf(events);
        expect(items.map((item) => [item['id'], item['URL']])).toEqual(
          references.map(({ key, source: { url } }) => [key, url]),
        );
      }),
    );
  });
});
