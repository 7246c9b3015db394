// The inverted index proper: for each word the documents that hold it with their weights, in typed arrays that grow.
// Words can be found whole, by prefix, or a slip or two away.
import { isNear } from './near.ts';

/** Documents and weights of one word; only the first `size` entries count. Documents ascend. */
interface Posting {
  documents: Uint32Array;
  weights: Uint8Array;
  size: number;
  /** Which letters the word has, a bit each. */
  readonly letters: number;
}

/** More new words than this are merged into the order; fewer stand beside it in an order of their own. */
const MERGE = 1_024;

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The most one word of one document can count. */
const HEAVIEST = 24;

export class Postings {
  readonly #byWord = new Map<string, Posting>();
  #sorted: string[] = [];
  #recent: string[] = [];
  #recentInOrder = true;

  /**
   * Adds a document; numbers must be given in ascending order. A word that is told again adds to its weight, up to a
   * bound: it is looked up once each time, and nothing is made for a document but what stays.
   */
  add(document: number, tell: (word: (word: string, weight: number) => void) => void): void {
    tell((word, weight) => {
      let posting = this.#byWord.get(word);
      if (!posting) {
        posting = { documents: new Uint32Array(1), weights: new Uint8Array(1), size: 0, letters: lettersOf(word) };
        this.#byWord.set(word, posting);
        this.#recent.push(word);
        this.#recentInOrder = false;
      }
      const last = posting.size - 1;
      if (last >= 0 && posting.documents[last] === document) {
        posting.weights[last] = Math.min(HEAVIEST, (posting.weights[last] ?? 0) + weight);
        return;
      }
      if (posting.size === posting.documents.length) grow(posting);
      posting.documents[posting.size] = document;
      posting.weights[posting.size] = Math.min(HEAVIEST, weight);
      posting.size += 1;
    });
  }

  /** How many documents hold a word, those that were forgotten included. */
  size(word: string): number {
    return this.#byWord.get(word)?.size ?? 0;
  }

  /**
   * Raises the score of every living document of a word to its weight times `factor`. Answers how many there are.
   * @param alive 1 for the documents that count
   */
  gather(word: string, factor: number, scores: Float32Array, alive: Uint8Array): number {
    const posting = this.#byWord.get(word);
    if (!posting) return 0;
    const { documents, weights, size } = posting;
    let found = 0;
    for (let i = 0; i < size; i += 1) {
      const document = documents[i] ?? 0;
      if (alive[document] !== 1) continue;
      found += 1;
      const score = (weights[i] ?? 0) * factor;
      if (score > (scores[document] ?? 0)) scores[document] = score;
    }
    return found;
  }

  /** Words that begin with a prefix, in no order; at most `most`. */
  withPrefix(prefix: string, most: number): string[] {
    this.#arrange();
    const found: string[] = [];
    for (const words of [this.#sorted, this.#recent]) {
      for (let i = lowerBound(words, prefix); i < words.length && found.length < most; i += 1) {
        const word = words[i] ?? '';
        if (!word.startsWith(prefix)) break;
        found.push(word);
      }
    }
    return found;
  }

  /** Words at most `slips` away from a word. */
  near(word: string, slips: number): string[] {
    const found: string[] = [];
    const letters = lettersOf(word);
    for (const [candidate, posting] of this.#byWord) {
      if (candidate.length < 3 || Math.abs(candidate.length - word.length) > slips) continue;
      // A slip takes at most one letter away and brings one in: most words are told apart by that alone.
      if (bitsIn(letters ^ posting.letters) > 2 * slips) continue;
      if (isNear(word, candidate, slips)) found.push(candidate);
    }
    return found;
  }

  #arrange(): void {
    if (this.#recentInOrder) return;
    this.#recent.sort(inOrder);
    this.#recentInOrder = true;
    if (this.#recent.length <= MERGE) return;
    this.#sorted = merged(this.#sorted, this.#recent);
    this.#recent = [];
  }
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

function lowerBound(words: readonly string[], value: string): number {
  let lo = 0;
  let hi = words.length;
  while (lo < hi) {
    const middle = (lo + hi) >>> 1;
    if ((words[middle] ?? '') < value) lo = middle + 1;
    else hi = middle;
  }
  return lo;
}

function merged(a: readonly string[], b: readonly string[]): string[] {
  const found: string[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const left = a[i];
    const right = b[j];
    if (right === undefined || (left !== undefined && left < right)) {
      found.push(left ?? '');
      i += 1;
    } else {
      found.push(right);
      j += 1;
    }
  }
  return found;
}

function grow(posting: Posting): void {
  const size = posting.size + Math.max(4, posting.size >> 1);
  const documents = new Uint32Array(size);
  const weights = new Uint8Array(size);
  documents.set(posting.documents);
  weights.set(posting.weights);
  posting.documents = documents;
  posting.weights = weights;
}
