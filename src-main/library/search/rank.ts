// The best of many: documents by falling score, the later event first where scores are equal.
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

/**
 * The best documents, best first.
 * @param scores by document; 0 is no hit
 * @param start ms UTC by document
 */
export function best(scores: Float32Array, start: Float64Array, hits: Uint32Array, most: number): number[] {
  const keys = Float64Array.from(hits, (document) => keyOf(scores[document] ?? 0, start[document] ?? Number.NaN));
  const least = hits.length > most ? greatest(keys.slice(), most) : Number.NEGATIVE_INFINITY;
  const found: { document: number; key: number }[] = [];
  hits.forEach((document, at) => {
    const key = keys[at] ?? 0;
    if (key >= least) found.push({ document, key });
  });
  found.sort((a, b) => b.key - a.key || a.document - b.document);
  return found.slice(0, most).map(({ document }) => document);
}
