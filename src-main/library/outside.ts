// Notices what others do to the library's files while it is open (a sync folder, an editor), before the next write.
// Their version is copied aside and told of; ours is written again. Nobody's version is ever overwritten unseen.
import { basename, join } from 'node:path';
import { backupName, OUTSIDE } from './backups.ts';
import { copyDurably, factsIfThere, type FileCalls, type FileFacts, firstFree } from './files.ts';
import type { Journal } from './journal.ts';
import { readJournal } from './journal-read.ts';
import type { Notices } from './notices.ts';
import type { SnapshotFile } from './snapshot.ts';

export interface OutsideParts {
  readonly folder: string;
  readonly files: FileCalls;
  readonly now: () => Date;
  readonly notices: Notices;
  readonly snapshot: SnapshotFile;
}

/** What was found to differ from what this process last wrote or read. */
export interface Differences {
  readonly snapshot: boolean;
  readonly journal: boolean;
}

const SAME: Differences = { snapshot: false, journal: false };

export class OutsideWatch {
  readonly #parts: OutsideParts;

  constructor(parts: OutsideParts) {
    this.#parts = parts;
  }

  /** Compares the files with what is known of them; keeps and tells of whatever others put in their place. */
  async look(journal: Journal): Promise<Differences> {
    const { files, snapshot } = this.#parts;
    const { turn } = snapshot;
    const [base, record] = await Promise.all([factsIfThere(files, snapshot.path), factsIfThere(files, journal.path)]);
    // A snapshot of ours that is being written, or was meanwhile, looks for itself before it replaces what is there.
    const steady = !snapshot.writing && snapshot.turn === turn;
    const snapshotDiffers = steady && differs(base, snapshot.facts);
    const journalDiffers = await this.#journalDiffers(journal, record);
    if (!snapshotDiffers && !journalDiffers) return SAME;
    if (snapshotDiffers) await this.keepSnapshot(base);
    if (journalDiffers) await this.#keep(journal.path, record, 'journal');
    return { snapshot: snapshotDiffers, journal: journalDiffers };
  }

  async #journalDiffers(journal: Journal, now: FileFacts | null): Promise<boolean> {
    if (now === null || now.size !== journal.size || now.inode !== journal.inode) return true;
    if (journal.modified === null || now.modified === journal.modified) return false;
    // Its time alone is not what we left: a backup program that touched it, or bytes changed in place.
    const file = await this.#parts.files.open(journal.path, 'r');
    try {
      for await (const item of readJournal(file)) if (item.is === 'problem') return true;
    } finally {
      await file.close();
    }
    journal.know(now);
    return false;
  }

  /** As {@link look}, for the snapshot alone: right before it is replaced. */
  async beforeReplacing(): Promise<void> {
    const { files, snapshot } = this.#parts;
    const now = await factsIfThere(files, snapshot.path);
    if (differs(now, snapshot.facts)) await this.keepSnapshot(now);
  }

  private async keepSnapshot(found: FileFacts | null): Promise<void> {
    const { snapshot } = this.#parts;
    await this.#keep(snapshot.path, found, 'snapshot');
    snapshot.know(found);
  }

  async #keep(path: string, found: FileFacts | null, what: 'snapshot' | 'journal'): Promise<void> {
    const { files, folder, now, notices } = this.#parts;
    if (found === null) {
      notices.add('removed-outside', 'warning', { values: { file: basename(path) } });
      return;
    }
    const inside = join(folder, OUTSIDE);
    await files.mkdir(inside, 0o700);
    const made = now();
    const ending = what === 'snapshot' ? '' : '.journal';
    // Two in one second, from one process or from two after each other, must not have one name: a count stands where a
    // backup has its change.
    const copy = await firstFree(files, (attempt) => join(inside, `${backupName(made, attempt)}${ending}`));
    await copyDurably(files, path, copy);
    notices.add('changed-outside', 'warning', { values: { case: what }, files: [copy] });
  }
}

function differs(now: FileFacts | null, known: FileFacts | null): boolean {
  if (now === null || known === null) return now !== known;
  return now.size !== known.size || now.inode !== known.inode || now.modified !== known.modified;
}
