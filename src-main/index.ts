// The desktop host's entry: wires Electron, the library and the window. `npm start` runs it where Electron is there.
// What must happen before the app is ready happens first and without waiting: the scheme, the sandbox, the lock.
import './desktop/scheme.ts';
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { app, dialog, shell } from 'electron';
import { told } from '../data/failures.ts';
import { listAssets } from './api/assets.ts';
import { type Asked, askedOf, LINK_SCHEME } from './desktop/asked.ts';
import { DesktopHost } from './desktop/host.ts';
import { ORIGIN } from './desktop/scheme.ts';
import { readFlags } from './start/flags.ts';
import { dataFolder, defaultLibrary, logFile } from './start/folders.ts';
import { tellLauncher } from './start/launched.ts';
import { errorText, fileLog } from './start/log.ts';
import { libraryFolder, openService, raise } from './start/open.ts';
import { unpackFile } from './start/unpack.ts';
import { terminalWords } from './start/words.ts';

const TROUBLE = 2;
/** As in the packages' configuration: Windows groups windows and shortcuts by it. */
const APP_ID = 'app.entente.desktop';
const root = resolve(import.meta.dirname, '../..');
const words = terminalWords();
const log = fileLog(logFile());

app.enableSandbox();
process.on('uncaughtException', (error) => {
  log(errorText(error));
  dialog.showErrorBox('Entente', words('host.problem.failed', { log: logFile() }));
  app.exit(1);
});
process.on('unhandledRejection', (error) => log(errorText(error)));

// macOS hands files and links over in events, which may come before the app is ready.
const early: Asked[] = [];
let host: DesktopHost | null = null;
const asked = (what: Asked): void => {
  if (host) host.open(what);
  else early.push(what);
};
app.on('open-file', (event, path) => {
  event.preventDefault();
  asked(askedOf([path], '/'));
});
app.on('open-url', (event, url) => {
  event.preventDefault();
  asked(askedOf([url], '/'));
});

/** Ends with a sentence: in the terminal for whoever started us there, else in a dialog. */
async function refuse(sentence: string, code: number): Promise<void> {
  process.stderr.write(`${sentence}\n`);
  if (!(await tellLauncher('refused')) && code !== 0) {
    await app.whenReady();
    dialog.showErrorBox('Entente', sentence);
  }
  app.exit(code);
}

async function showInFolder(path: string): Promise<boolean> {
  shell.showItemInFolder(path);
  return true;
}

/** Opens a file with the system's program for it; Electron answers a sentence where that failed. */
async function openFile(path: string): Promise<boolean> {
  return (await shell.openPath(path)) === '';
}

async function run(): Promise<void> {
  // In development Electron is started as `electron FOLDER flags…`.
  const args = process.argv.slice(app.isPackaged ? 1 : 2);
  const flags = readFlags(args, words, 'ignore');
  if (!flags.ok) return refuse(flags.error.message, TROUBLE);
  if (flags.value.help) return refuse(words('host.help', { library: defaultLibrary() }), 0);
  const { library, readOnly } = flags.value;

  // The lock lies in this folder: one instance for each library, as with the web host.
  const key = createHash('sha256').update(libraryFolder(library)).digest('hex').slice(0, 16);
  const profile = join(dataFolder(), 'electron', key);
  mkdirSync(profile, { recursive: true, mode: 0o700 });
  app.setPath('userData', profile);
  // Sent along as it was understood here: Chromium may reorder the arguments that the first instance would see.
  const wanted = askedOf(args, process.cwd());
  if (!app.requestSingleInstanceLock({ ...wanted })) return refuse(words('host.raised'), 0);
  if (process.platform === 'win32') app.setAppUserModelId(APP_ID);
  // What follows "--" is never taken for a flag, whatever a link holds.
  if (app.isPackaged) app.setAsDefaultProtocolClient(LINK_SCHEME, process.execPath, ['--']);

  await app.whenReady();
  const open = (folder: string | undefined) =>
    openService({
      library: folder,
      readOnly,
      appVersion: app.getVersion(),
      root,
      log,
      by: 'desktop',
      show: showInFolder,
      openFile,
    });
  const opened = await open(library);
  if (!opened.ok) {
    const raised = opened.error.code === 'locked' && (await raise(library));
    return raised ? refuse(words('host.raised'), 0) : refuse(told(opened.error, words), TROUBLE);
  }

  const server = import.meta.env.DEV ? process.env['ELECTRON_RENDERER_URL'] : undefined;
  const running = new DesktopHost(
    {
      open,
      assets: server === undefined ? listAssets(join(root, 'out', 'renderer')) : null,
      origin: server === undefined ? ORIGIN : new URL(server).origin,
      page: server ?? `${ORIGIN}/`,
      preload: join(root, 'out', 'preload', 'preload.cjs'),
      windowFile: join(dataFolder(), 'window.json'),
      recentFile: join(dataFolder(), 'recent.json'),
      unpack: unpackFile,
      log,
      onReady: () => void tellLauncher('ready'),
    },
    opened.value,
  );
  process.on('SIGINT', () => running.end());
  process.on('SIGTERM', () => running.end());
  await running.start();
  host = running;
  for (const what of [wanted, ...early.splice(0)]) running.open(what);
}

run().catch((error: unknown) => {
  log(errorText(error));
  app.exit(1);
});
