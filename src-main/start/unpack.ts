// Unpacks a saved copy (`.entente`) into a folder of its own, whole or not at all; never over anything.
import { randomBytes } from 'node:crypto';
import { readdir, readFile, rename, rm, rmdir, stat } from 'node:fs/promises';
import { fail, ok, type Result } from '../../data/result.ts';
import { unpackCopy } from '../library/save-copy.ts';

// What one Buffer holds on every platform; a copy is read whole before anything of it is written.
const LARGEST = 2 * 2 ** 30 - 1;

/**
 * Unpacks a file into a folder that is not there yet or is empty. Fails with `not-found`, `too-large`, `invalid`,
 * `conflict` (the folder holds something) or `storage`; then the folder is as it was.
 */
export async function unpackFile(file: string, folder: string): Promise<Result<null>> {
  const facts = await stat(file).catch(() => null);
  if (!facts?.isFile()) return fail('not-found', `There is no file ${file}.`);
  if (facts.size > LARGEST) return fail('too-large', `${file} is larger than a saved copy can be.`);
  // Beside its place until it is whole: neither a full disk nor another program can leave half a library there.
  const beside = `${folder}.${randomBytes(6).toString('hex')}.part`;
  try {
    const there = await readdir(folder).catch(() => null);
    if (there && there.length > 0)
      return fail('conflict', `${folder} is not empty. Choose another place for the copy.`);
    const unpacked = await unpackCopy(await readFile(file), beside);
    if (!unpacked.ok) return unpacked;
    // Neither call touches a folder that holds something.
    if (there) await rmdir(folder);
    await rename(beside, folder);
    return ok(null);
  } catch (error) {
    return fail('storage', `The copy could not be unpacked to ${folder} (${codeOf(error)}).`);
  } finally {
    await rm(beside, { recursive: true, force: true }).catch(() => undefined);
  }
}

function codeOf(error: unknown): string {
  const code: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined;
  return typeof code === 'string' ? code : 'unknown error';
}
