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
  /** A thin line that leads to the mark where the label does not stand at it: x, and from the mark's edge to the label's. */
  readonly leader: { readonly x: number; readonly from: number; readonly to: number } | null;
}

export type Measure = (text: string, bold: boolean) => number;

export const LABEL_HEIGHT = 13;
const GAP = 4;
/** Widths a title is tried at, px: whole where it is not too long, then shortened. */
const WIDTHS = [300, 190, 120] as const;
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
    if (placed.leader) occupied.add(leaderBox(placed.leader));
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
  let tried: string | null = null;
  // Lesser events get a label only where there is room beside them: a page full of words is no picture.
  const lesser = wish.rank < 2;
  for (const most of lesser ? WIDTHS.slice(1, 2) : WIDTHS) {
    const text = shortened(wish.text, most, wish.bold, measure);
    if (text === null) return null;
    if (text === tried) continue;
    tried = text;
    const wide = measure(text, wish.bold);
    for (const [x, y] of lesser ? beside(wish, wide) : spots(wish, wide)) {
      if (x < 4 || x + wide > width - 4) continue;
      const leader = leaderOf(wish, x, y, wide);
      if (leader === 'none') continue;
      const label: Label = { position: wish.position, text, x, y, width: wide, bold: wish.bold, leader };
      if (!occupied.hits(boxOf(label)) && !(leader && occupied.hits(leaderBox(leader)))) return label;
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
