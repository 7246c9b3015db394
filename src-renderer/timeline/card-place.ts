// Where the card beside a mark stands so that all of it can be read: on the side that has room for it, and within what
// is seen of the plot, which may be narrow, and of which a part may be scrolled out of sight.

/** px from the top left of the plot. */
interface Point {
  readonly x: number;
  readonly y: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** What is seen of the plot: its width, and from where to where. */
export interface Seen {
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
}

const WIDEST = 260;
/** From the mark to the card, and from the card to the edge, px. */
const GAP = 12;
const EDGE = 4;

/** The width of a card in a plot. */
export function cardWidth(plotWidth: number): number {
  return Math.max(0, Math.min(WIDEST, plotWidth - 2 * EDGE));
}

/** The left or top of what is `size` long beside `at`: after it, else before it, else as near as `from` and `to` let it. */
function beside(at: number, size: number, from: number, to: number): number {
  const [least, most] = [from + EDGE, to - EDGE - size];
  const after = at + GAP;
  const before = at - GAP - size;
  const place = [after, before].find((start) => start >= least && start <= most);
  return place ?? Math.max(least, Math.min(after, most));
}

export function placeCard({ x, y }: Point, { width, height }: Size, seen: Seen): { left: number; top: number } {
  return { left: beside(x, width, 0, seen.width), top: beside(y, height, seen.top, seen.bottom) };
}
