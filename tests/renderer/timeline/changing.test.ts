// What changes step by step is the same as what is made anew: the index after an edit, labels while the view moves,
// lanes as a person arranged them.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY_FILTERS } from '../../../data/desk.ts';
import type { CodeColumn } from '../../../src-renderer/timeline/layout/columns.ts';
import {
  changeIndex,
  indexEvents,
  positionOf,
  type TimelineIndex,
} from '../../../src-renderer/timeline/layout/index-events.ts';
import { boxOf } from '../../../src-renderer/timeline/layout/labels.ts';
import { buildLanes, type LaneSet } from '../../../src-renderer/timeline/layout/lanes.ts';
import { scene, THIN_LANE } from '../../../src-renderer/timeline/layout/scene.ts';
import { select } from '../../../src-renderer/timeline/layout/select.ts';
import { toneSums } from '../../../src-renderer/timeline/layout/tone-curve.ts';
import { layOut, modes, row, rows, START, TOPIC_IDS, DAY, views } from './library-of.ts';

const named = ({ ids, from, codes }: CodeColumn): string[][] =>
  Array.from({ length: from.length - 1 }, (_, at) =>
    [...codes.subarray(from[at], from[at + 1])].map((code) => ids[code] ?? '?'),
  );

/** An index in terms that do not depend on how its ids were numbered. */
const plain = (index: TimelineIndex) => ({
  ids: index.ids,
  start: [...index.start],
  end: [...index.end],
  importance: [...index.importance],
  tone: [...index.tone],
  columns: [index.topics, index.kinds, index.actors, index.countries, index.tones, index.sides, index.origins].map(
    named,
  ),
});

describe('an index', () => {
  it('changed is the same as one made anew', () => {
    fc.assert(
      fc.property(rows, rows, fc.array(fc.nat({ max: 200 }), { maxLength: 20 }), (before, after, gone) => {
        const removed = [...new Set(gone.map((at) => before[at]?.id).filter((id) => id !== undefined))];
        const changed = after.filter(({ id }) => !removed.includes(id));
        const kept = before.filter(({ id }) => !removed.includes(id) && !changed.some((each) => each.id === id));
        const index = changeIndex(indexEvents(before), changed, removed);
        expect(plain(index)).toEqual(plain(indexEvents([...kept, ...changed])));
        index.ids.forEach((id, at) => expect(positionOf(index, id)).toBe(at));
      }),
      { numRuns: 150 },
    );
  });

  it('tells more ids apart than sixteen bits can', () => {
    const many = Array.from({ length: 70_000 }, (_, at) =>
      row(`e${at}`, { actors: [`actor-${at}`], start: START + at }),
    );
    const { actors } = indexEvents(many);
    expect(named(actors)[69_999]).toEqual(['actor-69999']);
    expect(new Set(actors.codes).size).toBe(70_000);
  });

  it('is in order of start, end and number, whatever order the rows come in', () => {
    fc.assert(
      fc.property(rows, (of) => {
        const inOrder = [...of].sort((a, b) => a.start - b.start || a.end - b.end || a.number - b.number);
        expect(indexEvents(of).ids).toEqual(inOrder.map(({ id }) => id));
      }),
    );
  });
});

describe('labels of a moving view', () => {
  it('stand by their marks and overlap nothing', () => {
    fc.assert(
      fc.property(rows, views, fc.double({ min: -0.2, max: 0.2, noNaN: true }), (of, view, share) => {
        const rest = layOut(of, view).drawn;
        const by = (view.to - view.from) * share;
        const { drawn } = layOut(of, { from: view.from + by, to: view.to + by }, { kept: rest.labels });
        const boxes = drawn.labels.map(boxOf);
        boxes.forEach((box, at) => {
          for (const other of boxes.slice(at + 1)) {
            expect(
              box.right <= other.left || other.right <= box.left || box.bottom <= other.top || other.bottom <= box.top,
            ).toBe(true);
          }
        });
        for (const { anchor, position, lane } of drawn.labels) {
          const own = drawn.marks.filter((mark) => mark.position === position && mark.lane === lane);
          expect(own.some(({ x, y }) => x === anchor.x && y === anchor.y)).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('cells that are kept', () => {
  it('look as they do laid out anew, wherever one has been before', () => {
    fc.assert(
      fc.property(rows, modes, fc.array(views, { minLength: 2, maxLength: 5 }), (of, mode, places) => {
        const selection = select(indexEvents(of), EMPTY_FILTERS, null);
        const lanes = (): LaneSet => buildLanes(selection, mode, TOPIC_IDS);
        const kept = lanes();
        for (const view of places) {
          const seen = (laneSet: LaneSet) => {
            const { marks, clusters } = scene(laneSet, toneSums(selection), {
              ...view,
              selectedId: of[0]?.id ?? null,
              linked: [],
              now: START,
              title: () => '',
              measure: () => 10,
            });
            return { marks, clusters: clusters.map(({ track, ...rest }) => ({ ...rest, band: track.band })) };
          };
          expect(seen(kept)).toEqual(seen(lanes()));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('are not laid out again while one pans', () => {
    const of = Array.from({ length: 60 }, (_, at) => layOutRow(`p${at}`, at * 2)).map((one) => ({
      ...one,
      topics: ['trade'],
    }));
    const selection = select(indexEvents(of), EMPTY_FILTERS, null);
    const laneSet = buildLanes(selection, 'topic', TOPIC_IDS);
    let asked = 0;
    for (const lane of laneSet.lanes) {
      for (const track of lane.tracks) {
        const { positions } = track;
        Object.defineProperty(track, 'positions', { get: () => ((asked += 1), positions) });
      }
    }
    const look = (days: number): number => {
      const before = asked;
      scene(laneSet, toneSums(selection), {
        from: START + days * DAY,
        to: START + (days + 60) * DAY,
        width: 600,
        lanesHeight: 300,
        selectedId: null,
        linked: [],
        now: START,
        title: () => '',
        measure: () => 10,
      });
      return asked - before;
    };
    expect(look(10)).toBeGreaterThan(20);
    // Only what may reach into the view from before it is asked for.
    expect(look(10.1)).toBeLessThan(8);
  });
});

describe('lanes', () => {
  const of = TOPIC_IDS.flatMap((topic, at) =>
    Array.from({ length: 3 }, (_, n) => ({ ...layOutRow(`${topic}-${n}`, at * 10 + n), topics: [topic] })),
  );
  const selection = select(indexEvents(of), EMPTY_FILTERS, null);

  it('come in the order a person gave them, the others after', () => {
    const { lanes } = buildLanes(selection, 'topic', TOPIC_IDS, {
      order: ['health', 'taiwan'],
      collapsed: [],
      hidden: [],
    });
    expect(lanes.map(({ id }) => id)).toEqual(['health', 'taiwan', 'trade', 'climate']);
  });

  it('that are put away are counted and not drawn, those folded are thin', () => {
    const arrangement = { order: [], collapsed: ['trade'], hidden: ['taiwan'] };
    const { hidden, lanes } = buildLanes(selection, 'topic', TOPIC_IDS, arrangement);
    expect(hidden).toEqual([{ id: 'taiwan', count: 3 }]);
    expect(lanes.map(({ id }) => id)).toEqual(['trade', 'climate', 'health']);
    const { drawn } = layOut(of, { from: START, to: START + 100 * DAY }, { arrangement });
    expect(drawn.lanes[0]).toMatchObject({ id: 'trade', height: THIN_LANE, collapsed: true });
    expect(drawn.lanes[1]?.height).toBeGreaterThan(THIN_LANE);
    expect(drawn.height).toBe(drawn.lanes.reduce((sum, { height }) => sum + height, 0));
  });
});

function layOutRow(id: string, day: number) {
  return { ...row(id, {}), start: START + day * DAY, end: START + (day + 1) * DAY };
}
