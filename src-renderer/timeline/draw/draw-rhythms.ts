// The strip of channels: a row for each, a tick where it was in contact, a hatched span where it was silent too long.
import type { Scene } from '../layout/scene.ts';
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
  for (const tick of ticks) {
    const x = Math.round(tick.x) + 0.5;
    surface.line(x, 0, x, height, {
      colour: tick.strong ? palette.hairlineStrong : palette.hairline,
      width: 1,
      opacity: 0.9,
    });
  }
  rhythms.forEach(({ contacts, silences }, row) => {
    const y = rhythmMiddle(row);
    for (const { x1, x2, silence } of silences) {
      const from = Math.max(x1, -HATCH);
      const to = Math.min(x2, width + HATCH);
      surface.rect(from, y - 4.5, to - from, 9, palette.conflictFill, 0.55);
      surface.lines(hatching(from, to, x1, y), { colour: palette.conflict, width: 0.8, opacity: 0.32 });
      surface.line(from, y - 4.5, from, y + 4.5, { colour: palette.conflict, width: 1, opacity: 0.8 });
      if (!silence.open) surface.line(to, y - 4.5, to, y + 4.5, { colour: palette.conflict, width: 1, opacity: 0.8 });
      const left = Math.max(from, 0);
      const right = Math.min(to, width);
      if (right - left < 64) continue;
      surface.text((left + right) / 2, y + 0.5, wordOf(silence.days), {
        colour: palette.ink,
        size: 10.5,
        halo: palette.paper,
        align: 'center',
      });
    }
    const ends = contacts.flatMap((x) => [x, y - 3.5, x, y + 3.5]);
    surface.lines(ends, { colour: palette.ink2, width: 1.6, opacity: 0.85 });
  });
}

/** Slanted strokes over a span; they begin at its own start, so that panning moves them with it. */
function hatching(from: number, to: number, start: number, y: number): number[] {
  const ends: number[] = [];
  for (let x = from + ((((start - from) % HATCH) + HATCH) % HATCH); x < to - 3; x += HATCH) {
    ends.push(x, y + 4.5, Math.min(to, x + 6), y - 4.5);
  }
  return ends;
}
