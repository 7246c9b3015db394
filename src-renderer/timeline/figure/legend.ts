// What the marks of a figure mean, as a few signs with words, flowing over as many lines as they need.
// Colours are explained only where no lane's name does it.
import { textIn } from '../../../data/text.ts';
import { drawPile } from '../draw/draw-scene.ts';
import type { Surface } from '../draw/surface.ts';
import { radiusOf } from '../layout/marks.ts';
import type { FigureInput } from './figure.ts';

export interface Legend {
  /** px. */
  readonly height: number;
  readonly draw: (surface: Surface) => void;
}

interface Sign {
  readonly width: number;
  readonly words: string;
  readonly draw: (surface: Surface, x: number, y: number) => void;
}

const SIZE = 11;
const LINE = 19;
const BETWEEN = 18;
const TO_WORDS = 6;

/** The legend of a figure at a width. */
export function legendOf(input: FigureInput, width: number): Legend {
  const { palette, measure } = input;
  const placed: { readonly sign: Sign; readonly x: number; readonly y: number }[] = [];
  let x = 0;
  let y = LINE / 2;
  for (const sign of [...signsOf(input), ...coloursOf(input)]) {
    const whole = sign.width + TO_WORDS + (measure(sign.words, false) * SIZE) / 12;
    if (x > 0 && x + whole > width) {
      x = 0;
      y += LINE;
    }
    placed.push({ sign, x, y });
    x += whole + BETWEEN;
  }
  return {
    height: y + LINE / 2 + 4,
    draw: (surface) => {
      for (const { sign, x: left, y: middle } of placed) {
        sign.draw(surface, left, middle);
        surface.text(left + sign.width + TO_WORDS, middle, sign.words, { colour: palette.ink2, size: SIZE });
      }
    },
  };
}

function signsOf({ palette, t, laneSet }: FigureInput): Sign[] {
  const ink = palette.ink2;
  const { index, visible } = laneSet.selection;
  const unverified = index.rows.some((row, at) => visible[at] && !row.verified);
  const importance: Sign = {
    width: 34,
    words: t('figure.importance'),
    draw: (surface, x, y) => {
      surface.disc(x + 4, y, radiusOf(1), ink);
      surface.disc(x + 14, y, radiusOf(2), ink);
      surface.disc(x + 27, y, radiusOf(3), ink);
    },
  };
  const tone: Sign = {
    width: 22,
    words: t('figure.tone'),
    draw: (surface, x, y) => {
      surface.line(x, y, x + 22, y, { colour: palette.hairlineStrong, width: 1 });
      surface.line(x + 6, y, x + 6, y - 6, { colour: palette.cooperation, width: 1 });
      surface.disc(x + 6, y - 5, 3, palette.cooperation);
      surface.line(x + 16, y, x + 16, y + 6, { colour: palette.conflict, width: 1 });
      surface.disc(x + 16, y + 5, 3, palette.conflict);
    },
  };
  const lasting: Sign = {
    width: 26,
    words: t('figure.lasting'),
    draw: (surface, x, y) => {
      const style = { colour: ink, width: 4.5, opacity: 0.55, round: true };
      surface.line(x + 2, y, x + 24, y, style);
      surface.disc(x + 4, y, radiusOf(2), ink);
    },
  };
  const vague: Sign = {
    width: 26,
    words: t('figure.vague'),
    draw: (surface, x, y) => {
      surface.fadedLine(x, x + 26, y, { colour: ink, width: 4.5, opacity: 0.7 }, 11);
    },
  };
  const several: Sign = {
    width: 26,
    words: t('figure.several'),
    draw: (surface, x, y) => {
      surface.rect(x, y - 5, 10, 10, ink, 0.6);
      drawPile(surface, x + 19, y, 5.8, ink, palette.paper);
    },
  };
  const hollow: Sign = {
    width: 10,
    words: t('figure.unverified'),
    draw: (surface, x, y) => surface.disc(x + 5, y, 3.8, palette.paper, { colour: ink, width: 1.4 }),
  };
  return [importance, tone, lasting, vague, several, ...(unverified ? [hollow] : [])];
}

/** A topic's colour has a name in its lane where lanes are topics; elsewhere it is named here. */
function coloursOf({ laneSet, topics, palette, language }: FigureInput): Sign[] {
  if (laneSet.mode === 'topic') return [];
  const { counts } = laneSet.selection;
  return topics
    .filter(({ id }) => (counts.topics.get(id) ?? 0) > 0)
    .map((topic) => ({
      width: 9,
      words: textIn(topic.names, language),
      draw: (surface, x, y) => surface.disc(x + 4.5, y, 4, palette.topic(topic.id)),
    }));
}
