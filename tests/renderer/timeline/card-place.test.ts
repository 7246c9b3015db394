// A card beside a mark can be read as a whole, wherever the mark is and however little of the plot is seen.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardWidth, placeCard } from '../../../src-renderer/timeline/card-place.ts';

const EDGE = 4;

describe('a card', () => {
  it('lies within what is seen of the plot, where that is high enough for it', () => {
    fc.assert(
      fc.property(
        fc.record({
          plot: fc.integer({ min: 60, max: 1_600 }),
          x: fc.double({ min: -20, max: 1_620, noNaN: true }),
          y: fc.double({ min: -20, max: 1_200, noNaN: true }),
          height: fc.integer({ min: 20, max: 90 }),
          top: fc.integer({ min: 0, max: 600 }),
          seen: fc.integer({ min: 98, max: 900 }),
        }),
        ({ plot, x, y, height, top, seen }) => {
          const width = cardWidth(plot);
          const place = placeCard({ x, y }, { width, height }, { width: plot, top, bottom: top + seen });
          expect(place.left).toBeGreaterThanOrEqual(EDGE);
          expect(place.left + width).toBeLessThanOrEqual(plot - EDGE);
          expect(place.top).toBeGreaterThanOrEqual(top + EDGE);
          expect(place.top + height).toBeLessThanOrEqual(top + seen - EDGE);
        },
      ),
    );
  });

  it('leaves its mark in sight where there is room beside it', () => {
    const seen = { width: 900, top: 0, bottom: 500 };
    const size = { width: 260, height: 60 };
    expect(placeCard({ x: 100, y: 100 }, size, seen)).toEqual({ left: 112, top: 112 });
    expect(placeCard({ x: 800, y: 450 }, size, seen)).toEqual({ left: 528, top: 378 });
  });

  it('shows its beginning where too little of the plot is seen for all of it', () => {
    expect(placeCard({ x: 100, y: 210 }, { width: 260, height: 60 }, { width: 900, top: 200, bottom: 240 }).top).toBe(
      204,
    );
  });
});
