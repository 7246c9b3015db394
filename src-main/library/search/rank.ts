// The best of many: documents by falling score, the later event first where scores are equal, then the one met first.
// A score and a day make one whole number, so that the best hundred of a hundred thousand are had without sorting all.

const DAY = 86_400_000;
const DAYS = 2 ** 21;
/** Scores are told apart to this part of one. */
const GRAIN = 64;
const FIRST_DAY = -DAYS / 2;

const keyOf = (score: number, start: number): number => {
  const day = Number.isNaN(start) ? 0 : Math.min(DAYS - 1, Math.max(0, Math.floor(start / DAY) - FIRST_DAY));
  return Math.round(score * GRAIN) * DAYS + day;
};

/** Moves the `count` greatest values to the front, in no order, and answers the least of them. */
function greatest(values: Float64Array, count: number): number {
  let lo = 0;
  let hi = values.length - 1;
  const wanted = count - 1;
  while (lo < hi) {
    const pivot = values[(lo + hi) >>> 1] ?? 0;
    let i = lo;
    let j = hi;
    while (i <= j) {
      while ((values[i] ?? 0) > pivot) i += 1;
      while ((values[j] ?? 0) < pivot) j -= 1;
      if (i <= j) {
        const kept = values[i] ?? 0;
        values[i] = values[j] ?? 0;
        values[j] = kept;
        i += 1;
        j -= 1;
      }
    }
    if (wanted <= j) hi = j;
    else if (wanted >= i) lo = i;
    else break;
  }
  return values[wanted] ?? 0;
}

/** What documents are ranked by, by document. */
export interface Ranked {
  /** 0 is no hit. */
  readonly scores: Float32Array;
  /** ms UTC. */
  readonly start: Float64Array;
  /** The number of the event: documents come and go with edits, and it stays. */
  readonly numbers: Uint32Array;
}

/** The best documents, best first. */
export function best({ scores, start, numbers }: Ranked, hits: Uint32Array, most: number): number[] {
  // A loop, since `from` with a function goes by way of an iterator.
  const keys = new Float64Array(hits.length);
  for (let at = 0; at < hits.length; at += 1) {
    const document = hits[at] ?? 0;
    keys[at] = keyOf(scores[document] ?? 0, start[document] ?? Number.NaN);
  }
  const least = hits.length > most ? greatest(keys.slice(), most) : Number.NEGATIVE_INFINITY;
  const found: { document: number; key: number; number: number }[] = [];
  for (let at = 0; at < hits.length; at += 1) {
    const key = keys[at] ?? 0;
    const document = hits[at] ?? 0;
    if (key >= least) found.push({ document, key, number: numbers[document] ?? 0 });
  }
  found.sort((a, b) => b.key - a.key || a.number - b.number);
  return found.slice(0, most).map(({ document }) => document);
}
