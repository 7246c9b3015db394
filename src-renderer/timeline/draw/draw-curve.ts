// The tone curve: cooperation filled above the line, conflict below, fainter where few events stand behind it, and
// nothing but the line where it would say what is not there.
import type { CurvePoint } from '../layout/tone-curve.ts';
import type { Scene } from '../layout/scene.ts';
import { drawTicks } from './draw-scene.ts';
import type { Palette } from './palette.ts';
import type { Surface } from './surface.ts';

/** Tone → height above the line in px; the curve seldom passes ±2, so the scale gives that range most of the room. */
export function curveHeight(mean: number, half: number): number {
  return Math.tanh(mean / 1.6) * half;
}

/** Draws the curve into a band of `height` px. */
export function drawCurve(
  { curve, ticks, width }: Pick<Scene, 'curve' | 'ticks' | 'width'>,
  height: number,
  surface: Surface,
  palette: Palette,
): void {
  const middle = Math.round(height / 2) + 0.5;
  const half = height / 2 - 4;
  drawTicks(ticks, height, surface, palette);
  const layers = layersOf(curve);
  for (const { points, opacity } of layers) {
    surface.polygon(area(points, middle, half, 1), palette.cooperationFill, opacity);
    surface.polygon(area(points, middle, half, -1), palette.conflictFill, opacity);
    surface.polygon(band(points, middle, half), palette.ink2, 0.13 * opacity);
  }
  surface.line(0, middle, width, middle, { colour: palette.hairlineStrong, width: 1 });
  for (const { points, opacity } of layers) {
    surface.polyline(outline(points, middle, half), { colour: palette.ink2, width: 1.2, opacity: 0.85 * opacity });
  }
}

/** A part of the curve that is drawn over what fainter layers have drawn there. */
interface Layer {
  readonly points: readonly CurvePoint[];
  readonly opacity: number;
}

/** How many strengths are told apart. */
const STRENGTHS = 6;

/**
 * The parts of the curve that say something. Where it fades, each strength is a layer over the fainter ones, so that no
 * seam shows between neighbours; together they are as dense as the strength is. Where all is in full, one layer is.
 */
function layersOf(curve: readonly CurvePoint[]): Layer[] {
  const levels = curve.map(({ strength }) => Math.ceil(strength * STRENGTHS - 1e-9));
  const layers: Layer[] = [];
  for (const [from, to] of runsOf(levels, 1, 0, curve.length)) {
    if (levels.slice(from, to).every((level) => level === STRENGTHS)) {
      layers.push({ points: curve.slice(from, to), opacity: 1 });
      continue;
    }
    for (let level = 1; level <= STRENGTHS; level += 1) {
      for (const [a, b] of runsOf(levels, level, from, to)) {
        layers.push({ points: curve.slice(a, b), opacity: 1 / (STRENGTHS - level + 1) });
      }
    }
  }
  return layers;
}

/** The runs [from, to) within a range where the level is at least so high; a single point draws nothing. */
function runsOf(levels: readonly number[], least: number, first: number, end: number): [number, number][] {
  const runs: [number, number][] = [];
  let from = first;
  for (let at = first; at <= end; at += 1) {
    if (at < end && (levels[at] ?? 0) >= least) continue;
    if (at - from > 1) runs.push([from, at]);
    from = at + 1;
  }
  return runs;
}

function outline(curve: readonly CurvePoint[], middle: number, half: number): number[] {
  const points: number[] = [];
  for (const { x, mean } of curve) points.push(x, middle - curveHeight(mean, half));
  return points;
}

/** Between the line and the curve, on one side of it. */
function area(curve: readonly CurvePoint[], middle: number, half: number, side: 1 | -1): number[] {
  const first = curve[0];
  const last = curve.at(-1);
  if (!first || !last) return [];
  const points: number[] = [first.x, middle];
  for (const { x, mean } of curve) points.push(x, middle - curveHeight(mean * side > 0 ? mean : 0, half));
  points.push(last.x, middle);
  return points;
}

/** A thin band along the curve, as thick as the square root of the events behind it. */
function band(curve: readonly CurvePoint[], middle: number, half: number): number[] {
  const points: number[] = [];
  const put = ({ x, mean, weight }: CurvePoint, side: 1 | -1): void => {
    const thickness = Math.min(half * 0.35, Math.sqrt(weight) * 0.7);
    points.push(x, middle - curveHeight(mean, half) - side * thickness);
  };
  for (const point of curve) put(point, 1);
  for (let i = curve.length - 1; i >= 0; i -= 1) {
    const point = curve[i];
    if (point) put(point, -1);
  }
  return points;
}
