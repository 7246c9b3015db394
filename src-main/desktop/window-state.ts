// Where the window was: remembered in a small file, and put back on a screen that still exists.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Device-independent pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface WindowState {
  readonly box: Box | null;
  readonly maximized: boolean;
  /** Electron's zoom level: 0 is 100 %, each step 20 %. */
  readonly zoom: number;
}

export const FRESH: WindowState = { box: null, maximized: false, zoom: 0 };
export const SMALLEST = { width: 720, height: 480 };
const USUAL = { width: 1400, height: 880 };
// So much of the title bar must be on a screen that the window can be grabbed.
const REACH = { width: 120, height: 40 };

/** What is in the file, or a fresh state where it is missing or odd. */
export function readState(file: string): WindowState {
  try {
    return stateOf(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return FRESH;
  }
}

function stateOf(value: unknown): WindowState {
  if (typeof value !== 'object' || value === null) return FRESH;
  const { box, maximized, zoom } = value as Record<string, unknown>;
  return {
    box: isBox(box) ? { x: box.x, y: box.y, width: box.width, height: box.height } : null,
    maximized: maximized === true,
    zoom: typeof zoom === 'number' && Math.abs(zoom) <= 9 ? zoom : 0,
  };
}

function isBox(value: unknown): value is Box {
  if (typeof value !== 'object' || value === null) return false;
  const fields = value as Record<string, unknown>;
  return ['x', 'y', 'width', 'height'].every((key) => Number.isInteger(fields[key]));
}

/** Writes the state; a disk that does not take it costs no more than the window's place. */
export function writeState(file: string, state: WindowState): void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(`${file}.new`, `${JSON.stringify(state)}\n`, { mode: 0o600 });
    renameSync(`${file}.new`, file);
  } catch {
    // The next start opens in the middle of the screen.
  }
}

/** Where to put the window: as it was if it can be reached on some screen's work area, else the usual size, centred. */
export function placeWindow(
  state: WindowState,
  screens: readonly Box[],
): Partial<Box> & { width: number; height: number } {
  const { box } = state;
  const screen = box && screens.find((area) => reachable(box, area));
  if (!box || !screen) {
    const first = screens[0] ?? { x: 0, y: 0, ...USUAL };
    return { width: Math.min(USUAL.width, first.width), height: Math.min(USUAL.height, first.height) };
  }
  const width = clamp(box.width, SMALLEST.width, screen.width);
  return {
    // Narrower than it was, it may have to come closer to stay within reach.
    x: clamp(box.x, screen.x - width + REACH.width, screen.x + screen.width - REACH.width),
    y: box.y,
    width,
    height: clamp(box.height, SMALLEST.height, screen.height),
  };
}

function reachable(box: Box, area: Box): boolean {
  const across = Math.min(box.x + box.width, area.x + area.width) - Math.max(box.x, area.x);
  return across >= REACH.width && box.y >= area.y && box.y <= area.y + area.height - REACH.height;
}

const clamp = (value: number, least: number, most: number): number =>
  Math.max(Math.min(value, most), Math.min(least, most));
