// The shapes by which topics are told apart without colour, as SVG path data centred on 0,0.
// One source for the canvas (through Path2D), the SVG figures and the swatches in the panels.
import type { Glyph } from '../../../data/vocabulary.ts';

/** Points of a regular polygon or star; `turn` in turns from the top, `inner` makes a star of that inner radius. */
function polygon(sides: number, radius: number, turn = 0, inner?: number): string {
  const corners = inner === undefined ? sides : sides * 2;
  const points: string[] = [];
  for (let i = 0; i < corners; i += 1) {
    const angle = (i / corners + turn) * 2 * Math.PI - Math.PI / 2;
    const r = inner !== undefined && i % 2 === 1 ? inner : radius;
    points.push(`${round(Math.cos(angle) * r)},${round(Math.sin(angle) * r)}`);
  }
  return `M${points.join('L')}Z`;
}

const round = (value: number): number => Math.round(value * 100) / 100;

function circle(radius: number, clockwise = true): string {
  const r = round(radius);
  const sweep = clockwise ? 1 : 0;
  return `M${-r},0A${r},${r} 0 1 ${sweep} ${r},0A${r},${r} 0 1 ${sweep} ${-r},0Z`;
}

function box(width: number, height: number): string {
  const x = round(width / 2);
  const y = round(height / 2);
  return `M${-x},${-y}H${x}V${y}H${-x}Z`;
}

// A box drawn the other way round cuts a hole into one around it (non-zero winding).
function hole(width: number, height: number): string {
  const x = round(width / 2);
  const y = round(height / 2);
  return `M${-x},${-y}V${y}H${x}V${-y}Z`;
}

function plus(radius: number, turn: number): string {
  const arm = radius * 0.36;
  const corners: readonly (readonly [number, number])[] = [
    [-arm, -radius],
    [arm, -radius],
    [arm, -arm],
    [radius, -arm],
    [radius, arm],
    [arm, arm],
    [arm, radius],
    [-arm, radius],
    [-arm, arm],
    [-radius, arm],
    [-radius, -arm],
    [-arm, -arm],
  ];
  const c = Math.cos(turn * 2 * Math.PI);
  const s = Math.sin(turn * 2 * Math.PI);
  return `M${corners.map(([x, y]) => `${round(x * c - y * s)},${round(x * s + y * c)}`).join('L')}Z`;
}

function wye(radius: number): string {
  const arm = radius * 0.34;
  const points: string[] = [];
  for (let i = 0; i < 3; i += 1) {
    const angle = (i / 3) * 2 * Math.PI + Math.PI / 6;
    const at = (along: number, across: number): string =>
      `${round(Math.cos(angle) * along - Math.sin(angle) * across)},${round(Math.sin(angle) * along + Math.cos(angle) * across)}`;
    points.push(at(radius, -arm), at(radius, arm), at(arm * 0.58, arm));
  }
  return `M${points.join('L')}Z`;
}

/**
 * Path data of a glyph that looks about as large as a circle of this radius (px), centred on 0,0.
 * Fill it with the non-zero rule: open glyphs have a hole.
 */
export function glyphPath(glyph: Glyph, radius: number): string {
  switch (glyph) {
    case 'circle':
      return circle(radius);
    case 'square':
      return box(radius * 1.76, radius * 1.76);
    case 'diamond':
      return polygon(4, radius * 1.24);
    case 'triangle':
      return polygon(3, radius * 1.3);
    case 'triangle-down':
      return polygon(3, radius * 1.3, 0.5);
    case 'cross':
      return plus(radius * 1.16, 0.125);
    case 'star':
      return polygon(5, radius * 1.34, 0, radius * 0.58);
    case 'hexagon':
      return polygon(6, radius * 1.1);
    case 'pentagon':
      return polygon(5, radius * 1.14);
    case 'plus':
      return plus(radius * 1.12, 0);
    case 'ring':
      return circle(radius * 1.05) + circle(radius * 0.52, false);
    case 'square-open':
      return box(radius * 1.84, radius * 1.84) + hole(radius * 0.9, radius * 0.9);
    case 'diamond-open':
      return (
        polygon(4, radius * 1.3) +
        `M0,${round(-radius * 0.6)}L${round(-radius * 0.6)},0L0,${round(radius * 0.6)}L${round(radius * 0.6)},0Z`
      );
    case 'bar':
      return box(radius * 2.2, radius * 0.9);
    case 'wye':
      return wye(radius * 1.2);
    case 'drop':
      return `M0,${round(-radius * 1.35)}C${round(radius * 0.5)},${round(-radius * 0.5)} ${round(radius)},${round(-radius * 0.1)} ${round(radius)},${round(radius * 0.35)}A${round(radius)},${round(radius)} 0 1 1 ${round(-radius)},${round(radius * 0.35)}C${round(-radius)},${round(-radius * 0.1)} ${round(-radius * 0.5)},${round(-radius * 0.5)} 0,${round(-radius * 1.35)}Z`;
  }
}
