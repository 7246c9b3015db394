// The open journal: records are appended, synced, and only then is a change acknowledged.
// A write that fails is taken back; a sync that fails is never trusted again.
import { join } from 'node:path';
import {
  errorCode,
  factsIfThere,
  type FileCalls,
  type FileFacts,
  type OpenFile,
  replaceFile,
  writeFully,
} from './files.ts';
import { encodeHeader } from './records.ts';

export const JOURNAL = 'journal.ndjson';
export const HISTORY = 'history';

/** An append that failed. `broken`: what is on disk is not known any more, so nothing may be written after it. */
export class JournalError extends Error {
  readonly code: string;
  readonly broken: boolean;
  constructor(cause: unknown, broken: boolean) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.code = errorCode(cause);
    this.broken = broken;
  }
}

// Small records are put together into writes of about this many bytes.
const WRITE_SIZE = 1 << 20;

export class Journal {
  #path: string;
  /** The sequence number of its first change, whether there is one yet or not. */
  readonly from: number;
  /** Identifies the file on its disk. */
  readonly inode: number;
  readonly #files: FileCalls;
  readonly #file: OpenFile;
  #size: number;
  #changes: number;
  #modified: number | null;

  private constructor(
    files: FileCalls,
    path: string,
    file: OpenFile,
    found: { readonly from: number; readonly size: number; readonly changes: number; readonly facts: FileFacts },
  ) {
    this.inode = found.facts.inode;
    this.#modified = found.facts.modified;
    this.#files = files;
    this.#path = path;
    this.#file = file;
    this.from = found.from;
    this.#size = found.size;
    this.#changes = found.changes;
  }

  /** Creates `journal.ndjson` (replacing one that has been dealt with) with a header, durably. */
  static async create(files: FileCalls, folder: string, library: string, from: number): Promise<Journal> {
    const path = join(folder, JOURNAL);
    const header = encodeHeader(library, from);
    try {
      const facts = await replaceFile(files, path, [header]);
      return new Journal(files, path, await files.open(path, 'r+'), { from, size: header.length, changes: 0, facts });
    } catch (error) {
      // An empty journal that nobody writes to would hide, at the next opening, what goes on in the one before it.
      const gone = await files.unlink(path).then(
        () => true,
        (failure: unknown) => errorCode(failure) === 'ENOENT',
      );
      throw new JournalError(error, !gone);
    }
  }

  /** Goes on with a journal that has been read. */
  static async resume(
    files: FileCalls,
    folder: string,
    found: { readonly from: number; readonly size: number; readonly changes: number },
  ): Promise<Journal> {
    const path = join(folder, JOURNAL);
    const file = await files.open(path, 'r+');
    try {
      return new Journal(files, path, file, { ...found, facts: await file.stat() });
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  /** Where it is now. */
  get path(): string {
    return this.#path;
  }

  /** Bytes in the file. */
  get size(): number {
    return this.#size;
  }

  /** When its content was last changed by us, ms; null where that is not known. */
  get modified(): number | null {
    return this.#modified;
  }

  /** Takes note of the file as it was found, where that has been looked into. */
  know(facts: FileFacts): void {
    this.#modified = facts.modified;
  }

  /** How many changes it holds. */
  get changes(): number {
    return this.#changes;
  }

  /**
   * Appends the records of some changes and waits until they are on disk. On failure (a {@link JournalError}) the file is as before, or
   * the error says that it is broken.
   */
  async append(records: Iterable<Uint8Array>, changes: number): Promise<void> {
    let end = this.#size;
    try {
      let held: Uint8Array[] = [];
      let bytes = 0;
      const flush = async (): Promise<void> => {
        const only = held[0];
        await writeFully(this.#file, held.length === 1 && only ? only : Buffer.concat(held), end);
        end += bytes;
        held = [];
        bytes = 0;
      };
      for (const record of records) {
        if (bytes > 0 && bytes + record.length > WRITE_SIZE) await flush();
        held.push(record);
        bytes += record.length;
      }
      if (bytes > 0) await flush();
    } catch (error) {
      throw new JournalError(error, !(await this.#takeBack(this.#size)));
    }
    // Its time is set by the write, so it can be asked for while the disk works; without it one check less is made.
    const facts = this.#file.stat().catch(() => null);
    try {
      await this.#file.datasync();
    } catch (error) {
      // After a failed sync the system may have dropped the pages and forgotten the error: nothing here can be trusted.
      await this.#takeBack(this.#size);
      throw new JournalError(error, true);
    }
    this.#size = end;
    this.#changes += changes;
    this.#modified = (await facts)?.modified ?? null;
  }

  async #takeBack(size: number): Promise<boolean> {
    try {
      this.#modified = null;
      await this.#file.truncate(size);
      await this.#file.datasync();
      return true;
    } catch {
      return false;
    }
  }

  /**
   * Moves it among the closed ones, which are named by the first change they hold. It stays open for appending until
   * {@link close}, so that a failure on the way costs nothing; asked again, it finishes what it began.
   */
  async retire(folder: string): Promise<void> {
    const history = join(folder, HISTORY);
    await this.#files.mkdir(history, 0o700);
    const path = join(history, historyName(this.from));
    if (this.#path !== path) {
      if (await factsIfThere(this.#files, path)) throw Object.assign(new Error(`${path} is there`), { code: 'EEXIST' });
      await this.#files.rename(this.#path, path);
      this.#path = path;
    }
    await this.#files.syncFolder(history);
    await this.#files.syncFolder(folder);
  }

  /**
   * Copies what this process wrote, from its own handle, to `history/`: for a file that another program moved, replaced
   * or cut at its path. Answers the copy, or null where its bytes are gone.
   */
  async rescue(folder: string): Promise<string | null> {
    const { size } = await this.#file.stat();
    if (size < this.#size) return null;
    const history = join(folder, HISTORY);
    const path = join(history, historyName(this.from));
    await this.#files.mkdir(history, 0o700);
    if ((await factsIfThere(this.#files, path)) === null) {
      await replaceFile(this.#files, path, slicesOf(this.#file, this.#size));
    }
    return path;
  }

  async close(): Promise<void> {
    await this.#file.close();
  }
}

async function* slicesOf(file: OpenFile, size: number): AsyncGenerator<Uint8Array> {
  let position = 0;
  while (position < size) {
    const buffer = Buffer.alloc(Math.min(WRITE_SIZE, size - position));
    const read = await file.read(buffer, position);
    if (read === 0) return;
    position += read;
    yield buffer.subarray(0, read);
  }
}

/** `000000000012.ndjson`: the closed journal whose first change is number 12. */
export function historyName(from: number): string {
  return `${String(from).padStart(12, '0')}.ndjson`;
}

/** A journal that is finished; `from` is the number of its first change. */
export interface ClosedJournal {
  readonly path: string;
  readonly from: number;
}

/** The closed journals of a library, in order. */
export async function listHistory(files: FileCalls, folder: string): Promise<ClosedJournal[]> {
  let names: readonly string[];
  try {
    names = await files.readdir(join(folder, HISTORY));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
  return names
    .filter((name) => /^\d{12}\.ndjson$/.test(name))
    .map((name) => ({ path: join(folder, HISTORY, name), from: Number(name.slice(0, 12)) }))
    .sort((a, b) => a.from - b.from);
}
