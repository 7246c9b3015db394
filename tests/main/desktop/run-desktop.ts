// Runs the built desktop bundles on the stand-in for Electron, in a process of their own.
import { fork, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Ask } from '../../doubles/electron/driver.ts';
import { newFolder } from '../hosts.ts';

const root = resolve(import.meta.dirname, '../../..');
const bundle = resolve(root, 'out/main/index.js');

/** A running desktop host. */
export interface Desktop {
  readonly folder: string;
  readonly home: string;
  ask<T = unknown>(ask: Ask): Promise<T>;
  /** Resolves with the exit code. */
  ended(): Promise<number | null>;
  readonly stderr: () => string;
  signal(name: NodeJS.Signals): void;
}

/** Builds where nothing was built yet; `npm test` has always built before. */
export function ensureBuilt(): void {
  if (existsSync(bundle)) return;
  spawnSync(process.execPath, [resolve(root, 'src-main/start/built.mjs')], { cwd: root, stdio: 'ignore' });
}

interface Options {
  readonly folder?: string;
  readonly home?: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** False where it is expected to end before its window shows. */
  readonly ready?: boolean;
}

/** Starts it and waits for its window. */
export async function startDesktop(options: Options = {}): Promise<Desktop> {
  ensureBuilt();
  const folder = options.folder ?? newFolder();
  const home = options.home ?? newFolder();
  const double = (name: string): string => resolve(root, 'tests/doubles/electron', name);
  const child: ChildProcess = fork(bundle, ['--library', folder, ...(options.args ?? [])], {
    // Electron is started as `electron FOLDER flags…`: the folder stands where Node has the script.
    execArgv: ['--import', 'tsx', '--import', double('register.mjs')],
    cwd: root,
    env: { ...process.env, XDG_DATA_HOME: home, HOME: home, APPDATA: home, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let stderr = '';
  child.stderr?.on('data', (text: Buffer) => {
    stderr += text.toString();
  });
  const over = once(child, 'exit').then(([code]) => code as number | null);
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await over;
  });
  let next = 0;
  const desktop: Desktop = {
    folder,
    home,
    stderr: () => stderr,
    ended: () => over,
    signal: (name) => void child.kill(name),
    ask: <T>(ask: Ask) =>
      new Promise<T>((done, failed) => {
        next += 1;
        const id = next;
        const onMessage = (message: { id?: number; value?: T; error?: string }): void => {
          if (message.id !== id) return;
          child.off('message', onMessage);
          if (message.error === undefined) done(message.value as T);
          else failed(new Error(message.error));
        };
        child.on('message', onMessage);
        void over.then((code) => failed(new Error(`Ended with ${code} before it answered. ${stderr}`)));
        child.send({ id, ask });
      }),
  };
  if (options.ready !== false) await untilShown(desktop);
  return desktop;
}

async function untilShown(desktop: Desktop): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    // Each look has to wait for the one before.
    // oxlint-disable-next-line no-await-in-loop
    const { shown } = await desktop.ask<{ shown?: boolean }>({ is: 'state' });
    if (shown) return;
    // oxlint-disable-next-line no-await-in-loop
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`No window was shown. ${desktop.stderr()}`);
}
