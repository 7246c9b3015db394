// What a track promises of the events it holds: their order, their sums, and the latest end of any block of them.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY_FILTERS } from '../../../data/desk.ts';
import { indexEvents } from '../../../src-renderer/timeline/layout/index-events.ts';
import { buildLanes } from '../../../src-renderer/timeline/layout/lanes.ts';
import { select } from '../../../src-renderer/timeline/layout/select.ts';
import { BLOCK, type Track } from '../../../src-renderer/timeline/layout/tracks.ts';
import { modes, rows, TOPIC_IDS } from './library-of.ts';

const topics = fc.option(fc.subarray(TOPIC_IDS));

function each(use: (track: Track, index: ReturnType<typeof indexEvents>) => void): void {
  fc.assert(
    fc.property(rows, modes, topics, (of, mode, chosen) => {
      const selection = select(indexEvents(of), { ...EMPTY_FILTERS, topics: chosen }, null);
      for (const lane of buildLanes(selection, mode, TOPIC_IDS).lanes) {
        for (const track of lane.tracks) use(track, selection.index);
      }
    }),
    { numRuns: 200 },
  );
}

describe('a track', () => {
  it('holds events of its band and weight, in time order, with their starts', () => {
    each(({ positions, starts, band, major }, index) => {
      expect(positions.length).toBeGreaterThan(0);
      expect([...positions]).toEqual([...positions].toSorted((a, b) => a - b));
      expect([...starts]).toEqual(Array.from(positions, (at) => index.start[at]));
      for (const at of positions) {
        const tone = index.tone[at] ?? Number.NaN;
        expect(tone > 0 ? 'above' : tone < 0 ? 'below' : 'on').toBe(band);
        expect(index.importance[at] === 3).toBe(major);
      }
    });
  });

  it('knows the tone of all before any of its events', () => {
    each(({ positions, sums }, index) => {
      let sum = 0;
      const expected = Array.from(positions, (at) => (sum += index.tone[at] || 0));
      expect([...sums]).toEqual([0, ...expected]);
    });
  });

  it('knows the latest end of every block of its events, and of every block of those', () => {
    each(({ positions, ends }, index) => {
      let below = Array.from(positions, (at) => index.end[at] ?? 0);
      for (const level of ends) {
        const blocks = Array.from({ length: Math.ceil(below.length / BLOCK) }, (_, block) =>
          Math.max(...below.slice(block * BLOCK, (block + 1) * BLOCK)),
        );
        expect([...level]).toEqual(blocks);
        below = blocks;
      }
      expect(below).toHaveLength(1);
    });
  });
});
