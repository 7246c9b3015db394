// What the person should know of their library: found on opening, or happened since.
// Each is one sentence or two: what was found, what was done, and what they can do; with the files to look at.
import type { LibraryNotice } from './store.ts';

export class Notices {
  readonly #list: LibraryNotice[] = [];
  readonly #listeners = new Set<(notice: LibraryNotice) => void>();

  get list(): readonly LibraryNotice[] {
    return this.#list;
  }

  add(code: string, level: LibraryNotice['level'], message: string, files: readonly string[] = []): void {
    const notice = { code, level, message, files };
    this.#list.push(notice);
    for (const listener of this.#listeners) listener(notice);
  }

  onNotice(listener: (notice: LibraryNotice) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
