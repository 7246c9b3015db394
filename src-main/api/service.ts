// What a host serves: commands in, answers and changes out. The two hosts know the library only through this.
// Changes are told with the window that asked for them, so that a page can tell its own from others'.
import type { LibraryChange, LibraryStore } from '../library/store.ts';
import type { ChangeNotice } from './contract.ts';
import { createHandlers, type Dispatch, type HandlerOptions } from './handlers.ts';
import { rowOf } from './rows.ts';
import { findCopy, type SavedCopy } from './copies.ts';
import { createShelf, type Shelf } from './shelf.ts';

/** A change as told to a window; `by` is the client that asked for it, where one did. */
export type ToldChange = ChangeNotice & { readonly by?: string };

export interface Service {
  readonly dispatch: Dispatch;
  /** Files too large for a command, on their way in or out. */
  readonly shelf: Shelf;
  /** The library's copy of a source, by the SHA-256 of its content; null where there is none. */
  findCopy(name: string): Promise<SavedCopy | null>;
  /** Counts acknowledged changes. */
  revision(): number;
  /** Resolves when the changes of the desk that have arrived are kept, or were refused: wait for it before closing. */
  deskSettled(): Promise<void>;
  /** Calls back after each acknowledged change; returns the way to stop. */
  onChange(listener: (change: ToldChange) => void): () => void;
}

// Past this many rows a window does better to ask for the index again.
const MOST_ROWS = 2_000;

/** Makes the service of an open library. */
export function createService(library: LibraryStore, options: HandlerOptions): Service {
  const shelf = options.shelf ?? createShelf();
  const asking = new Map<string, string>();
  let deskBy: string | undefined;
  // They are kept one after another, so the last stands for all.
  let lastDesk: Promise<unknown> = Promise.resolve();
  const answer = createHandlers(library, {
    ...options,
    shelf,
    attribute: ({ client, changeId }) => {
      if (changeId === null) {
        deskBy = client;
        return () => {
          deskBy = undefined;
        };
      }
      if (client !== undefined) asking.set(changeId, client);
      return () => asking.delete(changeId);
    },
  });
  const dispatch: Dispatch = (name, input, client) => {
    const answered = answer(name, input, client);
    if (name === 'desk.set') lastDesk = answered;
    return answered;
  };
  return {
    dispatch,
    shelf,
    findCopy: (name) => findCopy(library.folder, name),
    revision: () => library.revision,
    deskSettled: async () => void (await lastDesk),
    onChange: (listener) =>
      library.onChange((change) => {
        const by = change.changeId === undefined ? (change.desk ? deskBy : undefined) : asking.get(change.changeId);
        listener({ ...noticeOf(change), ...(by === undefined ? {} : { by }) });
      }),
  };
}

/** What windows are told of a change: its rows, or that so much changed that they should ask again. */
export function noticeOf(change: LibraryChange): ChangeNotice {
  const { revision, vocabulary, desk, notices = false } = change;
  if (change.changed.length + change.removed.length > MOST_ROWS) {
    return { revision, changed: [], removed: [], vocabulary, desk, notices, reload: true };
  }
  return { revision, changed: change.changed.map(rowOf), removed: change.removed, vocabulary, desk, notices };
}
