// @vitest-environment jsdom
// The figure as a file: well-formed, within its page, with names, legend, filters and credit, and text as text.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { translator } from '../../../data/i18n/t.ts';
import { TOPICS } from '../../../data/taxonomy.ts';
import type { UiLanguage } from '../../../data/text.ts';
import type { Palette } from '../../../src-renderer/timeline/draw/palette.ts';
import { countDrawn, figureOf, shortened, type FigureInput } from '../../../src-renderer/timeline/figure/figure.ts';
import { figureSvg } from '../../../src-renderer/timeline/figure/paper.ts';
import { PLAIN } from '../../../src-renderer/timeline/layout/lanes.ts';
import { toneSums } from '../../../src-renderer/timeline/layout/tone-curve.ts';
import { DAY, layOut, modes, row, rows, START, views } from './library-of.ts';

const COLOUR = '#102030';
const PALETTE: Palette = {
  paper: '#ffffff',
  stripe: '#eeeeee',
  ink: COLOUR,
  ink2: COLOUR,
  hairline: COLOUR,
  hairlineStrong: COLOUR,
  accent: COLOUR,
  focus: COLOUR,
  cooperation: COLOUR,
  conflict: COLOUR,
  cooperationFill: COLOUR,
  conflictFill: COLOUR,
  topic: () => COLOUR,
};
const measure = (text: string): number => text.length * 6.5;

function inputOf(laneSet: FigureInput['laneSet'], fields: Partial<FigureInput> = {}): FigureInput {
  const language: UiLanguage = fields.language ?? 'en';
  return {
    from: START,
    to: START + 400 * DAY,
    width: 1_200,
    height: 700,
    heading: '',
    filters: '',
    library: 'library',
    now: Date.UTC(2026, 10, 26),
    laneSet,
    tones: toneSums(laneSet.selection),
    laneName: (id) => `Lane ${id}`,
    topics: TOPICS,
    palette: PALETTE,
    measure,
    t: translator(language),
    language,
    ...fields,
  };
}

/** The file as an XML parser reads it; throws where it is not well-formed. */
function parsed(svg: string): Document {
  return new DOMParser().parseFromString(svg, 'image/svg+xml');
}

const WHOLE = { from: START, to: START + 400 * DAY, width: 1_000, height: 500 };
const of = (...events: Parameters<typeof row>[]) =>
  layOut(
    events.map(([id, fields]) => row(id, fields)),
    WHOLE,
  ).laneSet;

describe('the file', () => {
  it('is well-formed, and stays on its page, whatever the events, the span and the lanes', () => {
    fc.assert(
      fc.property(rows, views, modes, (events, view, mode) => {
        const { laneSet } = layOut(events, view, { mode });
        const figure = figureOf(inputOf(laneSet, { from: view.from, to: view.to }));
        for (const { x, y, width, height } of figure.parts) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(x + width).toBeLessThanOrEqual(figure.width);
          expect(y + height).toBeLessThanOrEqual(figure.height);
        }
        const svg = parsed(figureSvg(figure, 'en-GB'));
        expect(svg.querySelector('parsererror')).toBeNull();
        const ids = [...svg.querySelectorAll('[id]')].map((element) => element.id);
        expect(new Set(ids).size).toBe(ids.length);
        const used = [...figureSvg(figure, 'en-GB').matchAll(/url\(#([^)]+)\)/g)].map((match) => match[1]);
        for (const id of used) expect(ids).toContain(id);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps hostile text as text', () => {
    const title = '</text><script>alert(1)</script>&\u0000\u0008';
    const svg = figureSvg(
      figureOf(inputOf(of(['a', { title: { en: title }, topics: ['trade'], importance: 3 }]), { heading: '<b>"&' })),
      'en-GB',
    );
    const file = parsed(svg);
    expect(file.querySelector('parsererror, script, b')).toBeNull();
    expect(file.querySelector('title')?.textContent).toBe('<b>"&');
    expect([...file.querySelectorAll('text')].some((text) => text.textContent.includes('alert(1)'))).toBe(true);
  });

  it('needs nothing from outside', () => {
    const svg = figureSvg(figureOf(inputOf(of(['a', { topics: ['trade'] }]))), 'en-GB');
    expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|href|@import|<image/);
  });
});

describe('what it says', () => {
  const texts = (input: FigureInput): string[] =>
    [...parsed(figureSvg(figureOf(input), 'en-GB')).querySelectorAll('text')].map((text) => text.textContent);
  const laneSet = of(
    ['a', { topics: ['trade'], importance: 3 }],
    ['b', { topics: ['taiwan'], verified: false, origin: { by: 'imported' } }],
    ['late', { topics: ['trade'], start: START + 900 * DAY, end: START + 901 * DAY }],
  );

  it.each([
    ['en', '1 January 2023 – 4 February 2024', 'All events', '2 events · library · Entente, 26 November 2026'],
    [
      'fr',
      '1er janvier 2023 – 4 février 2024',
      'Tous les événements',
      '2 événements · library · Entente, 26 novembre 2026',
    ],
    ['zh', '2023年1月1日至2024年2月4日', '全部事件', '2个事件 · library · Entente，2026年11月26日'],
  ] as const)('names span, filters, lanes and source, and explains its signs (%s)', (language, span, all, credit) => {
    const said = texts(inputOf(laneSet, { language }));
    const t = translator(language);
    for (const text of [span, all, credit, 'Lane trade', 'Lane taiwan', t('figure.tone'), t('figure.unverified')]) {
      expect(said).toContain(text);
    }
  });

  it('says what was filtered, under a heading of one’s own', () => {
    const said = texts(inputOf(laneSet, { heading: 'Two years', filters: 'Topics: Trade' }));
    expect(said).toContain('Two years');
    expect(said).toContain('1 January 2023 – 4 February 2024 · Topics: Trade');
  });

  it('counts what it draws: within the span, in lanes that are not put away, each event once', () => {
    const events = [
      row('a', { topics: ['trade'], actors: ['x', 'y'] }),
      row('b', { topics: ['taiwan'], actors: ['y'] }),
      row('late', { topics: ['trade'], actors: ['x'], start: START + 900 * DAY, end: START + 901 * DAY }),
    ];
    const arrangement = { ...PLAIN, hidden: ['taiwan'] };
    const away = layOut(events, WHOLE, { arrangement }).laneSet;
    expect(texts(inputOf(away)).find((text) => text.includes('Entente'))).toMatch(/^1 event · /);
    expect(countDrawn(layOut(events, WHOLE, { mode: 'actor' }).laneSet, WHOLE)).toBe(2);
    expect(countDrawn(away, { from: START + 950 * DAY, to: START + 960 * DAY })).toBe(0);
  });

  it('counts every shown event of the span once, whatever the lanes stand for', () => {
    fc.assert(
      fc.property(rows, views, modes, (events, view, mode) => {
        const { laneSet } = layOut(events, view, { mode });
        const { index, visible } = laneSet.selection;
        const inSpan = index.ids.filter(
          (_, at) => visible[at] === 1 && (index.start[at] ?? 0) < view.to && (index.end[at] ?? 0) > view.from,
        );
        expect(countDrawn(laneSet, view)).toBe(inSpan.length);
      }),
    );
  });

  it('names the colours where lanes are something else', () => {
    const byKind = layOut([row('a', { topics: ['trade'] })], WHOLE, { mode: 'kind' }).laneSet;
    expect(texts(inputOf(byKind))).toContain('Trade');
    expect(texts(inputOf(laneSet))).not.toContain('Trade');
  });
});

it('shortens a text to a width, whole characters at a time', () => {
  expect(shortened('short', 12, false, 100, measure)).toBe('short');
  expect(shortened('习近平会见布林肯', 12, false, 30, measure)).toBe('习近平…');
  expect(shortened('👩‍👩‍👧 family', 12, false, 8, (text) => text.length)).not.toMatch(/\u200d…/);
});
