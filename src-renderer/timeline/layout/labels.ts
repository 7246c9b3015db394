// Labels: the titles that fit, the more important first, never over each other nor over a mark.
// A title is tried whole, then shortened, beside its mark and above or below it within the lane.

import { Occupied, type Box } from './occupied.ts';

/** A mark that wants a label. */
export interface LabelWish {
  readonly position: number;
  readonly lane: string;
  readonly text: string;
  /** Greater is placed first. */
  readonly rank: number;
  readonly x: number;
  readonly y: number;
  readonly r: number;
  /** The lane's extent: a label stays within it. */
  readonly laneTop: number;
  readonly laneBottom: number;
  /** Set for the selected event: placed before everything else. */
  readonly bold: boolean;
}

export interface Label {
  readonly position: number;
  /** An event may lie in several lanes. */
  readonly lane: string;
  readonly text: string;
  /** Left edge and middle line, px. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly bold: boolean;
  /** Where its mark is: while the view moves, the label moves with it. */
  readonly anchor: { readonly x: number; readonly y: number };
  /** A thin line that leads to the mark where the label does not stand at it: x, and from the mark's edge to the label's. */
  readonly leader: { readonly x: number; readonly from: number; readonly to: number } | null;
}

export type Measure = (text: string, bold: boolean) => number;

export const LABEL_HEIGHT = 13;
const GAP = 4;
/** Widths a title is tried at, px: whole where it is not too long, then shortened. */
const WIDTHS = [300, 190, 120] as const;
/** They hold for a plot this wide, px; a wider one has room for longer titles, up to so many times as long. */
const USUAL_PLOT = 1_000;
const LONGEST = 1.8;

/** The widths to try in a plot of a width, and the one for lesser events. */
function widthsFor(plot: number): { readonly all: readonly number[]; readonly lesser: readonly number[] } {
  const by = Math.max(1, Math.min(LONGEST, plot / USUAL_PLOT));
  const all = WIDTHS.map((width) => width * by);
  return { all, lesser: all.slice(1, 2) };
}

/** A text shortened to a width with an ellipsis, cut at a word where there is one; null where too little is left. */
export function shortened(text: string, width: number, bold: boolean, measure: Measure): string | null {
  if (measure(text, bold) <= width) return text;
  let lo = 0;
  let hi = text.length;
  while (lo < hi) {
    const middle = Math.ceil((lo + hi) / 2);
    if (measure(`${text.slice(0, middle)}…`, bold) <= width) lo = middle;
    else hi = middle - 1;
  }
  const cut = text.slice(0, lo);
  const word = cut.lastIndexOf(' ');
  const kept = (word > lo * 0.5 ? cut.slice(0, word) : cut).replace(/[\s,;:，；：、–—-]+$/u, '').toWellFormed();
  return kept.length < 4 ? null : `${kept}…`;
}

/** A mark or cluster, as far as a label must keep off it. */
export interface Obstacle {
  readonly x: number;
  readonly y: number;
  readonly r: number;
  /** Half its width, where it is no disc. */
  readonly rx?: number;
  readonly tail?: { readonly from: number; readonly to: number } | null;
}

// One for all frames: what is asked of it is asked at once, and making it anew would cost more than asking.
const occupied = new Occupied();

/** What labels must not touch: discs with the lines of what lasts, and boxes of other text. */
export interface Obstacles {
  readonly discs: readonly (readonly Obstacle[])[];
  readonly boxes: readonly Box[];
}

function occupy(width: number, { discs, boxes }: Obstacles): void {
  occupied.clear(width);
  for (const { left, top, right, bottom } of boxes) occupied.add(left, top, right, bottom);
  for (const obstacles of discs) {
    for (const { x, y, r, rx = r, tail } of obstacles) {
      occupied.add(x - rx - 1, y - r, x + rx + 1, y + r);
      if (tail) occupied.add(Math.max(tail.from, -50), y - 3, Math.min(tail.to, width + 50), y + 3);
    }
  }
}

function isFree(label: Label): boolean {
  const { left, top, right, bottom } = boxOf(label);
  if (occupied.hits(left, top, right, bottom)) return false;
  if (!label.leader) return true;
  const line = leaderBox(label.leader);
  return !occupied.hits(line.left, line.top, line.right, line.bottom);
}

function take(label: Label): void {
  const { left, top, right, bottom } = boxOf(label);
  occupied.add(left, top, right, bottom);
  if (!label.leader) return;
  const line = leaderBox(label.leader);
  occupied.add(line.left, line.top, line.right, line.bottom);
}

/** Places what fits of the wishes, keeping off `obstacles`; `width` bounds the screen. */
export function placeLabels(
  wishes: readonly LabelWish[],
  obstacles: Obstacles,
  width: number,
  measure: Measure,
): Label[] {
  occupy(width, obstacles);
  return placeMore([], wishes, width, measure);
}

/**
 * Labels while the view moves: those that stood before go with their marks, and give way where they would now touch
 * something; a few new ones join where there is room. Much cheaper than placing all, and nothing jumps about.
 */
export function moveLabels(
  kept: readonly Label[],
  pointOf: (label: Label) => { readonly x: number; readonly y: number } | undefined,
  wishes: readonly LabelWish[],
  obstacles: Obstacles,
  width: number,
  measure: Measure,
): Label[] {
  occupy(width, obstacles);
  const moved: Label[] = [];
  for (const label of kept) {
    const point = pointOf(label);
    if (!point) continue;
    const next = shifted(label, point);
    if (next.x < 4 || next.x + next.width > width - 4 || !isFree(next)) continue;
    take(next);
    moved.push(next);
  }
  return placeMore(moved, wishes, width, measure);
}

function shifted(label: Label, { x, y }: { readonly x: number; readonly y: number }): Label {
  const dx = x - label.anchor.x;
  const dy = y - label.anchor.y;
  const { position, lane, text, width, bold, leader } = label;
  return {
    position,
    lane,
    text,
    x: label.x + dx,
    y: label.y + dy,
    width,
    bold,
    anchor: { x, y },
    leader: leader && { x: leader.x + dx, from: leader.from + dy, to: leader.to + dy },
  };
}

function placeMore(labels: Label[], wishes: readonly LabelWish[], width: number, measure: Measure): Label[] {
  const order = [...wishes].sort((a, b) => b.rank - a.rank || a.x - b.x || a.position - b.position);
  const widths = widthsFor(width);
  for (const wish of order) {
    const placed = place(wish, width, widths, measure);
    if (!placed) continue;
    take(placed);
    labels.push(placed);
  }
  return labels;
}

export function boxOf(label: Label): Box {
  return {
    left: label.x - 2,
    right: label.x + label.width + 2,
    top: label.y - LABEL_HEIGHT / 2,
    bottom: label.y + LABEL_HEIGHT / 2,
  };
}

function place(wish: LabelWish, width: number, widths: ReturnType<typeof widthsFor>, measure: Measure): Label | null {
  let tried: string | null = null;
  // Lesser events get a label only where there is room beside them: a page full of words is no picture.
  const lesser = wish.rank < 2;
  for (const most of lesser ? widths.lesser : widths.all) {
    const text = shortened(wish.text, most, wish.bold, measure);
    if (text === null) return null;
    if (text === tried) continue;
    tried = text;
    const wide = measure(text, wish.bold);
    for (const [x, y] of lesser ? beside(wish, wide) : spots(wish, wide)) {
      if (x < 4 || x + wide > width - 4) continue;
      const leader = leaderOf(wish, x, y, wide);
      if (leader === 'none') continue;
      const anchor = { x: wish.x, y: wish.y };
      const { position, lane, bold } = wish;
      const label: Label = { position, lane, text, x, y, width: wide, bold, anchor, leader };
      if (isFree(label)) return label;
    }
  }
  return null;
}

/** A label this near its mark needs no line to it, px. */
const AT_MARK = 3;

/** The line from a mark to a label away from it; null where the label stands at it, 'none' where no line can lead there. */
function leaderOf(wish: LabelWish, x: number, y: number, wide: number): Label['leader'] | 'none' {
  const half = LABEL_HEIGHT / 2;
  const above = y < wish.y;
  const from = above ? wish.y - wish.r : wish.y + wish.r;
  const to = above ? y + half : y - half;
  if ((above ? from - to : to - from) <= AT_MARK) return null;
  return wish.x < x - 1 || wish.x > x + wide + 1 ? 'none' : { x: wish.x, from, to };
}

function leaderBox({ x, from, to }: NonNullable<Label['leader']>): Box {
  return { left: x - 1, right: x + 1, top: Math.min(from, to), bottom: Math.max(from, to) };
}

/** Right and left of the mark, on its own line within the lane. */
function beside({ x, y, r, laneTop, laneBottom }: LabelWish, wide: number): (readonly [number, number])[] {
  const line = Math.max(laneTop + LABEL_HEIGHT / 2, Math.min(laneBottom - LABEL_HEIGHT / 2, y));
  return [
    [x + r + GAP, line],
    [x - r - GAP - wide, line],
  ];
}

/** Where a label may stand, best first: beside its mark, then above and below it, then at the lane's edges. */
function* spots(wish: LabelWish, wide: number): Generator<readonly [number, number]> {
  const { x, y, r } = wish;
  const top = wish.laneTop + LABEL_HEIGHT / 2;
  const bottom = wish.laneBottom - LABEL_HEIGHT / 2;
  const inLane = (at: number): number => Math.max(top, Math.min(bottom, at));
  yield* beside(wish, wide);
  for (const line of [inLane(y - r - LABEL_HEIGHT / 2 - 1), inLane(y + r + LABEL_HEIGHT / 2 + 1), bottom, top]) {
    yield [x - r, line];
    yield [x + r - wide, line];
    yield [x + r + GAP, line];
    yield [x - r - GAP - wide, line];
    yield [x - wide / 2, line];
  }
}
