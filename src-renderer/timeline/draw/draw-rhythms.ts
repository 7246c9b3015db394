// The strip of channels: a row for each, a tick where it was in contact, a hatched span where it was silent too long.
import type { Scene } from '../layout/scene.ts';
import { drawTicks } from './draw-scene.ts';
import type { Palette } from './palette.ts';
import type { Surface } from './surface.ts';

export const RHYTHM_ROW = 13;
const PADDING = 3;
/** Distance of the strokes, px. */
const HATCH = 6;

/** px that the strip of so many channels takes; none takes none. */
export function rhythmsHeight(rows: number): number {
  return rows === 0 ? 0 : rows * RHYTHM_ROW + 2 * PADDING;
}

/** The middle line of a row, px from the top of the strip. */
export function rhythmMiddle(row: number): number {
  return PADDING + row * RHYTHM_ROW + RHYTHM_ROW / 2;
}

/** Draws the strip. `wordOf` words how long a silence was. */
export function drawRhythms(
  { rhythms, ticks, width }: Pick<Scene, 'rhythms' | 'ticks' | 'width'>,
  surface: Surface,
  palette: Palette,
  wordOf: (days: number) => string,
): void {
  const height = rhythmsHeight(rhythms.length);
  drawTicks(ticks, height, surface, palette);
  // Row by row it would be ten times the strokes: each kind of line is drawn at once.
  const strokes: number[] = [];
  const borders: number[] = [];
  const ends: number[] = [];
  rhythms.forEach(({ contacts, silences }, row) => {
    const y = rhythmMiddle(row);
    for (const { x1, x2, silence } of silences) {
      const from = Math.max(x1, -HATCH);
      const to = Math.min(x2, width + HATCH);
      surface.rect(from, y - 4.5, to - from, 9, palette.conflictFill, 0.55);
      hatch(strokes, from, to, x1, y);
      borders.push(from, y - 4.5, from, y + 4.5);
      if (!silence.open) borders.push(to, y - 4.5, to, y + 4.5);
    }
    for (const x of contacts) ends.push(x, y - 3.5, x, y + 3.5);
  });
  surface.lines(strokes, { colour: palette.conflict, width: 0.8, opacity: 0.32 });
  surface.lines(borders, { colour: palette.conflict, width: 1, opacity: 0.8 });
  rhythms.forEach(({ silences }, row) => {
    for (const { x1, x2, silence } of silences) {
      const left = Math.max(x1, 0);
      const right = Math.min(x2, width);
      if (right - left < 64) continue;
      surface.text((left + right) / 2, rhythmMiddle(row) + 0.5, wordOf(silence.days), {
        colour: palette.ink,
        size: 10.5,
        halo: palette.paper,
        align: 'center',
      });
    }
  });
  surface.lines(ends, { colour: palette.ink2, width: 1.6, opacity: 0.85 });
}

/** Slanted strokes over a span; they begin at its own start, so that panning moves them with it. */
function hatch(into: number[], from: number, to: number, start: number, y: number): void {
  for (let x = from + ((((start - from) % HATCH) + HATCH) % HATCH); x < to - 3; x += HATCH) {
    into.push(x, y + 4.5, Math.min(to, x + 6), y - 4.5);
  }
}
