// Opens a library folder and holds it: one writer, reads from memory, changes acknowledged once they are on disk.
// What is on disk and how it is recovered is in recovery.ts; how a change is written, in writer.ts.
import { basename, join } from 'node:path';
import { failed } from '../../data/failures.ts';
import { ok, type Result } from '../../data/result.ts';
import { BACKUPS } from './backups.ts';
import { COPIES } from './copies.ts';
import { DESK, DeskKeeper, readDesk, writeDesk } from './desk-file.ts';
import { errorCode, type FileCalls, isTemporaryName, nodeFiles } from './files.ts';
import { Journal } from './journal.ts';
import { askToRaise, type Lock, lockAddress, takeLock } from './lock.ts';
import { Notices } from './notices.ts';
import { OpenLibrary } from './open-library.ts';
import { Quarantine } from './quarantine.ts';
import { type Recovered, recover, Unreadable } from './recovery.ts';
import { BARE_SEED, type Seed } from './seeding.ts';

export type { Seed } from './seeding.ts';

export interface LibraryOptions {
  /** The library folder; made (0700) when it is not there. */
  readonly folder: string;
  readonly readOnly?: boolean | undefined;
  /** The curated library, for a new library and for newer versions of it. */
  readonly seed?: (() => Promise<Seed>) | undefined;
  readonly appVersion: string;
  readonly now?: (() => Date) | undefined;
  /** The file calls, for tests that make them fail. */
  readonly fs?: FileCalls | undefined;
  /** Bytes of journal after which a snapshot is written at the soonest; for tests that want many. */
  readonly compactAfter?: number | undefined;
}

/**
 * Opens a library. Fails with `locked` where another process holds it (the message names it), with `storage` where
 * the folder cannot be read or written, and with `damaged` where nothing readable is left; nothing is changed then.
 */
export async function openLibrary(options: LibraryOptions): Promise<Result<OpenLibrary>> {
  const { folder, fs: files = nodeFiles, now = () => new Date(), readOnly = false } = options;
  let lock: Lock | null = null;
  try {
    if (!readOnly) await files.mkdir(folder, 0o700);
    const real = await files.realpath(folder);
    if (!(await files.stat(real)).folder) return failed('storage', 'isFile', { folder });
    if (!readOnly) {
      const outcome = await takeLock(lockAddress(real), now);
      if ('heldBy' in outcome) return lockedFailure(folder, outcome.heldBy);
      lock = outcome.lock;
    }
    const opened = await openFolder(options, { folder: real, files, now, lock, readOnly });
    if (opened.ok) lock = null;
    return opened;
  } catch (error) {
    if (error instanceof Unreadable) return failed('damaged', 'unreadable', error.values);
    if (errorCode(error) === '') throw error;
    return folderFailure(folder, error, readOnly);
  } finally {
    await lock?.release();
  }
}

/** Asks the process that holds a library to come to the front. False where nobody holds it. */
export async function raiseHolder(folder: string, files: FileCalls = nodeFiles): Promise<boolean> {
  try {
    return await askToRaise(lockAddress(await files.realpath(folder)));
  } catch {
    return false;
  }
}

const COMPACT_AFTER = 4 << 20;

interface Place {
  readonly folder: string;
  readonly files: FileCalls;
  readonly now: () => Date;
  readonly lock: Lock | null;
  readonly readOnly: boolean;
}

async function openFolder(options: LibraryOptions, place: Place): Promise<Result<OpenLibrary>> {
  const { folder, files, now, readOnly } = place;
  const notices = new Notices();
  const quarantine = readOnly ? null : new Quarantine(files, folder, now);
  if (!readOnly) await sweep(files, folder);
  const recovered = await recoverSteadily(place, notices, quarantine);
  const writable = !readOnly && !recovered.newer;
  const deskPath = join(folder, DESK);
  const found = await readDesk(files, deskPath);
  if (!found.whole) {
    const copy = writable ? await quarantine?.keepFile(deskPath) : undefined;
    notices.add('desk-damaged', 'warning', { files: [copy ?? deskPath] });
  }
  const desk = new DeskKeeper(found.desk, async (next) => {
    if (writable) await writeDesk(files, deskPath, next);
  });
  const journal = writable ? await openJournal(files, folder, recovered) : null;
  const library = new OpenLibrary({
    ...place,
    name: basename(folder),
    recovered,
    notices,
    desk,
    journal,
    appVersion: options.appVersion,
    compactAfter: options.compactAfter ?? COMPACT_AFTER,
  });
  let settled: Result<null> | null = null;
  try {
    settled = writable ? await settle(library, recovered, options) : ok(null);
    return settled.ok ? ok(library) : settled;
  } finally {
    if (!settled?.ok) await library.abandon();
  }
}

/** A reader beside a writer may meet files while they are moved: it looks again. */
async function recoverSteadily(place: Place, notices: Notices, quarantine: Quarantine | null): Promise<Recovered> {
  const { folder, files, readOnly } = place;
  const tools = { files, notices, quarantine };
  for (let attempt = 1; attempt < (readOnly ? 4 : 1); attempt += 1) {
    const tried = new Notices();
    try {
      const recovered = await recover({ ...tools, notices: tried }, folder);
      if (tried.list.length === 0) return recovered;
    } catch (error) {
      if (!(error instanceof Unreadable) && errorCode(error) !== 'ENOENT') throw error;
    }
  }
  return recover(tools, folder);
}

/** Goes on with the journal that is there, or makes one where there is none to go on with. */
async function openJournal(files: FileCalls, folder: string, { state, journal }: Recovered): Promise<Journal> {
  if (journal === null || journal.is === 'useless') {
    return Journal.create(files, folder, state.id, state.seq + 1);
  }
  return Journal.resume(files, folder, journal);
}

/** Brings in the curated library, and writes a snapshot where the one on disk cannot be built upon. */
async function settle(library: OpenLibrary, recovered: Recovered, options: LibraryOptions): Promise<Result<null>> {
  await library.showSteps();
  const seed = (await options.seed?.()) ?? BARE_SEED;
  const inside = recovered.state.read('seed', 'version') ?? 0;
  if (recovered.fresh || inside < seed.version) {
    const seeded = await library.bringIn(seed);
    if (!seeded.ok) return seeded;
  }
  if (recovered.snapshotSeq < 0 || recovered.journal?.is === 'damaged') await library.compact();
  return ok(null);
}

/** Removes temp files that a crash left; safe because only the holder of the lock makes them. */
async function sweep(files: FileCalls, folder: string): Promise<void> {
  for (const inside of [folder, join(folder, BACKUPS), join(folder, COPIES)]) {
    const names = await files.readdir(inside).catch(() => []);
    for (const name of names) {
      if (isTemporaryName(name)) await files.unlink(join(inside, name)).catch(() => undefined);
    }
  }
}

function lockedFailure(folder: string, holder: { pid: number; since: string; host: string } | null): Result<never> {
  const { pid, since } = holder ?? { pid: 0, since: '' };
  return failed('locked', 'locked', { folder, who: holder === null ? 'unknown' : 'known', pid: String(pid), since });
}

function folderFailure(folder: string, error: unknown, readOnly: boolean): Result<never> {
  switch (errorCode(error)) {
    case 'ENOENT':
      return failed('storage', readOnly ? 'noLibrary' : 'cannotMake', { folder });
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return failed('storage', readOnly ? 'cannotRead' : 'cannotWrite', { folder });
    case 'ENOTDIR':
    case 'EEXIST':
      return failed('storage', 'fileInTheWay', { folder });
    case 'ENOSPC':
    case 'EDQUOT':
      return failed('storage', 'fullOnOpening', { folder });
    default:
      return failed('storage', 'cannotOpen', { folder, why: errorCode(error) });
  }
}
