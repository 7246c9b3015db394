// Every command, carried out on a library: parse by the contract, do it, answer in the envelope.
// Hosts bring commands here and know nothing of the library; nothing a client sends can throw out of here.
import { randomUUID } from 'node:crypto';
import type { Event } from '../../data/event.ts';
import { snippetOf } from '../../data/query/snippet.ts';
import { fail, ok, type Result } from '../../data/result.ts';
import type { UiLanguage } from '../../data/text.ts';
import type { LibraryNotice, LibraryStore, WriteOptions } from '../library/store.ts';
import { contract, type CommandName, type CommandOutput, type CommandParsed, type Notice } from './contract.ts';
import { exportFile, exportFormats } from './export.ts';
import { importHandlers } from './handlers-import.ts';
import { keepingHandlers } from './handlers-keeping.ts';
import { issuesOf } from './issues.ts';
import { plainProblem } from './plain.ts';
import { type ApiResult, INTERNAL } from './result.ts';
import { rowOf } from './rows.ts';
import { createShelf, type Shelf } from './shelf.ts';

/** What a search found; `terms` are the words that hit, for highlighting. */
interface Found {
  readonly ids: readonly string[];
  readonly total: number;
  readonly terms: readonly string[];
  /** A bit for every hit, at the number of its row. */
  readonly hits: Uint8Array;
}

/** What finds events by words; a wrong query fails with `invalid`. */
export interface SearchPort {
  search(query: string, limit: number): Answer<Found>;
}

/** Carries out a command. `client` names the window that asks. Never rejects. */
export type Dispatch = (command: string, payload: unknown, client?: string) => Promise<ApiResult>;

export interface HandlerOptions {
  readonly search: SearchPort;
  readonly appVersion: string;
  /** Where large files lie on their way in or out; one of its own unless given. */
  readonly shelf?: Shelf | undefined;
  /** Shows a file in the system's file manager; a host without a screen has none. */
  readonly reveal?: ((path: string) => Promise<Result<null>>) | undefined;
  /** Opens a file with the system's program for it; a host without a screen has none. */
  readonly openFile?: ((path: string) => Promise<boolean>) | undefined;
  /** The file of the built page to share. */
  readonly sharePage?: string | undefined;
  /** What the log calls this host: `page`, `desktop`, `command line`. */
  readonly by?: string | undefined;
  /** Told who asked for a change, before it is made; answers what to call when it is done. */
  readonly attribute?: ((what: Attribution) => () => void) | undefined;
  /** Where bugs go: the host's log. */
  readonly onBug?: ((command: string, error: unknown) => void) | undefined;
  /** Also parse answers by the contract (tests; it costs a pass over every answer). */
  readonly checkAnswers?: boolean | undefined;
}

export interface Attribution {
  readonly client: string | undefined;
  /** The id of the change, or null for a change of the desk. */
  readonly changeId: string | null;
}

type Answer<T> = Result<T> | Promise<Result<T>>;
export type Handlers = {
  [N in CommandName]: (input: CommandParsed<N>, client: string | undefined) => Answer<CommandOutput<N>>;
};

/** Makes a change with an id of its own, so that the windows can tell whose it was. */
export type Changing = <T>(
  client: string | undefined,
  wanted: string | undefined,
  change: (write: WriteOptions & { readonly changeId: string }) => Promise<Result<T>>,
) => Promise<Result<T>>;

const NO_SCREEN = fail('forbidden', 'This host cannot show files. Their full paths are listed instead.');

const DEFAULT_LIMIT = 1_000;
/** As many results as are in sight at once, and some. */
const SNIPPETS = 40;

/** Makes the dispatcher of a library. */
export function createHandlers(library: LibraryStore, options: HandlerOptions): Dispatch {
  const handlers = handlersOf(library, options);
  return async (command, payload, client) => {
    if (!isCommand(command)) return fail('unknown-command', `There is no command “${command.slice(0, 60)}”.`);
    try {
      return await run(handlers, command, payload, client, options.checkAnswers === true);
    } catch (error) {
      options.onBug?.(command, error);
      return INTERNAL;
    }
  };
}

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(contract, name);
}

async function run(
  handlers: Handlers,
  command: CommandName,
  payload: unknown,
  client: string | undefined,
  check: boolean,
): Promise<ApiResult> {
  const problem = plainProblem(payload);
  if (problem) return { ok: false, error: problem };
  const parsed = contract[command].input.safeParse(payload);
  if (!parsed.success) {
    const issues = issuesOf(parsed.error);
    return fail('invalid', sentence(issues[0]), issues);
  }
  // The name picks both the schema and the handler; TypeScript cannot follow that through the union.
  const handle = handlers[command] as (input: unknown, client: string | undefined) => Answer<unknown>;
  const answer = await handle(parsed.data, client);
  if (check && answer.ok) contract[command].output.parse(answer.value);
  return answer;
}

function sentence(issue: { path: string; message: string } | undefined): string {
  if (!issue) return 'The request does not fit this command.';
  return issue.path === '' ? issue.message : `${issue.path}: ${issue.message}`;
}

const noticeOf = (notice: LibraryNotice): Notice => ({
  ...notice,
  values: { ...notice.values },
  files: [...notice.files],
});

function handlersOf(library: LibraryStore, options: HandlerOptions): Handlers {
  const deskTurns = queue();
  const changing: Changing = async (client, wanted, change) => {
    const changeId = wanted ?? randomUUID();
    const done = options.attribute?.({ client, changeId });
    try {
      return await change({ changeId, by: options.by });
    } finally {
      done?.();
    }
  };

  const shelf = options.shelf ?? createShelf();
  const reveal = options.reveal ?? (async () => NO_SCREEN);
  return {
    ...keepingHandlers(library, changing, { shelf, reveal, openFile: options.openFile ?? (async () => false) }),
    ...importHandlers(library, changing, shelf),
    'library.describe': () =>
      ok({
        name: library.name,
        folder: library.folder,
        events: library.size,
        readOnly: library.readOnly,
        notices: library.notices.map(noticeOf),
        version: options.appVersion,
        revision: library.revision,
        undo: library.undoStep && { ...library.undoStep, events: [...library.undoStep.events] },
        redo: library.redoStep && { ...library.redoStep, events: [...library.redoStep.events] },
      }),
    'library.vocabulary': () => ok(library.vocabulary()),
    'events.index': () => ok({ revision: library.revision, events: Array.from(library.events(), rowOf) }),
    // Events that are not there are left out of the answer: they may have been removed a moment ago.
    'events.get': ({ ids }) =>
      ok({ events: ids.map((id) => library.get(id)).filter((event): event is Event => event !== undefined) }),
    'events.add': async ({ event, changeId }, client) => {
      const added = await changing(client, changeId, (write) => library.add([event], write));
      if (!added.ok) return added;
      const [whole] = added.value;
      if (!whole) throw new Error('The library added an event and did not answer it.');
      return ok({ event: whole });
    },
    'events.update': async ({ id, changes, changeId }, client) => {
      const updated = await changing(client, changeId, (write) => library.update(id, changes, write));
      return updated.ok ? ok({ event: updated.value }) : updated;
    },
    'events.remove': async ({ ids, changeId }, client) => {
      const removed = await changing(client, changeId, (write) => library.remove(ids, write));
      return removed.ok ? ok({ removed: removed.value }) : removed;
    },
    'events.search': async ({ query, limit, language }) => {
      const found = await options.search.search(query, limit ?? DEFAULT_LIMIT);
      if (!found.ok) return found;
      const { ids, total, terms, hits } = found.value;
      const answer = { ids: [...ids], total, terms: [...terms], hits: Buffer.from(hits).toString('base64') };
      return ok(
        language ? { ...answer, snippets: snippets(library, ids.slice(0, SNIPPETS), terms, language) } : answer,
      );
    },
    'history.undo': async ({ changeId }, client) => {
      const undone = await changing(client, changeId, (write) => library.undo(write));
      return undone.ok ? ok({ undone: undone.value && { ...undone.value, events: [...undone.value.events] } }) : undone;
    },
    'history.redo': async ({ changeId }, client) => {
      const redone = await changing(client, changeId, (write) => library.redo(write));
      return redone.ok ? ok({ redone: redone.value && { ...redone.value, events: [...redone.value.events] } }) : redone;
    },
    'library.export': (input) => exportFile(library, options.search, { shelf, page: options.sharePage }, input),
    'library.exportFormats': ({ language }) => ok(exportFormats(language ?? library.desk().language ?? 'en')),
    'desk.get': () => ok(library.desk()),
    // One at a time: the desk's changes have no ids, so whose turn it is says who made the change.
    'desk.set': ({ changes }, client) =>
      deskTurns(async () => {
        const done = options.attribute?.({ client, changeId: null });
        try {
          return await library.setDesk(changes);
        } finally {
          done?.();
        }
      }),
  };
}

function snippets(
  library: LibraryStore,
  ids: readonly string[],
  terms: readonly string[],
  language: UiLanguage,
): Record<string, string> {
  const found: Record<string, string> = {};
  for (const id of ids) {
    const event = library.get(id);
    const snippet = event ? snippetOf(event, terms, language) : null;
    if (snippet !== null) found[id] = snippet;
  }
  return found;
}

/** Runs tasks one after another, whatever becomes of each. */
function queue(): <T>(task: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const mine = last.then(task);
    last = mine.catch(() => undefined);
    return mine;
  };
}
