// Backups: copies of the snapshot in `backups/`, named by when they were made and the change they hold.
// One is made at an opening, read back, and kept by three rules: the last ten, one a day for a week, one a week for four.
import { basename, join } from 'node:path';
import { errorCode, type FileCalls, syncFile, temporaryName } from './files.ts';
import { SnapshotFile } from './snapshot.ts';
import { SnapshotDamage } from './snapshot-read.ts';
import type { Snapshot } from './snapshot-write.ts';

export const BACKUPS = 'backups';
/** Versions of the snapshot that something else put in its place; kept for the person to choose from, never dropped. */
export const OUTSIDE = 'outside';

export interface Backup {
  readonly path: string;
  /** The file's name: what a person chooses it by. */
  readonly name: string;
  /** When it was made, ms UTC. */
  readonly made: number;
  /** Number of the last change in it. */
  readonly seq: number;
}

const NAME = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z-(\d{1,15})\.json$/;
const DAY = 86_400_000;
const KEPT = { last: 10, days: 7, weeks: 4 };

/** `20260614T093000Z-42.json`: made then, holding change 42 and all before it. */
export function backupName(made: Date, seq: number): string {
  return `${made.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z-${seq}.json`;
}

/** The backups in one of a library's folders, newest first. */
export async function listBackups(files: FileCalls, folder: string, inside = BACKUPS): Promise<Backup[]> {
  let names: readonly string[];
  try {
    names = await files.readdir(join(folder, inside));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
  return names
    .flatMap((name) => {
      const match = NAME.exec(name);
      if (!match) return [];
      const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, seq = 0] = match.slice(1).map(Number);
      const made = Date.UTC(year, month - 1, day, hour, minute, second);
      return [{ path: join(folder, inside, name), name, made, seq }];
    })
    .sort((a, b) => b.made - a.made || b.seq - a.seq);
}

/** The backups that may go: those that none of the rules keeps. `all` is newest first. */
export function superfluous(all: readonly Backup[], now: number): Backup[] {
  const kept = new Set(all.slice(0, KEPT.last));
  const keepNewestOf = (length: number, count: number): void => {
    const seen = new Set<number>();
    for (const backup of all) {
      const period = Math.floor(backup.made / length);
      if (period <= Math.floor(now / length) - count || seen.has(period)) continue;
      seen.add(period);
      kept.add(backup);
    }
  };
  keepNewestOf(DAY, KEPT.days);
  keepNewestOf(7 * DAY, KEPT.weeks);
  return all.filter((backup) => !kept.has(backup));
}

/** Reads a backup whole. Rejects with {@link SnapshotDamage} where it is not one. */
export async function readBackup(files: FileCalls, path: string): Promise<Snapshot> {
  const found = await new SnapshotFile(files, path).read();
  if (found === null) throw new SnapshotDamage('it is gone');
  return found;
}

/**
 * Copies the snapshot to a new backup, reads the copy back, and lets go of those that no rule keeps. Answers the
 * backup, or null where the newest one holds the same change already. Rejects with {@link SnapshotDamage} where the
 * copy does not read back (it is removed), or with the system's error.
 */
export async function makeBackup(
  files: FileCalls,
  folder: string,
  snapshot: { readonly path: string; readonly seq: number },
  now: Date,
): Promise<Backup | null> {
  const before = await listBackups(files, folder);
  if (before[0]?.seq === snapshot.seq) return null;
  const inside = join(folder, BACKUPS);
  await files.mkdir(inside, 0o700);
  const copy = temporaryName(join(inside, 'backup'));
  let path: string;
  let seq: number;
  try {
    await files.copy(snapshot.path, copy);
    await syncFile(files, copy);
    // What counts is what reads back: a newer snapshot may have taken the place of the one that was asked for.
    seq = (await readBackup(files, copy)).head.seq;
    path = join(inside, backupName(now, seq));
    await files.rename(copy, path);
  } catch (error) {
    await files.unlink(copy).catch(() => undefined);
    throw error;
  }
  await files.syncFolder(inside);
  const made = { path, name: basename(path), made: now.getTime(), seq };
  for (const old of superfluous([made, ...before], now.getTime())) await files.unlink(old.path);
  return made;
}
