// The words of the time axis, each centred over its tick: on the screen and in figures.
// A word that would touch the one before it, or stand half outside, is left out.
import type { Measure } from '../layout/labels.ts';
import type { Scene } from '../layout/scene.ts';
import type { Tick } from '../layout/ticks.ts';
import type { Palette } from './palette.ts';
import type { Surface } from './surface.ts';

const GAP = 6;

/** How the words stand: the letters' size and their middle line, px, and where the scene's left edge is. */
export interface AxisPlace {
  readonly size: number;
  readonly middle: number;
  readonly left: number;
}

/** Draws the words. `wordOf` words a tick; `measure` tells the width of a word at about its size. */
export function drawAxis(
  { ticks, width }: Pick<Scene, 'ticks' | 'width'>,
  { size, middle, left }: AxisPlace,
  surface: Surface,
  palette: Palette,
  wordOf: (tick: Tick) => string,
  measure: Measure,
): void {
  let free = 0;
  for (const tick of ticks) {
    const word = wordOf(tick);
    const bold = tick.strong || tick.unit === 'year';
    const half = measure(word, bold) / 2;
    if (tick.x - half < free || tick.x + half > width) continue;
    free = tick.x + half + GAP;
    const colour = bold ? palette.ink : palette.ink2;
    surface.text(left + Math.round(tick.x), middle, word, { colour, size, bold, align: 'center' });
  }
}
