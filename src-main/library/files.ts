// The few file calls that the library makes, behind an interface so that tests can make any of them fail.
// Everything durable goes through here: complete writes, replacement by rename, folders synced.
import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, mkdir, open, readdir, realpath, rename, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** What is known of a file: size in bytes, times in ms. `mode` holds the permission bits alone. */
export interface FileFacts {
  readonly size: number;
  readonly inode: number;
  readonly modified: number;
  readonly mode: number;
  readonly folder: boolean;
}

export interface OpenFile {
  /** Reads into `buffer` from `position`; answers the bytes read, 0 at the end. */
  read(buffer: Uint8Array, position: number): Promise<number>;
  /** Writes at `position`; may write less than asked, as the system may. */
  write(bytes: Uint8Array, position: number): Promise<number>;
  /** fsync: data and metadata. */
  sync(): Promise<void>;
  /** fdatasync: data, and the metadata needed to read it back. */
  datasync(): Promise<void>;
  truncate(size: number): Promise<void>;
  stat(): Promise<FileFacts>;
  close(): Promise<void>;
}

export type OpenFlags = 'r' | 'r+' | 'wx+';

/** Every call the library makes on files. Failures reject with Node's errors (`code`: ENOSPC, EACCES, …). */
export interface FileCalls {
  open(path: string, flags: OpenFlags, mode?: number): Promise<OpenFile>;
  rename(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
  mkdir(path: string, mode: number): Promise<void>;
  readdir(path: string): Promise<readonly string[]>;
  stat(path: string): Promise<FileFacts>;
  realpath(path: string): Promise<string>;
  /** Copies to a file that must not exist yet, sharing blocks where the file system can. */
  copy(from: string, to: string): Promise<void>;
  /** Makes the entries of a folder durable (fsync of the folder). */
  syncFolder(path: string): Promise<void>;
}

const factsOf = (s: {
  size: number;
  ino: number;
  mtimeMs: number;
  mode: number;
  isDirectory(): boolean;
}): FileFacts => ({
  size: s.size,
  inode: s.ino,
  modified: s.mtimeMs,
  mode: s.mode & 0o7777,
  folder: s.isDirectory(),
});

/** The real file system. */
export const nodeFiles: FileCalls = {
  async open(path, flags, mode = 0o600) {
    const handle = await open(path, flags, mode);
    return {
      read: async (buffer, position) => (await handle.read(buffer, 0, buffer.length, position)).bytesRead,
      write: async (bytes, position) => (await handle.write(bytes, 0, bytes.length, position)).bytesWritten,
      sync: () => handle.sync(),
      datasync: () => handle.datasync(),
      truncate: (size) => handle.truncate(size),
      stat: async () => factsOf(await handle.stat()),
      close: () => handle.close(),
    };
  },
  rename,
  unlink,
  mkdir: makeFolder,
  readdir,
  stat: async (path) => factsOf(await stat(path)),
  realpath,
  copy: (from, to) => copyFile(from, to, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE),
  async syncFolder(path) {
    // Windows cannot open a folder for syncing; NTFS journals its renames.
    if (process.platform === 'win32') return;
    const handle = await open(path, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
};

/**
 * Makes a folder and those above it; one that is there already is left as it is.
 * Not by `recursive`, which never ends where a folder exists but takes no new ones (as /proc does).
 */
async function makeFolder(path: string, mode: number): Promise<void> {
  try {
    await mkdir(path, { mode });
  } catch (error) {
    if (await isFolder(path)) return;
    const above = dirname(path);
    if (errorCode(error) !== 'ENOENT' || above === path || (await isFolder(above))) throw error;
    await makeFolder(above, mode);
    await makeFolder(path, mode);
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (facts) => facts.isDirectory(),
    () => false,
  );
}

/** Node's error code of whatever was thrown, or `''`. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Facts of a file, or null where there is none. Other failures (EACCES, EIO) reject. */
export async function factsIfThere(files: FileCalls, path: string): Promise<FileFacts | null> {
  try {
    return await files.stat(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Writes all of `bytes`, however little the system takes at a time. A write of nothing is a full disk. */
export async function writeFully(file: OpenFile, bytes: Uint8Array, position: number): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const written = await file.write(bytes.subarray(done), position + done);
    if (written <= 0) throw Object.assign(new Error('The disk took no more bytes.'), { code: 'ENOSPC' });
    done += written;
  }
}

/** Copies to a file that must not exist yet, content and name durable before it resolves. On failure there is no copy. */
export async function copyDurably(files: FileCalls, from: string, to: string): Promise<void> {
  await files.copy(from, to);
  try {
    await syncFile(files, to);
  } catch (error) {
    await files.unlink(to).catch(() => undefined);
    throw error;
  }
  await files.syncFolder(dirname(to));
}

/** fsync of a file that is not open. */
export async function syncFile(files: FileCalls, path: string): Promise<void> {
  const file = await files.open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The first of some paths where nothing is. Only the holder of the lock makes files, so it stays free. */
export async function firstFree(files: FileCalls, pathOf: (attempt: number) => string): Promise<string> {
  for (let attempt = 1; ; attempt += 1) {
    const path = pathOf(attempt);
    if ((await factsIfThere(files, path)) === null) return path;
  }
}

/** A name in the same folder that nothing else has: the temp files of {@link replaceFile} and their like. */
export function temporaryName(path: string): string {
  return join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
}

/** True for the names that {@link temporaryName} makes: leftovers of a crash, safe to delete under the lock. */
export function isTemporaryName(name: string): boolean {
  return /^\..+\.[0-9a-f]{12}\.tmp$/.test(name);
}

/**
 * Replaces a file's content durably: temp file beside the target, fsync, rename, fsync of the folder.
 * A symbolic link is followed to its target; the mode is kept, 0600 for a new file. On failure nothing changed.
 * @param ready awaited right before the rename, when all is on disk: the last moment to look at what is replaced.
 */
export async function replaceFile(
  files: FileCalls,
  path: string,
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  ready?: () => Promise<void>,
): Promise<FileFacts> {
  const before = await factsIfThere(files, path);
  const target = before === null ? path : await files.realpath(path);
  const temporary = temporaryName(target);
  const file = await files.open(temporary, 'wx+', before?.mode ?? 0o600);
  let facts: FileFacts;
  try {
    try {
      let position = 0;
      for await (const chunk of chunks) {
        await writeFully(file, chunk, position);
        position += chunk.length;
      }
      await file.sync();
      facts = await file.stat();
    } finally {
      await file.close();
    }
    await ready?.();
    await files.rename(temporary, target);
  } catch (error) {
    await files.unlink(temporary).catch(() => undefined);
    throw error;
  }
  await files.syncFolder(dirname(target));
  return facts;
}

/** Reads a whole file; only for the small ones (desk, headers). */
export async function readWhole(files: FileCalls, path: string): Promise<Buffer> {
  const file = await files.open(path, 'r');
  try {
    const { size } = await file.stat();
    const buffer = Buffer.alloc(size);
    let filled = 0;
    while (filled < size) {
      const read = await file.read(buffer.subarray(filled), filled);
      if (read === 0) break;
      filled += read;
    }
    return buffer.subarray(0, filled);
  } finally {
    await file.close();
  }
}
