// Where the window is put: as it was where that can be reached, else on a screen that is there.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FRESH, placeWindow, readState, SMALLEST, writeState } from '../../../src-main/desktop/window-state.ts';
import { newFolder } from '../hosts.ts';

const pixel = fc.integer({ min: -4_000, max: 8_000 });
const box = fc.record({
  x: pixel,
  y: pixel,
  width: fc.integer({ min: 1, max: 9_000 }),
  height: fc.integer({ min: 1, max: 9_000 }),
});
const area = fc.record({
  x: pixel,
  y: pixel,
  width: fc.integer({ min: 640, max: 5_000 }),
  height: fc.integer({ min: 480, max: 3_000 }),
});

describe('a window', () => {
  it('can be grabbed by its title bar wherever it is put', () => {
    fc.assert(
      fc.property(box, fc.array(area, { minLength: 1, maxLength: 4 }), (before, screens) => {
        const placed = placeWindow({ box: before, maximized: false, zoom: 0 }, screens);
        if (placed.x === undefined || placed.y === undefined) return;
        const { x, y } = placed;
        const within = screens.some(
          (screen) =>
            Math.min(x + placed.width, screen.x + screen.width) - Math.max(x, screen.x) >= 120 &&
            y >= screen.y &&
            y <= screen.y + screen.height - 40,
        );
        expect(within).toBe(true);
      }),
    );
  });

  it('that fits is put back exactly, and none is larger than its screen or smaller than it can be', () => {
    const screen = { x: 0, y: 0, width: 1_600, height: 1_000 };
    const fitting = { x: 40, y: 50, width: 1_000, height: 800 };
    expect(placeWindow({ box: fitting, maximized: false, zoom: 0 }, [screen])).toEqual(fitting);
    const large = { x: 0, y: 0, width: 5_000, height: 5_000 };
    expect(placeWindow({ box: large, maximized: false, zoom: 0 }, [screen])).toEqual({ ...screen });
    const tiny = { x: 0, y: 0, width: 130, height: 50 };
    expect(placeWindow({ box: tiny, maximized: false, zoom: 0 }, [screen])).toMatchObject(SMALLEST);
    expect(placeWindow(FRESH, [])).toEqual({ width: 1_400, height: 880 });
  });

  it('is remembered whole, and forgotten where the file is odd', () => {
    const file = join(newFolder(), 'deep', 'window.json');
    const state = { box: { x: 1, y: 2, width: 800, height: 600 }, maximized: true, zoom: -2 };
    writeState(file, state);
    expect(readState(file)).toEqual(state);
    for (const odd of ['', '[]', 'null', '{"box":{"x":"1"},"zoom":1e9,"maximized":1}', '{"box":{"x":1.5}}']) {
      writeFileSync(file, odd);
      expect(readState(file)).toEqual(FRESH);
    }
    expect(readState(join(file, 'not', 'there'))).toEqual(FRESH);
    mkdirSync(join(newFolder(), 'taken'));
    expect(() => writeState(newFolder(), state)).not.toThrow();
  });
});
