// Runs Electron as a child and watches whether its window comes: what ends before that can be replaced by another host.
import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:os';
import { wordOf } from './launched.ts';

/** How it went: it ran and ended with a code, or it ended (or kept silent) before its window showed. */
export type ElectronOutcome =
  | { readonly ran: true; readonly code: number }
  | { readonly ran: false; readonly why: 'exit'; readonly code: number }
  | { readonly ran: false; readonly why: 'signal'; readonly signal: string }
  | { readonly ran: false; readonly why: 'silent' };

export interface ElectronRun {
  readonly binary: string;
  readonly args: readonly string[];
  /** ms to wait for the window. */
  readonly patience: number;
}

/** Runs Electron to its end; passes SIGINT, SIGTERM and SIGHUP on. */
export function runElectron({ binary, args, patience }: ElectronRun): Promise<ElectronOutcome> {
  return new Promise((resolve) => {
    const child = spawn(binary, [...args], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    const unrelay = relaySignals(child);
    let shown = false;
    let refused = false;
    let silent = false;
    const give = setTimeout(() => {
      silent = true;
      child.kill('SIGKILL');
    }, patience);
    child.on('message', (message) => {
      const word = wordOf(message);
      if (word !== null) clearTimeout(give);
      if (word === 'ready') shown = true;
      if (word === 'refused') refused = true;
    });
    const settle = (outcome: ElectronOutcome): void => {
      clearTimeout(give);
      unrelay();
      resolve(outcome);
    };
    child.once('error', () => settle({ ran: false, why: 'exit', code: 127 }));
    child.once('exit', (code, signal) => {
      const asked = unrelay();
      if (shown || refused || asked) settle({ ran: true, code: asked ? 0 : exitCode(code, signal) });
      else if (silent) settle({ ran: false, why: 'silent' });
      else if (signal !== null) settle({ ran: false, why: 'signal', signal });
      else settle({ ran: false, why: 'exit', code: code ?? 1 });
    });
  });
}

/** Exit codes as a shell tells them: 128 and the signal's number for a process that was killed. */
function exitCode(code: number | null, signal: NodeJS.Signals | null): number {
  return code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
}

/** Passes signals to the child; the way to stop answers whether one came. */
function relaySignals(child: ChildProcess): () => boolean {
  let came = false;
  const relay = (signal: NodeJS.Signals): void => {
    came = true;
    child.kill(signal);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, relay);
  return () => {
    for (const signal of signals) process.off(signal, relay);
    return came;
  };
}
