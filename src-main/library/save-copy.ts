// "Save a copy": the whole library as one `.entente` file, a zip that any tool can open, and the way back.
// Written from the files of a library at rest in the writer's turn, so that it holds one moment and no half of a change.
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { unzipSync, Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { fail, ok, type Result } from '../../data/result.ts';
import { nodeFiles } from './files.ts';

/** The ending of a saved copy. */
export const COPY_ENDING = 'entente';

// What of a library belongs in a copy: not its backups (copies of the same) nor what was quarantined.
const FILES = ['db.json', 'journal.ndjson', 'desk.json'];
const FOLDERS = ['history', 'copies'];

/** Names in the zip and where their bytes are. */
async function contents(folder: string): Promise<{ name: string; path: string }[]> {
  const top = new Set(await readdir(folder));
  const found = FILES.filter((name) => top.has(name)).map((name) => ({ name, path: join(folder, name) }));
  for (const inside of FOLDERS.filter((name) => top.has(name))) {
    for (const name of await readdir(join(folder, inside))) {
      if (!name.startsWith('.')) found.push({ name: `${inside}/${name}`, path: join(folder, inside, name) });
    }
  }
  return found;
}

/** Writes the zip to `to`, which is replaced only when all of it is on disk. Rejects with the system's error. */
export async function writeCopy(folder: string, to: string): Promise<void> {
  const entries = await contents(folder);
  const temporary = `${to}.part`;
  const out = await open(temporary, 'w', 0o600);
  try {
    await zipInto(entries, (bytes) => out.writeFile(bytes).then(() => undefined));
    await out.sync();
  } catch (error) {
    await out.close();
    await rm(temporary, { force: true });
    throw error;
  }
  await out.close();
  await rename(temporary, to);
  await nodeFiles.syncFolder(dirname(resolve(to)));
}

async function zipInto(
  entries: readonly { readonly name: string; readonly path: string }[],
  write: (bytes: Uint8Array) => Promise<void>,
): Promise<void> {
  const ready: Uint8Array[] = [];
  let failed: Error | null = null;
  const zip = new Zip((error, bytes) => {
    if (error) failed = error;
    else ready.push(bytes);
  });
  const flush = async (): Promise<void> => {
    if (failed) throw failed;
    for (const bytes of ready.splice(0)) await write(bytes);
  };
  for (const { name, path } of entries) {
    // Saved pages and PDF files are compressed already, more often than not.
    const entry = name.startsWith('copies/') ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 });
    zip.add(entry);
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 })) {
      entry.push(chunk as Uint8Array);
      await flush();
    }
    entry.push(new Uint8Array(0), true);
    await flush();
  }
  zip.end();
  await flush();
}

/** Most that a copy may unpack to: far above any library that fits in memory. */
const LARGEST = 4 * 2 ** 30;

/**
 * Unpacks a saved copy into a new folder. Fails with `invalid` where the file is not one, `too-large` where it would
 * unpack to more than a library can be, `conflict` where the folder holds something; nothing is left behind then.
 */
export async function unpackCopy(bytes: Uint8Array, folder: string): Promise<Result<null>> {
  const there = await readdir(folder).catch(() => []);
  if (there.length > 0) return fail('conflict', `${folder} is not empty. Choose another place for the copy.`);
  let total = 0;
  let unpacked: Record<string, Uint8Array>;
  try {
    unpacked = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!isExpected(name)) return false;
        total += originalSize;
        return total <= LARGEST;
      },
    });
  } catch {
    return fail('invalid', 'This file is not a saved copy of a library: it is no zip, or it is damaged.');
  }
  if (total > LARGEST) return fail('too-large', 'This copy would unpack to more than a library can be.');
  if (!unpacked['db.json']) return fail('invalid', 'This file is not a saved copy of a library: it has no db.json.');
  for (const [name, content] of Object.entries(unpacked)) {
    const path = resolve(folder, name);
    if (!path.startsWith(folder + sep)) continue;
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeFile(path, content, { mode: 0o600 });
  }
  return ok(null);
}

function isExpected(name: string): boolean {
  if (FILES.includes(name)) return true;
  const [inside, file, ...more] = name.split('/');
  return FOLDERS.includes(inside ?? '') && more.length === 0 && /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(file ?? '');
}
