// Lists of whole numbers that grow at their end, very many of them, in pages of one pool: a list is a chain of blocks,
// each larger than the last. An array for each would cost more than what is in it.

/** Numbers to a page, and the bits of an address that say where in it. */
const PAGE_BITS = 16;
const PAGE = 2 ** PAGE_BITS;
/** Room of the first block of a chain, and of the largest; each is this much larger than the one before. */
const FIRST = 1;
const LARGEST = 4_096;
const GROWTH = 4;

/** Grows a column to hold a place, by half at least. */
export function grown<T extends Uint8Array | Int8Array | Uint16Array | Uint32Array | Float64Array>(
  column: T,
  place: number,
): T {
  if (place < column.length) return column;
  const room = Math.max(256, place + 1 + (place >> 1));
  const wider = new (column.constructor as new (length: number) => T)(room);
  wider.set(column);
  return wider;
}

export class Chains {
  readonly #pages: Uint32Array[] = [];
  /** The first number of the last page that is free. */
  #free = PAGE;
  /** By chain: the addresses of its first and its last block, and how many numbers the last one has, and can have. */
  #first: Uint32Array = new Uint32Array(0);
  #last: Uint32Array = new Uint32Array(0);
  #used: Uint16Array = new Uint16Array(0);
  #room: Uint16Array = new Uint16Array(0);
  #count = 0;

  /** Begins a chain with a number; answers which one it is: 0, 1, 2, … */
  begin(value: number): number {
    const chain = this.#count;
    this.#count += 1;
    this.#first = grown(this.#first, chain);
    this.#last = grown(this.#last, chain);
    this.#used = grown(this.#used, chain);
    this.#room = grown(this.#room, chain);
    const block = this.#block(FIRST);
    this.#first[chain] = block;
    this.#last[chain] = block;
    this.#used[chain] = 0;
    this.#room[chain] = FIRST;
    this.push(chain, value);
    return chain;
  }

  push(chain: number, value: number): void {
    let block = this.#last[chain] ?? 0;
    let used = this.#used[chain] ?? 0;
    const room = this.#room[chain] ?? 0;
    if (used === room) {
      const next = this.#block(Math.min(LARGEST, room * GROWTH));
      this.#page(block)[block % PAGE] = next;
      this.#last[chain] = next;
      this.#room[chain] = Math.min(LARGEST, room * GROWTH);
      block = next;
      used = 0;
    }
    this.#page(block)[(block % PAGE) + 1 + used] = value;
    this.#used[chain] = used + 1;
  }

  /** The number at the end of a chain. */
  last(chain: number): number {
    const block = this.#last[chain] ?? 0;
    return this.#page(block)[(block % PAGE) + (this.#used[chain] ?? 0)] ?? 0;
  }

  replaceLast(chain: number, value: number): void {
    const block = this.#last[chain] ?? 0;
    this.#page(block)[(block % PAGE) + (this.#used[chain] ?? 0)] = value;
  }

  /** Calls back with each run of numbers of a chain, in their order: `values[from]` to before `values[to]`. */
  walk(chain: number, run: (values: Uint32Array, from: number, to: number) => void): void {
    const last = this.#last[chain] ?? 0;
    let block = this.#first[chain] ?? 0;
    for (let room = FIRST; ; room = Math.min(LARGEST, room * GROWTH)) {
      const page = this.#page(block);
      const at = block % PAGE;
      if (block === last) return run(page, at + 1, at + 1 + (this.#used[chain] ?? 0));
      run(page, at + 1, at + 1 + room);
      block = page[at] ?? 0;
    }
  }

  /** The address of a new block: a number for the address of the next one, then the room. */
  #block(room: number): number {
    if (this.#free + room + 1 > PAGE) {
      this.#pages.push(new Uint32Array(PAGE));
      this.#free = 0;
    }
    const address = (this.#pages.length - 1) * PAGE + this.#free;
    this.#free += room + 1;
    return address;
  }

  #page(address: number): Uint32Array {
    return this.#pages[Math.floor(address / PAGE)] ?? new Uint32Array(0);
  }
}
