// The library's own copies of sources, in `copies/`, each named by the SHA-256 of its content.
// A copy is on disk, synced, before anything may name it, and is never deleted: history may lead back to it.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Event, ParsedEventChanges, Source } from '../../data/event.ts';
import type { Issue } from '../../data/result.ts';
import { factsIfThere, type FileCalls, replaceFile, syncFile } from './files.ts';

export const COPIES = 'copies';

/** Keeps bytes in a library's folder; answers their name. What is there already is not written again. */
export async function writeSourceCopy(files: FileCalls, folder: string, bytes: Uint8Array): Promise<string> {
  const name = createHash('sha256').update(bytes).digest('hex');
  const inside = join(folder, COPIES);
  if ((await factsIfThere(files, inside)) === null) await files.mkdir(inside, 0o700);
  const path = join(inside, name);
  if ((await factsIfThere(files, path))?.size === bytes.length) {
    // Who wrote it may have ended before it was synced.
    await syncFile(files, path);
    await files.syncFolder(inside);
  } else {
    await replaceFile(files, path, [bytes]);
  }
  await files.syncFolder(folder);
  return name;
}

type Sourced = Pick<ParsedEventChanges, 'sources' | 'readouts' | 'claims'>;

/** Every source of an event or a change of one, with its path: its own, the readouts', the claims'. */
export function* sourcesIn({ sources, readouts, claims }: Sourced): Generator<readonly [string, Source]> {
  for (const [at, source] of (sources ?? []).entries()) yield [`sources.${at}`, source];
  for (const side of ['us', 'cn'] as const) {
    const source = readouts?.[side]?.source;
    if (source) yield [`readouts.${side}.source`, source];
  }
  for (const [at, claim] of (claims ?? []).entries()) {
    for (const [number, { source }] of claim.versions.entries()) {
      yield [`claims.${at}.versions.${number}.source`, source];
    }
  }
}

/**
 * What is wrong where a request names copies that are not on disk; empty where all are.
 * @param before the event as it is: a copy that it names already may stay, even where its file was lost outside.
 */
export async function copyIssues(
  files: FileCalls,
  folder: string,
  named: Sourced,
  path: string,
  before?: Event,
): Promise<Issue[]> {
  const had = new Set(before ? [...sourcesIn(before)].map(([, { copy }]) => copy) : []);
  const issues: Issue[] = [];
  for (const [at, { copy }] of sourcesIn(named)) {
    if (copy === undefined || had.has(copy)) continue;
    if ((await factsIfThere(files, join(folder, COPIES, copy))) !== null) continue;
    issues.push({ path: `${path}.${at}.copy`, message: 'The library has no such copy. Keep the copy first.' });
  }
  return issues;
}

/** The same without the names of copies that are not on disk: what was taken in from another library. */
export async function withoutLostCopies<T extends Sourced>(files: FileCalls, folder: string, sourced: T): Promise<T> {
  const lost = new Set<string>();
  for (const [, { copy }] of sourcesIn(sourced)) {
    if (copy !== undefined && (await factsIfThere(files, join(folder, COPIES, copy))) === null) lost.add(copy);
  }
  if (lost.size === 0) return sourced;
  const kept = structuredClone(sourced);
  for (const [, source] of sourcesIn(kept)) if (source.copy !== undefined && lost.has(source.copy)) delete source.copy;
  return kept;
}

/** True where a request names a copy at all: most do not, and need not wait for the disk. */
export function namesCopies(sourced: Sourced): boolean {
  for (const [, { copy }] of sourcesIn(sourced)) if (copy !== undefined) return true;
  return false;
}
