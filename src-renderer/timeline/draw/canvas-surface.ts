// The surface on the screen: a 2D canvas context already scaled to CSS px.
// Thousands of shapes a frame: what the context is set to is remembered, and what is set already is not set again.
import type { LineStyle, Surface } from './surface.ts';

/** The faces of the interface, as a canvas wants them. */
export const CANVAS_FACES =
  "'Inter Variable', system-ui, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";

export function fontOf(size: number, bold: boolean): string {
  return `${bold ? 600 : 450} ${size}px ${CANVAS_FACES}`;
}

const NO_DASH: readonly number[] = [];
const TURN = 2 * Math.PI;

/** What a context draws with. */
class Pen {
  readonly #context: CanvasRenderingContext2D;
  #fill = '';
  #alpha = -1;
  #colour = '';
  #width = -1;
  #cap = '';
  #dash: readonly number[] | null = null;

  constructor(context: CanvasRenderingContext2D) {
    this.#context = context;
  }

  fill(colour: string, opacity = 1): void {
    if (colour !== this.#fill) this.#context.fillStyle = this.#fill = colour;
    this.alpha(opacity);
  }

  /** Fills with something that is no plain colour. */
  fillWith(style: CanvasGradient, opacity: number): void {
    this.#context.fillStyle = style;
    this.#fill = '';
    this.alpha(opacity);
  }

  stroke({ colour, width, opacity = 1, dash = NO_DASH, round = false }: LineStyle): void {
    this.outline(colour, width);
    const cap = round ? 'round' : 'butt';
    if (cap !== this.#cap) this.#context.lineCap = this.#cap = cap;
    if (dash !== this.#dash) this.#context.setLineDash([...(this.#dash = dash)]);
    this.alpha(opacity);
  }

  /** A closed line, which has no ends; without dashes. */
  outline(colour: string, width: number): void {
    if (colour !== this.#colour) this.#context.strokeStyle = this.#colour = colour;
    if (width !== this.#width) this.#context.lineWidth = this.#width = width;
    if (this.#dash !== NO_DASH) this.#context.setLineDash([...(this.#dash = NO_DASH)]);
  }

  alpha(opacity: number): void {
    if (opacity !== this.#alpha) this.#context.globalAlpha = this.#alpha = opacity;
  }
}

/** Gradients from a colour to nothing over so many px, on either side of x = 0: made once, moved to where they are used. */
class Fades {
  readonly #context: CanvasRenderingContext2D;
  readonly #known = new Map<string, CanvasGradient>();

  constructor(context: CanvasRenderingContext2D) {
    this.#context = context;
  }

  /** `reach`: px from the full colour at 0 to nothing; negative to the left. */
  of(colour: string, reach: number): CanvasGradient {
    const key = `${colour}${reach}`;
    let gradient = this.#known.get(key);
    if (!gradient) {
      gradient = this.#context.createLinearGradient(0, 0, reach, 0);
      gradient.addColorStop(0, colour);
      // Gradients to plain `transparent` would pass through grey.
      gradient.addColorStop(1, `${colour}00`);
      this.#known.set(key, gradient);
    }
    return gradient;
  }
}

// Kept with the context, from one frame to the next.
const fadesOf = new WeakMap<CanvasRenderingContext2D, Fades>();

function keptFades(context: CanvasRenderingContext2D): Fades {
  let fades = fadesOf.get(context);
  if (!fades) {
    fades = new Fades(context);
    fadesOf.set(context, fades);
  }
  return fades;
}

/** Draws on a context. The context's transform maps CSS px to device px. */
export function canvasSurface(context: CanvasRenderingContext2D): Surface {
  const pen = new Pen(context);
  const fades = keptFades(context);
  let font = '';
  let align = '';
  const polygonPath = (points: readonly number[]): void => {
    context.beginPath();
    context.moveTo(points[0] ?? 0, points[1] ?? 0);
    for (let i = 2; i + 1 < points.length; i += 2) context.lineTo(points[i] ?? 0, points[i + 1] ?? 0);
  };
  return {
    rect(x, y, width, height, colour, opacity = 1) {
      pen.fill(colour, opacity);
      context.fillRect(x, y, width, height);
    },
    disc(x, y, r, fill, rim, opacity = 1) {
      pen.fill(fill, opacity);
      context.beginPath();
      context.arc(x, y, r, 0, TURN);
      context.fill();
      if (!rim) return;
      pen.outline(rim.colour, rim.width);
      context.stroke();
    },
    ring(x, y, r, style) {
      pen.stroke(style);
      context.beginPath();
      context.arc(x, y, r, 0, TURN);
      context.stroke();
    },
    arc(x, y, r, from, to, style) {
      pen.stroke(style);
      context.beginPath();
      context.arc(x, y, r, from, to);
      context.stroke();
    },
    line(x1, y1, x2, y2, style) {
      pen.stroke(style);
      context.beginPath();
      context.moveTo(x1, y1);
      context.lineTo(x2, y2);
      context.stroke();
    },
    lines(ends, style) {
      pen.stroke(style);
      context.beginPath();
      for (let i = 0; i + 3 < ends.length; i += 4) {
        context.moveTo(ends[i] ?? 0, ends[i + 1] ?? 0);
        context.lineTo(ends[i + 2] ?? 0, ends[i + 3] ?? 0);
      }
      context.stroke();
    },
    fadedLine(x1, x2, y, { colour, width, opacity = 1 }, fade) {
      const top = y - width / 2;
      const end = (at: number, reach: number): void => {
        if (fade <= 0) return;
        pen.fillWith(fades.of(colour, reach), opacity);
        context.translate(at, 0);
        context.fillRect(Math.min(0, reach), top, fade, width);
        context.translate(-at, 0);
      };
      end(x1 + fade, -fade);
      pen.fill(colour, opacity);
      if (x2 - fade > x1 + fade) context.fillRect(x1 + fade, top, x2 - x1 - 2 * fade, width);
      end(x2 - fade, fade);
    },
    polyline(points, style) {
      pen.stroke(style);
      polygonPath(points);
      context.stroke();
    },
    polygon(points, colour, opacity = 1) {
      pen.fill(colour, opacity);
      polygonPath(points);
      context.fill();
    },
    path(data, { fill, stroke }) {
      const shape = new Path2D(data);
      if (fill) {
        pen.fill(fill);
        context.fill(shape);
      }
      if (!stroke) return;
      pen.stroke(stroke);
      context.stroke(shape);
    },
    text(x, y, text, { colour, size, bold = false, halo, align: side = 'left' }) {
      const wanted = fontOf(size, bold);
      if (wanted !== font) context.font = font = wanted;
      if (side !== align) {
        context.textAlign = align = side;
        context.textBaseline = 'middle';
      }
      if (halo) {
        context.lineJoin = 'round';
        pen.alpha(1);
        pen.outline(halo, 3);
        context.strokeText(text, x, y);
      }
      pen.fill(colour);
      context.fillText(text, x, y);
    },
  };
}
