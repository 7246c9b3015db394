// In pieces or whole, an answer is the same text.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isLong, jsonPieces, LONG } from '../../../src-main/api/json-pieces.ts';
import { newHost } from '../hosts.ts';

test('the pieces put together are what JSON.stringify says', () => {
  const row = fc.record({
    id: fc.string(),
    tone: fc.option(fc.integer()),
    tags: fc.array(fc.string(), { maxLength: 3 }),
  });
  const some = fc
    .array(row, { maxLength: 4 })
    .chain((rows) =>
      fc.nat(1_200).map((length) => Array.from({ length }, (_, at) => rows[at % Math.max(1, rows.length)] ?? at)),
    );
  fc.assert(
    fc.property(fc.jsonValue(), some, fc.option(fc.string(), { nil: undefined }), (value, rows, odd) => {
      for (const answer of [value, { ok: true, value: { revision: 1, odd, rows, value } }, { ok: true, value: rows }]) {
        expect([...jsonPieces(answer)].join('')).toBe(JSON.stringify(answer));
      }
    }),
  );
});

test('only a long list is worth it', () => {
  const rows = (length: number) => ({ ok: true, value: { rows: Array.from({ length }) } });
  expect(isLong(rows(LONG + 1))).toBe(true);
  expect(isLong(rows(LONG))).toBe(false);
  expect(isLong({ ok: false, error: {} })).toBe(false);
});

test('a long index arrives whole', async () => {
  const { library, call } = await newHost();
  const events = Array.from({ length: LONG + 500 }, (_, at) => ({
    id: `e${at}`,
    title: `第${at}号`,
    date: '2024-01-02',
  }));
  const { newEventSchema } = await import('../../../data/event.ts');
  expect((await library.add(events.map((event) => newEventSchema.parse(event)))).ok).toBe(true);
  const answer = await call('events.index', {});
  expect(answer.headers['content-length']).toBeUndefined();
  const { value } = answer.json() as { value: { events: { id: string }[] } };
  expect(value.events.map(({ id }) => id)).toEqual(events.map(({ id }) => id));
});
