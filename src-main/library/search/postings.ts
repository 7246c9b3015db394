// The inverted index proper: for each word the documents that hold it, ascending, with their weights, a number for both.
// Words can be found whole, by prefix, or a slip or two away; they go by numbers, so that nothing is looked up twice.
import { Chains, grown } from './chains.ts';
import { Nearness } from './near.ts';

/** More new words than this are merged into the order; fewer stand beside it in an order of their own. */
const MERGE = 1_024;

/** The most one word of one document can count: what fits beside the document's number. */
const WEIGHT_BITS = 5;
const WEIGHTS = 2 ** WEIGHT_BITS;
const HEAVIEST = 24;

export class Postings {
  #numbers = new Map<string, number>();
  #words: string[] = [];
  #chains = new Chains();
  /** By word: which letters it has, a bit each, and how long it is. */
  #letters: Uint32Array = new Uint32Array(0);
  #lengths: Uint8Array = new Uint8Array(0);
  /** Numbers of words in the order of the words. */
  #sorted: number[] = [];
  #recent: number[] = [];
  #recentInOrder = true;

  /**
   * Adds a document; numbers must be given in ascending order. A word that is told again adds to its weight, up to a
   * bound: it is looked up once each time, and nothing is made for a document but what stays.
   */
  add(document: number, tell: (word: (word: string, weight: number) => void) => void): void {
    tell((word, weight) => {
      const number = this.#numbers.get(word);
      if (number === undefined) {
        this.#begin(word, document * WEIGHTS + Math.min(HEAVIEST, weight));
        return;
      }
      const last = this.#chains.last(number);
      if (Math.floor(last / WEIGHTS) === document) {
        this.#chains.replaceLast(number, document * WEIGHTS + Math.min(HEAVIEST, (last % WEIGHTS) + weight));
      } else {
        this.#chains.push(number, document * WEIGHTS + Math.min(HEAVIEST, weight));
      }
    });
  }

  /** The number of a word that was told; undefined for any other. */
  numberOf(word: string): number | undefined {
    return this.#numbers.get(word);
  }

  word(number: number): string {
    return this.#words[number] ?? '';
  }

  /**
   * Raises the score of every living document of a word to its weight times `factor`. Answers how many there are.
   * @param alive 1 for the documents that count
   */
  gather(number: number, factor: number, scores: Float32Array, alive: Uint8Array): number {
    let found = 0;
    this.#chains.walk(number, (values, from, to) => {
      for (let i = from; i < to; i += 1) {
        const value = values[i] ?? 0;
        const document = value >>> WEIGHT_BITS;
        if (alive[document] !== 1) continue;
        found += 1;
        const score = (value & (WEIGHTS - 1)) * factor;
        if (score > (scores[document] ?? 0)) scores[document] = score;
      }
    });
    return found;
  }

  /** Numbers of the words that begin with a prefix, in no order. */
  withPrefix(prefix: string): number[] {
    this.arrange();
    const found: number[] = [];
    for (const numbers of [this.#sorted, this.#recent]) {
      for (let i = this.#lowerBound(numbers, prefix); i < numbers.length; i += 1) {
        const number = numbers[i] ?? 0;
        if (!this.word(number).startsWith(prefix)) break;
        found.push(number);
      }
    }
    return found;
  }

  /** Numbers of the words at most `slips` away from a word. */
  near(word: string, slips: number): number[] {
    const found: number[] = [];
    const letters = lettersOf(word);
    const nearness = new Nearness(word, slips);
    for (let number = 0; number < this.#words.length; number += 1) {
      const length = this.#lengths[number] ?? 0;
      if (length < 3 || Math.abs(length - word.length) > slips) continue;
      // A slip takes at most one letter away and brings one in: most words are told apart by that alone.
      if (bitsIn(letters ^ (this.#letters[number] ?? 0)) > 2 * slips) continue;
      if (nearness.holds(this.word(number))) found.push(number);
    }
    return found;
  }

  /** Puts the words in order; done when a question needs it, if not before. */
  arrange(): void {
    if (this.#recentInOrder) return;
    const inOrder = (a: number, b: number): number => (this.word(a) < this.word(b) ? -1 : 1);
    this.#recent.sort(inOrder);
    this.#recentInOrder = true;
    if (this.#recent.length <= MERGE) return;
    this.#sorted = merged(this.#sorted, this.#recent, inOrder);
    this.#recent = [];
  }

  /** The same without the documents that were forgotten. `renumbered` is each document's new number, ascending, or −1. */
  compacted(renumbered: Int32Array): Postings {
    const kept = new Postings();
    for (const [word, number] of this.#numbers) {
      let chain: number | null = null;
      this.#chains.walk(number, (values, from, to) => {
        for (let i = from; i < to; i += 1) {
          const value = values[i] ?? 0;
          const document = renumbered[value >>> WEIGHT_BITS] ?? -1;
          if (document < 0) continue;
          const moved = document * WEIGHTS + (value & (WEIGHTS - 1));
          if (chain === null) chain = kept.#begin(word, moved);
          else kept.#chains.push(chain, moved);
        }
      });
    }
    kept.arrange();
    return kept;
  }

  #begin(word: string, value: number): number {
    const number = this.#chains.begin(value);
    const own = ownCopy(word);
    this.#numbers.set(own, number);
    this.#words.push(own);
    this.#letters = grown(this.#letters, number);
    this.#lengths = grown(this.#lengths, number);
    this.#letters[number] = lettersOf(own);
    this.#lengths[number] = Math.min(255, own.length);
    this.#recent.push(number);
    this.#recentInOrder = false;
    return number;
  }

  #lowerBound(numbers: readonly number[], value: string): number {
    let lo = 0;
    let hi = numbers.length;
    while (lo < hi) {
      const middle = (lo + hi) >>> 1;
      if (this.word(numbers[middle] ?? 0) < value) lo = middle + 1;
      else hi = middle;
    }
    return lo;
  }
}

/** A word was cut from the text of an event, and engines keep the whole text for as long as such a part is kept. */
function ownCopy(word: string): string {
  return word.length < 13 ? word : Buffer.from(word, 'utf8').toString('utf8');
}

function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

function bitsIn(value: number): number {
  let bits = 0;
  for (let rest = value; rest !== 0; rest &= rest - 1) bits += 1;
  return bits;
}

function merged(a: readonly number[], b: readonly number[], inOrder: (a: number, b: number) => number): number[] {
  const found: number[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const left = a[i];
    const right = b[j];
    if (right === undefined || (left !== undefined && inOrder(left, right) < 0)) {
      found.push(left ?? 0);
      i += 1;
    } else {
      found.push(right);
      j += 1;
    }
  }
  return found;
}
