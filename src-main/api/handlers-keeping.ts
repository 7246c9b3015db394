// The commands that keep: many edits at once, the vocabulary, the history of an event, backups, a copy of it all.
import { fail, ok, type Result } from '../../data/result.ts';
import { COPY_ENDING } from '../library/save-copy.ts';
import type { LibraryStore } from '../library/store.ts';
import type { Changing, Handlers } from './handlers.ts';
import type { keeping } from './contract-keeping.ts';
import { sourcesHandlers } from './handlers-sources.ts';
import type { Shelf } from './shelf.ts';

export interface KeepingOptions {
  readonly shelf: Shelf;
  /** Shows a file in the system's file manager. */
  readonly reveal: (path: string) => Promise<Result<null>>;
  /** Opens a file with what the system opens such files with; false where it cannot. */
  readonly openFile: (path: string) => Promise<boolean>;
}

// More than anyone reads between two looks.
const MOST_REMOVED = 2_000;

const counted = (result: Result<number>): Result<{ changed: number }> =>
  result.ok ? ok({ changed: result.value }) : result;

export function keepingHandlers(
  library: LibraryStore,
  changing: Changing,
  options: KeepingOptions,
): Pick<Handlers, keyof typeof keeping> {
  const { shelf, reveal } = options;
  return {
    ...sourcesHandlers(library, options),
    'events.edit': async ({ edits, changeId }, client) =>
      counted(await changing(client, changeId, (write) => library.updateMany(edits, write))),
    'vocabulary.set': async ({ table, entry, changeId }, client) => {
      const set = await changing(client, changeId, (write) => library.setEntry(table, entry, write));
      return set.ok ? ok({ id: set.value.id }) : set;
    },
    'vocabulary.remove': async ({ table, id, changeId }, client) =>
      counted(await changing(client, changeId, (write) => library.removeEntry(table, id, write))),
    'vocabulary.merge': async ({ table, from, into, changeId }, client) =>
      counted(await changing(client, changeId, (write) => library.mergeEntries(table, from, into, write))),
    'history.log': async ({ id }) => {
      const log = await library.log(id);
      if (!log.ok) return log;
      return ok({ entries: log.value.map((entry) => ({ ...entry, by: entry.by ?? null, fields: [...entry.fields] })) });
    },
    'history.removed': async ({ since }) => {
      const removed = await library.removedSince(since);
      if (!removed.ok) return removed;
      return ok({
        removed: removed.value.slice(0, MOST_REMOVED).map(({ event, seq, at, action, by = null }) => ({
          id: event.id,
          title: event.title,
          date: event.date,
          seq,
          at: Date.parse(at),
          action,
          by,
        })),
      });
    },
    'history.restore': async ({ id, seq, changeId }, client) => {
      const restored = await changing(client, changeId, (write) => library.restoreEvent(id, seq, write));
      return restored.ok ? ok({ event: restored.value }) : restored;
    },
    'backups.list': async () => {
      const versions = await library.versions();
      return versions.ok ? ok({ versions: [...versions.value] }) : versions;
    },
    'backups.restore': async ({ name, changeId }, client) =>
      counted(await changing(client, changeId, (write) => library.restore(name, write))),
    'library.restoreCopy': async ({ handle, changeId }, client) => {
      const found = shelf.find(handle);
      if (!found) return fail('not-found', 'The file is not there any more. Choose it again.');
      return counted(await changing(client, changeId, (write) => library.restoreCopy(found.file, write)));
    },
    'library.reveal': async ({ file }) => {
      const shown = await reveal(file ?? library.folder);
      return shown.ok ? ok({}) : shown;
    },
    'library.saveCopy': async () => {
      const name = `${library.name.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-') || 'library'}.${COPY_ENDING}`;
      const made = await shelf.make(name, (path) => library.saveCopy(path));
      return made.ok ? ok({ name, ...made.value }) : made;
    },
  };
}
