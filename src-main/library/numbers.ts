// Small whole numbers for event ids: what search answers name events by, a bit each, instead of a hundred thousand ids.
// Given out as ids are first met, and kept for as long as the process runs; they mean nothing after it.
const numbers = new Map<string, number>();

/** The number of an id; the same one each time. */
export function numberOf(id: string): number {
  let number = numbers.get(id);
  if (number === undefined) {
    number = numbers.size;
    numbers.set(id, number);
  }
  return number;
}
