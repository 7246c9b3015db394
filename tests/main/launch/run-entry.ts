// Starts a built entry as a person would, in a home of its own, and reads what it says.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import { ensureBuilt } from '../desktop/run-desktop.ts';
import { newFolder } from '../hosts.ts';

export const ROOT = resolve(import.meta.dirname, '../../..');

export interface Run {
  readonly child: ChildProcess;
  readonly out: () => string;
  readonly err: () => string;
  readonly code: Promise<number | null>;
}

export interface Surroundings {
  /** The folder that holds out/ and node_modules/. */
  readonly root?: string;
  /** Where the person's own things are; a new folder where it is not given, so that nothing is remembered. */
  readonly home?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a built entry without a display, unless `env` gives one. */
export function run(entry: 'web' | 'launch' | 'cli', args: readonly string[], surroundings: Surroundings = {}): Run {
  ensureBuilt();
  const { root = ROOT, home = newFolder(), env } = surroundings;
  const child = spawn(process.execPath, [join(root, 'out/main', `${entry}.js`), ...args], {
    cwd: root,
    env: {
      ...process.env,
      HOME: home,
      XDG_DATA_HOME: home,
      XDG_CACHE_HOME: home,
      APPDATA: home,
      DISPLAY: '',
      WAYLAND_DISPLAY: '',
      LC_ALL: 'C',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (text: Buffer) => (out += text.toString()));
  child.stderr.on('data', (text: Buffer) => (err += text.toString()));
  const code = once(child, 'exit').then(([value]) => value as number | null);
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await code;
  });
  return { child, out: () => out, err: () => err, code };
}

/** The address of the ready line, once it is there. */
export async function ready(started: Run): Promise<URL> {
  for (let tries = 0; tries < 300; tries += 1) {
    const line = /^Entente ready: (\S+)$/m.exec(started.out());
    if (line?.[1]) return new URL(line[1]);
    // oxlint-disable-next-line no-await-in-loop -- each look waits for the one before
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`It never was ready. ${started.err()}`);
}
