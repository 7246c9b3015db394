// Records of delimited text (CSV, TSV, …) from text that comes in pieces, and which delimiter a text has.
// Our own, because papaparse loses all records after a cell such as `"said so." (source)`: text after a closing quote,
// which real files have; here it is part of the cell, as most spreadsheets and Python's csv read it.

/**
 * One record. `quoted` says which cells were; `cut`: a quote in it is never closed, what follows is lost. `line`: the
 * line of the text it begins on, from 1.
 */
export interface DelimitedRecord {
  readonly line: number;
  readonly cells: readonly string[];
  readonly quoted: readonly boolean[];
  readonly cut: boolean;
}

/** Characters of one cell beyond which a quote is taken to be one that nobody closed. */
const LONGEST = 2 * 1024 * 1024;
/** Cells of a record. */
const WIDEST = 4_096;

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;

type State = 'start' | 'plain' | 'quoted' | 'after-quote' | 'lost';

/** Splits text into records; cells keep their line breaks as LF. Lines without any character are no records. */
export class DelimitedParser {
  readonly #delimiter: number;
  readonly #longest: number;
  #state: State = 'start';
  #cell = '';
  #wasQuoted = false;
  #cells: string[] = [];
  #quoted: boolean[] = [];
  #cut = false;
  #skipLf = false;
  /** The line that is read, and the one that the record in hand begins on. */
  #line = 1;
  #begins = 1;

  constructor(delimiter: string, longest: number = LONGEST) {
    this.#delimiter = delimiter.charCodeAt(0);
    this.#longest = longest;
  }

  /** The records that this piece completes. */
  push(piece: string): DelimitedRecord[] {
    const done: DelimitedRecord[] = [];
    let from = 0;
    for (let at = 0; at < piece.length; at += 1) {
      const code = piece.charCodeAt(at);
      if (this.#skipLf) {
        this.#skipLf = false;
        if (code === LF) {
          from = at + 1;
          continue;
        }
      }
      const quoted = this.#state === 'quoted';
      if (quoted) {
        if (code === QUOTE || code === CR) {
          this.#cell += piece.slice(from, at);
          from = at + 1;
          if (code === QUOTE) this.#state = 'after-quote';
          else {
            this.#cell += '\n';
            this.#skipLf = true;
            this.#line += 1;
          }
        } else if (code === LF) this.#line += 1;
        continue;
      }
      if (code === QUOTE && this.#state === 'start') {
        this.#state = 'quoted';
        this.#wasQuoted = true;
        from = at + 1;
      } else if (code === QUOTE && this.#state === 'after-quote') {
        // A doubled quote is one quote; the cell goes on.
        this.#state = 'quoted';
        from = at;
      } else if (code === this.#delimiter) {
        this.#endCell(piece.slice(from, at));
        from = at + 1;
      } else if (code === LF || code === CR) {
        this.#line += 1;
        this.#endRecord(piece.slice(from, at), done);
        from = at + 1;
        this.#skipLf = code === CR;
      } else if (this.#state === 'start' || this.#state === 'after-quote') this.#state = 'plain';
    }
    if (from < piece.length) this.#keep(piece.slice(from));
    return done;
  }

  /** The record that the text ends in, if it does not end with a line break. */
  end(): DelimitedRecord[] {
    const done: DelimitedRecord[] = [];
    if (this.#state === 'quoted') this.#cut = true;
    this.#endRecord('', done);
    return done;
  }

  #keep(text: string): void {
    if (this.#state === 'lost') return;
    this.#cell += text;
    if (this.#cell.length <= this.#longest) return;
    this.#cell = this.#cell.slice(0, this.#longest);
    this.#cut = true;
    // A quote that nobody closed: go on from the next line.
    this.#state = 'lost';
  }

  #endCell(text: string): void {
    if (this.#state !== 'lost') this.#cell += text;
    if (this.#cells.length < WIDEST) {
      this.#cells.push(this.#cell);
      this.#quoted.push(this.#wasQuoted);
    } else this.#cut = true;
    this.#cell = '';
    this.#wasQuoted = false;
    if (this.#state !== 'lost') this.#state = 'start';
  }

  #endRecord(text: string, done: DelimitedRecord[]): void {
    const empty = this.#cells.length === 0 && this.#cell === '' && text === '' && !this.#wasQuoted;
    if (!empty) {
      this.#endCell(text);
      done.push({ line: this.#begins, cells: this.#cells, quoted: this.#quoted, cut: this.#cut });
    }
    this.#cells = [];
    this.#quoted = [];
    this.#cut = false;
    this.#state = 'start';
    this.#begins = this.#line;
  }
}

/** The records of a text. */
export async function* recordsOf(pieces: AsyncIterable<string>, delimiter: string): AsyncGenerator<DelimitedRecord> {
  const parser = new DelimitedParser(delimiter);
  for await (const piece of pieces) yield* parser.push(piece);
  yield* parser.end();
}

/** The first records of a text that may be cut off at the end of a line: the last may lie inside a quoted cell. */
export function firstRecords(text: string, delimiter: string, most: number): DelimitedRecord[] {
  const parser = new DelimitedParser(delimiter);
  const records = parser.push(text);
  const last = parser.end().filter(({ cut }) => !cut || records.length === 0);
  return [...records, ...last].slice(0, most);
}

/** Tab, semicolon, comma, bar, and the control character that Hive writes. */
const DELIMITERS = ['\t', ';', ',', '|', '\u0001'] as const;
const LOOKED_AT = 60;

/** The delimiter that a text has, with how sure that is (0–1); null where none makes a table of it. */
export function sniffDelimiter(text: string): { readonly delimiter: string; readonly sure: number } | null {
  let best: { delimiter: string; sure: number; width: number } | null = null;
  for (const delimiter of DELIMITERS) {
    if (!text.includes(delimiter)) continue;
    const records = firstRecords(text, delimiter, LOOKED_AT);
    const { width, share } = usualWidth(records.map(({ cells }) => cells.length));
    if (width < 2) continue;
    // A wider table that is nearly as regular is the likelier one.
    const better = !best || share > best.sure + 0.15 || (share > best.sure - 0.15 && width > best.width);
    if (better) best = { delimiter, sure: share, width };
  }
  return best;
}

function usualWidth(widths: readonly number[]): { width: number; share: number } {
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  let [usual, count] = [0, 0];
  for (const [width, times] of counts) if (times > count) [usual, count] = [width, times];
  return { width: usual, share: widths.length === 0 ? 0 : count / widths.length };
}
