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
  const stretches = stretchesOf(curve);
  for (const { points, strength } of stretches) {
    surface.polygon(area(points, middle, half, 1), palette.cooperationFill, strength);
    surface.polygon(area(points, middle, half, -1), palette.conflictFill, strength);
    surface.polygon(band(points, middle, half), palette.ink2, 0.13 * strength);
  }
  surface.line(0, middle, width, middle, { colour: palette.hairlineStrong, width: 1 });
  for (const { points, strength } of stretches) {
    surface.polyline(outline(points, middle, half), { colour: palette.ink2, width: 1.2, opacity: 0.85 * strength });
  }
}

/** A part of the curve that is drawn alike; neighbours share their border point. */
interface Stretch {
  readonly points: readonly CurvePoint[];
  readonly strength: number;
}

/** How many strengths are told apart. */
const STRENGTHS = 5;

/** The parts of the curve that say something. */
function stretchesOf(curve: readonly CurvePoint[]): Stretch[] {
  const stretches: Stretch[] = [];
  const levelOf = (at: number): number => {
    const both = Math.min(curve[at]?.strength ?? 0, curve[at + 1]?.strength ?? 0);
    return Math.ceil(both * STRENGTHS - 1e-9);
  };
  for (let from = 0; from < curve.length - 1;) {
    const level = levelOf(from);
    let to = from + 1;
    while (to < curve.length - 1 && levelOf(to) === level) to += 1;
    if (level > 0) stretches.push({ points: curve.slice(from, to + 1), strength: level / STRENGTHS });
    from = to;
  }
  return stretches;
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
