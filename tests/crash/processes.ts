// Processes of ours that tests start, listen to line by line, and end: the built web host, and a bare writer.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import { ensureBuilt } from '../main/desktop/run-desktop.ts';

const root = resolve(import.meta.dirname, '../..');

export interface Started {
  readonly child: ChildProcess;
  /** What it has said so far, line by line. */
  readonly lines: readonly string[];
  readonly errors: () => string;
  /** The first line that fits; rejects where the process ends without one. */
  line(shape: RegExp): Promise<RegExpExecArray>;
  /** Resolves with the exit code; null where a signal ended it. */
  readonly ended: Promise<number | null>;
  kill(): Promise<void>;
}

function start(args: readonly string[]): Started {
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  let rest = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts);
    for (const look of waiting) look();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  onTestFinished(kill);
  const line = (shape: RegExp): Promise<RegExpExecArray> =>
    new Promise((done, failed) => {
      const look = (): void => {
        for (const said of lines) {
          const match = shape.exec(said);
          if (!match) continue;
          waiting.delete(look);
          done(match);
          return;
        }
      };
      waiting.add(look);
      look();
      const giveUp = async (): Promise<void> => {
        await ended;
        look();
        failed(new Error(`It ended without saying ${shape.source}. ${errors}`));
      };
      void giveUp();
    });
  return { child, lines, errors: () => errors, line, ended, kill };
}

/** Starts `writer-process.ts`. */
export function startWriter(folder: string, seed: number, count: number, compactAfter = 20_000): Started {
  const script = resolve(import.meta.dirname, 'writer-process.ts');
  return start(['--import', 'tsx', script, folder, String(seed), String(count), String(compactAfter)]);
}

/** The built web host on a library, and how commands are sent to it. */
export interface Host extends Started {
  /** Sends a command; rejects where the host is gone before it answers. */
  call(command: string, input?: unknown): Promise<{ ok: boolean; value: unknown; error?: { message: string } }>;
}

/** Starts the web host as `npm run web` does; not awaited until it is asked something. */
export async function startHost(folder: string, ...flags: readonly string[]): Promise<Host> {
  ensureBuilt();
  const started = start([resolve(root, 'out/main/web.js'), '--no-open', '--port', '0', '--library', folder, ...flags]);
  const address = new URL((await started.line(/^Entente ready: (\S+)$/))[1] ?? '');
  const token = address.searchParams.get('token');
  return {
    ...started,
    call: async (command, input = {}) => {
      const answer = await fetch(new URL(`/api/${command}`, address), {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, connection: 'close' },
        body: JSON.stringify(input),
      });
      return (await answer.json()) as Awaited<ReturnType<Host['call']>>;
    },
  };
}
