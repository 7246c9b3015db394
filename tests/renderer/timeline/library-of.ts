// Seeded libraries of index rows for the timeline's tests: any number of events over some years, all kinds of dates.
import * as fc from 'fast-check';
import { EMPTY_FILTERS, type Filters, type LaneMode } from '../../../data/desk.ts';
import type { IndexRow } from '../../../src-main/api/contract.ts';
import { indexEvents } from '../../../src-renderer/timeline/layout/index-events.ts';
import { buildLanes, type LaneArrangement, type LaneSet } from '../../../src-renderer/timeline/layout/lanes.ts';
import type { Label } from '../../../src-renderer/timeline/layout/labels.ts';
import { scene, type Scene, type SceneView } from '../../../src-renderer/timeline/layout/scene.ts';
import { select } from '../../../src-renderer/timeline/layout/select.ts';
import { toneSums } from '../../../src-renderer/timeline/layout/tone-curve.ts';

export const DAY = 86_400_000;
export const START = Date.UTC(2023, 0, 1);
export const TOPIC_IDS = ['trade', 'taiwan', 'climate', 'health'];

export const row = (id: string, fields: Partial<IndexRow>): IndexRow => ({
  id,
  number: Number(id.replaceAll(/\D/g, '')),
  date: '2023-06-18',
  start: START,
  end: START + DAY,
  title: { en: `Event ${id}` },
  topics: [],
  kind: 'meeting',
  actors: [],
  country: null,
  tone: null,
  importance: 1,
  verified: true,
  origin: { by: 'added' },
  links: [],
  tags: [],
  sides: [],
  updated: START,
  ...fields,
});

/** Rows that crowd and spread: many on few days, spans of a day to a year, every tone and weight. */
export const rows = fc
  .array(
    fc.record({
      day: fc.oneof(fc.integer({ min: 0, max: 1_200 }), fc.integer({ min: 300, max: 305 })),
      hour: fc.constantFrom(0, 0, 0, 8),
      days: fc.constantFrom(1, 1, 1, 2, 30, 365),
      tone: fc.option(fc.integer({ min: -3, max: 3 })),
      importance: fc.integer({ min: 1, max: 3 }),
      topics: fc.subarray(TOPIC_IDS),
      kind: fc.constantFrom('meeting', 'call', 'measure'),
      actors: fc.subarray(['a', 'b', 'c']),
      country: fc.option(fc.constantFrom('US', 'CN', 'CH')),
    }),
    { maxLength: 160 },
  )
  .map((found) =>
    found.map(({ day, hour, days, ...rest }, at) => {
      const start = START + day * DAY + hour * 3_600_000;
      return row(`e${at}`, { ...rest, start, end: start + days * DAY });
    }),
  );

export const views = fc
  .record({
    middle: fc.integer({ min: -50, max: 1_250 }),
    span: fc.constantFrom(0.5, 3, 30, 200, 700, 1_500),
    width: fc.integer({ min: 200, max: 1_600 }),
    lanesHeight: fc.integer({ min: 100, max: 900 }),
  })
  .map(({ middle, span, width, lanesHeight }) => ({
    from: START + (middle - span / 2) * DAY,
    to: START + (middle + span / 2) * DAY,
    width,
    lanesHeight,
  }));

export const modes = fc.constantFrom<LaneMode>('topic', 'kind', 'actor', 'country', 'none');

/** Lays rows out under filters and a view. */
export function layOut(
  of: readonly IndexRow[],
  view: Partial<SceneView> & Pick<SceneView, 'from' | 'to'>,
  options: {
    mode?: LaneMode;
    filters?: Partial<Filters>;
    arrangement?: LaneArrangement;
    kept?: readonly Label[];
  } = {},
): { laneSet: LaneSet; drawn: Scene } {
  const selection = select(indexEvents(of), { ...EMPTY_FILTERS, ...options.filters }, null);
  const laneSet = buildLanes(selection, options.mode ?? 'topic', TOPIC_IDS, options.arrangement);
  const drawn = scene(laneSet, toneSums(selection), {
    width: 800,
    lanesHeight: 400,
    selectedId: null,
    linked: [],
    now: START,
    title: (position) => selection.index.rows[position]?.title.en ?? '',
    measure: (text) => text.length * 6.5,
    kept: options.kept ?? null,
    ...view,
  });
  return { laneSet, drawn };
}
