// `npm start`: Electron where it can be had, else the web host, and one sentence on why.
// --no-open, --port and --token mean the web host; Electron is then not asked for.
import { join } from 'node:path';
import { LOCALES, type Translate } from '../../data/i18n/t.ts';
import { hasDisplay } from '../web/browser.ts';
import {
  type DownloadFailure,
  downloadElectron,
  electronBinary,
  electronPackage,
  electronVersion,
  rememberedFailure,
  rememberFailure,
} from './electron.ts';
import { type Flags, readFlags } from './flags.ts';
import { dataFolder } from './folders.ts';
import { type ElectronOutcome, runElectron } from './run-electron.ts';
import { runWeb } from './run-web.ts';
import { terminalLanguage, terminalWords } from './words.ts';

const DOWNLOAD_LIMIT = 60_000;
const WINDOW_PATIENCE = 30_000;

const say = (text: string): void => void process.stderr.write(`${text}\n`);

/** Runs whichever host it is, to its end; answers the exit code. */
export async function runLaunch(args: readonly string[], root: string): Promise<number> {
  const words = terminalWords();
  const flags = readFlags(args, words);
  if (!flags.ok || flags.value.help || wantsWeb(flags.value)) return runWeb(args, root);
  if (!hasDisplay()) {
    say(words('host.launch.noDisplay'));
    return runWeb([...args, '--no-open'], root);
  }
  const electron = await findElectron(flags.value, root, words);
  if (electron === null) return runWeb(args, root);
  const outcome = await runElectron({ binary: electron, args: [root, ...args], patience: WINDOW_PATIENCE });
  if (outcome.ran) return outcome.code;
  say(words('host.launch.died', { reason: reasonOf(outcome, words) }));
  return runWeb(args, root);
}

function wantsWeb({ open, port, token }: Flags): boolean {
  return !open || port !== undefined || token !== undefined;
}

/** The binary, fetched if need be; null where it is not to be had, which has been said then. */
async function findElectron({ retry }: Flags, root: string, words: Translate): Promise<string | null> {
  const folder = electronPackage(root);
  if (folder === null) {
    say(words('host.launch.noPackage'));
    return null;
  }
  const present = electronBinary(folder);
  if (present !== null) return present;
  const file = join(dataFolder(), 'electron-download.json');
  const version = electronVersion(folder);
  const before = retry ? null : rememberedFailure(file, version, Date.now());
  if (before) {
    const when = new Intl.DateTimeFormat(LOCALES[terminalLanguage()], { dateStyle: 'long', timeStyle: 'short' });
    say(words('host.launch.remembered', { when: when.format(before.at), reason: failureText(before.failure, words) }));
    return null;
  }
  const failure = await download(folder, words);
  rememberFailure(file, failure && { at: Date.now(), version, failure });
  if (failure) say(words('host.launch.noDownload', { reason: failureText(failure, words) }));
  return failure ? null : electronBinary(folder);
}

/** Downloads with one line of progress: rewritten each second on a terminal, written once elsewhere. */
async function download(folder: string, words: Translate): Promise<DownloadFailure | null> {
  const { isTTY } = process.stderr;
  const stop = new AbortController();
  const end = (): void => {
    stop.abort();
    process.exit(0);
  };
  process.once('SIGINT', end).once('SIGTERM', end);
  const line = (seconds: number): string =>
    words('host.launch.downloading', { seconds, limit: DOWNLOAD_LIMIT / 1_000 });
  const failure = await downloadElectron(folder, {
    limit: DOWNLOAD_LIMIT,
    signal: stop.signal,
    progress: (seconds) => {
      if (isTTY) process.stderr.write(`\r${line(seconds)}`);
      else if (seconds === 0) say(line(0));
    },
  });
  if (isTTY) process.stderr.write('\n');
  process.off('SIGINT', end).off('SIGTERM', end);
  return failure;
}

function failureText(failure: DownloadFailure, words: Translate): string {
  if (failure.why === 'time') return words('host.reason.time', { seconds: DOWNLOAD_LIMIT / 1_000 });
  if (failure.why === 'network') return words('host.reason.network');
  return words('host.reason.exit', { code: String(failure.code) });
}

function reasonOf(outcome: Exclude<ElectronOutcome, { ran: true }>, words: Translate): string {
  if (outcome.why === 'silent') return words('host.reason.silent', { seconds: WINDOW_PATIENCE / 1_000 });
  if (outcome.why === 'signal') return words('host.reason.signal', { signal: outcome.signal });
  return words('host.reason.exit', { code: String(outcome.code) });
}
