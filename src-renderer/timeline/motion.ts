// Moving the view: clamped to where there is something to see, and animated shortly where it jumps.
import { setView } from '../state/actions.ts';
import { view, type TimeRange } from '../state/viewport.ts';
import { clampRange, clampSpan, shownExtent, shownView, wholeExtent } from './model.ts';

const DURATION = 180;

/** The view closer by a factor (less than 1: wider) about a place of the plot, 0…1 from its left, which stays where it is. */
export function zoomed(factor: number, share: number): TimeRange {
  const { from, to } = shownView.value;
  const at = from + (to - from) * share;
  // At the limit the view stands still; widened about its middle it would creep towards the pointer.
  const span = clampSpan((to - from) / factor);
  return clampRange({ from: at - span * share, to: at + span * (1 - share) });
}

let frame = 0;
/** Where the motion under way leads; null at rest. */
let goal: TimeRange | null = null;

/** Ends an animation under way, as any touch of the person does. */
export function stopMotion(): void {
  cancelAnimationFrame(frame);
  frame = 0;
  goal = null;
}

/** The view, or what it will be: quick steps add up instead of each starting from where the last one has got to. */
function settledView(): TimeRange {
  return goal ?? shownView.value;
}

const reduced = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches;
const ease = (t: number): number => 1 - (1 - t) ** 3;

/** Moves to a range; `whole` ends in "fit everything", so that later events widen the view. */
export function moveTo(range: TimeRange, options: { whole?: boolean } = {}): void {
  stopMotion();
  const end = clampRange(range);
  const land = (): void => {
    goal = null;
    setView(options.whole ? null : end);
  };
  if (reduced()) {
    land();
    return;
  }
  const start = shownView.value;
  const began = performance.now();
  // Spans change by ratio, so that zooming out looks as even as zooming in.
  const spanRatio = Math.log((end.to - end.from) / (start.to - start.from));
  goal = end;
  let led = view.peek();
  const step = (now: number): void => {
    // Somebody else has set the view meanwhile, a link or a saved view: that is what is shown.
    if (view.peek() !== led) {
      stopMotion();
      return;
    }
    const t = Math.min(1, (now - began) / DURATION);
    if (t >= 1) {
      land();
      return;
    }
    const e = ease(t);
    const span = (start.to - start.from) * Math.exp(spanRatio * e);
    const middle = mix((start.from + start.to) / 2, (end.from + end.to) / 2, e);
    led = { from: middle - span / 2, to: middle + span / 2 };
    setView(led);
    frame = requestAnimationFrame(step);
  };
  frame = requestAnimationFrame(step);
}

function mix(a: number, b: number, t: number): number {
  return a + (b - a) * t;
}

/** Zooms by a factor (greater than 1: closer) about an instant, or about the middle. */
export function zoomBy(factor: number, about?: number): void {
  const { from, to } = settledView();
  const at = about ?? (from + to) / 2;
  moveTo({ from: at - (at - from) / factor, to: at + (to - at) / factor });
}

/** Moves by a share of the view's span; negative is back in time. */
export function panBy(share: number): void {
  const { from, to } = settledView();
  const by = (to - from) * share;
  moveTo({ from: from + by, to: to + by });
}

/** Shows everything the filters let through. */
export function fit(): void {
  const shown = shownExtent.value;
  const whole = wholeExtent.value;
  moveTo(shown, { whole: shown.from === whole.from && shown.to === whole.to });
}
