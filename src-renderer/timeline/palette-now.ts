// The palette as the style sheet's tokens and the library's topics have it now, for what is drawn and not styled.
// Canvases and files take no custom properties: the colours are read once and handed to the painters.
import { NO_TOPIC } from '../../data/taxonomy.ts';
import { topicsById } from '../state/library.ts';
import { dark } from '../state/settings.ts';
import type { Palette } from './draw/palette.ts';

/** The palette in force, from the style sheet's tokens. Topic colours come from the library's own table. */
export function readPalette(element: Element, inDark: boolean = dark.value): Palette {
  const style = getComputedStyle(element);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  const neutral = inDark ? NO_TOPIC.darkColour : NO_TOPIC.colour;
  const topics = topicsById.value;
  return {
    paper: token('--surface'),
    stripe: token('--surface-2'),
    ink: token('--ink'),
    ink2: token('--ink-2'),
    hairline: token('--hairline'),
    hairlineStrong: token('--hairline-strong'),
    accent: token('--accent'),
    focus: token('--focus'),
    cooperation: token('--cooperation'),
    conflict: token('--conflict'),
    cooperationFill: token('--cooperation-fill'),
    conflictFill: token('--conflict-fill'),
    topic: (id) => {
      const topic = topics.get(id);
      return topic ? (inDark ? topic.darkColour : topic.colour) : neutral;
    },
  };
}

/** The palette of either appearance: the tokens hang on the root's theme, which is set back before anything paints. */
export function paletteIn(inDark: boolean): Palette {
  const root = document.documentElement;
  const { theme } = root.dataset;
  root.dataset['theme'] = inDark ? 'dark' : 'light';
  const palette = readPalette(root, inDark);
  if (theme === undefined) delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
  return palette;
}
