// What is pointed at stays what it is: whatever the library becomes meanwhile, and in whichever lanes else it lies.
import { describe, expect, it } from 'vitest';
import { isCluster, isMark, pointAtCluster, pointAtMark } from '../../../src-renderer/timeline/layout/pointed.ts';
import { DAY, layOut, row, START } from './library-of.ts';

const WHOLE = { from: START - 100 * DAY, to: START + 300 * DAY };
/** Four events a day, for 200 days. */
const CROWD = Array.from({ length: 800 }, (_, at) => {
  const start = START + (at * DAY) / 4;
  return row(`e${at}`, { start, end: start + DAY / 4, topics: ['trade'], tone: 1 });
});

describe('what is pointed at', () => {
  it('is the same event after an earlier one was added', () => {
    const of = [row('a', {}), row('b', { start: START + 90 * DAY, end: START + 91 * DAY })];
    const before = layOut(of, WHOLE).drawn;
    const mark = before.marks.find(({ position }) => before.index.ids[position] === 'b');
    if (!mark) throw new Error('The event is not drawn.');
    const pointed = pointAtMark(before.index, mark);
    const { drawn } = layOut([row('c', { start: START - 9 * DAY, end: START - 8 * DAY }), ...of], WHOLE);
    const found = drawn.marks.filter((one) => isMark(drawn.index, one, pointed));
    expect(found.map(({ position }) => drawn.index.ids[position])).toEqual(['b']);
  });

  it('is the mark in one lane, and not those of the same event in others', () => {
    const { drawn } = layOut([row('x', { actors: ['a', 'b'] })], WHOLE, { mode: 'actor' });
    const low = drawn.marks.at(-1);
    if (!low) throw new Error('The event is not drawn.');
    expect(drawn.marks).toHaveLength(2);
    const pointed = pointAtMark(drawn.index, low);
    expect(drawn.marks.filter((mark) => isMark(drawn.index, mark, pointed))).toEqual([low]);
  });

  it('is the same cluster after an earlier event was added, and none that holds others', () => {
    const before = layOut(CROWD, WHOLE).drawn;
    const early = row('early', { start: START - 60 * DAY, end: START - 59 * DAY, topics: ['trade'], tone: 1 });
    const { drawn } = layOut([early, ...CROWD], WHOLE);
    expect(before.clusters.length).toBeGreaterThan(5);
    for (const cluster of before.clusters) {
      const pointed = pointAtCluster(before.index, cluster);
      const found = drawn.clusters.filter((one) => isCluster(drawn.index, one, pointed));
      expect(found.map(({ first, last, count }) => [first, last, count])).toEqual([
        [cluster.first, cluster.last, cluster.count],
      ]);
    }
  });

  it('is another cluster once it was split, though that begins with the same event', () => {
    const { drawn } = layOut(CROWD, WHOLE);
    const closer = layOut(CROWD, { from: START, to: START + 200 * DAY }).drawn;
    const pairs = drawn.clusters.flatMap((wide) =>
      closer.clusters.filter(({ lo, hi }) => lo === wide.lo && hi < wide.hi).map((narrow) => [wide, narrow] as const),
    );
    expect(pairs.length).toBeGreaterThan(0);
    for (const [wide, narrow] of pairs) {
      expect(isCluster(closer.index, narrow, pointAtCluster(drawn.index, wide))).toBe(false);
    }
  });
});
