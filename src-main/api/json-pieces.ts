// A large answer as JSON in pieces, so that an index of 100,000 events is never one string and one buffer of it besides,
// and nothing else waits while it is made.

// Elements of a list to a piece, and how long a list must be before its answer is worth cutting up.
const PIECE = 500;
export const LONG = 2_000;

/** True where an answer holds a list (at the top of its value) that is worth sending in pieces. */
export function isLong(answer: unknown): boolean {
  return listsIn(answer).some((list) => list.length > LONG);
}

function listsIn(answer: unknown): readonly (readonly unknown[])[] {
  const value: unknown = isPlain(answer) ? answer['value'] : undefined;
  return isPlain(value) ? Object.values(value).filter((each) => Array.isArray(each)) : [];
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Yields text that, put together, is `JSON.stringify(value)`. Plain data only, as the contract's answers are. */
export function* jsonPieces(value: unknown, depth = 2): Generator<string> {
  if (Array.isArray(value) && value.length > PIECE) {
    for (let from = 0; from < value.length; from += PIECE) {
      const text = JSON.stringify(value.slice(from, from + PIECE)).slice(1, -1);
      yield `${from === 0 ? '[' : ','}${text}`;
    }
    yield ']';
  } else if (isPlain(value) && depth > 0) {
    let first = true;
    for (const [key, each] of Object.entries(value)) {
      if (each === undefined) continue;
      yield `${first ? '{' : ','}${JSON.stringify(key)}:`;
      yield* jsonPieces(each, depth - 1);
      first = false;
    }
    yield first ? '{}' : '}';
  } else {
    yield JSON.stringify(value);
  }
}
