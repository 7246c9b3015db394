// Which boxes of the screen are taken: asked for every place a label might stand, so without allocation.
// Boxes lie in columns of the screen; a question looks only at the columns it touches.

/** A rectangle in px. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const COLUMN = 48;
/** Columns left of the screen and right of it that still count. */
const MARGIN = 2;

export class Occupied {
  /** left, top, right, bottom of each box. */
  #boxes = new Float64Array(4 * 1_024);
  #count = 0;
  /** For each column the last entry in it; each entry has a box and the entry before it. */
  #heads = new Int32Array(64);
  #entryBox = new Int32Array(2_048);
  #before = new Int32Array(2_048);
  #entries = 0;
  #columns = 0;

  /** Forgets all boxes; `width` px of screen. */
  clear(width: number): void {
    this.#columns = Math.ceil(Math.max(1, width) / COLUMN) + 2 * MARGIN;
    if (this.#heads.length < this.#columns) this.#heads = new Int32Array(this.#columns);
    this.#heads.fill(-1);
    this.#count = 0;
    this.#entries = 0;
  }

  #column(x: number): number {
    return Math.max(0, Math.min(this.#columns - 1, Math.floor(x / COLUMN) + MARGIN));
  }

  add(left: number, top: number, right: number, bottom: number): void {
    const at = this.#count * 4;
    if (at + 4 > this.#boxes.length) this.#boxes = grown(this.#boxes, new Float64Array(this.#boxes.length * 2));
    this.#boxes[at] = left;
    this.#boxes[at + 1] = top;
    this.#boxes[at + 2] = right;
    this.#boxes[at + 3] = bottom;
    const last = this.#column(right);
    for (let column = this.#column(left); column <= last; column += 1) {
      if (this.#entries === this.#entryBox.length) {
        this.#entryBox = grown(this.#entryBox, new Int32Array(this.#entryBox.length * 2));
        this.#before = grown(this.#before, new Int32Array(this.#before.length * 2));
      }
      this.#entryBox[this.#entries] = at;
      this.#before[this.#entries] = this.#heads[column] ?? -1;
      this.#heads[column] = this.#entries;
      this.#entries += 1;
    }
    this.#count += 1;
  }

  /** Whether a box overlaps one that is taken; touching is not overlapping. */
  hits(left: number, top: number, right: number, bottom: number): boolean {
    const boxes = this.#boxes;
    const last = this.#column(right);
    for (let column = this.#column(left); column <= last; column += 1) {
      for (let entry = this.#heads[column] ?? -1; entry !== -1; entry = this.#before[entry] ?? -1) {
        const at = this.#entryBox[entry] ?? 0;
        if (
          left < (boxes[at + 2] ?? 0) &&
          right > (boxes[at] ?? 0) &&
          top < (boxes[at + 3] ?? 0) &&
          bottom > (boxes[at + 1] ?? 0)
        ) {
          return true;
        }
      }
    }
    return false;
  }
}

function grown<T extends Float64Array | Int32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
