// Looks a library over without changing anything: every record's checksum, every event against the schema, links and
// names that lead nowhere, backups that read back. For `entente check`.
import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import { eventSchema } from '../../data/event.ts';
import { listBackups, OUTSIDE, readBackup } from './backups.ts';
import { ENTRY_TABLES } from './change.ts';
import { COPIES, sourcesIn } from './copies.ts';
import { errorCode, factsIfThere, type FileCalls, nodeFiles, readWhole } from './files.ts';
import { JOURNAL, listHistory } from './journal.ts';
import { readJournal } from './journal-read.ts';
import { Notices } from './notices.ts';
import { type Recovered, recover, Unreadable } from './recovery.ts';
import { SNAPSHOT, SnapshotFile } from './snapshot.ts';
import { SnapshotDamage } from './snapshot-read.ts';

/** Something that is not as it should be; `file` is its name in the library. */
export interface Finding {
  readonly file: string;
  readonly what: string;
}

export interface CheckReport {
  readonly folder: string;
  /** Events, changes on record and backups that were looked at. */
  readonly events: number;
  readonly changes: number;
  readonly backups: number;
  readonly findings: readonly Finding[];
}

/** Checks a library; `findings` is empty where all is in order. Rejects with the system's error. */
export async function checkLibrary(folder: string, files: FileCalls = nodeFiles): Promise<CheckReport> {
  const findings: Finding[] = [];
  await files.readdir(folder);
  await checkSnapshot(files, folder, findings);
  const changes = await checkJournals(files, folder, findings);
  const backups = await checkBackups(files, folder, findings);
  const found = await read(files, folder, findings);
  if (found) checkContent(found, findings);
  if (found) await checkCopies(files, folder, found, findings);
  return { folder, events: found?.state.events.size ?? 0, changes, backups, findings };
}

async function checkSnapshot(files: FileCalls, folder: string, findings: Finding[]): Promise<void> {
  const snapshot = new SnapshotFile(files, join(folder, SNAPSHOT));
  try {
    const read = await snapshot.read();
    if (read === null) findings.push({ file: SNAPSHOT, what: 'it is missing' });
    else if (!snapshot.own) findings.push({ file: SNAPSHOT, what: 'it is not as Entente wrote it' });
  } catch (error) {
    if (!(error instanceof SnapshotDamage)) throw error;
    findings.push({ file: SNAPSHOT, what: error.message });
  }
}

async function checkJournals(files: FileCalls, folder: string, findings: Finding[]): Promise<number> {
  const live = join(folder, JOURNAL);
  const paths = (await listHistory(files, folder)).map(({ path }) => path);
  if (await factsIfThere(files, live)) paths.push(live);
  let changes = 0;
  let last: number | null = null;
  for (const path of paths) {
    const file = await files.open(path, 'r');
    try {
      for await (const item of readJournal(file)) {
        if (item.is === 'problem') {
          findings.push({ file: basename(path), what: `line ${item.line}, byte ${item.offset}: ${item.reason}` });
        } else if (item.is === 'change') {
          const { seq } = item.change;
          if (last !== null && seq !== last + 1) {
            findings.push({ file: basename(path), what: `change ${seq} follows change ${last}` });
          }
          last = seq;
          changes += 1;
        }
      }
    } finally {
      await file.close();
    }
  }
  return changes;
}

async function checkBackups(files: FileCalls, folder: string, findings: Finding[]): Promise<number> {
  const all = [...(await listBackups(files, folder)), ...(await listBackups(files, folder, OUTSIDE))];
  for (const { path, name } of all) {
    try {
      await readBackup(files, path);
    } catch (error) {
      if (!(error instanceof SnapshotDamage)) throw error;
      findings.push({ file: name, what: error.message });
    }
  }
  return all.length;
}

/** Reads the library as opening it would, writing nothing. */
async function read(files: FileCalls, folder: string, findings: Finding[]): Promise<Recovered | null> {
  const notices = new Notices();
  try {
    const recovered = await recover({ files, notices, quarantine: null }, folder);
    for (const { code, message } of notices.list) {
      if (code !== 'journal-damaged') findings.push({ file: '', what: message });
    }
    return recovered;
  } catch (error) {
    if (!(error instanceof Unreadable) && errorCode(error) !== 'ENOENT') throw error;
    findings.push({ file: '', what: error instanceof Error ? error.message : String(error) });
    return null;
  }
}

/** Copies that are named and not there, or not what their name says. */
async function checkCopies(files: FileCalls, folder: string, { state }: Recovered, findings: Finding[]): Promise<void> {
  const named = new Map<string, string>();
  for (const event of state.events.values()) {
    for (const [, { copy }] of sourcesIn(event)) if (copy !== undefined) named.set(copy, event.id);
  }
  for (const [name, id] of named) {
    const path = join(folder, COPIES, name);
    if ((await factsIfThere(files, path)) === null) {
      findings.push({ file: `event ${id}`, what: `its copy of a source, ${name}, is missing` });
    } else if (
      createHash('sha256')
        .update(await readWhole(files, path))
        .digest('hex') !== name
    ) {
      findings.push({ file: `${COPIES}/${name}`, what: 'it is not what was kept: its content has changed' });
    }
  }
}

function checkContent({ state }: Recovered, findings: Finding[]): void {
  for (const event of state.events.values()) {
    const file = `event ${event.id}`;
    const parsed = eventSchema.safeParse(event);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      findings.push({ file, what: `${issue?.path.join('.') || 'it'}: ${issue?.message}` });
      continue;
    }
    for (const link of event.links) {
      if (!state.events.has(link.to)) findings.push({ file, what: `it is linked to “${link.to}”, which is not there` });
    }
    for (const table of ENTRY_TABLES) {
      for (const id of table === 'kinds' ? [event.kind] : event[table]) {
        if (state.read(table, id) === undefined) findings.push({ file, what: `${table} has no “${id}”` });
      }
    }
  }
}
