// Opening: a base (the snapshot, or where it is broken a backup or nothing), then every newer record in order.
// Nothing acknowledged is dropped in silence, and nothing unreadable is replaced by defaults.
import { translator } from '../../data/i18n/t.ts';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Low } from 'lowdb';
import { BACKUPS, listBackups } from './backups.ts';
import { NOTHING, stateOf } from './document.ts';
import { copyDurably, factsIfThere } from './files.ts';
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
  /** All journals that are there, the open one last. */
  readonly paths: readonly string[];
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
export class Unreadable extends Error {
  /** For the sentence `failed.unreadable`. */
  readonly values: Readonly<Record<string, string>>;

  constructor(values: Readonly<Record<string, string>>) {
    super(translator('en')('failed.unreadable', values));
    this.values = values;
  }
}

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
  if (newer) notices.add('newer-version', 'warning');
  if (state.id === '') state.id = randomUUID();
  const fresh = base.found === null && state.seq === 0;
  const snapshotSeq = base.trusted ? (base.found?.head.seq ?? -1) : -1;
  const paths = [...closed.map(({ path }) => path), ...(journalThere ? [journalPath] : [])];
  return { state, db, snapshot, closed, paths, snapshotSeq, journal, fresh, newer };
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
  const read = await readBase(db, snapshot);
  if (read.is === 'own') return { found: read.found, trusted: true };
  if (read.is === 'older') {
    const kept = await keepOlder(tools, folder, snapshot.path);
    notices.add('migrated', 'info', { files: kept });
    return { found: read.found, trusted: false };
  }
  const backups = await listBackups(files, folder);
  if (read.is === 'absent' && backups.length === 0 && !compacted && (firstChange ?? 1) === 1) {
    return { found: null, trusted: false };
  }
  const aside = read.is === 'absent' ? [] : [(await quarantine?.keepFile(snapshot.path)) ?? snapshot.path];
  const reaches = (seq: number): boolean => firstChange !== null && firstChange <= seq + 1;
  const tell = (from: 'backup' | 'journals' | 'backupAlone', also: readonly string[] = []): void => {
    const files = [...aside, ...also];
    if (read.is === 'changed') notices.add('changed-outside', 'warning', { values: { case: 'found' }, files });
    else {
      const what = read.is === 'absent' ? 'missing' : 'damaged';
      notices.add('restored', from === 'backupAlone' ? 'error' : 'warning', {
        values: { what, from },
        files,
        detail: read.why,
      });
    }
  };
  const readable: { readonly found: Snapshot; readonly path: string }[] = [];
  for (const { path } of backups) {
    const found = await readBackup(tools, path);
    if (found === null) continue;
    if (reaches(found.head.seq)) {
      tell('backup', [path]);
      return { found, trusted: false };
    }
    readable.push({ found, path });
  }
  if (reaches(0)) {
    tell('journals');
    return { found: null, trusted: false };
  }
  if (read.is === 'changed') {
    notices.add('changed-outside', 'warning', { values: { case: 'shown' }, files: aside });
    return { found: read.found, trusted: false };
  }
  const newest = readable[0];
  if (newest) {
    tell('backupAlone', [newest.path]);
    return { found: newest.found, trusted: false };
  }
  throw new Unreadable(
    read.is === 'absent'
      ? { file: SNAPSHOT, what: 'missing', why: '' }
      : { file: SNAPSHOT, what: 'damaged', why: read.why },
  );
}

/** Keeps the file of an older version as it is, before anything is written; with no right to write, nothing is. */
async function keepOlder({ files, quarantine }: RecoveryTools, folder: string, path: string): Promise<string[]> {
  if (quarantine === null) return [];
  const inside = join(folder, BACKUPS);
  await files.mkdir(inside, 0o700);
  const copy = join(inside, `before-migration-${(await files.stat(path)).modified.toFixed(0)}.json`);
  if ((await factsIfThere(files, copy)) === null) await copyDurably(files, path, copy);
  return [copy];
}

type ReadBase =
  | { readonly is: 'own' | 'changed' | 'older'; readonly found: Snapshot; readonly why: string }
  | { readonly is: 'absent' | 'damaged'; readonly why: string };

/** Reads the snapshot through lowdb; `why` is a clause on what is the matter with it, empty where it is not there. */
async function readBase(db: Low<Snapshot>, snapshot: SnapshotFile): Promise<ReadBase> {
  try {
    await db.read();
  } catch (error) {
    if (!(error instanceof SnapshotDamage)) throw error;
    return { is: 'damaged', why: error.message };
  }
  const found = db.data;
  db.data = NOTHING;
  if (found === NOTHING) return { is: 'absent', why: '' };
  if (snapshot.older) return { is: 'older', found, why: '' };
  return { is: snapshot.own ? 'own' : 'changed', found, why: '' };
}

async function readBackup(tools: RecoveryTools, path: string): Promise<Snapshot | null> {
  try {
    return await new SnapshotFile(tools.files, path).read();
  } catch (error) {
    if (!(error instanceof SnapshotDamage)) throw error;
    tools.notices.add('backup-damaged', 'warning', { files: [path], detail: error.message });
    return null;
  }
}
