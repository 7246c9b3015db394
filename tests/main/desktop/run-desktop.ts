// Runs the built desktop bundles on the stand-in for Electron, in a process of their own.
import { fork, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
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
  /** The main bundle to start, where it is not the one that was built here. */
  readonly bundle?: string;
  /** False where it is expected to end before its window shows. */
  readonly ready?: boolean;
}

let bundled: Promise<string> | null = null;

/** The stand-in as one module, so that nothing has to be compiled at each start. */
function bundleDouble(): Promise<string> {
  bundled ??= (async () => {
    const outDir = mkdtempSync(join(tmpdir(), 'entente-double-'));
    process.once('exit', () => rmSync(outDir, { recursive: true, force: true }));
    await build({
      configFile: false,
      logLevel: 'silent',
      build: {
        ssr: double('electron.ts'),
        outDir,
        minify: false,
        rollupOptions: { output: { entryFileNames: 'electron.mjs' } },
      },
    });
    return pathToFileURL(join(outDir, 'electron.mjs')).href;
  })();
  return bundled;
}

const double = (name: string): string => resolve(root, 'tests/doubles/electron', name);

/** Starts it and waits for its window. */
export async function startDesktop(options: Options = {}): Promise<Desktop> {
  return start(
    { ...options, folder: options.folder ?? newFolder(), home: options.home ?? newFolder() },
    onTestFinished,
  );
}

/** One that the tests of a describe block share: they leave it as they found it, but for what they add. */
export function sharedDesktop(options: Options = {}): () => Desktop {
  let desktop: Desktop | null = null;
  const parent = mkdtempSync(join(tmpdir(), 'entente-desktop-'));
  beforeAll(async () => {
    const folders = { folder: join(parent, 'library'), home: join(parent, 'home') };
    desktop = await start({ ...folders, ...options }, afterAll);
  });
  afterAll(() => rmSync(parent, { recursive: true, force: true }));
  return () => {
    if (!desktop) throw new Error('It has not been started.');
    return desktop;
  };
}

async function start(
  {
    folder,
    home,
    args = [],
    env = {},
    ready,
    bundle: main = bundle,
  }: Options & { readonly folder: string; readonly home: string },
  after: (cleanUp: () => Promise<void>) => void,
): Promise<Desktop> {
  ensureBuilt();
  const standIn = await bundleDouble();
  const child: ChildProcess = fork(main, ['--library', folder, ...args], {
    // Electron is started as `electron FOLDER flags…`: the folder stands where Node has the script.
    execArgv: ['--import', double('register.mjs')],
    cwd: root,
    env: { ...process.env, XDG_DATA_HOME: home, HOME: home, APPDATA: home, ENTENTE_DOUBLE: standIn, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let stderr = '';
  child.stderr?.on('data', (text: Buffer) => {
    stderr += text.toString();
  });
  const over = once(child, 'exit').then(([code]) => code as number | null);
  after(async () => {
    child.kill('SIGKILL');
    await over;
  });
  const waiting = new Map<number, { done: (value: never) => void; failed: (error: Error) => void }>();
  child.on('message', (message: { id?: number; value?: never; error?: string }) => {
    const asked = waiting.get(message.id ?? -1);
    if (!asked) return;
    waiting.delete(message.id ?? -1);
    if (message.error === undefined) asked.done(message.value as never);
    else asked.failed(new Error(message.error));
  });
  child.once('exit', (code) => {
    for (const { failed } of waiting.values()) failed(new Error(`Ended with ${code} before it answered. ${stderr}`));
    waiting.clear();
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
        waiting.set(next, { done, failed });
        child.send({ id: next, ask }, (error) => {
          if (error) failed(error);
        });
      }),
  };
  if (ready !== false) await untilShown(desktop);
  return desktop;
}

async function untilShown(desktop: Desktop): Promise<void> {
  for (let tries = 0; tries < 2_000; tries += 1) {
    // Each look has to wait for the one before.
    // oxlint-disable-next-line no-await-in-loop
    const { shown } = await desktop.ask<{ shown?: boolean }>({ is: 'state' });
    if (shown) return;
    // oxlint-disable-next-line no-await-in-loop
    await new Promise((done) => setTimeout(done, 10));
  }
  throw new Error(`No window was shown. ${desktop.stderr()}`);
}
