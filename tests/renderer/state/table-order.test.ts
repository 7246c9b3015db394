// The table's order is that of a plain sort, whatever the column, with what has no value last either way.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TABLE_COLUMNS, type TableColumn } from '../../../data/desk.ts';
import type { IndexRow } from '../../../src-main/api/contract.ts';
import { keysOf, orderOf, rankTexts } from '../../../src-renderer/state/table-order.ts';
import { indexEvents } from '../../../src-renderer/timeline/layout/index-events.ts';
import { rows } from '../timeline/library-of.ts';

const { compare } = new Intl.Collator('en');
const nameOf = (_facet: string, id: string): string => `name of ${id}`;

function ranksOf(texts: readonly string[], slice = 7): Float64Array {
  const ranking = rankTexts(texts.length, (at) => texts[at] ?? '', compare, slice);
  for (;;) {
    const next = ranking.next();
    if (next.done) return next.value;
  }
}

/** What a column orders by, said plainly; undefined is no value. */
const PLAIN: Readonly<Record<TableColumn, (row: IndexRow) => string | number | undefined>> = {
  date: (row) => row.start,
  title: (row) => row.title.en,
  kind: (row) => nameOf('kinds', row.kind),
  topics: (row) => row.topics[0] && nameOf('topics', row.topics[0]),
  actors: (row) => row.actors[0] && nameOf('actors', row.actors[0]),
  country: (row) => row.country ?? undefined,
  tone: (row) => row.tone ?? undefined,
  importance: (row) => row.importance,
  tags: (row) => row.tags[0],
  sides: (row) => row.sides[0],
  origin: (row) => row.origin.by,
  updated: (row) => row.updated,
};

describe('the order of the table', () => {
  it('is that of a plain sort', () => {
    fc.assert(
      fc.property(rows, fc.constantFrom(...TABLE_COLUMNS), fc.boolean(), (found, column, descending) => {
        const tagged = found.map((row, at) => ({ ...row, tags: at % 3 === 0 ? [] : [`tag ${at % 5}`] }));
        const index = indexEvents(tagged);
        const titles = ranksOf(index.rows.map((row) => row.title.en ?? ''));
        const ranks = new Float64Array(Math.max(0, ...index.numbers) + 1).fill(Number.NaN);
        index.numbers.forEach((number, at) => {
          ranks[number] = titles[at] ?? 0;
        });
        const visible = Uint8Array.from(index.rows, (_, at) => (at % 4 === 3 ? 0 : 1));
        const order = orderOf(keysOf(column, index, nameOf, ranks, compare), visible, descending);
        const value = (at: number): string | number | undefined => PLAIN[column](index.rows[at] as IndexRow);
        const shown = index.rows.map((_, at) => at).filter((at) => visible[at] === 1);
        const turn = descending ? -1 : 1;
        const wanted = shown.sort((a, b) => {
          const [one, other] = [value(a), value(b)];
          if (one === undefined || other === undefined) {
            return one === other ? a - b : one === undefined ? 1 : -1;
          }
          const by =
            column === 'date' ? a - b : typeof one === 'string' ? compare(one, String(other)) : one - Number(other);
          return turn * by || a - b;
        });
        expect([...order]).toEqual(wanted);
      }),
    );
  });

  it('is that of a plain sort of any numbers, whole, broken or far apart', () => {
    const key = fc.oneof(
      fc.integer({ min: -3, max: 3 }),
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer({ min: 1_600_000_000_000, max: 1_800_000_000_000 }),
      fc.constant(Number.POSITIVE_INFINITY),
    );
    fc.assert(
      fc.property(fc.array(key, { maxLength: 40 }), fc.boolean(), (values, descending) => {
        const keys = Float64Array.from(values);
        const turn = descending ? -1 : 1;
        const has = values.map((value) => value !== Number.POSITIVE_INFINITY);
        const wanted = values
          .map((_, at) => at)
          .sort((a, b) => {
            if (!has[a] || !has[b]) return has[a] === has[b] ? a - b : has[a] ? -1 : 1;
            return turn * ((values[a] ?? 0) - (values[b] ?? 0)) || a - b;
          });
        expect([...orderOf(keys, new Uint8Array(values.length).fill(1), descending)]).toEqual(wanted);
      }),
    );
  });

  it('ranks texts as a sort does, however it is sliced', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 4 })), fc.integer({ min: 1, max: 9 }), (texts, slice) => {
        const ranks = ranksOf(texts, slice);
        for (let a = 1; a < texts.length; a += 1) {
          const by = (ranks[a - 1] ?? 0) - (ranks[a] ?? 0);
          expect(Math.sign(by)).toBe(Math.sign(compare(texts[a - 1] ?? '', texts[a] ?? '')));
        }
      }),
    );
  });
});
