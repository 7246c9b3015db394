// The minimap's histogram: how many shown events fall into each slice of the whole library, and their mean tone.
import { lowerBound } from './time-scale.ts';
import type { Selection } from './select.ts';

export interface Slice {
  readonly x: number;
  readonly width: number;
  readonly count: number;
  /** Mean tone of the rated ones, 0 where none is. */
  readonly tone: number;
}

/** Slices of `slice` px over [from, to) ms; empty ones are left out. */
export function histogram(
  { index, visible }: Selection,
  from: number,
  to: number,
  width: number,
  slice: number,
): Slice[] {
  const slots = Math.max(1, Math.floor(width / slice));
  const counts = new Float64Array(slots);
  const tones = new Float64Array(slots);
  const rated = new Float64Array(slots);
  const perSlot = (to - from) / slots;
  for (let i = lowerBound(index.start, from); i < visible.length; i += 1) {
    const start = index.start[i] ?? 0;
    if (start >= to) break;
    if (!visible[i]) continue;
    const slot = Math.min(slots - 1, Math.floor((start - from) / perSlot));
    counts[slot] = (counts[slot] ?? 0) + 1;
    const tone = index.tone[i] ?? Number.NaN;
    if (Number.isNaN(tone)) continue;
    tones[slot] = (tones[slot] ?? 0) + tone;
    rated[slot] = (rated[slot] ?? 0) + 1;
  }
  const each = width / slots;
  return Array.from(counts, (count, slot) => {
    const withTone = rated[slot] ?? 0;
    return { x: slot * each, width: each, count, tone: withTone > 0 ? (tones[slot] ?? 0) / withTone : 0 };
  }).filter((entry) => entry.count > 0);
}
