// The snapshot file `db.json` as lowdb's adapter: lowdb holds the seam, the durability is ours.
// Written to a temp file, synced, renamed, and the folder synced; read in a stream and checked.
import type { Adapter } from 'lowdb';
import { errorCode, type FileCalls, type FileFacts, readWhole, replaceFile } from './files.ts';
import { parseForeign, readOwn } from './snapshot-read.ts';
import { type Snapshot, snapshotBytes } from './snapshot-write.ts';

export const SNAPSHOT = 'db.json';

export class SnapshotFile implements Adapter<Snapshot> {
  readonly path: string;
  readonly #files: FileCalls;
  #facts: FileFacts | null = null;
  #own = true;
  #older = false;
  #writing = false;
  #turn = 0;

  /** Awaited right before the file is replaced: what stands there may not be what was read. */
  beforeReplacing: (() => Promise<void>) | undefined;

  constructor(files: FileCalls, path: string) {
    this.#files = files;
    this.path = path;
  }

  /** True while it is being replaced, when what is on disk and what is known of it may differ. */
  get writing(): boolean {
    return this.#writing;
  }

  /** Changes whenever a write begins or ends: what was looked up across such a moment tells nothing. */
  get turn(): number {
    return this.#turn;
  }

  /** Takes note of a file that was found in its place and dealt with. */
  know(facts: FileFacts | null): void {
    this.#facts = facts;
  }

  /** Facts of the file as it was last read or written here; null where there was none. */
  get facts(): FileFacts | null {
    return this.#facts;
  }

  /** False where the file read last was not as Entente wrote it (but is a valid library). */
  get own(): boolean {
    return this.#own;
  }

  /** True where the file read last was of an older version, and what was read is up to date. */
  get older(): boolean {
    return this.#older;
  }

  /** The snapshot, or null where there is no file. Rejects with SnapshotDamage, or with the system's own error. */
  async read(): Promise<Snapshot | null> {
    let file;
    try {
      file = await this.#files.open(this.path, 'r');
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return null;
      throw error;
    }
    try {
      this.#facts = await file.stat();
      const own = await readOwn(file);
      this.#own = own !== null;
      if (own) return own;
    } finally {
      await file.close();
    }
    const foreign = parseForeign(await readWhole(this.#files, this.path));
    this.#older = foreign.older === true;
    return foreign;
  }

  /** Replaces the file; others run in between, so `snapshot` must not change meanwhile. */
  async write(snapshot: Snapshot): Promise<void> {
    this.#writing = true;
    this.#turn += 1;
    try {
      this.#facts = await replaceFile(this.#files, this.path, snapshotBytes(snapshot), this.beforeReplacing);
      this.#own = true;
    } finally {
      this.#writing = false;
      this.#turn += 1;
    }
  }
}
