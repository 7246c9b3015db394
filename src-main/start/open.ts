// Opens a library and makes the service that either host carries: the one place where the two meet.
import { readFileSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { fail, ok, type Result } from '../../data/result.ts';
import { createService, type Service } from '../api/service.ts';
import { openLibrary, raiseHolder } from '../library/library.ts';
import { liveSearch } from '../library/search/live-search.ts';
import { threadEngine } from '../library/search/thread-engine.ts';
import { defaultLibrary } from './folders.ts';
import { errorText, type Log } from './log.ts';

export interface OpenOptions {
  /** As typed; undefined is the default folder. */
  readonly library: string | undefined;
  readonly readOnly: boolean;
  readonly appVersion: string;
  readonly log: Log;
  /** The folder with package.json and out/. */
  readonly root: string;
  /** What the history calls this host. */
  readonly by: string;
  /** Shows a file in the system's file manager. */
  readonly show: (path: string) => Promise<boolean>;
  /** Opens a file with the system's program for it. */
  readonly openFile: (path: string) => Promise<boolean>;
}

export interface Opened {
  readonly service: Service;
  readonly folder: string;
  readonly readOnly: boolean;
  /** Calls back when a second start on the same library asks for this one. */
  onRaise(listener: () => void): () => void;
  /** Waits for writes under way and lets go of the library. Safe to call twice. */
  close(): Promise<void>;
}

const BACKUP_AFTER = 4_000;

/** Opens the library. Fails as `openLibrary` does. */
export async function openService(options: OpenOptions): Promise<Result<Opened>> {
  const { readOnly, appVersion, root, log, by, show, openFile } = options;
  const folder = libraryFolder(options.library);
  const opened = await openLibrary({
    folder,
    readOnly,
    appVersion,
    seed: async () => (await import('../../data/seed/index.ts')).loadSeed(),
  });
  if (!opened.ok) return opened;
  const library = opened.value;
  const search = liveSearch(library, {
    engine: (vocabulary) => threadEngine(vocabulary, searchWorker(root)),
    onFailure: (why) => log(`The search goes on without a thread of its own: ${errorText(why)}`),
  });
  // After the first window has what it needs: a backup costs a copy and a read of the whole library.
  const later = setTimeout(() => void library.backUp(), BACKUP_AFTER);
  later.unref();
  const service = createService(library, {
    search,
    appVersion,
    by,
    reveal: (path) => revealIn(library.folder, path, show),
    openFile,
    sharePage: sharePage(root),
    onBug: (command, error) => log(`${command}: ${errorText(error)}`),
  });
  return ok({
    service,
    folder: library.folder,
    readOnly: library.readOnly,
    onRaise: (listener) => library.onRaise(listener),
    close: async () => {
      clearTimeout(later);
      await service.deskSettled();
      await search.close();
      await service.shelf.close();
      await library.close();
    },
  });
}

/** Shows a file of the library, and of nothing else. */
async function revealIn(folder: string, path: string, show: (path: string) => Promise<boolean>): Promise<Result<null>> {
  const whole = resolve(folder, path);
  if (whole !== folder && !whole.startsWith(folder + sep)) {
    return fail('forbidden', 'Only files of the library can be shown.', [
      { path: 'file', message: 'This path is outside the library.' },
    ]);
  }
  return (await show(whole))
    ? ok(null)
    : fail('forbidden', `This computer shows no folders here. The file is ${whole}.`);
}

/** The folder that is opened for what was typed. */
export function libraryFolder(typed: string | undefined): string {
  return typed === undefined ? defaultLibrary() : resolve(typed);
}

/** Asks whoever holds a library to come to the front; false where nobody does. */
export function raise(typed: string | undefined): Promise<boolean> {
  return raiseHolder(libraryFolder(typed));
}

/** The file of the built page to share. */
export function sharePage(root: string): string {
  return resolve(root, 'out', 'share', 'page.html');
}

/** The file of the search's thread: beside the built entries, or as it is written where the sources run. */
function searchWorker(root: string): string {
  return import.meta.url.endsWith('.ts')
    ? resolve(root, 'src-main', 'library', 'search', 'search-worker.mjs')
    : resolve(root, 'out', 'main', 'search-worker.js');
}

/** The version in package.json, found from the built entry (out/main) or from the sources. */
export function appVersion(root: string): string {
  const value: unknown = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8'));
  const version = typeof value === 'object' && value !== null ? Reflect.get(value, 'version') : undefined;
  return typeof version === 'string' ? version : '0.0.0';
}
