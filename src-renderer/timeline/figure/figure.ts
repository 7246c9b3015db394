// A figure: the timeline with names, axis, curve, legend, what was filtered and where it is from, laid out on a page.
// Pure: it says which part lies where and how each is drawn; svg.ts and png.ts put the parts on paper.
import type { Translate } from '../../../data/i18n/t.ts';
import { formatRange } from '../../../data/format-date.ts';
import { textIn, type UiLanguage } from '../../../data/text.ts';
import type { Topic } from '../../../data/vocabulary.ts';
import { contextWord, tickWord } from '../axis.ts';
import { drawAxis } from '../draw/draw-axis.ts';
import { drawCurve } from '../draw/draw-curve.ts';
import { drawScene } from '../draw/draw-scene.ts';
import type { Palette } from '../draw/palette.ts';
import type { Surface } from '../draw/surface.ts';
import { glyphPath } from '../layout/glyphs.ts';
import type { Measure } from '../layout/labels.ts';
import type { LaneSet } from '../layout/lanes.ts';
import { LEAST_LANE, scene, type Scene } from '../layout/scene.ts';
import type { Tick } from '../layout/ticks.ts';
import type { ToneSums } from '../layout/tone-curve.ts';
import { legendOf } from './legend.ts';

/** A part of the page with its own origin. What leaves a clipped part is not seen. px. */
export interface Part {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly clip: boolean;
  readonly draw: (surface: Surface) => void;
}

export interface Figure {
  readonly width: number;
  readonly height: number;
  readonly paper: string;
  /** What it shows, in words: for a reader who does not see it. */
  readonly title: string;
  readonly description: string;
  readonly parts: readonly Part[];
}

export interface FigureInput {
  readonly from: number;
  readonly to: number;
  /** The size asked for, px; the height grows where the lanes need more. */
  readonly width: number;
  readonly height: number;
  readonly heading: string;
  /** What is filtered, in words; empty where nothing is. */
  readonly filters: string;
  /** The library's name. */
  readonly library: string;
  readonly now: number;
  readonly laneSet: LaneSet;
  readonly tones: ToneSums;
  readonly laneName: (id: string) => string;
  readonly topics: readonly Topic[];
  readonly palette: Palette;
  /** Width of a text at 12 px. */
  readonly measure: Measure;
  readonly t: Translate;
  readonly language: UiLanguage;
}

const MARGIN = 24;
const HEAD = 50;
const AXIS = 22;
const CURVE = 72;
const GAP = 8;
const FOOT = 22;
const NAMES = { least: 96, most: 210 } as const;

/** How many events a figure of the span draws: those of its lanes, each once though it lies in several. */
export function countDrawn(
  { selection: { index }, lanes }: LaneSet,
  { from, to }: Pick<FigureInput, 'from' | 'to'>,
): number {
  const counted = new Uint8Array(index.ids.length);
  let count = 0;
  for (const { tracks } of lanes) {
    for (const { positions } of tracks) {
      for (const at of positions) {
        if (counted[at] || (index.start[at] ?? 0) >= to || (index.end[at] ?? 0) <= from) continue;
        counted[at] = 1;
        count += 1;
      }
    }
  }
  return count;
}

const GRAPHEMES = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** A text at a size, shortened with an ellipsis to a width. */
export function shortened(text: string, size: number, bold: boolean, width: number, measure: Measure): string {
  const long = (value: string): boolean => (measure(value, bold) * size) / 12 > width;
  if (!long(text)) return text;
  const characters = Array.from(GRAPHEMES.segment(text), ({ segment }) => segment);
  while (characters.length > 1 && long(`${characters.join('')}…`)) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}

/** Lays a figure out. */
export function figureOf(input: FigureInput): Figure {
  const { from, to, t, language, laneSet, palette, measure } = input;
  const inner = input.width - 2 * MARGIN;
  const names = Math.min(
    NAMES.most,
    Math.max(
      NAMES.least,
      ...laneSet.lanes.map(({ id, count }) => measure(input.laneName(id), false) + measure(String(count), false) + 42),
    ),
    inner * 0.3,
  );
  const legend = legendOf(input, inner);
  const fixed = 2 * MARGIN + HEAD + AXIS + CURVE + GAP + legend.height + FOOT;
  const lanesHeight = Math.max(input.height - fixed, laneSet.lanes.length * LEAST_LANE, LEAST_LANE);
  const { rows } = laneSet.selection.index;
  const drawn = scene(laneSet, input.tones, {
    from,
    to,
    width: inner - names,
    lanesHeight,
    selectedId: null,
    linked: [],
    now: input.now,
    title: (position) => textIn(rows[position]?.title ?? {}, language),
    measure,
  });
  const range = formatRange(from, to, language);
  const count = countDrawn(laneSet, input);
  const heading = input.heading || range;
  const description = [input.heading ? range : '', input.filters || t('figure.everything')].filter(Boolean).join(' · ');
  const credit = t('figure.credit', {
    count,
    library: input.library,
    date: formatRange(input.now, input.now + 1, language),
  });
  const left = MARGIN + names;
  const axisTop = MARGIN + HEAD;
  const curveTop = axisTop + AXIS;
  const lanesTop = curveTop + CURVE + GAP;
  const legendTop = lanesTop + drawn.height + GAP;
  const part = (x: number, y: number, width: number, height: number, draw: Part['draw'], clip = false): Part => ({
    x,
    y,
    width,
    height,
    clip,
    draw,
  });
  return {
    width: input.width,
    height: Math.ceil(legendTop + legend.height + FOOT + MARGIN),
    paper: palette.paper,
    title: heading,
    description: `${description} · ${credit}`,
    parts: [
      part(MARGIN, MARGIN, inner, HEAD, (surface) => {
        const text = shortened(heading, 19, true, inner, measure);
        surface.text(0, 9, text, { colour: palette.ink, size: 19, bold: true });
        surface.text(0, 31, shortened(description, 12, false, inner, measure), { colour: palette.ink2, size: 12 });
      }),
      part(MARGIN, axisTop, inner, AXIS, (surface) => drawTop(surface, drawn, names, input)),
      part(MARGIN, curveTop, names, CURVE, (surface) => drawCurveNames(surface, input)),
      part(left, curveTop, drawn.width, CURVE, (surface) => drawCurve(drawn, CURVE, surface, palette), true),
      part(left, lanesTop, drawn.width, drawn.height, (surface) => drawScene(drawn, surface, palette), true),
      part(MARGIN, lanesTop, names, drawn.height, (surface) => drawNames(surface, drawn, names, input)),
      // A glyph's path is about its own origin, so each is a part of its own.
      ...drawn.lanes.flatMap(({ id, baseline }) => {
        const topic = topicOf(id, input);
        if (!topic) return [];
        const draw: Part['draw'] = (surface) =>
          surface.path(glyphPath(topic.glyph, 4.7), { fill: palette.topic(topic.id) });
        return [part(MARGIN + 8, lanesTop + baseline, 0, 0, draw)];
      }),
      part(MARGIN, legendTop, inner, legend.height, legend.draw),
      part(MARGIN, legendTop + legend.height, inner, FOOT, (surface) => {
        surface.line(0, 4.5, inner, 4.5, { colour: palette.hairline, width: 1 });
        surface.text(0, 17, shortened(credit, 11, false, inner, measure), { colour: palette.ink2, size: 11 });
      }),
    ],
  };
}

/** The topic that a lane stands for, where lanes are topics. */
function topicOf(lane: string, { laneSet, topics }: FigureInput): Topic | undefined {
  return laneSet.mode === 'topic' ? topics.find(({ id }) => id === lane) : undefined;
}

function drawTop(surface: Surface, drawn: Scene, names: number, { palette, language, measure }: FigureInput): void {
  surface.text(0, 11, contextWord(drawn, language), { colour: palette.ink2, size: 12, bold: true });
  const wordOf = (tick: Tick): string => tickWord(tick, language);
  drawAxis(drawn, { size: 12, middle: 11, left: names }, surface, palette, wordOf, measure);
}

function drawCurveNames(surface: Surface, { palette, t, measure }: FigureInput): void {
  const named = (y: number, text: string, colour: string, bold = false): void =>
    surface.text(0, y, shortened(text, 11, bold, NAMES.most, measure), { colour, size: 11, bold });
  named(10, t('detail.tone.cooperation'), palette.cooperation);
  named(CURVE / 2, t('detail.tone'), palette.ink, true);
  named(CURVE - 10, t('detail.tone.conflict'), palette.conflict);
}

function drawNames(surface: Surface, drawn: Scene, names: number, input: FigureInput): void {
  const { palette, laneName, measure } = input;
  drawn.lanes.forEach((lane, at) => {
    if (at % 2 === 0) surface.rect(0, lane.top, names, lane.height, palette.stripe);
    const from = topicOf(lane.id, input) ? 19 : 4;
    const count = String(lane.count);
    const room = names - from - 12 - measure(count, false);
    surface.text(from, lane.baseline, shortened(laneName(lane.id), 12, false, room, measure), {
      colour: palette.ink,
      size: 12,
    });
    surface.text(names - 8, lane.baseline, count, { colour: palette.ink2, size: 11, align: 'right' });
  });
}
