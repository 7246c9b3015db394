// Pointer, wheel and touch → the view. d3-zoom reads the gestures; where they lead is clamped by motion.ts.
import { select, zoom, zoomIdentity, type D3ZoomEvent, type ZoomTransform } from 'd3';
import { setView } from '../state/actions.ts';
import type { TimeRange } from '../state/viewport.ts';
import { clampRange, plot, shownView, wholeExtent } from './model.ts';
import { moveTo, stopMotion, zoomBy, zoomed } from './motion.ts';

/** A range as d3's transform of a whole over the plot's width. */
function transformOf({ from, to }: TimeRange, whole: TimeRange): ZoomTransform {
  const k = (whole.to - whole.from) / (to - from);
  const x = (-(from - whole.from) / (whole.to - whole.from)) * plot.value.width * k;
  return zoomIdentity.translate(x, 0).scale(k);
}

function rangeOf({ k, x }: ZoomTransform, whole: TimeRange): TimeRange {
  const span = (whole.to - whole.from) / k;
  const from = whole.from + (-x / k / plot.value.width) * (whole.to - whole.from);
  return { from, to: from + span };
}

/** Turns of the wheel nearer than this are one gesture, ms. */
const GESTURE = 200;

const isPan = (event: WheelEvent): boolean => event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);

/** The instant under a pointer event. */
function instantAt(element: Element, event: MouseEvent): number {
  const { from, to } = shownView.value;
  return from + ((event.clientX - element.getBoundingClientRect().left) / plot.value.width) * (to - from);
}

export interface RubberBand {
  /** px from the left of the plot; null when none is drawn. */
  readonly onChange: (band: { from: number; to: number } | null) => void;
}

/** How far a turn of the wheel goes: px, lines and pages as browsers tell them. */
const PAN_PIXELS = [1, 16, 400] as const;
const ZOOM_STEPS = [0.002, 0.05, 1] as const;
/** A pinch on a trackpad comes as small turns of the wheel with Ctrl. */
const PINCH = 10;

/** Pans by a sideways turn of the wheel. */
function panByWheel(event: WheelEvent): void {
  event.preventDefault();
  stopMotion();
  const by = (event.deltaX || event.deltaY) * (PAN_PIXELS[event.deltaMode] ?? 1);
  const { from, to } = shownView.value;
  const shift = (by / plot.value.width) * (to - from);
  setView(clampRange({ from: from + shift, to: to + shift }));
}

/** Zooms by a turn of the wheel about a place of the plot, 0…1 from its left. */
function zoomByWheel(event: WheelEvent, share: number): void {
  event.preventDefault();
  stopMotion();
  const steps = -event.deltaY * (ZOOM_STEPS[event.deltaMode] ?? 0.002) * (event.ctrlKey ? PINCH : 1);
  setView(zoomed(2 ** steps, share));
}

/** Listens on the plot, and for sideways turns of the wheel on all around it; returns the way to stop. */
export function installGestures(element: HTMLElement, around: HTMLElement, band: RubberBand): () => void {
  const target = select<HTMLElement, unknown>(element);
  /** What d3's transforms are of: the whole as a gesture found it, whatever comes into the library meanwhile. */
  let whole = wholeExtent.peek();
  const behaviour = zoom<HTMLElement, unknown>()
    .scaleExtent([0.2, Number.MAX_SAFE_INTEGER])
    // Shift belongs to the rubber band, a second button to the browser. The wheel is read below: d3 would ask where the
    // plot lies at each of its turns, and have the page laid out for it.
    .filter(
      (event: MouseEvent) =>
        event.type !== 'wheel' &&
        event.type !== 'dblclick' &&
        !event.shiftKey &&
        !event.ctrlKey &&
        !('button' in event && event.button > 0),
    )
    .on('start', stopMotion)
    .on('zoom', (event: D3ZoomEvent<HTMLElement, unknown>) => {
      if (!event.sourceEvent) return;
      setView(clampRange(rangeOf(event.transform, whole)));
    });
  target.call(behaviour).on('dblclick.zoom', null);

  // d3 keeps its transform on the element: it follows wherever else the view was moved, without an event.
  const follow = (): void => {
    target.property('__zoom', transformOf(shownView.value, whole));
  };
  const onPress = (): void => {
    whole = wholeExtent.value;
    follow();
  };

  // Where the plot lies is asked once a gesture: it does not move meanwhile.
  let left = 0;
  let turned = Number.NEGATIVE_INFINITY;
  const onWheel = (event: WheelEvent): void => {
    if (event.timeStamp - turned > GESTURE) left = element.getBoundingClientRect().left;
    turned = event.timeStamp;
    if (isPan(event)) panByWheel(event);
    else zoomByWheel(event, (event.clientX - left) / plot.value.width);
    // A drag under way goes on from here.
    if (event.buttons !== 0) follow();
  };
  const onWheelAround = (event: WheelEvent): void => {
    if (isPan(event) && !(event.target instanceof Node && element.contains(event.target))) panByWheel(event);
  };
  const onDoubleClick = (event: MouseEvent): void => zoomBy(3, instantAt(element, event));
  const stopBand = installBand(element, band);
  element.addEventListener('wheel', onWheel, { passive: false, capture: true });
  around.addEventListener('wheel', onWheelAround, { passive: false });
  element.addEventListener('pointerdown', onPress, { capture: true });
  element.addEventListener('dblclick', onDoubleClick);
  return () => {
    target.on('.zoom', null);
    element.removeEventListener('wheel', onWheel, { capture: true });
    around.removeEventListener('wheel', onWheelAround);
    element.removeEventListener('pointerdown', onPress, { capture: true });
    element.removeEventListener('dblclick', onDoubleClick);
    stopBand();
  };
}

/** Shift and drag: a rubber band over a span of time; letting go zooms to it, Escape lets it be. */
function installBand(element: HTMLElement, band: RubberBand): () => void {
  let start: number | null = null;
  /** From the press to the release, also where Escape let the band be meanwhile. */
  let pressed = false;
  const at = (event: PointerEvent): number => event.clientX - element.getBoundingClientRect().left;
  const onDown = (event: PointerEvent): void => {
    if (!event.shiftKey || event.button !== 0) return;
    start = at(event);
    pressed = true;
    element.setPointerCapture(event.pointerId);
    event.preventDefault();
  };
  const onMove = (event: PointerEvent): void => {
    if (start === null) return;
    band.onChange({ from: Math.min(start, at(event)), to: Math.max(start, at(event)) });
  };
  // The release is no click on what lies under it.
  const onClick = (event: MouseEvent): void => {
    if (!pressed) return;
    pressed = false;
    event.stopImmediatePropagation();
  };
  const onUp = (event: PointerEvent): void => {
    // A click, where one follows, comes before the timer.
    if (pressed) setTimeout(() => (pressed = false));
    if (start === null) return;
    const [left, right] = [Math.min(start, at(event)), Math.max(start, at(event))];
    start = null;
    band.onChange(null);
    if (right - left < 4) return;
    const { from, to } = shownView.value;
    const perPixel = (to - from) / plot.value.width;
    moveTo({ from: from + left * perPixel, to: from + right * perPixel });
  };
  const onCancel = (): void => {
    start = null;
    band.onChange(null);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || start === null) return;
    event.preventDefault();
    event.stopPropagation();
    onCancel();
  };
  window.addEventListener('keydown', onKey, { capture: true });
  element.addEventListener('click', onClick, { capture: true });
  element.addEventListener('pointerdown', onDown);
  element.addEventListener('pointermove', onMove);
  element.addEventListener('pointerup', onUp);
  element.addEventListener('pointercancel', onCancel);
  return () => {
    window.removeEventListener('keydown', onKey, { capture: true });
    element.removeEventListener('click', onClick, { capture: true });
    element.removeEventListener('pointerdown', onDown);
    element.removeEventListener('pointermove', onMove);
    element.removeEventListener('pointerup', onUp);
    element.removeEventListener('pointercancel', onCancel);
  };
}
