// A lane's six tracks: events above, on and below the line, turning points apart from the rest, each in time order with
// running sums, so that any bucket of time is a range and costs no walk.
import type { TimelineIndex } from './index-events.ts';

/** Side of the baseline: cooperation above, conflict below, unrated and neutral on it. */
export type Band = 'above' | 'on' | 'below';
export const BANDS: readonly Band[] = ['above', 'on', 'below'];

/** How many tracks a lane has. */
export const TRACKS = BANDS.length * 2;
/** How many events, or blocks of them, a block of the pyramid of ends has. */
export const BLOCK = 16;

/** Events of one band and weight in time order; sums[i] is the tone of all before i. */
export interface Track {
  readonly band: Band;
  readonly major: boolean;
  readonly positions: Int32Array;
  readonly starts: Float64Array;
  readonly sums: Float64Array;
  /**
   * Latest ends: of each block of BLOCK events, then of each BLOCK of those, up to one. Finds what reaches into a view
   * from before it without walking what does not.
   */
  readonly ends: readonly Float64Array[];
}

const numbersOf = new WeakMap<TimelineIndex, Uint8Array>();

/** For each event which of a lane's tracks it belongs to: band times two, plus one for a turning point. */
export function trackNumbers(index: TimelineIndex): Uint8Array {
  const known = numbersOf.get(index);
  if (known) return known;
  const { tone, importance } = index;
  const numbers = new Uint8Array(tone.length);
  for (let at = 0; at < numbers.length; at += 1) {
    const own = tone[at] ?? Number.NaN;
    const band = own > 0 ? 0 : own < 0 ? 2 : 1;
    numbers[at] = band * 2 + ((importance[at] ?? 1) >= 3 ? 1 : 0);
  }
  numbersOf.set(index, numbers);
  return numbers;
}

/**
 * The tracks of every slot; slots of a lane follow each other, and one without events has none.
 * @param positions events in time order, an event once for each lane it lies in
 * @param slots for each of them lane × TRACKS + its track
 * @param sizes how many events each slot has
 */
export function tracksOf(
  index: TimelineIndex,
  positions: Int32Array,
  slots: Uint32Array,
  sizes: Uint32Array,
): (Track | null)[] {
  // All slots share four arrays, filled in one walk in time order: each column is then read from end to end, and
  // nothing is looked up by name within the walk. What is handed out are views of them.
  const count = slots.length;
  const { firsts, firstBlocks, blocks } = placesOf(sizes);
  const next = firsts.slice();
  const running = new Float64Array(sizes.length);
  const own = new Int32Array(count);
  const starts = new Float64Array(count);
  // One more a slot: what stands before its first.
  const sums = new Float64Array(count + sizes.length);
  const ends = new Float64Array(blocks).fill(Number.NEGATIVE_INFINITY);
  const { start, end, tone } = index;
  for (let i = 0; i < count; i += 1) {
    const slot = slots[i] ?? 0;
    const position = positions[i] ?? 0;
    const place = next[slot] ?? 0;
    next[slot] = place + 1;
    own[place] = position;
    starts[place] = start[position] ?? 0;
    const sum = (running[slot] ?? 0) + (tone[position] || 0);
    running[slot] = sum;
    sums[place + slot + 1] = sum;
    const block = (firstBlocks[slot] ?? 0) + Math.floor((place - (firsts[slot] ?? 0)) / BLOCK);
    const until = end[position] ?? 0;
    if (until > (ends[block] ?? until)) ends[block] = until;
  }
  return Array.from(sizes, (size, slot): Track | null => {
    const band = BANDS[Math.floor((slot % TRACKS) / 2)];
    if (!band || size === 0) return null;
    const from = firsts[slot] ?? 0;
    const block = firstBlocks[slot] ?? 0;
    return {
      band,
      major: slot % 2 === 1,
      positions: own.subarray(from, from + size),
      starts: starts.subarray(from, from + size),
      sums: sums.subarray(from + slot, from + slot + size + 1),
      ends: pyramid(ends.subarray(block, block + Math.ceil(size / BLOCK))),
    };
  });
}

/** Where each slot's events begin among all, and its blocks of them. */
function placesOf(sizes: Uint32Array): { firsts: Int32Array; firstBlocks: Int32Array; blocks: number } {
  const firsts = new Int32Array(sizes.length);
  const firstBlocks = new Int32Array(sizes.length);
  let place = 0;
  let blocks = 0;
  for (let slot = 0; slot < sizes.length; slot += 1) {
    firsts[slot] = place;
    firstBlocks[slot] = blocks;
    place += sizes[slot] ?? 0;
    blocks += Math.ceil((sizes[slot] ?? 0) / BLOCK);
  }
  return { firsts, firstBlocks, blocks };
}

/** The greatest of each BLOCK values, then of each BLOCK of those, until one is left; `lowest` is the first level. */
function pyramid(lowest: Float64Array): Float64Array[] {
  const levels = [lowest];
  for (let below = lowest; below.length > 1;) {
    const level = new Float64Array(Math.ceil(below.length / BLOCK)).fill(Number.NEGATIVE_INFINITY);
    for (let i = 0; i < below.length; i += 1) {
      const block = Math.floor(i / BLOCK);
      const value = below[i] ?? 0;
      if (value > (level[block] ?? value)) level[block] = value;
    }
    levels.push(level);
    below = level;
  }
  return levels;
}
