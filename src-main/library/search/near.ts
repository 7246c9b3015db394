// How far apart two words are, counted in slips of the hand: an insertion, a deletion, a change, a swap of neighbours.

/** One word that many others are held against: what the comparison needs is made once. */
export class Nearness {
  readonly #word: string;
  readonly #most: number;
  /** The rows of the table of distances: two before, the one before, the one that is filled. */
  #before: Uint16Array;
  #last: Uint16Array;
  #row: Uint16Array;

  /** @param most how many slips are near */
  constructor(word: string, most: number) {
    this.#word = word;
    this.#most = most;
    this.#before = new Uint16Array(word.length + 1);
    this.#last = new Uint16Array(word.length + 1);
    this.#row = new Uint16Array(word.length + 1);
  }

  /** Whether another word is at most so many slips away. */
  holds(other: string): boolean {
    const word = this.#word;
    const length = word.length;
    for (let j = 0; j <= length; j += 1) this.#last[j] = j;
    for (let i = 1; i <= other.length; i += 1) {
      const row = this.#row;
      const last = this.#last;
      const before = this.#before;
      const letter = other.charCodeAt(i - 1);
      const previous = other.charCodeAt(i - 2);
      row[0] = i;
      let least = i;
      for (let j = 1; j <= length; j += 1) {
        const own = word.charCodeAt(j - 1);
        let cost = (last[j - 1] ?? 0) + (letter === own ? 0 : 1);
        cost = Math.min(cost, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
        if (i > 1 && j > 1 && letter === word.charCodeAt(j - 2) && previous === own) {
          cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
        }
        row[j] = cost;
        if (cost < least) least = cost;
      }
      if (least > this.#most) return false;
      this.#row = before;
      this.#before = last;
      this.#last = row;
    }
    return (this.#last[length] ?? 0) <= this.#most;
  }
}

/** Whether two words are at most `most` slips apart. */
export function isNear(a: string, b: string, most: number): boolean {
  return new Nearness(a, most).holds(b);
}

/** How many slips a word of a query may have: none in short ones, where too much is near. */
export function slipsAllowed(word: string): number {
  return word.length >= 7 ? 2 : word.length >= 4 ? 1 : 0;
}
