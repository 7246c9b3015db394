// The pieces of the layout: facets that count, ticks, the tone curve, the histogram.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY_FILTERS } from '../../../data/desk.ts';
import { GLYPHS } from '../../../data/vocabulary.ts';
import { svgSurface } from '../../../src-renderer/timeline/draw/svg-surface.ts';
import { glyphPath } from '../../../src-renderer/timeline/layout/glyphs.ts';
import { histogram } from '../../../src-renderer/timeline/layout/histogram.ts';
import { indexEvents } from '../../../src-renderer/timeline/layout/index-events.ts';
import { select } from '../../../src-renderer/timeline/layout/select.ts';
import { contextUnit, ticksOf, yearTicks } from '../../../src-renderer/timeline/layout/ticks.ts';
import {
  bucketSize,
  gallop,
  lowerBound,
  msAt,
  timeScale,
  xOf,
} from '../../../src-renderer/timeline/layout/time-scale.ts';
import { kernelWidth, toneCurve, toneSums } from '../../../src-renderer/timeline/layout/tone-curve.ts';
import { DAY, row, rows, START, TOPIC_IDS, views } from './library-of.ts';

describe('facets', () => {
  const filters = fc.record({
    topics: fc.option(fc.subarray([...TOPIC_IDS, ''])),
    kinds: fc.option(fc.subarray(['meeting', 'call', 'measure'])),
    actors: fc.option(fc.subarray(['a', 'b', 'c'])),
    from: fc.constantFrom(null, '2023-06-01'),
    to: fc.constantFrom(null, '2024-06-01'),
  });

  it('say what each value would show with the other filters in force', () => {
    fc.assert(
      fc.property(rows, filters, (of, chosen) => {
        const index = indexEvents(of);
        const all = { ...EMPTY_FILTERS, ...chosen };
        const found = select(index, all, null);
        expect(found.count).toBe(found.visible.reduce((sum, one) => sum + one, 0));
        for (const topic of [...TOPIC_IDS, '']) {
          expect(found.counts.topics.get(topic) ?? 0).toBe(select(index, { ...all, topics: [topic] }, null).count);
        }
        for (const kind of ['meeting', 'call', 'measure']) {
          expect(found.counts.kinds.get(kind) ?? 0).toBe(select(index, { ...all, kinds: [kind] }, null).count);
        }
        for (const actor of ['a', 'b', 'c']) {
          expect(found.counts.actors.get(actor) ?? 0).toBe(select(index, { ...all, actors: [actor] }, null).count);
        }
      }),
    );
  });

  it('the search narrows like any other filter', () => {
    const index = indexEvents([row('x', { number: 0, topics: ['trade'] }), row('y', { number: 1, topics: ['trade'] })]);
    expect(select(index, EMPTY_FILTERS, Uint8Array.of(0b10)).count).toBe(1);
  });

  it('a range of days holds both its days', () => {
    const index = indexEvents([row('x', { start: Date.UTC(2023, 5, 18), end: Date.UTC(2023, 5, 19) })]);
    const on = (from: string, to: string): number => select(index, { ...EMPTY_FILTERS, from, to }, null).count;
    expect(on('2023-06-18', '2023-06-18')).toBe(1);
    expect(on('2023-06-19', '2023-06-20')).toBe(0);
    expect(on('2023-06-17', '2023-06-17')).toBe(0);
  });
});

describe('time and pixels', () => {
  it('are each other’s inverse', () => {
    fc.assert(
      fc.property(views, fc.double({ min: 0, max: 1_600, noNaN: true }), (view, x) => {
        const scale = timeScale(view.from, view.to, view.width);
        expect(xOf(scale, msAt(scale, x))).toBeCloseTo(x, 4);
      }),
    );
  });

  it('buckets are powers of two, at least as wide as asked and less than twice', () => {
    fc.assert(
      fc.property(views, (view) => {
        const scale = timeScale(view.from, view.to, view.width);
        const size = bucketSize(scale, 10);
        expect(Math.log2(size) % 1).toBe(0);
        const width = (size / (scale.to - scale.from)) * scale.width;
        expect(width).toBeGreaterThanOrEqual(10 - 1e-6);
        expect(width).toBeLessThan(20 + 1e-6);
      }),
    );
  });

  it('both searches find the first value that is not below', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 50 })),
        fc.integer({ min: -1, max: 51 }),
        fc.nat(60),
        (values, wanted, from) => {
          const sorted = [...values].sort((a, b) => a - b);
          const expected = sorted.filter((value) => value < wanted).length;
          expect(lowerBound(sorted, wanted)).toBe(expected);
          const lo = Math.min(from, expected);
          expect(gallop(sorted, wanted, lo)).toBe(expected);
        },
      ),
    );
  });
});

describe('ticks', () => {
  const across = (days: number, from = Date.UTC(2023, 5, 18, 10)) => timeScale(from, from + days * DAY, 800);

  it('go from years to months, days and hours as one zooms', () => {
    const unitsOf = (days: number): string[] => [...new Set(ticksOf(across(days), 60).map((tick) => tick.unit))];
    expect(unitsOf(20_000)).toEqual(['year']);
    expect(unitsOf(1_000)).toEqual(expect.arrayContaining(['month', 'year']));
    expect(unitsOf(40)).toEqual(expect.arrayContaining(['day']));
    expect(unitsOf(2)).toEqual(expect.arrayContaining(['hour', 'day']));
    expect(unitsOf(0.2)).toEqual(expect.arrayContaining(['minute', 'hour']));
    expect(contextUnit(across(2), 60)).toBe('day');
    expect(contextUnit(across(40), 60)).toBe('month');
    expect(contextUnit(across(1_000), 60)).toBe('year');
  });

  it('ascend, lie in the view, and keep their distance', () => {
    fc.assert(
      fc.property(views, (view) => {
        const ticks = ticksOf(timeScale(view.from, view.to, view.width), 60);
        ticks.forEach((tick, at) => {
          expect(tick.x).toBeGreaterThanOrEqual(-1e-6);
          expect(tick.x).toBeLessThanOrEqual(view.width + 1e-6);
          const next = ticks[at + 1];
          // Months differ in length: a tick may stand a tenth nearer than asked.
          if (next) expect(next.x - tick.x).toBeGreaterThan(60 * 0.85);
        });
      }),
    );
  });

  it('mark the years of a whole library', () => {
    expect(
      yearTicks(Date.UTC(2023, 5, 1), Date.UTC(2026, 5, 1), 700, 48).map((tick) => new Date(tick.at).getUTCFullYear()),
    ).toEqual([2024, 2025, 2026]);
  });
});

describe('the tone curve', () => {
  const curveOf = (tones: (number | null)[]) => {
    const of = tones.map((tone, at) =>
      row(`t${at}`, { tone, start: START + (at % 30) * DAY, end: START + ((at % 30) + 1) * DAY }),
    );
    const selection = select(indexEvents(of), EMPTY_FILTERS, null);
    return toneCurve(toneSums(selection), timeScale(START, START + 30 * DAY, 600));
  };

  it('lies between the extremes of what it rests on, and at zero where nothing is rated', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer({ min: -3, max: 3 })), { maxLength: 60 }), (tones) => {
        const rated = tones.filter((tone) => tone !== null);
        const [least, most] = [Math.min(0, ...rated), Math.max(0, ...rated)];
        for (const { mean, weight } of curveOf(tones)) {
          expect(mean).toBeGreaterThanOrEqual(least - 1e-9);
          expect(mean).toBeLessThanOrEqual(most + 1e-9);
          if (rated.length === 0) expect([mean, weight]).toEqual([0, 0]);
        }
      }),
    );
  });

  it('comes nearer to the mean the more events stand behind it', () => {
    const peak = (count: number): number =>
      Math.max(...curveOf(Array.from({ length: count }, () => 3)).map((point) => point.mean));
    expect(peak(1)).toBeLessThan(peak(10));
    expect(peak(300)).toBeGreaterThan(2.8);
  });
});

describe('where the tone curve says nothing', () => {
  const scale = timeScale(START, START + 1_000 * DAY, 1_000);
  const curveOf = (days: readonly number[], tone = -2) => {
    const of = days.map((day, at) => row(`t${at}`, { tone, start: START + day * DAY, end: START + (day + 1) * DAY }));
    return toneCurve(toneSums(select(indexEvents(of), EMPTY_FILTERS, null)), scale);
  };
  const sigma = kernelWidth(scale);

  it('beyond the first and the last event by the width of its kernel, however many they are', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 400, max: 500 }), { minLength: 1, maxLength: 400 }), (days) => {
        const first = START + Math.min(...days) * DAY;
        const last = START + Math.max(...days) * DAY;
        const beyond = curveOf(days).filter(({ at }) => at < first - sigma || at > last + sigma);
        expect(beyond.length).toBeGreaterThan(100);
        expect(beyond.filter(({ strength }) => strength > 0)).toEqual([]);
      }),
    );
  });

  it('in a long gap between two crowds', () => {
    const crowd = (from: number): number[] => Array.from({ length: 60 }, (_, at) => from + (at % 10));
    const curve = curveOf([...crowd(200), ...crowd(700)]);
    expect(curve.find(({ at }) => at > START + 450 * DAY)?.strength).toBe(0);
    expect(Math.max(...curve.map(({ strength }) => strength))).toBe(1);
  });

  it('of two events, wherever they lie', () => {
    for (const days of [
      [300, 300],
      [300, 310],
      [100, 900],
    ])
      for (const { strength } of curveOf(days)) expect(strength).toBe(0);
  });

  it('and little of a handful', () => {
    const most = Math.max(...curveOf([300, 301, 302, 303]).map(({ strength }) => strength));
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThan(0.6);
  });
});

describe('the histogram', () => {
  it('counts every shown event of its span once', () => {
    fc.assert(
      fc.property(rows, (of) => {
        const selection = select(indexEvents(of), EMPTY_FILTERS, null);
        const slices = histogram(selection, START, START + 1_201 * DAY, 600, 5);
        expect(slices.reduce((sum, slice) => sum + slice.count, 0)).toBe(of.length);
      }),
    );
  });
});

describe('painters', () => {
  it('keep text as text, and escape it', () => {
    const svg = svgSurface();
    svg.text(1, 2, '<b>&"', { colour: '#000', size: 12 });
    expect(svg.markup()).toContain('&lt;b&gt;&amp;&quot;</text>');
  });

  it('have a distinct glyph of its own for each name', () => {
    const shapes = GLYPHS.map((glyph) => glyphPath(glyph, 5));
    expect(new Set(shapes).size).toBe(GLYPHS.length);
    for (const shape of shapes) expect(shape).not.toMatch(/NaN|undefined/);
  });
});
