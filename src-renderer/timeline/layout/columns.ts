// Ids as small numbers, in one array for all events: what facets count and lanes group by, without touching a row.
import type { IndexRow } from '../../../src-main/api/contract.ts';

/** The codes of position p are codes[from[p]] … codes[from[p + 1] − 1]; `ids` has the id of each code. */
export interface CodeColumn {
  readonly ids: readonly string[];
  readonly from: Uint32Array;
  readonly codes: Uint32Array;
}

/** What of a row a column holds: one id or several; `none` is the id of a row that has nothing of it (null: it has no code). */
export interface ColumnRule {
  readonly idsOf: (row: IndexRow) => string | readonly string[];
  readonly none: string | null;
}

const TONES = ['-3', '-2', '-1', '0', '1', '2', '3'];

export const COLUMN_RULES = {
  topics: { idsOf: (row: IndexRow) => row.topics, none: '' },
  kinds: { idsOf: (row: IndexRow) => row.kind, none: null },
  actors: { idsOf: (row: IndexRow) => row.actors, none: null },
  countries: { idsOf: (row: IndexRow) => row.country ?? '', none: '' },
  tones: { idsOf: (row: IndexRow) => (row.tone === null ? '' : (TONES[row.tone + 3] ?? '')), none: '' },
  sides: { idsOf: (row: IndexRow) => row.sides, none: '' },
  origins: { idsOf: (row: IndexRow) => row.origin.by, none: null },
} as const satisfies Record<string, ColumnRule>;
export type ColumnName = keyof typeof COLUMN_RULES;

/** Numbers ids as they come; goes on from a column that is there. */
class Numbering {
  readonly ids: string[];
  readonly #known: Map<string, number>;

  constructor(ids: readonly string[] = []) {
    this.ids = [...ids];
    this.#known = new Map(ids.map((id, code) => [id, code]));
  }

  codeOf(id: string): number {
    let code = this.#known.get(id);
    if (code === undefined) {
      code = this.ids.length;
      this.#known.set(id, code);
      this.ids.push(id);
    }
    return code;
  }
}

function codesOf(row: IndexRow, { idsOf, none }: ColumnRule, numbering: Numbering): number[] {
  const own = idsOf(row);
  if (typeof own === 'string') return [numbering.codeOf(own)];
  if (own.length === 0) return none === null ? [] : [numbering.codeOf(none)];
  return own.map((id) => numbering.codeOf(id));
}

/** Makes a column row by row: all columns of an index grow together, because going to a row costs more than reading it. */
export class ColumnMaker {
  readonly #numbering = new Numbering();
  readonly #none: string | null;
  readonly #from: Uint32Array;
  #codes: Uint32Array;
  #at = 0;
  #count = 0;

  /** `size` rows will be added. */
  constructor({ none }: Pick<ColumnRule, 'none'>, size: number) {
    this.#none = none;
    this.#from = new Uint32Array(size + 1);
    this.#codes = new Uint32Array(size + 16);
  }

  /** The next row, which has one id. */
  one(id: string): void {
    this.#push(id);
    this.#end();
  }

  /** The next row, which has any number of them. */
  many(ids: readonly string[]): void {
    for (let i = 0; i < ids.length; i += 1) this.#push(ids[i] ?? '');
    if (ids.length === 0 && this.#none !== null) this.#push(this.#none);
    this.#end();
  }

  #end(): void {
    this.#at += 1;
    this.#from[this.#at] = this.#count;
  }

  #push(id: string): void {
    if (this.#count === this.#codes.length) {
      const more = new Uint32Array(this.#codes.length * 2);
      more.set(this.#codes);
      this.#codes = more;
    }
    this.#codes[this.#count] = this.#numbering.codeOf(id);
    this.#count += 1;
  }

  /** The column with its rows as they were added. */
  asAdded(): CodeColumn {
    return { ids: this.#numbering.ids, from: this.#from, codes: this.#codes.slice(0, this.#count) };
  }

  /** The column with its rows in another order: `order` has for each position the place that its row was added at. */
  done(order: Uint32Array): CodeColumn {
    const from = new Uint32Array(order.length + 1);
    const codes = new Uint32Array(this.#count);
    let count = 0;
    for (let at = 0; at < order.length; at += 1) {
      const place = order[at] ?? 0;
      const end = this.#from[place + 1] ?? 0;
      for (let i = this.#from[place] ?? 0; i < end; i += 1) {
        codes[count] = this.#codes[i] ?? 0;
        count += 1;
      }
      from[at + 1] = count;
    }
    return { ids: this.#numbering.ids, from, codes };
  }
}

/** A column of rows that are in order already. */
export function columnOf(rows: readonly IndexRow[], rule: ColumnRule): CodeColumn {
  const maker = new ColumnMaker(rule, rows.length);
  for (const row of rows) {
    const own = rule.idsOf(row);
    if (typeof own === 'string') maker.one(own);
    else maker.many(own);
  }
  return maker.asAdded();
}

/** Where a position of the changed index comes from: a position of the index before (≥ 0), or −1 − n for the nth new row. */
export type Origins = Int32Array;

/** The column of an index that gained and lost rows. */
export function changeColumn(
  before: CodeColumn,
  origins: Origins,
  fresh: readonly IndexRow[],
  rule: ColumnRule,
): CodeColumn {
  const numbering = new Numbering(before.ids);
  const own = fresh.map((row) => codesOf(row, rule, numbering));
  const more = own.reduce((sum, codes) => sum + codes.length, 0);
  const from = new Uint32Array(origins.length + 1);
  const codes = new Uint32Array(before.codes.length + more);
  let count = 0;
  for (let at = 0; at < origins.length; at += 1) {
    const origin = origins[at] ?? 0;
    if (origin < 0) {
      for (const code of own[-1 - origin] ?? []) {
        codes[count] = code;
        count += 1;
      }
    } else {
      const end = before.from[origin + 1] ?? 0;
      for (let i = before.from[origin] ?? 0; i < end; i += 1) {
        codes[count] = before.codes[i] ?? 0;
        count += 1;
      }
    }
    from[at + 1] = count;
  }
  return { ids: numbering.ids, from, codes: codes.slice(0, count) };
}
