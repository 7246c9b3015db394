// A shelf for files too large for a command: written to disk as they come, called by a handle, gone after an hour.
// What lies here is the person's own and short-lived: a private temporary folder, 0600, swept.
import { randomBytes } from 'node:crypto';
import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { fail, ok, type Result } from '../../data/result.ts';

/** A file on the shelf; `size` in bytes. */
export interface Shelved {
  readonly handle: string;
  readonly size: number;
}

export interface Shelf {
  /** Streams a file to disk. Fails with `too-large`, `busy` (too many files) or `storage`; then nothing is kept. */
  receive(stream: Readable): Promise<Result<Shelved>>;
  /** Has a file of that name written to a place on the shelf; as `receive` fails, or as `write` does. */
  make(name: string, write: (path: string) => Promise<Result<null>>): Promise<Result<Shelved>>;
  /** Path, size and (of a file made here) name of a shelved file, or undefined. */
  find(handle: string): { readonly file: string; readonly size: number; readonly name?: string } | undefined;
  /** Forgets and deletes what is older than an hour. */
  sweep(): Promise<void>;
  /** Deletes everything. */
  close(): Promise<void>;
}

export interface ShelfLimits {
  readonly bytes: number;
  readonly files: number;
  /** How long a file is kept, and how long an upload may stand still, ms. */
  readonly life: number;
  readonly idle: number;
}

const LIMITS: ShelfLimits = { bytes: 2 * 1024 ** 3, files: 64, life: 3_600_000, idle: 10_000 };
export const FILES_PREFIX = 'entente-files-';

/** Makes a shelf; its folder is made at the first file. */
export function createShelf(limits: ShelfLimits = LIMITS, now: () => number = Date.now): Shelf {
  const kept = new Map<string, { file: string; size: number; expires: number; name?: string }>();
  let folder: Promise<string> | undefined;
  let receiving = 0;

  const sweep = async (): Promise<void> => {
    const over = [...kept].filter(([, { expires }]) => expires <= now());
    for (const [handle] of over) kept.delete(handle);
    await Promise.all(over.map(([, { file }]) => rm(file, { force: true })));
  };

  /** Gives a new file its place while it is written; it stays only where that went well. */
  const place = async (fill: (file: string) => Promise<Result<number>>): Promise<Result<Shelved>> => {
    await sweep();
    if (kept.size + receiving >= limits.files) {
      return fail('busy', 'Too many files are waiting to be used. Try again later.');
    }
    receiving += 1;
    try {
      folder ??= mkdtemp(join(tmpdir(), FILES_PREFIX));
      const handle = randomBytes(16).toString('hex');
      const file = join(await folder, handle);
      const written = await fill(file);
      if (!written.ok) {
        await rm(file, { force: true });
        return written;
      }
      kept.set(handle, { file, size: written.value, expires: now() + limits.life });
      return ok({ handle, size: written.value });
    } finally {
      receiving -= 1;
    }
  };

  return {
    sweep,
    find: (handle) => {
      const found = kept.get(handle);
      if (!found || found.expires <= now()) return undefined;
      const { expires: _, ...facts } = found;
      return facts;
    },
    receive: (stream) => place((file) => write(stream, file, limits)),
    make: async (name, writeTo) => {
      const made = await place(async (file) => {
        const written = await writeTo(file);
        return written.ok ? ok((await stat(file)).size) : written;
      });
      const found = made.ok ? kept.get(made.value.handle) : undefined;
      if (found) found.name = name;
      return made;
    },
    close: async () => {
      kept.clear();
      if (folder) await rm(await folder, { recursive: true, force: true });
    },
  };
}

/** Writes a stream to a new private file; answers the bytes written. */
function write(stream: Readable, file: string, limits: ShelfLimits): Promise<Result<number>> {
  return new Promise((resolve) => {
    const out: WriteStream = createWriteStream(file, { flags: 'wx', mode: 0o600 });
    let size = 0;
    let settled = false;
    const settle = (result: Result<number>): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      stream.off('data', take).off('end', finish).off('close', leave);
      stream.pause();
      out.destroy();
      if (out.closed) resolve(result);
      else out.once('close', () => resolve(result));
    };
    const take = (chunk: Buffer): void => {
      size += chunk.length;
      timer.refresh();
      if (size > limits.bytes) settle(fail('too-large', 'This file is larger than Entente takes.'));
      else if (!out.write(chunk)) {
        stream.pause();
        out.once('drain', () => stream.resume());
      }
    };
    const finish = (): void => {
      // A request closes as soon as it has ended, before the last of it is on disk.
      stream.off('close', leave);
      clearTimeout(timer);
      out.end(() => settle(ok(size)));
    };
    const leave = (): void => settle(fail('invalid', 'The file did not come whole.'));
    const timer = setTimeout(leave, limits.idle);
    out.once('error', () => settle(fail('storage', 'The file could not be written to the temporary folder.')));
    stream.on('data', take).once('end', finish).once('close', leave).on('error', leave);
  });
}

/** Deletes the folders that hosts which were killed left behind more than a day ago. */
export async function sweepLeftovers(now: number = Date.now()): Promise<void> {
  const parent = tmpdir();
  const names = await readdir(parent).catch(() => []);
  const old = names.filter((name) => name.startsWith(FILES_PREFIX)).map((name) => join(parent, name));
  await Promise.all(
    old.map(async (folder) => {
      const facts = await stat(folder).catch(() => null);
      const ours = facts?.isDirectory() === true && (process.getuid === undefined || facts.uid === process.getuid());
      if (facts && ours && now - facts.mtimeMs > 86_400_000) await rm(folder, { recursive: true, force: true });
    }),
  ).catch(() => undefined);
}
