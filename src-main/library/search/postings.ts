// The inverted index proper: for each word the documents that hold it with their weights, in typed arrays that grow.
// Words can be found whole, by prefix, or a slip or two away.

/** Documents and weights of one word; only the first `size` entries count. Documents ascend. */
interface Posting {
  documents: Uint32Array;
  weights: Uint8Array;
  size: number;
}

export class Postings {
  private readonly byWord = new Map<string, Posting>();
  private sorted: string[] = [];
  private unsorted: string[] = [];

  /** Adds a document; numbers must be given in ascending order. */
  add(document: number, words: ReadonlyMap<string, number>): void {
    for (const [word, weight] of words) {
      let posting = this.byWord.get(word);
      if (!posting) {
        posting = { documents: new Uint32Array(2), weights: new Uint8Array(2), size: 0 };
        this.byWord.set(word, posting);
        this.unsorted.push(word);
      }
      if (posting.size === posting.documents.length) grow(posting);
      posting.documents[posting.size] = document;
      posting.weights[posting.size] = Math.round(weight);
      posting.size += 1;
    }
  }

  /** Calls back with every document of a word and its weight. Answers how many there are. */
  each(word: string, visit: (document: number, weight: number) => void): number {
    const posting = this.byWord.get(word);
    if (!posting) return 0;
    for (let i = 0; i < posting.size; i += 1) visit(posting.documents[i] ?? 0, posting.weights[i] ?? 0);
    return posting.size;
  }

  has(word: string): boolean {
    return this.byWord.has(word);
  }

  /** Words that begin with a prefix, in order; at most `most`. */
  withPrefix(prefix: string, most: number): string[] {
    this.sort();
    let lo = 0;
    let hi = this.sorted.length;
    while (lo < hi) {
      const middle = (lo + hi) >>> 1;
      if ((this.sorted[middle] ?? '') < prefix) lo = middle + 1;
      else hi = middle;
    }
    const found: string[] = [];
    for (let i = lo; i < this.sorted.length && found.length < most; i += 1) {
      const word = this.sorted[i] ?? '';
      if (!word.startsWith(prefix)) break;
      found.push(word);
    }
    return found;
  }

  /** Words at most `distance` slips from a word, and no more than that apart in length. */
  near(word: string, distance: number): string[] {
    this.sort();
    const found: string[] = [];
    for (const candidate of this.sorted) {
      if (Math.abs(candidate.length - word.length) > distance || candidate.length < 3) continue;
      if (isNear(word, candidate, distance)) found.push(candidate);
    }
    return found;
  }

  private sort(): void {
    if (this.unsorted.length === 0) return;
    this.sorted = [...this.sorted, ...this.unsorted].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    this.unsorted = [];
  }
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

/** Whether two words are at most `most` insertions, deletions, changes or swaps of neighbours apart. */
export function isNear(a: string, b: string, most: number): boolean {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      let cost = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return false;
    before = last;
    last = row;
  }
  return (last[b.length] ?? most + 1) <= most;
}
