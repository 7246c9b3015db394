// The tone curve: cooperation filled above the line, conflict below, fainter where few events stand behind it.
import type { CurvePoint } from '../layout/tone-curve.ts';
import type { Scene } from '../layout/scene.ts';
import type { Palette } from './palette.ts';
import type { Surface } from './surface.ts';

const round = (value: number): number => Math.round(value * 10) / 10;

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
  for (const tick of ticks) {
    const x = Math.round(tick.x) + 0.5;
    surface.line(x, 0, x, height, {
      colour: tick.strong ? palette.hairlineStrong : palette.hairline,
      width: 1,
      opacity: 0.9,
    });
  }
  for (const [sign, fill] of [
    [1, palette.cooperationFill],
    [-1, palette.conflictFill],
  ] as const) {
    surface.path(
      area(curve, middle, half, (mean) => (sign * mean > 0 ? mean : 0)),
      { fill },
    );
  }
  drawBand(curve, middle, half, surface, palette);
  surface.line(0, middle, width, middle, { colour: palette.hairlineStrong, width: 1 });
  surface.path(outline(curve, middle, half), { stroke: { colour: palette.ink2, width: 1.2, opacity: 0.85 } });
}

function outline(curve: readonly CurvePoint[], middle: number, half: number): string {
  return curve
    .map(({ x, mean }, i) => `${i === 0 ? 'M' : 'L'}${round(x)},${round(middle - curveHeight(mean, half))}`)
    .join('');
}

function area(curve: readonly CurvePoint[], middle: number, half: number, of: (mean: number) => number): string {
  const first = curve[0];
  const last = curve.at(-1);
  if (!first || !last) return '';
  const top = curve.map(({ x, mean }) => `L${round(x)},${round(middle - curveHeight(of(mean), half))}`).join('');
  return `M${round(first.x)},${middle}${top}L${round(last.x)},${middle}Z`;
}

/** A thin band along the line, as thick as the square root of the events behind the curve. */
function drawBand(
  curve: readonly CurvePoint[],
  middle: number,
  half: number,
  surface: Surface,
  palette: Palette,
): void {
  const first = curve[0];
  if (!first) return;
  const thickness = (weight: number): number => Math.min(half * 0.35, Math.sqrt(weight) * 0.7);
  const upper = curve.map(
    ({ x, mean, weight }) => `${round(x)},${round(middle - curveHeight(mean, half) - thickness(weight))}`,
  );
  const lower = curve
    .map(({ x, mean, weight }) => `${round(x)},${round(middle - curveHeight(mean, half) + thickness(weight))}`)
    .toReversed();
  surface.path(`M${upper.join('L')}L${lower.join('L')}Z`, { fill: palette.ink2, opacity: 0.13 });
}
