// Opening: a base (the snapshot, or where it is broken a backup or nothing), then every newer record in order.
// Nothing acknowledged is dropped in silence, and nothing unreadable is replaced by defaults.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Low } from 'lowdb';
import { listBackups } from './backups.ts';
import { NOTHING, stateOf } from './document.ts';
import { factsIfThere } from './files.ts';
import { type ClosedJournal, JOURNAL, listHistory } from './journal.ts';
import { readHeader } from './journal-read.ts';
import { type RecoveryTools, Replay, type Replayed } from './replay.ts';
import { SNAPSHOT, SnapshotFile } from './snapshot.ts';
import { SnapshotDamage } from './snapshot-read.ts';
import { type Snapshot, SNAPSHOT_VERSION } from './snapshot-write.ts';
import { LibraryState } from './state.ts';

export interface Recovered {
  readonly state: LibraryState;
  /** lowdb over the snapshot file; holds no data between a read or write and the next. */
  readonly db: Low<Snapshot>;
  readonly snapshot: SnapshotFile;
  /** The closed journals, in order. */
  readonly closed: readonly ClosedJournal[];
  /** Number of the last change that `db.json` holds; −1 where it must be written anew. */
  readonly snapshotSeq: number;
  /** What `journal.ndjson` is; null where there is none. */
  readonly journal: Replayed | null;
  /** Nothing was there at all. */
  readonly fresh: boolean;
  /** Written by a newer Entente: only to be read. */
  readonly newer: boolean;
}

/** The library cannot be opened at all; the message is for people. */
export class Unreadable extends Error {}

const NEWER = 'This library was written by a newer version of Entente. It is open for reading only.';

/** Reads a library. Rejects with {@link Unreadable}, or with the system's error where a file cannot be read. */
export async function recover(tools: RecoveryTools, folder: string): Promise<Recovered> {
  const { files, notices } = tools;
  const journalPath = join(folder, JOURNAL);
  const journalThere = (await factsIfThere(files, journalPath)) !== null;
  const closed = await listHistory(files, folder);
  const journalFrom = journalThere ? ((await readHeader(files, journalPath))?.from ?? null) : null;
  const firstChange = closed[0]?.from ?? journalFrom;
  const snapshot = new SnapshotFile(files, join(folder, SNAPSHOT));
  const db = new Low<Snapshot>(snapshot, NOTHING);
  const base = await chooseBase(tools, folder, db, snapshot, firstChange, closed.length > 0);
  const state = base.found === null ? new LibraryState() : stateOf(base.found);
  let newer = (base.found?.head.version ?? 0) > SNAPSHOT_VERSION;
  const replay = new Replay(tools, state);
  for (const [index, { path }] of closed.entries()) {
    // Its changes end where the next journal begins; those that the base holds need not be read.
    const next = closed[index + 1]?.from ?? journalFrom;
    if (next !== null && next <= state.seq + 1) continue;
    newer = (await replay.run(path, false)).is === 'newer' || newer;
  }
  const journal = journalThere ? await replay.run(journalPath, true) : null;
  newer = journal?.is === 'newer' || newer;
  if (newer) notices.add('newer-version', 'warning', NEWER);
  if (state.id === '') state.id = randomUUID();
  const fresh = base.found === null && state.seq === 0;
  const snapshotSeq = base.trusted ? (base.found?.head.seq ?? -1) : -1;
  return { state, db, snapshot, closed, snapshotSeq, journal, fresh, newer };
}

interface Base {
  readonly found: Snapshot | null;
  /** False where `db.json` has to be written anew. */
  readonly trusted: boolean;
}

/**
 * The snapshot to start from.
 * @param firstChange number of the first change that the journals hold, null without any.
 * @param compacted true where there are closed journals: a snapshot was written once.
 */
async function chooseBase(
  tools: RecoveryTools,
  folder: string,
  db: Low<Snapshot>,
  snapshot: SnapshotFile,
  firstChange: number | null,
  compacted: boolean,
): Promise<Base> {
  const { files, notices, quarantine } = tools;
  let damage: string | null = null;
  let aside: string[] = [];
  try {
    await db.read();
    const found = db.data;
    db.data = NOTHING;
    if (found !== NOTHING) {
      if (snapshot.own) return { found, trusted: true };
      const copy = await quarantine?.keepFile(snapshot.path);
      const message = `${SNAPSHOT} was changed outside Entente, or a disk altered it. What it holds now is shown; a copy of it as it was found is kept.`;
      notices.add('changed-outside', 'warning', message, copy ? [copy] : [snapshot.path]);
      return { found, trusted: false };
    }
  } catch (error) {
    if (!(error instanceof SnapshotDamage)) throw error;
    damage = error.message;
  }
  const backups = await listBackups(files, folder);
  if (damage === null && backups.length === 0 && !compacted && (firstChange ?? 1) === 1) {
    return { found: null, trusted: false };
  }
  const what = damage === null ? `${SNAPSHOT} is missing` : `${SNAPSHOT} cannot be read: ${damage}`;
  if (damage !== null) aside = [(await quarantine?.keepFile(snapshot.path)) ?? snapshot.path];
  const reaches = (seq: number): boolean => firstChange !== null && firstChange <= seq + 1;
  for (const { path } of backups) {
    const found = await readBackup(tools, path);
    if (found === null) continue;
    const complete = reaches(found.head.seq);
    const rest = complete ? 'and the journal has everything since' : 'but changes made since may be missing';
    const message = `${what}. The library was restored from the backup of change ${found.head.seq}, ${rest}.`;
    notices.add('restored', complete ? 'warning' : 'error', message, [...aside, path]);
    return { found, trusted: false };
  }
  if (reaches(0)) {
    notices.add('restored', 'warning', `${what}. The library was restored whole from its journals.`, aside);
    return { found: null, trusted: false };
  }
  const help = 'Nothing was changed. Put back a copy of the library, or choose another folder.';
  throw new Unreadable(`${what}, and there is no backup to restore it from. ${help}`);
}

async function readBackup(tools: RecoveryTools, path: string): Promise<Snapshot | null> {
  try {
    return await new SnapshotFile(tools.files, path).read();
  } catch (error) {
    if (!(error instanceof SnapshotDamage)) throw error;
    tools.notices.add('backup-damaged', 'warning', `A backup cannot be read: ${error.message}.`, [path]);
    return null;
  }
}
