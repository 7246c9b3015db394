import { describe, expect, it } from 'vitest';
import { jsonReader } from '../../../src-main/interchange/json.ts';
import { jsonLinesReader } from '../../../src-main/interchange/json-lines.ts';
import { linesOf } from '../../../src-main/interchange/lines.ts';
import { readAll, recognised } from './reading.ts';

const EVENT = { date: '2023-06-19', title: { en: 'Blinken meets Xi' }, topics: ['diplomacy'] };
const STORED = {
  id: 'a',
  ...EVENT,
  origin: { by: 'curated' },
  created: '2024-01-01T00:00:00Z',
  updated: '2024-01-01T00:00:00Z',
};

describe('JSON of our own', () => {
  it('reads a list, and an object with events and vocabulary', async () => {
    const bare = await readAll(jsonReader, JSON.stringify([EVENT, STORED]));
    expect(bare.events).toEqual([EVENT, { id: 'a', ...EVENT }]);
    const topic = {
      id: 'space',
      names: { en: 'Space' },
      aliases: [],
      colour: '#112233',
      darkColour: '#445566',
      glyph: 'star',
    };
    const whole = await readAll(
      jsonReader,
      JSON.stringify({ format: 'entente-events', version: 1, vocabulary: { topics: [topic, 3] }, events: [EVENT] }),
    );
    expect(whole.items[0]).toEqual({ is: 'entry', table: 'topics', entry: topic });
    expect(whole.events).toEqual([EVENT]);
  });

  it('refuses a record with its place and reason, and goes on', async () => {
    const read = await readAll(
      jsonReader,
      JSON.stringify([7, { ...EVENT, date: '2023-02-30' }, { ...EVENT, colour: 'red' }, EVENT]),
    );
    expect(read.events).toEqual([EVENT]);
    expect(read.refused.map(({ row }) => row)).toEqual([1, 2, 3]);
    expect(read.refused[1]?.reason).toMatch(/^date: .*28 days/);
    expect(read.refused[2]?.reason).toMatch(/^colour: /);
  });

  it('refuses whole what is no JSON, newer, or without events', async () => {
    await expect(readAll(jsonReader, '{"events": [')).rejects.toThrow('not well-formed JSON');
    await expect(readAll(jsonReader, '{"format":"entente-events","version":9,"events":[]}')).rejects.toThrow('newer');
    await expect(readAll(jsonReader, '{"a":1}')).rejects.toThrow('no list of events');
  });

  it('refuses a record nested 10,000 deep without falling over', async () => {
    const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
    const read = await readAll(jsonReader, `[{"date":"2023","title":"x","tags":${deep}}]`);
    expect(read.refused[0]?.reason).toContain('nested');
  });
});

describe('JSON Lines', () => {
  it('reads a heading and a record a line, with CRLF, LF and CR, and refuses single lines', async () => {
    const read = await readAll(
      jsonLinesReader,
      `{"format":"entente-events","version":1}\r\n${JSON.stringify(EVENT)}\n\n{"date":\r${JSON.stringify(STORED)}`,
    );
    expect(read.events).toEqual([EVENT, { id: 'a', ...EVENT }]);
    expect(read.refused).toEqual([{ row: 2, reason: 'This is not well-formed JSON.' }]);
  });

  it('keeps a bounded part of a line without end', async () => {
    async function* pieces(): AsyncGenerator<string> {
      yield 'ab';
      for (let at = 0; at < 10; at += 1) yield 'x'.repeat(10);
      yield '\nnext';
    }
    const lines: { length: number; cut: boolean }[] = [];
    for await (const { text, cut } of linesOf(pieces(), 50)) lines.push({ length: text.length, cut });
    expect(lines).toEqual([
      { length: 50, cut: true },
      { length: 4, cut: false },
    ]);
  });
});

it('tells JSON and JSON Lines apart by their content', async () => {
  expect(await recognised(JSON.stringify([EVENT]))).toBe('json');
  expect(await recognised(`${JSON.stringify(EVENT)}\n${JSON.stringify(EVENT)}\n`)).toBe('jsonl');
  expect(await recognised('{"format":"entente-events","version":1}\n' + JSON.stringify(EVENT))).toBe('jsonl');
  expect(await recognised('{"format": "entente-events", "version": 1,\n"events": [\n]}')).toBe('json');
});
