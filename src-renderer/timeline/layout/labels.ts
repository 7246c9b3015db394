// Labels: the titles that fit, the more important first, never over each other nor over a mark.
// A title is tried whole, then shortened, beside its mark and above or below it within the lane.

/** A rectangle in px. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A mark that wants a label. */
export interface LabelWish {
  readonly position: number;
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
  readonly text: string;
  /** Left edge and middle line, px. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly bold: boolean;
}

export type Measure = (text: string, bold: boolean) => number;

export const LABEL_HEIGHT = 15;
const GAP = 4;
const WIDEST = 290;
const SHORT = 150;
const COLUMN = 48;

/** Boxes by column of the screen: asks only near neighbours. */
class Occupied {
  private readonly columns = new Map<number, Box[]>();

  add(box: Box): void {
    for (let c = Math.floor(box.left / COLUMN); c <= Math.floor(box.right / COLUMN); c += 1) {
      const known = this.columns.get(c);
      if (known) known.push(box);
      else this.columns.set(c, [box]);
    }
  }

  hits(box: Box): boolean {
    for (let c = Math.floor(box.left / COLUMN); c <= Math.floor(box.right / COLUMN); c += 1) {
      for (const other of this.columns.get(c) ?? []) {
        if (box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top)
          return true;
      }
    }
    return false;
  }
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
  const kept = (word > lo * 0.6 ? cut.slice(0, word) : cut).replace(/[\s,;:，；：、–—-]+$/u, '').toWellFormed();
  return kept.length < 4 ? null : `${kept}…`;
}

/** Places what fits of the wishes. `obstacles` are the boxes of all marks; `width` bounds the screen. */
export function placeLabels(
  wishes: readonly LabelWish[],
  obstacles: Iterable<Box>,
  width: number,
  measure: Measure,
): Label[] {
  const occupied = new Occupied();
  for (const box of obstacles) occupied.add(box);
  const labels: Label[] = [];
  const order = [...wishes].sort((a, b) => b.rank - a.rank || a.x - b.x || a.position - b.position);
  for (const wish of order) {
    const placed = place(wish, occupied, width, measure);
    if (!placed) continue;
    occupied.add(boxOf(placed));
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

function place(wish: LabelWish, occupied: Occupied, width: number, measure: Measure): Label | null {
  for (const most of [WIDEST, SHORT]) {
    const text = shortened(wish.text, most, wish.bold, measure);
    if (text === null) return null;
    const wide = measure(text, wish.bold);
    const top = wish.laneTop + LABEL_HEIGHT / 2;
    const bottom = wish.laneBottom - LABEL_HEIGHT / 2;
    const inLane = (y: number): number => Math.max(top, Math.min(bottom, y));
    const right = wish.x + wish.r + GAP;
    const left = wish.x - wish.r - GAP - wide;
    const above = inLane(wish.y - wish.r - LABEL_HEIGHT / 2 - 1);
    const below = inLane(wish.y + wish.r + LABEL_HEIGHT / 2 + 1);
    const spots: readonly (readonly [number, number])[] = [
      [right, inLane(wish.y)],
      [left, inLane(wish.y)],
      [wish.x - wish.r, above],
      [wish.x - wish.r, below],
      [wish.x + wish.r - wide, above],
      [wish.x + wish.r - wide, below],
    ];
    for (const [x, y] of spots) {
      if (x < 4 || x + wide > width - 4) continue;
      const label: Label = { position: wish.position, text, x, y, width: wide, bold: wish.bold };
      if (!occupied.hits(boxOf(label))) return label;
    }
    if (text === wish.text && measure(text, wish.bold) <= SHORT) return null;
  }
  return null;
}
