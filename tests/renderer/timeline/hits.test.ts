// Every mark can be hit: what a pointer finds at a point, and what lies below it.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clickedAt, hitAt, hitsAt } from '../../../src-renderer/timeline/hit.ts';
import type { Mark } from '../../../src-renderer/timeline/layout/scene.ts';
import { DAY, layOut, modes, row, rows, START, views } from './library-of.ts';

describe('a pointer', () => {
  it('finds every mark at its centre, however close the others stand', () => {
    fc.assert(
      fc.property(rows, views, modes, (of, view, mode) => {
        const { drawn } = layOut(of, view, { mode });
        for (const mark of drawn.marks) {
          const hit = hitAt(drawn, mark.x, mark.y);
          if (!hit || !('mark' in hit)) throw new Error('There is no mark where one is drawn.');
          // Another at the very same place would be as good an answer; clicking again leads on to this one.
          const same = Math.hypot(hit.mark.x - mark.x, hit.mark.y - mark.y) < 1e-6;
          expect(hit.mark === mark || same).toBe(true);
          expect(hitsAt(drawn, mark.x, mark.y).some((other) => 'mark' in other && other.mark === mark)).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('finds every bar somewhere in it, or a mark before it', () => {
    fc.assert(
      fc.property(rows, views, (of, view) => {
        const { drawn } = layOut(of, view);
        for (const cluster of drawn.clusters) {
          const { x, y, r, rx } = cluster;
          const places = [0, -0.9, 0.9, -0.5, 0.5].flatMap((dx) =>
            [0, -0.9, 0.9].map((dy) => [x + dx * rx, y + dy * r]),
          );
          const found = places.some(([px, py]) => {
            const hit = hitAt(drawn, px ?? 0, py ?? 0);
            return hit !== null && 'cluster' in hit && hit.cluster === cluster;
          });
          expect(found).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('goes through marks on one another click by click, and round again', () => {
    const of = ['a', 'b', 'c'].map((id) => row(id, { topics: ['trade'], tone: 2 }));
    const { drawn } = layOut(of, { from: START - 5 * DAY, to: START + 5 * DAY });
    const seen: number[] = [];
    for (let click = 0; click < 4; click += 1) {
      const marks = drawn.marks.map((mark) =>
        Object.assign(Object.create(mark) as Mark, { x: 100, y: 20, selected: mark.position === seen.at(-1) }),
      );
      const hit = clickedAt({ ...drawn, marks, clusters: [] }, 101, 20);
      if (!hit || !('mark' in hit)) throw new Error('Nothing lies there.');
      seen.push(hit.mark.position);
    }
    expect(new Set(seen.slice(0, 3)).size).toBe(3);
    expect(seen[3]).toBe(seen[0]);
  });
});
