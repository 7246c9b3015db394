// A topic's colour and glyph as a small swatch beside its name; the name is said by the text next to it.
import type { Glyph } from '../../data/vocabulary.ts';
import { glyphPath } from './layout/glyphs.ts';

/** `colour` is the one for the appearance in force. */
export function GlyphSwatch({ glyph, colour }: { readonly glyph: Glyph; readonly colour: string }) {
  return (
    <svg class="glyph-swatch" width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true" focusable="false">
      <path d={glyphPath(glyph, 4.7)} fill={colour} />
    </svg>
  );
}
