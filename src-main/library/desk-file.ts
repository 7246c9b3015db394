// The desk on disk: `desk.json`, replaced durably at each change; changes that wait for the disk go out together.
// A file that does not parse is put aside, never overwritten; what can be read of it is used.
import { type Desk, deskSchema, EMPTY_DESK } from '../../data/desk.ts';
import { LIMITS } from '../../data/limits.ts';
import { errorCode, type FileCalls, readWhole, replaceFile } from './files.ts';
import { nestsDeeperThan } from './snapshot-read.ts';

export const DESK = 'desk.json';

/** The desk as found; `whole` is false where some or all of it could not be read. */
export interface FoundDesk {
  readonly desk: Desk;
  readonly whole: boolean;
}

/** Reads the desk; one that is not there is an untouched one. Rejects only where the file cannot be read at all. */
export async function readDesk(files: FileCalls, path: string): Promise<FoundDesk> {
  let text: string;
  try {
    text = (await readWhole(files, path)).toString('utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return { desk: EMPTY_DESK, whole: true };
    throw error;
  }
  try {
    if (nestsDeeperThan(text, LIMITS.depth)) return { desk: EMPTY_DESK, whole: false };
    return sift(JSON.parse(text));
  } catch {
    return { desk: EMPTY_DESK, whole: false };
  }
}

/** Keeps the fields that are valid, so that one bad field does not cost the draft. */
function sift(value: unknown): FoundDesk {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { desk: EMPTY_DESK, whole: false };
  const fields = new Map(Object.entries(value));
  let whole = true;
  const kept: Record<string, unknown> = {};
  for (const [key, schema] of Object.entries(deskSchema.shape)) {
    if (!fields.has(key)) continue;
    const parsed = schema.safeParse(fields.get(key));
    if (parsed.success) kept[key] = parsed.data;
    else whole = false;
  }
  for (const key of fields.keys()) if (!Object.hasOwn(deskSchema.shape, key)) whole = false;
  return { desk: { ...EMPTY_DESK, ...kept }, whole };
}

/** Puts a desk on disk. */
export async function writeDesk(files: FileCalls, path: string, desk: Desk): Promise<void> {
  await replaceFile(files, path, [Buffer.from(`${JSON.stringify(desk, null, 2)}\n`, 'utf8')]);
}

interface Waiting {
  changes: Partial<Desk>;
  readonly done: Promise<Desk>;
}

/** Holds the desk; what is asked for while the disk is busy goes out together, and memory follows the disk. */
export class DeskKeeper {
  #desk: Desk;
  readonly #save: (desk: Desk) => Promise<void>;
  #running: Promise<unknown> = Promise.resolve();
  #waiting: Waiting | null = null;

  /** @param save makes a desk durable (or does nothing, in a library opened read-only). */
  constructor(desk: Desk, save: (desk: Desk) => Promise<void>) {
    this.#desk = desk;
    this.#save = save;
  }

  get desk(): Desk {
    return this.#desk;
  }

  /** Resolves with the desk once these changes are saved; rejects with the file's error, having changed nothing. */
  set(changes: Partial<Desk>): Promise<Desk> {
    if (this.#waiting) {
      Object.assign(this.#waiting.changes, changes);
      return this.#waiting.done;
    }
    const done = this.#afterRunning();
    this.#waiting = { changes: { ...changes }, done };
    this.#running = done.catch(() => undefined);
    return done;
  }

  async #afterRunning(): Promise<Desk> {
    await this.#running;
    const next = { ...this.#desk, ...this.#waiting?.changes };
    this.#waiting = null;
    await this.#save(next);
    this.#desk = next;
    return next;
  }

  /** Waits for what is under way. */
  async idle(): Promise<void> {
    let last;
    do {
      last = this.#running;
      await last;
    } while (last !== this.#running);
  }
}
