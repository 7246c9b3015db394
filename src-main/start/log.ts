// The log of bugs: one small file in the data folder, the one before it kept. Nothing is sent anywhere.
// Secrets never reach it: what is logged is errors of our own, and lines are cut to a bounded length.
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

const LARGEST = 1024 * 1024;
const LONGEST = 8_000;

export type Log = (text: string) => void;

/** Makes a log that appends to a file (0600). Failing to log never fails anything else. */
export function fileLog(file: string, now: () => Date = () => new Date()): Log {
  return (text) => {
    try {
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LARGEST) renameSync(file, `${file}.1`);
      appendFileSync(file, `${now().toISOString()} ${process.pid} ${text.slice(0, LONGEST)}\n`, { mode: 0o600 });
    } catch {
      // There is nowhere left to say it.
    }
  };
}

/** An error as the log holds it. */
export function errorText(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
