// All arithmetic between time and pixels: one immutable value owns it. Times are ms UTC, lengths CSS px.
// Buckets are powers of two of a millisecond, aligned to absolute time, so that panning never moves their borders.

/** The span of time shown over a width. */
export interface TimeScale {
  readonly from: number;
  readonly to: number;
  readonly width: number;
}

/** The shortest span that can be shown: below it a double's precision would show in the pixels. */
export const SHORTEST_SPAN = 60_000;

export function timeScale(from: number, to: number, width: number): TimeScale {
  const span = Math.max(to - from, SHORTEST_SPAN);
  return { from, to: from + span, width: Math.max(width, 1) };
}

export function msPerPixel(scale: TimeScale): number {
  return (scale.to - scale.from) / scale.width;
}

/** px from the left edge of an instant. */
export function xOf(scale: TimeScale, ms: number): number {
  return (ms - scale.from) / msPerPixel(scale);
}

/** The instant at px from the left edge. */
export function msAt(scale: TimeScale, x: number): number {
  return scale.from + x * msPerPixel(scale);
}

/** ms of the bucket that is at least `pixels` wide, and less than twice that. */
export function bucketSize(scale: TimeScale, pixels: number): number {
  return 2 ** Math.ceil(Math.log2(msPerPixel(scale) * pixels));
}

/** First index in [lo, hi) whose value is not below `wanted`; `values` ascend. */
export function lowerBound(values: ArrayLike<number>, wanted: number, lo = 0, hi = values.length): number {
  let from = lo;
  let to = hi;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((values[middle] ?? Number.POSITIVE_INFINITY) < wanted) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** {@link lowerBound} that starts near `lo` and doubles its steps: cheap where the answer is close. */
export function gallop(values: ArrayLike<number>, wanted: number, lo: number): number {
  let step = 1;
  let from = lo;
  while (from + step < values.length && (values[from + step] ?? wanted) < wanted) {
    from += step;
    step *= 2;
  }
  return lowerBound(values, wanted, from, Math.min(values.length, from + step + 1));
}
