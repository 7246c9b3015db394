// The surface on the screen: a 2D canvas context already scaled to CSS px.

import type { LineStyle, Surface } from './surface.ts';

/** The faces of the interface, as a canvas wants them. */
export const CANVAS_FACES =
  "'Inter Variable', system-ui, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";

export function fontOf(size: number, bold: boolean): string {
  return `${bold ? 600 : 450} ${size}px ${CANVAS_FACES}`;
}

const NO_DASH: number[] = [];

/** Draws on a context. The context's transform maps CSS px to device px. */
export function canvasSurface(context: CanvasRenderingContext2D): Surface {
  // Thousands of strokes a frame: what is set already is not set again.
  let dashed = true;
  const undash = (): void => {
    if (dashed) context.setLineDash(NO_DASH);
    dashed = false;
  };
  const stroke = (style: LineStyle): void => {
    context.strokeStyle = style.colour;
    context.lineWidth = style.width;
    context.lineCap = style.round ? 'round' : 'butt';
    if (style.dash) {
      context.setLineDash([...style.dash]);
      dashed = true;
    } else undash();
    if (style.opacity !== undefined) context.globalAlpha = style.opacity;
  };
  const reset = (): void => {
    context.globalAlpha = 1;
  };
  return {
    rect(x, y, width, height, colour, opacity = 1) {
      context.globalAlpha = opacity;
      context.fillStyle = colour;
      context.fillRect(x, y, width, height);
      reset();
    },
    disc(x, y, r, fill, rim, opacity = 1) {
      context.globalAlpha = opacity;
      context.beginPath();
      context.arc(x, y, r, 0, 2 * Math.PI);
      context.fillStyle = fill;
      context.fill();
      if (rim) {
        undash();
        context.strokeStyle = rim.colour;
        context.lineWidth = rim.width;
        context.stroke();
      }
      reset();
    },
    ring(x, y, r, style) {
      stroke(style);
      context.beginPath();
      context.arc(x, y, r, 0, 2 * Math.PI);
      context.stroke();
      reset();
    },
    arc(x, y, r, from, to, style) {
      stroke(style);
      context.beginPath();
      context.arc(x, y, r, from, to);
      context.stroke();
      reset();
    },
    line(x1, y1, x2, y2, style) {
      stroke(style);
      context.beginPath();
      context.moveTo(x1, y1);
      context.lineTo(x2, y2);
      context.stroke();
      reset();
    },
    lines(ends, style) {
      stroke(style);
      context.beginPath();
      for (let i = 0; i + 3 < ends.length; i += 4) {
        context.moveTo(ends[i] ?? 0, ends[i + 1] ?? 0);
        context.lineTo(ends[i + 2] ?? 0, ends[i + 3] ?? 0);
      }
      context.stroke();
      reset();
    },
    fadedLine(x1, x2, y, style, fade) {
      stroke(style);
      const length = Math.max(1, x2 - x1);
      const gradient = context.createLinearGradient(x1, 0, x2, 0);
      gradient.addColorStop(0, fade.from > 0 ? transparent(style.colour) : style.colour);
      gradient.addColorStop(Math.min(0.5, fade.from / length), style.colour);
      gradient.addColorStop(Math.max(0.5, 1 - fade.to / length), style.colour);
      gradient.addColorStop(1, fade.to > 0 ? transparent(style.colour) : style.colour);
      context.strokeStyle = gradient;
      context.beginPath();
      context.moveTo(x1, y);
      context.lineTo(x2, y);
      context.stroke();
      reset();
    },
    path(data, { fill, opacity = 1, stroke: outline }) {
      const shape = new Path2D(data);
      if (fill) {
        context.globalAlpha = opacity;
        context.fillStyle = fill;
        context.fill(shape);
        reset();
      }
      if (outline) {
        stroke(outline);
        context.stroke(shape);
        reset();
      }
    },
    text(x, y, text, { colour, size, bold = false, halo, align = 'left' }) {
      context.font = fontOf(size, bold);
      context.textBaseline = 'middle';
      context.textAlign = align;
      if (halo) {
        undash();
        context.lineJoin = 'round';
        context.strokeStyle = halo;
        context.lineWidth = 3;
        context.strokeText(text, x, y);
      }
      context.fillStyle = colour;
      context.fillText(text, x, y);
    },
  };
}

/** A #rrggbb colour, fully transparent: gradients to plain `transparent` would pass through grey. */
function transparent(colour: string): string {
  return `${colour}00`;
}
