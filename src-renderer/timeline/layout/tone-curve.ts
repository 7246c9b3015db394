// The tone curve: a kernel-smoothed mean of tone over time, and how many events it rests on.
// m(t) = Σ w·τ / (Σ w + λ), w = exp(−(t−tᵢ)²/2σ²), λ = 1: few events pull it little from the line.
// It says nothing where Σ w is at most FEW, nor σ and more from the nearest event, and little on the way there.
import { xOf, lowerBound, type TimeScale } from './time-scale.ts';
import type { Selection } from './select.ts';

/** One point of the curve: x in px, the mean tone (−3…3) and the weight of the events behind it. */
export interface CurvePoint {
  readonly x: number;
  readonly at: number;
  readonly mean: number;
  readonly weight: number;
  /** How much the curve says there, 0…1: 0 is nothing but the line. */
  readonly strength: number;
}

/** Running sums over the shown, rated events in time order. */
export interface ToneSums {
  readonly starts: Float64Array;
  /** sums[i] is the tone of all before i. */
  readonly sums: Float64Array;
}

/** Distance of the points, px. */
export const CURVE_STEP = 4;
/** σ of the kernel in steps. */
const SIGMA = 6;
const REACH = Math.ceil(SIGMA * 3);
const LAMBDA = 1;
/** Up to this weight there is no curve: so many events are no tone. */
export const FEW = 2;
/** From this weight on the curve is drawn in full; between, it is fainter. */
export const ENOUGH = 6;

const WEIGHTS = Float64Array.from({ length: 2 * REACH + 1 }, (_, i) =>
  Math.exp(-((i - REACH) ** 2) / (2 * SIGMA ** 2)),
);

/** The sums the curve and the minimap read; linear, once per selection. */
export function toneSums({ index, visible, count }: Selection): ToneSums {
  // Room for all that is shown; those without a tone leave some of it unused.
  const starts = new Float64Array(count);
  const sums = new Float64Array(count + 1);
  const { tone, start } = index;
  let rated = 0;
  let sum = 0;
  for (let at = 0; at < visible.length; at += 1) {
    const own = tone[at] ?? Number.NaN;
    if (!visible[at] || Number.isNaN(own)) continue;
    starts[rated] = start[at] ?? 0;
    rated += 1;
    sum += own;
    sums[rated] = sum;
  }
  return { starts: starts.subarray(0, rated), sums: sums.subarray(0, rated + 1) };
}

/** ms of σ, for the legend. */
export function kernelWidth(scale: TimeScale): number {
  return (SIGMA * CURVE_STEP * (scale.to - scale.from)) / scale.width;
}

/**
 * For each bin, how near the nearest event is: 1 where it lies in the bin, 0 at σ and beyond. Many events far off weigh
 * as much as some that are near, and a curve would go on where nothing is.
 */
function nearness(count: Float64Array): Float64Array {
  const near = new Float64Array(count.length);
  let away = SIGMA;
  for (let i = 0; i < count.length; i += 1) {
    away = (count[i] ?? 0) > 0 ? 0 : away + 1;
    near[i] = Math.max(0, 1 - away / SIGMA);
  }
  away = SIGMA;
  for (let i = count.length - 1; i >= 0; i -= 1) {
    away = (count[i] ?? 0) > 0 ? 0 : away + 1;
    near[i] = Math.max(near[i] ?? 0, 1 - away / SIGMA);
  }
  return near;
}

/**
 * The curve over a view, one point every {@link CURVE_STEP} px. Events are gathered in steps aligned to absolute
 * time, so that the curve does not tremble while one pans.
 */
export function toneCurve({ starts, sums }: ToneSums, scale: TimeScale): CurvePoint[] {
  const step = ((scale.to - scale.from) / scale.width) * CURVE_STEP;
  const first = Math.floor(scale.from / step) - 1;
  const points = Math.ceil(scale.width / CURVE_STEP) + 3;
  const bins = points + 2 * REACH;
  const tone = new Float64Array(bins);
  const count = new Float64Array(bins);
  let lo = lowerBound(starts, (first - REACH) * step);
  for (let i = 0; i < bins; i += 1) {
    const hi = lowerBound(starts, (first - REACH + i + 1) * step, lo);
    tone[i] = (sums[hi] ?? 0) - (sums[lo] ?? 0);
    count[i] = hi - lo;
    lo = hi;
  }
  const near = nearness(count);
  return Array.from({ length: points }, (_, i) => {
    let weighted = 0;
    let weight = 0;
    for (let k = 0; k < WEIGHTS.length; k += 1) {
      const w = WEIGHTS[k] ?? 0;
      weighted += w * (tone[i + k] ?? 0);
      weight += w * (count[i + k] ?? 0);
    }
    const at = (first + i + 0.5) * step;
    const known = Math.min(1, Math.max(0, (weight - FEW) / (ENOUGH - FEW)));
    return {
      x: xOf(scale, at),
      at,
      mean: weighted / (weight + LAMBDA),
      weight,
      strength: known * Math.min(1, 2 * (near[i + REACH] ?? 0)),
    };
  });
}

/** What stands behind the curve at an instant: the window of ±2σ, how many rated events it holds, and the weightiest. */
export interface ToneBehind {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Positions by falling share in the curve (weight × tone), at most as many as asked for. */
  readonly weightiest: readonly number[];
}

/** Looks at every event of the window: for a pointer that rests, not for every frame. */
export function toneBehind({ index, visible }: Selection, scale: TimeScale, at: number, most: number): ToneBehind {
  const sigma = kernelWidth(scale);
  const from = at - 2 * sigma;
  const to = at + 2 * sigma;
  let count = 0;
  let best: { position: number; share: number }[] = [];
  for (let position = lowerBound(index.start, from); position < visible.length; position += 1) {
    const start = index.start[position] ?? 0;
    if (start >= to) break;
    const tone = index.tone[position] ?? Number.NaN;
    if (!visible[position] || Number.isNaN(tone)) continue;
    count += 1;
    const share = Math.abs(tone) * Math.exp(-((start - at) ** 2) / (2 * sigma ** 2));
    if (share === 0 || (best.length === most && share <= (best.at(-1)?.share ?? 0))) continue;
    best = [...best, { position, share }].sort((a, b) => b.share - a.share).slice(0, most);
  }
  return { from, to, count, weightiest: best.map(({ position }) => position) };
}
