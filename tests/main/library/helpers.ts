// What the library's tests share: folders that vanish, small events, a small curated library, opening by one call.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import type { Event, NewEvent } from '../../../data/event.ts';
import type { Result } from '../../../data/result.ts';
import { KINDS, TOPICS } from '../../../data/taxonomy.ts';
import { type LibraryOptions, openLibrary, type Seed } from '../../../src-main/library/library.ts';
import type { OpenLibrary } from '../../../src-main/library/open-library.ts';
import { fresh } from './fresh.ts';

export { fresh } from './fresh.ts';

const folders: string[] = [];
const open: OpenLibrary[] = [];

afterEach(async () => {
  for (const library of open.splice(0)) await library.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  // The long runs leave hundreds of folders.
}, 300_000);

/** A folder of its own, removed after the test. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'entente-library-'));
  folders.push(folder);
  return folder;
}

/** Opens a library that must open; closed after the test. */
export async function openOk(folder: string, options: Partial<LibraryOptions> = {}): Promise<OpenLibrary> {
  const library = value(await openLibrary({ folder, appVersion: '0.0.0-test', ...options }));
  open.push(library);
  return library;
}

/** The value of a success; a failure fails the test. */
export function value<T>(result: Result<T>): T {
  if (!result.ok)
    throw new Error(`${result.error.code}: ${result.error.message} ${JSON.stringify(result.error.issues)}`);
  return result.value;
}

/** A stored event of the curated library. */
export function curated(id: string, event: Partial<NewEvent> = {}): Event {
  return {
    ...fresh({ title: { en: `About ${id}` }, topics: ['diplomacy'], kind: 'meeting', ...event }),
    id,
    origin: { by: 'curated' },
    created: '2024-01-01T00:00:00.000Z',
    updated: '2024-01-01T00:00:00.000Z',
  };
}

/** A curated library of a few events. */
export function seedOf(version: number, events: readonly Event[] = [curated('first'), curated('second')]): Seed {
  const actors = [{ id: 'xi-jinping', names: { en: 'Xi Jinping', zh: '习近平' }, aliases: ['Xi'] }];
  return { version, events, vocabulary: { topics: [...TOPICS], kinds: [...KINDS], actors } };
}

/** Everything that a person could see of a library, by id, so that two can be compared. */
export function contentOf(library: Pick<OpenLibrary, 'events' | 'vocabulary' | 'undoStep' | 'redoStep'>): unknown {
  const byId = <T extends { id: string }>(all: Iterable<T>): T[] => [...all].sort((a, b) => (a.id < b.id ? -1 : 1));
  const { topics, kinds, actors } = library.vocabulary();
  return {
    events: byId(library.events()),
    topics: byId(topics),
    kinds: byId(kinds),
    actors: byId(actors),
    undo: library.undoStep,
    redo: library.redoStep,
  };
}
