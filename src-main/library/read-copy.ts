// A saved copy (a `.entente` file) read back as what a library holds: unpacked aside, recovered as an opening would,
// and thrown away again. The copy itself is not touched.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../data/result.ts';
import { snapshotOf } from './document.ts';
import { nodeFiles } from './files.ts';
import { Notices } from './notices.ts';
import { recover, Unreadable } from './recovery.ts';
import { unpackCopy } from './save-copy.ts';
import type { Snapshot } from './snapshot-write.ts';

/**
 * What a copy holds. Fails as `unpackCopy` does, and with `damaged` where a library in it cannot be read.
 * @param keep told of each local copy of a source that is in it, before the promise resolves.
 */
export async function readCopy(
  path: string,
  appVersion: string,
  keep: (bytes: Uint8Array) => Promise<unknown>,
): Promise<Result<Snapshot>> {
  const parent = await mkdtemp(join(tmpdir(), 'entente-copy-'));
  try {
    const folder = join(parent, 'library');
    const unpacked = await unpackCopy(await readFile(path), folder);
    if (!unpacked.ok) return unpacked;
    const { state, newer } = await recover({ files: nodeFiles, notices: new Notices(), quarantine: null }, folder);
    if (newer) return fail('damaged', 'This copy was written by a newer version of Entente. Update Entente to use it.');
    const sources = join(folder, 'copies');
    for (const name of await readdir(sources).catch(() => [])) await keep(await readFile(join(sources, name)));
    return ok(snapshotOf(state, appVersion));
  } catch (error) {
    if (error instanceof Unreadable) return fail('damaged', `This copy cannot be used: ${error.message}`);
    throw error;
  } finally {
    await rm(parent, { recursive: true, force: true });
  }
}
