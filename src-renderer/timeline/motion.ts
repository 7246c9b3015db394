// Moving the view: clamped to where there is something to see, and animated shortly where it jumps.
import { setView } from '../state/actions.ts';
import type { TimeRange } from '../state/viewport.ts';
import { shownExtent, shownView, wholeExtent } from './model.ts';

/** The closest one can look: an hour across the plot. */
const CLOSEST = 3_600_000;
const DURATION = 180;

/** A span, ms, as close and as wide as one may look. */
function clampSpan(span: number): number {
  const whole = wholeExtent.value;
  return Math.max(CLOSEST, Math.min(span, (whole.to - whole.from) * 2));
}

/** The view closer by a factor (less than 1: wider) about a place of the plot, 0…1 from its left, which stays where it is. */
export function zoomed(factor: number, share: number): TimeRange {
  const { from, to } = shownView.value;
  const at = from + (to - from) * share;
  // At the limit the view stands still; widened about its middle it would creep towards the pointer.
  const span = clampSpan((to - from) / factor);
  return clampRange({ from: at - span * share, to: at + span * (1 - share) });
}

/** Keeps a range within sight of the library and within sensible zooms; its span is kept where it can be. */
export function clampRange({ from, to }: TimeRange): TimeRange {
  const whole = wholeExtent.value;
  const span = clampSpan(to - from);
  const middle = (from + to) / 2;
  // The middle of the view stays over the library, so that nobody gets lost in empty time.
  const at = Math.max(whole.from, Math.min(middle, whole.to));
  return { from: at - span / 2, to: at + span / 2 };
}

let frame = 0;

/** Ends an animation under way, as any touch of the person does. */
export function stopMotion(): void {
  cancelAnimationFrame(frame);
  frame = 0;
}

const reduced = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches;
const ease = (t: number): number => 1 - (1 - t) ** 3;

/** Moves to a range; `whole` ends in "fit everything", so that later events widen the view. */
export function moveTo(range: TimeRange, options: { whole?: boolean } = {}): void {
  stopMotion();
  const goal = clampRange(range);
  const land = (): void => setView(options.whole ? null : goal);
  if (reduced()) {
    land();
    return;
  }
  const start = shownView.value;
  const began = performance.now();
  // Spans change by ratio, so that zooming out looks as even as zooming in.
  const spanRatio = Math.log((goal.to - goal.from) / (start.to - start.from));
  const step = (now: number): void => {
    const t = Math.min(1, (now - began) / DURATION);
    if (t >= 1) {
      land();
      return;
    }
    const e = ease(t);
    const span = (start.to - start.from) * Math.exp(spanRatio * e);
    const middle = mix((start.from + start.to) / 2, (goal.from + goal.to) / 2, e);
    setView({ from: middle - span / 2, to: middle + span / 2 });
    frame = requestAnimationFrame(step);
  };
  frame = requestAnimationFrame(step);
}

function mix(a: number, b: number, t: number): number {
  return a + (b - a) * t;
}

/** Zooms by a factor (greater than 1: closer) about an instant, or about the middle. */
export function zoomBy(factor: number, about?: number): void {
  const { from, to } = shownView.value;
  const at = about ?? (from + to) / 2;
  moveTo({ from: at - (at - from) / factor, to: at + (to - at) / factor });
}

/** Moves by a share of the view's span; negative is back in time. */
export function panBy(share: number): void {
  const { from, to } = shownView.value;
  const by = (to - from) * share;
  moveTo({ from: from + by, to: to + by });
}

/** Shows everything the filters let through. */
export function fit(): void {
  const shown = shownExtent.value;
  const whole = wholeExtent.value;
  moveTo(shown, { whole: shown.from === whole.from && shown.to === whole.to });
}
