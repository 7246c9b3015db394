// A figure on paper: as an SVG file whose text is text, or as a PNG at a whole multiple of its size.
import { canvasSurface } from '../draw/canvas-surface.ts';
import { escapeXml, svgSurface } from '../draw/svg-surface.ts';
import type { Figure } from './figure.ts';

/** The whole figure as one SVG file that needs nothing beside it. `language` is a BCP 47 tag. */
export function figureSvg({ width, height, paper, title, description, parts }: Figure, language: string): string {
  const clips: string[] = [];
  const groups = parts.map((part, at) => {
    const surface = svgSurface(`p${at}-`);
    part.draw(surface);
    if (part.clip)
      clips.push(`<clipPath id="clip-${at}"><rect width="${part.width}" height="${part.height}"/></clipPath>`);
    const clipped = part.clip ? ` clip-path="url(#clip-${at})"` : '';
    // The clip is inside the shift, so that it is in the part's own px.
    return `<g transform="translate(${part.x} ${part.y})"><g${clipped}>\n${surface.markup()}\n</g></g>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" xml:lang="${language}">`,
    `<title>${escapeXml(title)}</title>`,
    `<desc>${escapeXml(description)}</desc>`,
    ...(clips.length > 0 ? [`<defs>${clips.join('')}</defs>`] : []),
    `<rect width="${width}" height="${height}" fill="${escapeXml(paper)}"/>`,
    ...groups,
    '</svg>\n',
  ].join('\n');
}

/** More pixels than this no browser is sure to paint. */
export const MOST_PIXELS = 120_000_000;

/** The figure as a PNG; null where the browser cannot paint one of that size. `scale` is px of the file per px. */
export async function figurePng({ width, height, paper, parts }: Figure, scale: number): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  canvas.width = width * scale;
  canvas.height = height * scale;
  const context = canvas.getContext('2d');
  if (!context || canvas.width * canvas.height > MOST_PIXELS) return null;
  context.fillStyle = paper;
  context.fillRect(0, 0, canvas.width, canvas.height);
  for (const part of parts) {
    context.save();
    context.setTransform(scale, 0, 0, scale, part.x * scale, part.y * scale);
    if (part.clip) {
      context.beginPath();
      context.rect(0, 0, part.width, part.height);
      context.clip();
    }
    part.draw(canvasSurface(context));
    context.restore();
  }
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}
