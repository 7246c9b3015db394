// The surface of a file: the same shapes as SVG elements, text kept as text. Nothing here touches the DOM.
import type { LineStyle, Surface } from './surface.ts';

const FACES =
  "Inter, 'Inter Variable', system-ui, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";
/** From the middle of a line of text down to its baseline, as a share of its size: some programs know no other. */
const TO_BASELINE = 0.36;

const n = (value: number): string => String(Math.round(value * 100) / 100);

// XML has no way to write most control characters, nor halves of surrogate pairs.
export const escapeXml = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

function strokeOf({ colour, width, opacity = 1, dash, round }: LineStyle): string {
  return (
    ` stroke="${escapeXml(colour)}" stroke-width="${n(width)}"` +
    (opacity < 1 ? ` stroke-opacity="${n(opacity)}"` : '') +
    (dash ? ` stroke-dasharray="${dash.map(n).join(' ')}"` : '') +
    (round ? ' stroke-linecap="round"' : '')
  );
}

function pairs(points: readonly number[]): string {
  let text = '';
  for (let i = 0; i + 1 < points.length; i += 2)
    text += `${i === 0 ? '' : ' '}${n(points[i] ?? 0)},${n(points[i + 1] ?? 0)}`;
  return text;
}

/** A surface that gathers SVG elements. */
export interface SvgSurface extends Surface {
  /** The elements so far; wrap them in an <svg> of the drawing's size. */
  markup(): string;
}

/** `prefix` keeps the ids of one drawing apart from those of another in the same file. */
export function svgSurface(prefix = ''): SvgSurface {
  const parts: string[] = [];
  const fades = new Map<string, string>();
  /** The id of a colour that grows out of nothing over the width of what it fills, or goes back to it. */
  const fadeOf = (colour: string, way: 'in' | 'out'): string => {
    let id = fades.get(colour + way);
    if (id === undefined) {
      id = `${prefix}fade-${fades.size + 1}`;
      fades.set(colour + way, id);
      const [first, last] = way === 'in' ? [0, 1] : [1, 0];
      const stop = (offset: number, opacity: number): string =>
        `<stop offset="${offset}" stop-color="${escapeXml(colour)}" stop-opacity="${opacity}"/>`;
      parts.push(`<linearGradient id="${id}">${stop(0, first)}${stop(1, last)}</linearGradient>`);
    }
    return id;
  };
  return {
    markup: () => parts.join('\n'),
    rect(x, y, width, height, colour, opacity = 1) {
      parts.push(
        `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" fill="${escapeXml(colour)}"${opacity < 1 ? ` fill-opacity="${n(opacity)}"` : ''}/>`,
      );
    },
    disc(x, y, r, fill, rim, opacity = 1) {
      const outline = rim ? strokeOf(rim) : '';
      parts.push(
        `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}" fill="${escapeXml(fill)}"${outline}${opacity < 1 ? ` opacity="${n(opacity)}"` : ''}/>`,
      );
    },
    ring(x, y, r, style) {
      parts.push(`<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}" fill="none"${strokeOf(style)}/>`);
    },
    arc(x, y, r, from, to, style) {
      const point = (angle: number): string => `${n(x + r * Math.cos(angle))},${n(y + r * Math.sin(angle))}`;
      const large = to - from > Math.PI ? 1 : 0;
      parts.push(`<path d="M${point(from)}A${n(r)},${n(r)} 0 ${large} 1 ${point(to)}" fill="none"${strokeOf(style)}/>`);
    },
    line(x1, y1, x2, y2, style) {
      parts.push(`<line x1="${n(x1)}" y1="${n(y1)}" x2="${n(x2)}" y2="${n(y2)}"${strokeOf(style)}/>`);
    },
    lines(ends, style) {
      let data = '';
      for (let i = 0; i + 3 < ends.length; i += 4) {
        data += `M${n(ends[i] ?? 0)},${n(ends[i + 1] ?? 0)}L${n(ends[i + 2] ?? 0)},${n(ends[i + 3] ?? 0)}`;
      }
      parts.push(`<path d="${data}" fill="none"${strokeOf(style)}/>`);
    },
    fadedLine(x1, x2, y, { colour, width, opacity = 1 }, fade) {
      const part = (from: number, to: number, fill: string): void => {
        if (to <= from) return;
        parts.push(
          `<rect x="${n(from)}" y="${n(y - width / 2)}" width="${n(to - from)}" height="${n(width)}" fill="${fill}"${opacity < 1 ? ` fill-opacity="${n(opacity)}"` : ''}/>`,
        );
      };
      part(x1, x1 + fade, `url(#${fadeOf(colour, 'in')})`);
      part(x1 + fade, x2 - fade, escapeXml(colour));
      part(x2 - fade, x2, `url(#${fadeOf(colour, 'out')})`);
    },
    polyline(points, style) {
      parts.push(`<polyline points="${pairs(points)}" fill="none"${strokeOf(style)}/>`);
    },
    polygon(points, colour, opacity = 1) {
      parts.push(
        `<polygon points="${pairs(points)}" fill="${escapeXml(colour)}"${opacity < 1 ? ` fill-opacity="${n(opacity)}"` : ''}/>`,
      );
    },
    path(data, { fill, stroke }) {
      parts.push(
        `<path d="${escapeXml(data)}" fill="${fill ? escapeXml(fill) : 'none'}"${stroke ? strokeOf(stroke) : ''}/>`,
      );
    },
    text(x, y, text, { colour, size, bold = false, halo, align = 'left' }) {
      const anchor = align === 'left' ? '' : ` text-anchor="${align === 'center' ? 'middle' : 'end'}"`;
      const behind = halo
        ? ` stroke="${escapeXml(halo)}" stroke-width="3" stroke-linejoin="round" paint-order="stroke"`
        : '';
      parts.push(
        `<text x="${n(x)}" y="${n(y + size * TO_BASELINE)}" font-family="${FACES}" font-size="${n(size)}" font-weight="${bold ? 600 : 450}" fill="${escapeXml(colour)}"${behind}${anchor}>${escapeXml(text)}</text>`,
      );
    },
  };
}
