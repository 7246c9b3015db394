// Runs the web host from start to end: flags, library, server, window, signals, farewell.
// What cannot work is one sentence on stderr and exit code 2; a running host ends with 0.
import { join } from 'node:path';
import { told } from '../../data/failures.ts';
import type { Translate } from '../../data/i18n/t.ts';
import type { Result } from '../../data/result.ts';
import { type Assets, listAssets } from '../api/assets.ts';
import { findBrowsers, hasDisplay, openWindow } from '../web/browser.ts';
import { startWebHost, type WebHost, type WebHostOptions } from '../web/server.ts';
import { openFile, showFile } from '../web/show-file.ts';
import { makeToken } from '../web/session.ts';
import { sweepLeftovers } from '../api/shelf.ts';
import { type Flags, readFlags } from './flags.ts';
import { defaultLibrary, logFile } from './folders.ts';
import { errorText, fileLog, type Log } from './log.ts';
import { appVersion, type Opened, openService, raise } from './open.ts';
import { terminalWords } from './words.ts';

export const TROUBLE = 2;

/** What the development host does differently: it serves the page itself. */
export interface PageServer {
  readonly page: WebHostOptions['page'];
  close(): Promise<void>;
}

interface Terminal {
  readonly words: Translate;
  readonly log: Log;
}

const say = (text: string): void => void process.stderr.write(`${text}\n`);

/**
 * Runs until a signal; answers the exit code.
 * @param root the folder with package.json and out/.
 */
export async function runWeb(args: readonly string[], root: string, page?: PageServer): Promise<number> {
  const words = terminalWords();
  const log = fileLog(logFile());
  const flags = readFlags(args, words);
  if (!flags.ok) return trouble(flags.error.message);
  if (flags.value.help) {
    process.stdout.write(`${words('host.help', { library: defaultLibrary() })}\n`);
    return 0;
  }
  try {
    return await serve(flags.value, root, { words, log }, page);
  } catch (error) {
    log(errorText(error));
    return trouble(words('host.problem.internal', { log: logFile() }));
  }
}

function trouble(sentence: string): number {
  say(sentence);
  return TROUBLE;
}

async function serve(flags: Flags, root: string, { words, log }: Terminal, page?: PageServer): Promise<number> {
  const assets = page ? null : builtPage(root);
  if (!page && !assets) return trouble(words('host.problem.noPage'));
  const ended = endOf(process);
  const opened = await openService({
    ...flags,
    appVersion: appVersion(root),
    root,
    log,
    by: 'page',
    show: showFile,
    openFile,
  });
  if (!opened.ok) return notOpened(opened, flags, words);
  const token = flags.token ?? makeToken();
  const port = flags.port ?? 0;
  const started = await startWebHost({ service: opened.value.service, token, port, assets, page: page?.page, log });
  if (!started.ok) {
    await opened.value.close();
    const key = started.error.code === 'forbidden' ? 'host.problem.portForbidden' : 'host.problem.port';
    return trouble(words(key, { port }));
  }
  const host = started.value;
  void sweepLeftovers();
  process.stdout.write(`Entente ready: ${host.origin}/?token=${token}\n`);
  opened.value.onRaise(() => void show(host, words));
  if (flags.open) void show(host, words);
  await ended;
  await close(host, opened.value, page);
  return 0;
}

function builtPage(root: string): Assets | null {
  try {
    return listAssets(join(root, 'out', 'renderer'));
  } catch {
    return null;
  }
}

async function notOpened(failed: Result<never>, flags: Flags, words: Translate): Promise<number> {
  if (failed.ok) return TROUBLE;
  const raised = failed.error.code === 'locked' && flags.open && (await raise(flags.library));
  if (!raised) return trouble(told(failed.error, words));
  // What the person wanted, a window on this library, is there.
  say(words('host.raised'));
  return 0;
}

async function show(host: WebHost, words: Translate): Promise<void> {
  if (!hasDisplay()) return say(words('host.say.noDisplay'));
  const browser = await openWindow(() => host.mintAddress(), findBrowsers());
  say(browser ? words('host.say.opened', { browser: browser.name }) : words('host.say.noBrowser'));
}

async function close(host: WebHost, opened: Opened, page: PageServer | undefined): Promise<void> {
  await host.close();
  await page?.close();
  await opened.close();
}

/** Resolves at the first request to end. A second one ends at once, for a person who does not want to wait. */
function endOf(process: NodeJS.Process): Promise<void> {
  return new Promise((resolve) => {
    let asked = false;
    const end = (): void => {
      if (asked) process.exit(1);
      asked = true;
      resolve();
    };
    process.on('SIGINT', end);
    process.on('SIGTERM', end);
    process.on('SIGHUP', end);
    if (process.env['npm_lifecycle_event'] !== undefined) whenOrphaned(process, end);
  });
}

/** Calls once the parent is gone: the shell that npm starts scripts in dies of a signal without passing it on. */
function whenOrphaned(process: NodeJS.Process, then: () => void): void {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    then();
  }, 1_000);
  watch.unref();
}
