// What the timeline promises of every scene, whatever the events, the view and the lanes.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBare, itemsOf } from '../../../src-renderer/timeline/items.ts';
import { boxOf } from '../../../src-renderer/timeline/layout/labels.ts';
import { bucketSize } from '../../../src-renderer/timeline/layout/time-scale.ts';
import { CELL, membersOf } from '../../../src-renderer/timeline/layout/marks.ts';
import type { Cluster, Scene } from '../../../src-renderer/timeline/layout/scene.ts';
import { DAY, layOut, modes, row, rows, START, views } from './library-of.ts';

const runs = { numRuns: 250 };

/** How often each position is drawn in each lane: `lane position` → count. */
function drawnTimes(scene: Scene): Map<string, number> {
  const times = new Map<string, number>();
  const add = (lane: string, position: number): void => {
    const key = `${lane} ${position}`;
    times.set(key, (times.get(key) ?? 0) + 1);
  };
  for (const mark of scene.marks) add(mark.lane, mark.position);
  for (const cluster of scene.clusters) for (const position of membersOf(cluster)) add(cluster.lane, position);
  return times;
}

describe('marks and clusters', () => {
  it('within a lane every event in view is in exactly one of them', () => {
    fc.assert(
      fc.property(rows, views, modes, (of, view, mode) => {
        const { laneSet, drawn } = layOut(of, view, { mode });
        const times = drawnTimes(drawn);
        for (const count of times.values()) expect(count).toBe(1);
        const { index } = laneSet.selection;
        for (const lane of laneSet.lanes) {
          for (const track of lane.tracks) {
            for (const position of track.positions) {
              const start = index.start[position] ?? 0;
              if (start >= view.from && start < view.to) expect(times.get(`${lane.id} ${position}`)).toBe(1);
            }
          }
        }
      }),
      runs,
    );
  });

  it('counts add up: lanes, clusters, selection', () => {
    fc.assert(
      fc.property(rows, modes, (of, mode) => {
        const whole = { from: START - 10 * DAY, to: START + 1_700 * DAY };
        const { laneSet, drawn } = layOut(of, whole, { mode });
        for (const lane of drawn.lanes) {
          const marks = drawn.marks.filter((mark) => mark.lane === lane.id).length;
          const clustered = drawn.clusters
            .filter((cluster) => cluster.lane === lane.id)
            .reduce((sum, cluster) => sum + cluster.count, 0);
          expect(marks + clustered).toBe(lane.count);
        }
        if (mode !== 'actor') {
          expect(drawn.lanes.reduce((sum, lane) => sum + lane.count, 0)).toBe(laneSet.selection.count);
        }
        expect(laneSet.selection.count).toBe(of.length);
      }),
      runs,
    );
  });

  it('a turning point never merges with a lesser event', () => {
    fc.assert(
      fc.property(rows, views, modes, (of, view, mode) => {
        const { laneSet, drawn } = layOut(of, view, { mode });
        for (const cluster of drawn.clusters) {
          const weights = membersOf(cluster).map((position) => laneSet.selection.index.importance[position] === 3);
          expect(new Set(weights).size).toBe(1);
          expect(weights[0]).toBe(cluster.major);
        }
      }),
      runs,
    );
  });

  it('panning by whole buckets keeps every cluster that stays in view', () => {
    const members = (cluster: Cluster): string => `${cluster.lane}:${membersOf(cluster).join()}`;
    fc.assert(
      fc.property(rows, views, fc.integer({ min: -5, max: 5 }), (of, view, buckets) => {
        const before = layOut(of, view).drawn;
        const shift = buckets * bucketSize(before.scale, CELL);
        const after = layOut(of, { ...view, from: view.from + shift, to: view.to + shift }).drawn;
        const inBoth = ({ first, last }: Cluster): boolean =>
          first >= Math.max(view.from, view.from + shift) && last < Math.min(view.to, view.to + shift);
        const kept = before.clusters.filter(inBoth).map(members).sort();
        expect(after.clusters.filter(inBoth).map(members).sort()).toEqual(kept);
      }),
      runs,
    );
  });

  it('marks stay within their lane, and above the line by cooperation, below it by conflict', () => {
    fc.assert(
      fc.property(rows, views, modes, (of, view, mode) => {
        const { laneSet, drawn } = layOut(of, view, { mode });
        const lanes = new Map(drawn.lanes.map((lane) => [lane.id, lane]));
        for (const mark of drawn.marks) {
          const lane = lanes.get(mark.lane);
          expect(mark.y - mark.r).toBeGreaterThanOrEqual((lane?.top ?? 0) - 8);
          expect(mark.y + mark.r).toBeLessThanOrEqual((lane?.top ?? 0) + (lane?.height ?? 0) + 8);
          const tone = laneSet.selection.index.tone[mark.position] ?? Number.NaN;
          if (tone > 0) expect(mark.y).toBeLessThanOrEqual(mark.baseline);
          if (tone < 0) expect(mark.y).toBeGreaterThanOrEqual(mark.baseline);
        }
      }),
      runs,
    );
  });

  it('their number is bounded by the width, not by the number of events', () => {
    const crowd = Array.from({ length: 20_000 }, (_, at) =>
      row(`c${at}`, {
        start: START + (at % 1_000) * DAY,
        end: START + ((at % 1_000) + 1) * DAY,
        tone: (at % 7) - 3,
        topics: ['trade'],
      }),
    );
    const { drawn } = layOut(crowd, { from: START, to: START + 1_000 * DAY });
    const cells = 800 / CELL + 4;
    expect(drawn.marks.length + drawn.clusters.length).toBeLessThanOrEqual(cells * 6 * 4);
    expect(drawn.clusters.reduce((sum, cluster) => sum + cluster.count, drawn.marks.length)).toBe(20_000);
  });
});

describe('labels', () => {
  it('overlap neither each other nor a mark, and stay in the plot', () => {
    fc.assert(
      fc.property(rows, views, modes, (of, view, mode) => {
        const { drawn } = layOut(of, view, { mode });
        const boxes = drawn.labels.map(boxOf);
        const apart = (a: (typeof boxes)[number], b: (typeof boxes)[number]): boolean =>
          a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
        boxes.forEach((box, at) => {
          expect(box.left).toBeGreaterThanOrEqual(0);
          expect(box.right).toBeLessThanOrEqual(drawn.width);
          for (const other of boxes.slice(at + 1)) expect(apart(box, other)).toBe(true);
          for (const { x, y, r } of drawn.marks) {
            expect(apart(box, { left: x - r, right: x + r, top: y - r, bottom: y + r })).toBe(true);
          }
          for (const { x, y, r, rx } of drawn.clusters) {
            expect(apart(box, { left: x - rx, right: x + rx, top: y - r, bottom: y + r })).toBe(true);
          }
        });
      }),
      runs,
    );
  });

  it('stand at their mark, or a line leads from the one to the other', () => {
    fc.assert(
      fc.property(rows, views, modes, (of, view, mode) => {
        const { drawn } = layOut(of, view, { mode });
        for (const label of drawn.labels) {
          const box = boxOf(label);
          const own = drawn.marks.filter(({ position }) => position === label.position);
          const reached = own.some(({ x, y, r }) => {
            const { leader } = label;
            if (leader) {
              const meets = Math.min(Math.abs(leader.to - box.top), Math.abs(leader.to - box.bottom)) < 0.01;
              return meets && leader.x === x && Math.abs(Math.abs(leader.from - y) - r) < 0.01;
            }
            const gapX = Math.max(box.left - (x + r), x - r - box.right, 0);
            const gapY = Math.max(box.top - (y + r), y - r - box.bottom, 0);
            return gapX <= 5 && gapY <= 3.01;
          });
          expect(reached).toBe(true);
        }
      }),
      runs,
    );
  });

  it('say more where the plot is wide, and as much as ever where it is not', () => {
    // 450 px long by the tests' measure.
    const title = 'A turning point with a title that tells all that happened on that day'.padEnd(70, '.');
    const of = [row('1', { importance: 3, topics: ['trade'], title: { en: title } })];
    const said = (width: number): string | undefined =>
      layOut(of, { from: START - 100 * DAY, to: START + 100 * DAY, width }).drawn.labels[0]?.text;
    expect(said(1_600)).toBe(title);
    expect(said(2_400)).toBe(title);
    expect(said(1_000)).toMatch(/…$/);
    expect(said(1_000)).toBe(said(700));
  });

  it('go to the more important event first', () => {
    const of = [
      row('minor', {
        start: START,
        end: START + DAY,
        importance: 2,
        topics: ['trade'],
        tone: 1,
        title: { en: 'A lesser thing in the same place' },
      }),
      row('major', {
        start: START,
        end: START + DAY,
        importance: 3,
        topics: ['trade'],
        tone: 1,
        title: { en: 'A turning point in the same place' },
      }),
    ];
    const { laneSet, drawn } = layOut(of, {
      from: START - 100 * DAY,
      to: START + 100 * DAY,
      lanesHeight: 42,
      width: 300,
    });
    const ids = drawn.labels.map((label) => laneSet.selection.index.ids[label.position]);
    expect(ids[0]).toBe('major');
  });
});

describe('lanes', () => {
  it('by topic an event lies in the lane of its first selected topic', () => {
    const of = [row('x', { topics: ['trade', 'taiwan'] }), row('y', { topics: ['taiwan'] }), row('z', { topics: [] })];
    const lanesOf = (topics: string[] | null): Record<string, number> =>
      Object.fromEntries(
        layOut(of, { from: START, to: START + DAY }, { filters: { topics } }).drawn.lanes.map((lane) => [
          lane.id,
          lane.count,
        ]),
      );
    expect(lanesOf(null)).toEqual({ trade: 1, taiwan: 1, '': 1 });
    expect(lanesOf(['taiwan'])).toEqual({ taiwan: 2 });
    expect(lanesOf([''])).toEqual({ '': 1 });
  });

  it('by actor an event lies in the lane of each actor that is shown, else among the others', () => {
    const of = [row('x', { actors: ['a', 'b'] }), row('y', { actors: [] })];
    const { drawn } = layOut(of, { from: START, to: START + DAY }, { mode: 'actor' });
    expect(drawn.lanes.map((lane) => [lane.id, lane.count])).toEqual([
      ['a', 1],
      ['b', 1],
      ['*others', 1],
    ]);
  });

  it('by actor those chosen alone have one, and none who only took part beside them', () => {
    const of = [
      row('1', { actors: ['a', 'b'] }),
      row('2', { actors: ['b', 'c'] }),
      row('3', { actors: ['b'] }),
      row('4', { actors: ['c', 'a'] }),
    ];
    const lanesOf = (actors: string[] | null): (readonly [string, number])[] =>
      layOut(of, { from: START, to: START + DAY }, { mode: 'actor', filters: { actors } }).drawn.lanes.map(
        ({ id, count }) => [id, count] as const,
      );
    expect(lanesOf(['a'])).toEqual([['a', 2]]);
    expect(lanesOf(['a', 'b'])).toEqual([
      ['b', 3],
      ['a', 2],
    ]);
    expect(lanesOf([])).toEqual([]);
  });

  it('by actor the chosen have one however seldom they act, and the ten most frequent where more are chosen', () => {
    const names = Array.from({ length: 12 }, (_, at) => `actor${String(at).padStart(2, '0')}`);
    // The first acts in twelve events, each beside all before it; the last in one.
    const of = names.map((_, at) => row(`${at}`, { actors: names.slice(0, at + 1) }));
    const lanesOf = (actors: string[]) =>
      layOut(of, { from: START, to: START + DAY }, { mode: 'actor', filters: { actors } }).laneSet;
    const last = lanesOf(['actor11']);
    expect(last.lanes.map(({ id, count }) => [id, count])).toEqual([['actor11', 1]]);
    // The order of all others is kept for when they are shown again.
    expect(last.order).toEqual(expect.arrayContaining(names.slice(0, 10)));
    expect(lanesOf(names.slice(1)).lanes.map(({ id }) => id)).toEqual(names.slice(1, 11));
  });
});

describe('what lasts', () => {
  it('an event that began before the view and reaches into it is drawn from the edge', () => {
    const of = [row('long', { start: START, end: START + 400 * DAY, topics: ['trade'], date: '2023' })];
    const { drawn } = layOut(of, { from: START + 300 * DAY, to: START + 350 * DAY });
    expect(drawn.marks).toHaveLength(1);
    expect(drawn.marks[0]?.tail?.from).toBeLessThan(0);
    expect(drawn.marks[0]?.tail?.to).toBeGreaterThan(drawn.width);
    expect(drawn.marks[0]?.vague).toBe(true);
  });

  it('can be found wherever its beginning lies before the view, near or far', () => {
    const of = [row('long', { start: START, end: START + 366 * DAY, topics: ['trade'], tone: 1 })];
    for (let px = -4; px <= 60; px += 1) {
      const from = START + (px / 10) * DAY;
      const { drawn } = layOut(of, { from, to: from + 100 * DAY, width: 1_000 });
      expect(itemsOf(drawn), `${px} px before the edge`).toHaveLength(1);
      expect(isBare(drawn)).toBe(false);
    }
  });

  it('whatever else is there, is in a mark or a cluster in sight while it lasts', () => {
    fc.assert(
      fc.property(rows, views, modes, (of, view, mode) => {
        const { laneSet, drawn } = layOut(of, view, { mode });
        const { index } = laneSet.selection;
        const items = itemsOf(drawn);
        const shown = new Set(
          items.flatMap(({ lane, mark, cluster }) =>
            (mark ? [mark.position] : cluster ? membersOf(cluster) : []).map((position) => `${lane} ${position}`),
          ),
        );
        const cell = bucketSize(drawn.scale, CELL);
        for (const { id, tracks } of laneSet.lanes) {
          for (const { positions } of tracks) {
            const lasting = [...positions].filter((position) => {
              const [start, end] = [index.start[position] ?? 0, index.end[position] ?? 0];
              return start < view.from && end > view.from && end - start > cell;
            });
            const found = lasting.filter((position) => shown.has(`${id} ${position}`));
            // Of those that would only lie on each other, some are enough.
            expect(found.length).toBeGreaterThanOrEqual(Math.min(lasting.length, 4));
          }
        }
      }),
      runs,
    );
  });

  it('what is over before the view leaves nothing in sight', () => {
    const of = [row('day', { start: START, end: START + DAY, topics: ['trade'], tone: 1 })];
    for (const px of [20, 24, 30]) {
      const from = START + (px / 10) * DAY;
      expect(isBare(layOut(of, { from, to: from + 100 * DAY, width: 1_000 }).drawn), `${px} px`).toBe(true);
    }
  });

  it('a month is drawn as long as it is vague', () => {
    const of = [
      row('june', { date: '2023-06', start: Date.UTC(2023, 5, 1), end: Date.UTC(2023, 6, 1), topics: ['trade'] }),
    ];
    const { drawn } = layOut(of, { from: Date.UTC(2023, 4, 1), to: Date.UTC(2023, 7, 1), width: 920 });
    const mark = drawn.marks[0];
    expect(mark?.vague).toBe(true);
    expect((mark?.tail?.to ?? 0) - (mark?.tail?.from ?? 0)).toBeCloseTo(300, 0);
  });
});

describe('today', () => {
  it('is a line where it is in view, and nowhere else', () => {
    const of = [row('a', { topics: ['trade'] })];
    const view = { from: START, to: START + 80 * DAY, width: 800 };
    expect(layOut(of, { ...view, now: START + 20 * DAY }).drawn.today).toBeCloseTo(200, 6);
    expect(layOut(of, { ...view, now: START - DAY }).drawn.today).toBeNull();
    expect(layOut(of, { ...view, now: START + 81 * DAY }).drawn.today).toBeNull();
  });
});

describe('arcs', () => {
  it('lead from the selected event to what it is linked with, in view or out of it', () => {
    const of = [
      row('a', { topics: ['trade'], links: [] }),
      row('b', { start: START + 20 * DAY, end: START + 21 * DAY, topics: ['taiwan'] }),
      row('c', { start: START + 900 * DAY, end: START + 901 * DAY, topics: ['taiwan'] }),
    ];
    const { drawn } = layOut(of, {
      from: START - DAY,
      to: START + 40 * DAY,
      selectedId: 'a',
      linked: [
        { id: 'b', lag: 20 },
        { id: 'c', lag: 900 },
        { id: 'gone', lag: 1 },
      ],
    });
    expect(drawn.arcs.map(({ id, lag }) => [id, lag])).toEqual([
      ['b', 20],
      ['c', 900],
    ]);
    expect(drawn.arcs[1]?.to.x).toBeGreaterThan(drawn.width);
    expect(drawn.marks.find((mark) => mark.selected)?.position).toBe(0);
  });
});
