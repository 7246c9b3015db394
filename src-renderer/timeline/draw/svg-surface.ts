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

/** A surface that gathers SVG elements. */
export interface SvgSurface extends Surface {
  /** The elements so far; wrap them in an <svg> of the drawing's size. */
  markup(): string;
}

/** `prefix` keeps the ids of one drawing apart from those of another in the same file. */
export function svgSurface(prefix = ''): SvgSurface {
  const parts: string[] = [];
  let gradients = 0;
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
    fadedLine(x1, x2, y, style, fade) {
      gradients += 1;
      const length = Math.max(1, x2 - x1);
      const stop = (offset: number, clear: boolean): string =>
        `<stop offset="${n(offset)}" stop-color="${escapeXml(style.colour)}"${clear ? ' stop-opacity="0"' : ''}/>`;
      parts.push(
        `<linearGradient id="${prefix}fade-${gradients}" gradientUnits="userSpaceOnUse" x1="${n(x1)}" x2="${n(x2)}" y1="0" y2="0">` +
          stop(0, fade.from > 0) +
          stop(Math.min(0.5, fade.from / length), false) +
          stop(Math.max(0.5, 1 - fade.to / length), false) +
          stop(1, fade.to > 0) +
          '</linearGradient>',
        `<line x1="${n(x1)}" y1="${n(y)}" x2="${n(x2)}" y2="${n(y)}"${strokeOf({ ...style, colour: `url(#${prefix}fade-${gradients})` })}/>`,
      );
    },
    path(data, { fill, opacity = 1, stroke }) {
      parts.push(
        `<path d="${escapeXml(data)}" fill="${fill ? escapeXml(fill) : 'none'}"${opacity < 1 ? ` fill-opacity="${n(opacity)}"` : ''}${stroke ? strokeOf(stroke) : ''}/>`,
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
