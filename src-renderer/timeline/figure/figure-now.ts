// The figure of what the window shows, or of a range of it: the state of the moment as a figure's input.
import { LOCALES } from '../../../data/i18n/t.ts';
import { describedFilters } from '../../state/chips.ts';
import { description, vocabulary } from '../../state/library.ts';
import { language, words } from '../../state/settings.ts';
import type { TimeRange } from '../../state/viewport.ts';
import { fontOf } from '../draw/canvas-surface.ts';
import { paletteIn } from '../palette-now.ts';
import { laneNames } from '../lane-names.ts';
import { laneSet, tones } from '../model.ts';
import { type Figure, figureOf } from './figure.ts';

export interface FigureWish {
  readonly range: TimeRange;
  /** px. */
  readonly width: number;
  readonly height: number;
  readonly dark: boolean;
  readonly heading: string;
}

/** Lays out what the filters let through now. Fonts are measured as they are loaded: wait for document.fonts.ready. */
export function figureNow({ range, width, height, dark, heading }: FigureWish): Figure {
  const context = document.createElement('canvas').getContext('2d');
  const measure = (text: string, bold: boolean): number => {
    if (!context) return text.length * 7;
    context.font = fontOf(12, bold);
    return context.measureText(text).width;
  };
  return figureOf({
    ...range,
    width,
    height,
    heading: heading.trim(),
    filters: describedFilters.value,
    library: description.value?.name ?? '',
    now: Date.now(),
    laneSet: laneSet.value,
    tones: tones.value,
    laneName: laneNames.value,
    topics: vocabulary.value.topics,
    palette: paletteIn(dark),
    measure,
    t: words.value,
    language: language.value,
  });
}

/** The tag under which a figure's words are written. */
export const figureLanguage = (): string => LOCALES[language.value];
