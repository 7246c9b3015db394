// Opens a library and makes the service that either host carries: the one place where the two meet.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ok, type Result } from '../../data/result.ts';
import { createService, type Service } from '../api/service.ts';
import { openLibrary, raiseHolder } from '../library/library.ts';
import { liveSearch } from '../library/search/live-search.ts';
import { defaultLibrary } from './folders.ts';
import { errorText, type Log } from './log.ts';

export interface OpenOptions {
  /** As typed; undefined is the default folder. */
  readonly library: string | undefined;
  readonly readOnly: boolean;
  readonly appVersion: string;
  readonly log: Log;
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

/** Opens the library. Fails as `openLibrary` does. */
export async function openService(options: OpenOptions): Promise<Result<Opened>> {
  const { readOnly, appVersion, log } = options;
  const folder = libraryFolder(options.library);
  const opened = await openLibrary({
    folder,
    readOnly,
    appVersion,
    seed: async () => (await import('../../data/seed/index.ts')).loadSeed(),
  });
  if (!opened.ok) return opened;
  const library = opened.value;
  const search = liveSearch(library);
  const service = createService(library, {
    search,
    appVersion,
    onBug: (command, error) => log(`${command}: ${errorText(error)}`),
  });
  return ok({
    service,
    folder: library.folder,
    readOnly: library.readOnly,
    onRaise: (listener) => library.onRaise(listener),
    close: () => library.close(),
  });
}

/** The folder that is opened for what was typed. */
export function libraryFolder(typed: string | undefined): string {
  return typed === undefined ? defaultLibrary() : resolve(typed);
}

/** Asks whoever holds a library to come to the front; false where nobody does. */
export function raise(typed: string | undefined): Promise<boolean> {
  return raiseHolder(libraryFolder(typed));
}

/** The version in package.json, found from the built entry (out/main) or from the sources. */
export function appVersion(root: string): string {
  const value: unknown = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8'));
  const version = typeof value === 'object' && value !== null ? Reflect.get(value, 'version') : undefined;
  return typeof version === 'string' ? version : '0.0.0';
}
