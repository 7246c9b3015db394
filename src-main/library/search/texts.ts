// The folded texts of the documents, for phrases and for titles that hold what was typed: UTF-8 in a few large buffers,
// because the index lives in a thread of its own, where a second library of objects would cost twice as much.
import type { Event } from '../../../data/event.ts';
import { fold } from '../../../data/fold.ts';
import { ownTexts } from '../../../data/query/match.ts';
import { grown } from './chains.ts';

const PAGE = 2 ** 20;

/** The parts of a document's text, in their order; each part is lines, each line one field of the event. */
const PARTS = ['titles', 'other', 'headlines', 'addresses'] as const;
type Part = (typeof PARTS)[number];

export class Texts {
  readonly #pages: Buffer[] = [];
  #free = PAGE;
  /** By document: its page, and the ends of its parts there; the first column has where they begin. */
  #page: Uint32Array = new Uint32Array(0);
  readonly #ends: Uint32Array[] = Array.from({ length: PARTS.length + 1 }, () => new Uint32Array(0));

  put(document: number, event: Event): void {
    const addresses = event.sources.flatMap(({ url }) => (url === undefined ? [] : [url]));
    this.#write(document, [
      lines(Object.values(event.title)),
      // An address is looked for as it is written, and a phrase in what it folds to: mostly the same.
      lines([...ownTexts(event), ...addresses.filter((url) => fold(url) !== url.toLowerCase())]),
      lines(event.sources.map(({ title }) => title)),
      addresses.map((url) => `${url.toLowerCase()}\n`).join(''),
    ]);
  }

  /** Whether a text stands anywhere in a document, or in a part of it. */
  holds(document: number, wanted: Buffer, part?: Part): boolean {
    return this.#bytes(document, part).includes(wanted);
  }

  /** All the text of a document, or one part of it. */
  text(document: number, part?: Part): string {
    return this.#bytes(document, part).toString('utf8');
  }

  /** The same without the documents that were forgotten. `renumbered` is each document's new number, ascending, or −1. */
  compacted(renumbered: Int32Array): Texts {
    const kept = new Texts();
    renumbered.forEach((to, from) => {
      if (to < 0) return;
      const whole = this.#bytes(from);
      const begins = this.#ends[0]?.[from] ?? 0;
      const at = kept.#room(to, whole.length);
      kept.#pages.at(-1)?.set(whole, at);
      this.#ends.forEach((ends, part) => kept.#setEnd(part, to, at + (ends[from] ?? 0) - begins));
    });
    return kept;
  }

  #write(document: number, parts: readonly string[]): void {
    let at = this.#room(
      document,
      parts.reduce((sum, part) => sum + Buffer.byteLength(part), 0),
    );
    this.#setEnd(0, document, at);
    parts.forEach((part, index) => {
      at += this.#pages.at(-1)?.write(part, at, 'utf8') ?? 0;
      this.#setEnd(index + 1, document, at);
    });
  }

  /** Makes room in the last page, or in a new one; answers where. */
  #room(document: number, length: number): number {
    if (this.#free + length > PAGE) {
      this.#pages.push(Buffer.allocUnsafeSlow(Math.max(PAGE, length)));
      this.#free = 0;
    }
    const at = this.#free;
    this.#free += length;
    this.#page = grown(this.#page, document);
    this.#page[document] = this.#pages.length - 1;
    return at;
  }

  #setEnd(part: number, document: number, at: number): void {
    const column = grown(this.#ends[part] ?? new Uint32Array(0), document);
    column[document] = at;
    this.#ends[part] = column;
  }

  #bytes(document: number, part?: Part): Buffer {
    const page = this.#pages[this.#page[document] ?? 0];
    if (!page) return Buffer.alloc(0);
    const first = part === undefined ? 0 : PARTS.indexOf(part);
    const last = part === undefined ? PARTS.length : first + 1;
    return page.subarray(this.#ends[first]?.[document] ?? 0, this.#ends[last]?.[document] ?? 0);
  }
}

/** Folded, each with a line end that no phrase has. */
function lines(texts: readonly string[]): string {
  return texts.length === 0 ? '' : `${fold(texts.join('\n'))}\n`;
}
