// How far apart two words are, counted in slips of the hand: an insertion, a deletion, a change, a swap of neighbours.

/** Whether two words are at most `most` slips apart. */
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

/** How many slips a word of a query may have: none in short ones, where too much is near. */
export function slipsAllowed(word: string): number {
  return word.length >= 7 ? 2 : word.length >= 4 ? 1 : 0;
}
