// Backups: copies of the snapshot in `backups/`, named by when they were made and the change they hold.
import { join } from 'node:path';
import { errorCode, type FileCalls } from './files.ts';

export const BACKUPS = 'backups';

export interface Backup {
  readonly path: string;
  /** When it was made, ms UTC. */
  readonly made: number;
  /** Number of the last change in it. */
  readonly seq: number;
}

const NAME = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z-(\d{1,15})\.json$/;

/** The backups of a library, newest first. */
export async function listBackups(files: FileCalls, folder: string): Promise<Backup[]> {
  let names: readonly string[];
  try {
    names = await files.readdir(join(folder, BACKUPS));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
  return names
    .flatMap((name) => {
      const match = NAME.exec(name);
      if (!match) return [];
      const [year, month, day, hour, minute, second, seq] = match.slice(1).map(Number) as [
        number,
        number,
        number,
        number,
        number,
        number,
        number,
      ];
      const made = Date.UTC(year, month - 1, day, hour, minute, second);
      return [{ path: join(folder, BACKUPS, name), made, seq }];
    })
    .sort((a, b) => b.made - a.made || b.seq - a.seq);
}
