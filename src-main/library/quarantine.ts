// What cannot be read is kept here, never deleted: a copy of the file or of the bytes, named by what and when.
import { basename, join } from 'node:path';
import { copyDurably, type FileCalls, firstFree, type OpenFile, replaceFile } from './files.ts';

export const QUARANTINE = 'quarantine';

export class Quarantine {
  readonly #files: FileCalls;
  readonly #folder: string;
  readonly #now: () => Date;

  constructor(files: FileCalls, folder: string, now: () => Date) {
    this.#files = files;
    this.#folder = join(folder, QUARANTINE);
    this.#now = now;
  }

  /** Copies a whole file; answers where the copy is. */
  async keepFile(path: string): Promise<string> {
    const copy = await this.#place(basename(path));
    await copyDurably(this.#files, path, copy);
    return copy;
  }

  /** Copies some bytes [from, to) of a file; answers where they are. */
  async keepBytes(file: OpenFile, name: string, from: number, to: number): Promise<string> {
    const copy = await this.#place(`${name}.from-byte-${from}`);
    await replaceFile(this.#files, copy, slices(file, from, to));
    return copy;
  }

  async #place(name: string): Promise<string> {
    await this.#files.mkdir(this.#folder, 0o700);
    const stamp = this.#now().toISOString().replace(/[-:]/g, '').replace('T', '-').slice(0, 15);
    return firstFree(this.#files, (attempt) => join(this.#folder, `${stamp}-${attempt}-${name}`));
  }
}

async function* slices(file: OpenFile, from: number, to: number): AsyncGenerator<Uint8Array> {
  let position = from;
  while (position < to) {
    const buffer = Buffer.alloc(Math.min(1 << 20, to - position));
    const read = await file.read(buffer, position);
    if (read === 0) return;
    position += read;
    yield buffer.subarray(0, read);
  }
}
