// One Scene, two painters: what is drawn on the canvas is, shape for shape and place for place, what the SVG holds.
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { canvasSurface } from '../../../src-renderer/timeline/draw/canvas-surface.ts';
import { drawCurve } from '../../../src-renderer/timeline/draw/draw-curve.ts';
import { drawRhythms } from '../../../src-renderer/timeline/draw/draw-rhythms.ts';
import { drawScene } from '../../../src-renderer/timeline/draw/draw-scene.ts';
import type { Palette } from '../../../src-renderer/timeline/draw/palette.ts';
import type { Surface } from '../../../src-renderer/timeline/draw/surface.ts';
import { svgSurface } from '../../../src-renderer/timeline/draw/svg-surface.ts';
import { indexEvents } from '../../../src-renderer/timeline/layout/index-events.ts';
import type { Scene } from '../../../src-renderer/timeline/layout/scene.ts';
import { rhythmsOf } from '../../../src-renderer/timeline/layout/silences.ts';
import { DAY, layOut, row, rows, START, views } from './library-of.ts';

const palette: Palette = {
  paper: '#ffffff',
  stripe: '#eeeeee',
  ink: '#000000',
  ink2: '#333333',
  hairline: '#dddddd',
  hairlineStrong: '#bbbbbb',
  accent: '#1f4e79',
  focus: '#1763b6',
  cooperation: '#0b7a70',
  conflict: '#b5491f',
  cooperationFill: '#b5d3cd',
  conflictFill: '#ecc9b8',
  topic: () => '#a8650a',
};

/** A shape and its numbers, hundredths of a px: what both painters must agree on. */
type Shape = readonly [kind: string, ...numbers: (number | string)[]];

const hundredths = (value: number): number => Math.round(value * 100) / 100 || 0;
const numbersIn = (data: string): number[] =>
  (data.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map((one) => hundredths(Number(one)));

/** What an SVG holds, in order. */
function shapesOfSvg(markup: string): Shape[] {
  return markup
    .split('\n')
    .filter((element) => !element.startsWith('<linearGradient'))
    .map((element): Shape => {
      const at = (name: string): string => new RegExp(` ${name}="([^"]*)"`).exec(element)?.[1] ?? '';
      const number = (name: string): number => hundredths(Number(at(name)));
      const kind = /^<(\w+)/.exec(element)?.[1] ?? '';
      switch (kind) {
        case 'rect':
          return ['rect', number('x'), number('y'), number('width'), number('height')];
        case 'circle':
          return ['circle', number('cx'), number('cy'), number('r')];
        case 'line':
          return ['line', number('x1'), number('y1'), number('x2'), number('y2')];
        case 'text':
          // A file has no "middle" for all readers: its letters stand on a line a share of their size lower.
          return [
            'text',
            number('x'),
            hundredths(number('y') - 0.36 * number('font-size')),
            />([^<]*)</.exec(element)?.[1] ?? '',
          ];
        case 'polyline':
        case 'polygon':
          return ['path', ...numbersIn(at('points'))];
        default:
          return ['path', ...numbersIn(at('d'))];
      }
    });
}

class Path {
  readonly data: string;
  constructor(data: string) {
    this.data = data;
  }
}

/** A 2D context that only remembers what it was asked to draw. */
function recordingContext(): { context: CanvasRenderingContext2D; shapes: Shape[] } {
  const shapes: Shape[] = [];
  let pending: number[] = [];
  let moved = 0;
  let arc: { readonly numbers: number[]; readonly whole: boolean } | null = null;
  const calls: Record<string, (...args: never[]) => unknown> = {
    beginPath: () => {
      pending = [];
      arc = null;
    },
    moveTo: (x: number, y: number) => pending.push(x, y),
    lineTo: (x: number, y: number) => pending.push(x, y),
    arc: (x: number, y: number, r: number, from: number, to: number) => {
      const whole = to - from >= 2 * Math.PI - 1e-9;
      const point = (angle: number): number[] => [x + r * Math.cos(angle), y + r * Math.sin(angle)];
      arc = whole
        ? { numbers: [x, y, r], whole }
        : { numbers: [...point(from), r, r, 0, to - from > Math.PI ? 1 : 0, 1, ...point(to)], whole };
    },
    fillRect: (x: number, y: number, width: number, height: number) =>
      shapes.push(['rect', ...[x + moved, y, width, height].map(hundredths)]),
    fill: (path?: Path) => (path ? shapes.push(['path', ...numbersIn(path.data)]) : flush()),
    stroke: (path?: Path) => (path ? shapes.push(['path', ...numbersIn(path.data)]) : flush()),
    fillText: (text: string, x: number, y: number) => shapes.push(['text', hundredths(x), hundredths(y), text]),
    translate: (by: number) => (moved += by),
    createLinearGradient: () => ({ addColorStop: () => undefined }),
  };
  /** A disc is filled and then rimmed: one shape. */
  const flush = (): void => {
    if (arc) shapes.push([arc.whole ? 'circle' : 'path', ...arc.numbers.map(hundredths)]);
    else if (pending.length > 0) shapes.push([pending.length === 4 ? 'line' : 'path', ...pending.map(hundredths)]);
    pending = [];
    arc = null;
  };
  const context = new Proxy({} as CanvasRenderingContext2D, {
    get: (_, name) => calls[String(name)] ?? (() => undefined),
    set: () => true,
  });
  return { context, shapes };
}

/** A line of one pair of ends is the same shape whether it is a <line> or a path of one. */
const plain = (shapes: readonly Shape[]): Shape[] =>
  shapes.flatMap((shape): Shape[] => {
    const [kind, ...numbers] = shape;
    if (kind === 'line') return [['path', ...numbers]];
    // A path of no lines draws nothing.
    return kind === 'path' && numbers.length === 0 ? [] : [shape];
  });

/** The same kind, words and numbers; a file rounds its numbers, so they may be a hundredth of a px off. */
function expectSame(shape: Shape, other: Shape | undefined): void {
  expect(other?.length).toBe(shape.length);
  shape.forEach((value, at) => {
    const there = other?.[at];
    if (typeof value === 'string' || typeof there !== 'number') expect(there).toBe(value);
    else expect(Math.abs(value - there)).toBeLessThan(0.021);
  });
}

function drawn(scene: Scene, surface: Surface): void {
  drawScene(scene, surface, palette);
  drawCurve(scene, 76, surface, palette);
  drawRhythms(scene, surface, palette, (days) => `${days} days`);
}

describe('painters', () => {
  beforeAll(() => vi.stubGlobal('Path2D', Path));
  afterAll(() => vi.unstubAllGlobals());

  it('put every shape of a scene at the same place', () => {
    fc.assert(
      fc.property(rows, views, (of, view) => {
        const linked = of.slice(1, 4).map(({ id }, at) => ({ id, lag: at + 1, text: `+${at + 1} days` }));
        const { drawn: scene } = layOut(of, { ...view, selectedId: of[0]?.id ?? null, linked });
        const svg = svgSurface();
        drawn(scene, svg);
        const { context, shapes } = recordingContext();
        drawn(scene, canvasSurface(context));
        const written = plain(shapesOfSvg(svg.markup()));
        const painted = plain(shapes);
        expect(painted.length).toBe(written.length);
        painted.forEach((shape, at) => expectSame(shape, written[at]));
      }),
      { numRuns: 80 },
    );
  });

  it('draw a curve that fades, ends and begins again alike, and nothing of two events', () => {
    const crowd = (from: number, many: number) =>
      Array.from({ length: many }, (_, at) =>
        row(`c${from}-${at}`, {
          tone: at % 2 === 0 ? 3 : 1,
          start: START + (from + at) * DAY,
          end: START + (from + at + 1) * DAY,
        }),
      );
    const painted = (of: ReturnType<typeof crowd>) => {
      const { drawn: scene } = layOut(of, { from: START, to: START + 1_000 * DAY });
      const svg = svgSurface();
      drawCurve({ ...scene, ticks: [] }, 76, svg, palette);
      const { context, shapes } = recordingContext();
      drawCurve({ ...scene, ticks: [] }, 76, canvasSurface(context), palette);
      const written = plain(shapesOfSvg(svg.markup()));
      expect(plain(shapes)).toHaveLength(written.length);
      plain(shapes).forEach((shape, at) => expectSame(shape, written[at]));
      return { markup: svg.markup(), shapes: written };
    };
    const { markup } = painted([...crowd(100, 40), ...crowd(600, 5)]);
    expect(new Set(markup.match(/stroke-opacity="[^"]+"/g)).size).toBeGreaterThan(2);
    // Nothing but the line.
    expect(painted(crowd(500, 2)).shapes).toHaveLength(1);
  });

  it('draw the rhythm of channels alike', () => {
    const of = [0, 20, 40, 60, 400].map((day) =>
      row(`t${day}`, { kind: 'talks', topics: ['military'], start: START + day * DAY, end: START + (day + 1) * DAY }),
    );
    const rhythms = rhythmsOf(indexEvents(of));
    const { drawn: scene } = layOut(of, { from: START - DAY, to: START + 500 * DAY, rhythms });
    expect(scene.rhythms[0]?.silences).toHaveLength(1);
    const svg = svgSurface();
    drawn(scene, svg);
    const { context, shapes } = recordingContext();
    drawn(scene, canvasSurface(context));
    const written = plain(shapesOfSvg(svg.markup()));
    expect(plain(shapes)).toHaveLength(written.length);
    plain(shapes).forEach((shape, at) => expectSame(shape, written[at]));
    expect(svg.markup()).toContain('339 days');
  });
});
