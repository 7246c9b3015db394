// A frame costs what the pixels cost: counted in values read, not in time, ten times the events read hardly more.
import { describe, expect, it } from 'vitest';
import { EMPTY_FILTERS } from '../../../data/desk.ts';
import type { CodeColumn } from '../../../src-renderer/timeline/layout/columns.ts';
import { indexEvents } from '../../../src-renderer/timeline/layout/index-events.ts';
import { buildLanes, type LaneSet } from '../../../src-renderer/timeline/layout/lanes.ts';
import { scene } from '../../../src-renderer/timeline/layout/scene.ts';
import { select } from '../../../src-renderer/timeline/layout/select.ts';
import { toneSums } from '../../../src-renderer/timeline/layout/tone-curve.ts';
import { DAY, row, START, TOPIC_IDS } from './library-of.ts';

const DAYS = 3_000;

/** Events all over the days, of every tone and weight; one in a hundred lasts a year. */
const crowd = (count: number) =>
  Array.from({ length: count }, (_, at) => {
    const start = START + ((at * 7_919) % DAYS) * DAY;
    return row(`c${at}`, {
      start,
      end: start + (at % 100 === 0 ? 365 : 1) * DAY,
      tone: (at % 7) - 3,
      importance: at % 50 === 0 ? 3 : 1,
      topics: [TOPIC_IDS[at % TOPIC_IDS.length] ?? ''],
    });
  });

/** Values read of the index and the lanes while one frame is laid out. */
function readsOf(count: number, from: number, to: number): number {
  let reads = 0;
  const counted = <T extends object>(values: T): T =>
    new Proxy(values, {
      get(target, key) {
        const value: unknown = Reflect.get(target, key, target);
        if (typeof key === 'string' && /^\d+$/.test(key)) reads += 1;
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  const column = ({ ids, from: starts, codes }: CodeColumn): CodeColumn => ({
    ids,
    from: counted(starts),
    codes: counted(codes),
  });
  const selection = select(indexEvents(crowd(count)), EMPTY_FILTERS, null);
  const tones = toneSums(selection);
  const plain = buildLanes(selection, 'topic', TOPIC_IDS);
  const { index } = selection;
  const laneSet: LaneSet = {
    ...plain,
    selection: {
      ...selection,
      visible: counted(selection.visible),
      index: {
        ...index,
        rows: counted(index.rows),
        start: counted(index.start),
        end: counted(index.end),
        tone: counted(index.tone),
        importance: counted(index.importance),
        topics: column(index.topics),
      },
    },
    lanes: plain.lanes.map((lane) => ({
      ...lane,
      tracks: lane.tracks.map((track) => ({
        ...track,
        positions: counted(track.positions),
        starts: counted(track.starts),
        sums: counted(track.sums),
        ends: track.ends.map(counted),
      })),
    })),
  };
  reads = 0;
  scene(
    laneSet,
    { starts: counted(tones.starts), sums: counted(tones.sums) },
    {
      from,
      to,
      width: 600,
      lanesHeight: 300,
      selectedId: null,
      linked: [],
      now: START,
      title: (position) => `Event ${position}`,
      measure: (text) => text.length * 6,
    },
  );
  return reads;
}

describe('the values a frame reads', () => {
  it.each([
    ['the whole of it', 0, DAYS],
    ['a month near its end', DAYS - 60, DAYS - 30],
    ['a year near its end', DAYS - 400, DAYS - 35],
  ])('for %s do not grow with the events', (_, first, last) => {
    const reads = (count: number): number => readsOf(count, START + first * DAY, START + last * DAY);
    const [few, many] = [reads(60_000), reads(240_000)];
    expect(few).toBeGreaterThan(600);
    // Four times the events: two steps more in each binary search, and no more.
    expect(many).toBeLessThan(few * 1.35);
  });
});
