// What the timeline is to reach, and what a run found: absolute figures for this class of machine, and ratios that hold
// on any. A target whose figures were not taken is left open.
import { short } from './numbers.ts';
import type { TimelineFigures, Who } from './timeline.ts';

export interface Target {
  readonly name: string;
  readonly target: string;
  readonly value: string;
  /** null where it was not measured. */
  readonly met: boolean | null;
}

/** Holds a run's figures to the targets. */
export function targetsOf(found: readonly TimelineFigures[]): Target[] {
  const at = (who: Who, count: number): TimelineFigures | undefined =>
    found.find((row) => row.who === who && row.count === count);
  const large = at('Entente', 100_000);
  const huge = at('Entente', 1_000_000);
  const small = at('Entente', 1_000);
  const other = at('vis-timeline', 10_000);
  const limit = (name: string, most: number, unit: string, value: number | undefined | null): Target => ({
    name,
    target: `≤ ${most} ${unit}`,
    value: value === undefined || value === null ? '–' : `${short(value)} ${unit}`,
    met: value === undefined || value === null ? null : value <= most,
  });
  const ratio = (a: number | undefined | null, b: number | undefined | null): number | null =>
    a === undefined || a === null || b === undefined || b === null ? null : a / b;
  return [
    limit('first draw, 100,000', 300, 'ms', large?.firstDraw),
    limit('the same, to vis-timeline at 10,000', 0.2, '×', ratio(large?.firstDraw, other?.firstDraw)),
    limit('work a frame, 100,000, p95', 4, 'ms', large?.work[1]),
    limit('between frames, 100,000, p95', 20, 'ms', large?.interval[1]),
    limit('the same, to vis-timeline at 10,000', 0.333, '×', ratio(large?.interval[1], other?.interval[1])),
    limit('growth of work a mark, 1,000 → 100,000', 1.3, '×', ratio(large?.perMark, small?.perMark)),
    limit('work a frame, 1,000,000, p95', 6, 'ms', huge?.work[1]),
    limit('first draw, 1,000,000', 2_500, 'ms', huge?.firstDraw),
    limit('filter to painted, 100,000, p95', 50, 'ms', large?.filter?.[1]),
    limit('search keystroke to painted, 100,000, p95', 100, 'ms', large?.search?.[1]),
  ];
}
