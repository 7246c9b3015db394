// The desktop host's entry: wires Electron, the library and the window. `npm start` runs it where Electron is there.
// What must happen before the app is ready happens first and without waiting: the scheme, the sandbox, the lock.
import './desktop/scheme.ts';
import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { app, dialog, shell } from 'electron';
import { listAssets } from './api/assets.ts';
import { DesktopHost } from './desktop/host.ts';
import { ORIGIN } from './desktop/scheme.ts';
import { readFlags } from './start/flags.ts';
import { dataFolder, defaultLibrary, logFile } from './start/folders.ts';
import { tellLauncher } from './start/launched.ts';
import { errorText, fileLog } from './start/log.ts';
import { libraryFolder, openService, raise } from './start/open.ts';
import { terminalWords } from './start/words.ts';

const TROUBLE = 2;
const root = resolve(import.meta.dirname, '../..');
const words = terminalWords();
const log = fileLog(logFile());

app.enableSandbox();
process.on('uncaughtException', (error) => {
  log(errorText(error));
  app.exit(1);
});
process.on('unhandledRejection', (error) => log(errorText(error)));

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
  const flags = readFlags(process.argv.slice(app.isPackaged ? 1 : 2), words, 'ignore');
  if (!flags.ok) return refuse(flags.error.message, TROUBLE);
  if (flags.value.help) return refuse(words('host.help', { library: defaultLibrary() }), 0);
  const { library, readOnly } = flags.value;

  // The lock lies in this folder: one instance for each library, as with the web host.
  const key = createHash('sha256').update(libraryFolder(library)).digest('hex').slice(0, 16);
  app.setPath('userData', join(dataFolder(), 'electron', key));
  if (!app.requestSingleInstanceLock()) return refuse(words('host.raised'), 0);

  await app.whenReady();
  const open = (folder: string | undefined) =>
    openService({
      library: folder,
      readOnly,
      appVersion: app.getVersion(),
      log,
      by: 'desktop',
      show: showInFolder,
      openFile,
    });
  const opened = await open(library);
  if (!opened.ok) {
    const raised = opened.error.code === 'locked' && (await raise(library));
    return raised ? refuse(words('host.raised'), 0) : refuse(opened.error.message, TROUBLE);
  }

  const server = import.meta.env.DEV ? process.env['ELECTRON_RENDERER_URL'] : undefined;
  const host = new DesktopHost(
    {
      open,
      assets: server === undefined ? listAssets(join(root, 'out', 'renderer')) : null,
      origin: server === undefined ? ORIGIN : new URL(server).origin,
      page: server ?? `${ORIGIN}/`,
      preload: join(root, 'out', 'preload', 'preload.cjs'),
      windowFile: join(dataFolder(), 'window.json'),
      recentFile: join(dataFolder(), 'recent.json'),
      log,
      onReady: () => void tellLauncher('ready'),
    },
    opened.value,
  );
  process.on('SIGINT', () => host.end());
  process.on('SIGTERM', () => host.end());
  await host.start();
}

run().catch((error: unknown) => {
  log(errorText(error));
  app.exit(1);
});
