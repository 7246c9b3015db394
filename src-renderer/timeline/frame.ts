// One frame: state → Scene → canvas. Frames are drawn when something changed, at most once per screen refresh;
// what costs more (the accessible overlay, the lane headers) waits until the view has come to rest.
import { effect } from '@preact/signals';
import { textIn } from '../../data/text.ts';
import { topicsById } from '../state/library.ts';
import { selectedId } from '../state/selection.ts';
import { dark, language, words } from '../state/settings.ts';
import type { TimeRange } from '../state/viewport.ts';
import { measurer, prepare, remembered, watchDensity } from './canvas.ts';
import { canvasSurface } from './draw/canvas-surface.ts';
import { drawAxis } from './draw/draw-axis.ts';
import { drawCurve } from './draw/draw-curve.ts';
import { drawRhythms, rhythmsHeight } from './draw/draw-rhythms.ts';
import { drawScene } from './draw/draw-scene.ts';
import { tickWords } from './axis.ts';
import type { LaneSet } from './layout/lanes.ts';
import type { Label, Measure } from './layout/labels.ts';
import { scene, type Scene } from './layout/scene.ts';
import type { Tick } from './layout/ticks.ts';
import { drawnScene, laneSet, linkedLags, plot, pointed, restingScene, rhythms, shownView, tones } from './model.ts';
import { readPalette } from './palette-now.ts';

export const CURVE_HEIGHT = 76;
const AXIS_HEIGHT = 33;
const AXIS_PLACE = { size: 12.5, middle: AXIS_HEIGHT / 2, left: 0 } as const;
const REST = 90;
const FADE = 150;

/** Lays out a view with everything else as it is now. */
export function layOut(view: TimeRange, measure: Measure, kept: readonly Label[] | null = null): Scene {
  const { rows } = laneSet.value.selection.index;
  const reader = language.value;
  return scene(laneSet.value, tones.value, {
    from: view.from,
    to: view.to,
    width: plot.value.width,
    lanesHeight: plot.value.height,
    selectedId: selectedId.value,
    linked: linkedLags.value,
    now: Date.now(),
    title: (position) => textIn(rows[position]?.title ?? {}, reader),
    measure,
    rhythms: rhythms.value,
    kept,
  });
}

export interface Canvases {
  readonly lanes: HTMLCanvasElement;
  readonly curve: HTMLCanvasElement;
  readonly rhythms: HTMLCanvasElement;
  readonly axis: HTMLCanvasElement;
}

/** Starts drawing; `onFrame` is called with each scene, for what moves with it. Returns the way to stop. */
export function startFrames(
  { lanes, curve, rhythms: strip, axis }: Canvases,
  onFrame: (scene: Scene) => void,
): () => void {
  let frame = 0;
  let resting: ReturnType<typeof setTimeout> | undefined;
  /** When the last picture was made, and whether the view was moving then. */
  let painted = 0;
  let movedLast = false;
  let settling = false;
  let palette = readPalette(lanes);
  // A canvas of its own: measuring on the drawn one would disturb its font.
  const { measure, forget } = measurer(document.createElement('canvas'));
  const fading = document.createElement('canvas');
  fading.className = 'fading';
  fading.ariaHidden = 'true';
  lanes.after(fading);

  const paint = (): void => {
    frame = 0;
    if (plot.value.width === 0) return;
    const moving = isMoving();
    const current = layOut(shownView.value, measure, moving ? (drawnScene.value?.labels ?? null) : null);
    const context = prepare(lanes, current.width, current.height);
    if (context) drawScene(current, canvasSurface(context), palette, pointed.value);
    const curveContext = prepare(curve, current.width, CURVE_HEIGHT);
    if (curveContext) drawCurve(current, CURVE_HEIGHT, canvasSurface(curveContext), palette);
    drawStrip(current);
    const axisContext = prepare(axis, current.width, AXIS_HEIGHT);
    if (axisContext) drawAxis(current, AXIS_PLACE, canvasSurface(axisContext), palette, wordOf, measure);
    drawnScene.value = current;
    onFrame(current);
    painted = performance.now();
    movedLast = moving;
    // A picture that was made because nothing moves any more is the one that what waits is placed by.
    if (settling && !moving) restingScene.value = current;
    else resting ??= setTimeout(rest, REST);
    settling = false;
  };

  // One timer for a whole gesture: setting it anew in every frame would cost more than it is worth.
  const rest = (): void => {
    const left = painted + REST - performance.now();
    resting = left > 1 ? setTimeout(rest, left) : undefined;
    if (resting !== undefined) return;
    // At rest all labels are placed anew; then what waits for the rest follows.
    if (movedLast) {
      settling = true;
      schedule();
    } else restingScene.value = drawnScene.value;
  };

  const ticked = tickWords();
  const wordOf = (tick: Tick): string => ticked(tick, language.peek());
  const silenceWord = remembered((days: number) => words.value('silences.days', { days }));
  const drawStrip = (current: Scene): void => {
    if (current.rhythms.length === 0) return;
    const context = prepare(strip, current.width, rhythmsHeight(current.rhythms.length));
    if (context) drawRhythms(current, canvasSurface(context), palette, silenceWord);
  };

  // Moving is another view, or other lanes of the same events, than the last picture's a moment ago: labels go along
  // with their marks, and are placed anew when nothing moves any more.
  let lastPaint = Number.NEGATIVE_INFINITY;
  let paintedLanes: LaneSet | null = null;
  let paintedSelected: string | null = null;
  const isMoving = (): boolean => {
    const now = performance.now();
    const before = drawnScene.value?.scale;
    const { from, to } = shownView.value;
    const lanesNow = laneSet.value;
    const same = selectedId.value === paintedSelected && lanesNow.selection.index === paintedLanes?.selection.index;
    const moved = before !== undefined && (before.from !== from || before.to !== to);
    const moving = same && (lanesNow !== paintedLanes || (moved && now - lastPaint < REST));
    lastPaint = now;
    paintedLanes = lanesNow;
    paintedSelected = selectedId.value;
    return moving;
  };

  const schedule = (): void => {
    if (frame === 0) frame = requestAnimationFrame(paint);
  };

  // What a filter took away fades: the last picture lies over the new one for a moment. Its opacity is the browser's
  // to animate, so that the fading itself draws nothing.
  const fadeOut = (): void => {
    // A library without events has lanes of no height, and nothing to keep.
    if (lanes.width === 0 || lanes.height === 0 || window.matchMedia('(prefers-reduced-motion: reduce)').matches)
      return;
    // Setting a size, even the same, makes a canvas anew.
    if (fading.width !== lanes.width || fading.height !== lanes.height) {
      fading.width = lanes.width;
      fading.height = lanes.height;
      fading.style.width = lanes.style.width;
      fading.style.height = lanes.style.height;
    }
    const context = fading.getContext('2d');
    context?.clearRect(0, 0, fading.width, fading.height);
    context?.drawImage(lanes, 0, 0);
    fading.animate([{ opacity: 1 }, { opacity: 0 }], FADE);
  };

  let lastLanes = laneSet.value;
  const stopState = effect(() => {
    if (laneSet.value !== lastLanes) fadeOut();
    lastLanes = laneSet.value;
    // Everything a frame depends on is read here, so that any change of it draws one.
    void [
      tones.value,
      rhythms.value,
      shownView.value,
      selectedId.value,
      linkedLags.value,
      language.value,
      plot.value,
      pointed.value,
    ];
    schedule();
  });
  const stopTheme = effect(() => {
    void [dark.value, topicsById.value];
    // The attribute that switches the tokens is set by an effect of the same change: read them after it.
    requestAnimationFrame(() => {
      palette = readPalette(lanes);
      schedule();
    });
  });
  // What is printed is taken right after this event, before any frame: the light look is drawn at once.
  const drawForPaper = (): void => {
    palette = readPalette(lanes);
    cancelAnimationFrame(frame);
    paint();
  };
  window.addEventListener('beforeprint', drawForPaper);
  const redrawInOurFaces = async (): Promise<void> => {
    await document.fonts.ready;
    forget();
    schedule();
  };
  void redrawInOurFaces();
  const stopDensity = watchDensity(schedule);
  return () => {
    stopState();
    stopDensity();
    fading.remove();
    stopTheme();
    window.removeEventListener('beforeprint', drawForPaper);
    cancelAnimationFrame(frame);
    clearTimeout(resting);
  };
}
