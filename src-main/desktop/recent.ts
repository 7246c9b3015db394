// The libraries opened last, for the menu. A list of folders in a small file; nothing of their content.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const MOST = 8;

/** The folders opened last, the last one first. */
export function readRecent(file: string): readonly string[] {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return Array.isArray(value)
      ? value.filter((entry): entry is string => typeof entry === 'string').slice(0, MOST)
      : [];
  } catch {
    return [];
  }
}

/** Puts a folder first and answers the new list. */
export function noteRecent(file: string, folder: string): readonly string[] {
  const list = [folder, ...readRecent(file).filter((entry) => entry !== folder)].slice(0, MOST);
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, `${JSON.stringify(list)}\n`, { mode: 0o600 });
  } catch {
    // The menu then forgets it at the next start.
  }
  return list;
}
