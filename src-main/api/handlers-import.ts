// The commands that take material in. What a material holds is read in src-main/interchange; this gives it the library
// to compare with, and hands the library what came of it, as one change.
import { translator } from '../../data/i18n/t.ts';
import type { Vocabulary } from '../../data/vocabulary.ts';
import { fail, ok, type Result } from '../../data/result.ts';
import type { Place } from '../interchange/article/folded-text.ts';
import { isSure, proposeEvent } from '../interchange/article/propose.ts';
import type { Found } from '../interchange/article/topics.ts';
import { MAPPED_FIELDS, type Mapping, type Material } from '../interchange/format.ts';
import { bytesMaterial, fileMaterial, textMaterial } from '../interchange/material.ts';
import { type Prepared, prepareImport } from '../interchange/prepare.ts';
import type { LibraryStore } from '../library/store.ts';
import type { CommandOutput, CommandParsed } from './contract.ts';
import type { ColumnMapping, importing } from './contract-import.ts';
import type { Changing, Handlers } from './handlers.ts';
import type { Shelf } from './shelf.ts';
import { createUploads } from './uploads.ts';

type Wish = CommandParsed<'library.preview'>;

/** A preview or an import under way. */
interface Task {
  readonly controller: AbortController;
  read: number;
  size: number | null;
  events: number;
}

export function importHandlers(
  library: LibraryStore,
  changing: Changing,
  shelf: Shelf,
): Pick<Handlers, keyof typeof importing> {
  const tasks = new Map<string, Task>();

  /** Runs a task under its token, so that it can be asked about and stopped. */
  const tracked = async <T>(token: string | undefined, run: (task: Task) => Promise<T>): Promise<T> => {
    const task: Task = { controller: new AbortController(), read: 0, size: null, events: 0 };
    if (token !== undefined) tasks.set(token, task);
    try {
      return await run(task);
    } finally {
      if (token !== undefined) tasks.delete(token);
    }
  };

  const prepare = async (wish: Wish, task: Task): Promise<Result<Prepared>> => {
    const material = await materialOf(wish, shelf);
    if (!material.ok) return material;
    const mapping = mappingOf(wish.mapping);
    if (!mapping.ok) return mapping;
    task.size = material.value.size ?? null;
    const language = wish.language ?? 'en';
    return prepareImport(
      material.value,
      { events: library.events(), vocabulary: library.vocabulary() },
      {
        t: translator(language),
        language,
        format: wish.format,
        mapping: mapping.value,
        pair: wish.options?.pair,
        signal: task.controller.signal,
        progress: (bytes) => {
          task.read = bytes;
        },
      },
    );
  };

  return {
    'library.preview': (wish) =>
      tracked(wish.token, async (task) => {
        const prepared = await prepare(wish, task);
        if (!prepared.ok) return prepared;
        const { events: _, merges: __, entries: ___, rows, table, ...rest } = prepared.value;
        return ok({
          ...rest,
          refused: [...rest.refused],
          rows: rows.map((row) => ({
            ...row,
            ...(row.warnings ? { warnings: [...row.warnings] } : { warnings: undefined }),
          })),
          table: table && {
            records: table.records.map((record) => record.map((cell) => cell.slice(0, 300))),
            mapping: table.mapping && {
              ...table.mapping,
              columns: { ...table.mapping.columns },
            },
          },
        });
      }),
    'library.import': ({ changeId, ...wish }, client) =>
      tracked(wish.token, async (task) => {
        if (library.readOnly) return fail('read-only', 'This library is open to be read only.');
        const prepared = await prepare(wish, task);
        if (!prepared.ok) return prepared;
        return changing(client, changeId, (write) =>
          importPrepared(library, prepared.value, wish.name, {
            ...write,
            signal: task.controller.signal,
            progress: (events) => {
              task.events = events;
            },
            noDates: translator(wish.language ?? 'en')('import.noDateColumn'),
          }),
        );
      }),
    'library.importProgress': ({ token }) => {
      const task = tasks.get(token);
      return ok(task ? { read: task.read, size: task.size, events: task.events } : null);
    },
    'library.importStop': ({ token }) => {
      const task = tasks.get(token);
      task?.controller.abort();
      return ok({ stopped: task !== undefined });
    },
    'article.propose': ({ content, published }) => ok(proposalOf(content, library.vocabulary(), published ?? null)),
    'files.send': createUploads(shelf),
  };
}

const places = (at: readonly Place[]): [number, number][] => at.map(([from, to]) => [from, to]);
const found = (entries: readonly Found[], sure: (one: Found, at: number) => boolean) =>
  entries.map((one, at) => ({ id: one.id, sure: sure(one, at), at: places(one.at) }));

/** A proposal as it is told: without scores, in plain lists. */
function proposalOf(
  content: string,
  vocabulary: Vocabulary,
  published: string | null,
): CommandOutput<'article.propose'> {
  const {
    dates,
    topics,
    kinds,
    actors,
    places: where,
    titles,
    summaries,
    ...rest
  } = proposeEvent(content, vocabulary, published);
  return {
    ...rest,
    titles: [...titles],
    summaries: [...summaries],
    dates: dates.dates.map(({ edtf, at, from, yearAssumed }) => ({ edtf, at: places(at), from, yearAssumed })),
    published: dates.published && {
      edtf: dates.published.edtf,
      at: dates.published.at && [dates.published.at[0], dates.published.at[1]],
    },
    open: places(dates.open),
    lasted: dates.lasted && { days: dates.lasted.days, at: [dates.lasted.at[0], dates.lasted.at[1]] },
    topics: found(topics, isSure),
    kinds: found(kinds, (_, at) => at === 0),
    actors: found(actors, () => true),
    places: where.map(({ name, country, at }) => ({ name, country, at: places(at) })),
    source: { ...rest.source },
  };
}

/** The report of an import, exactly as it is told. */
export interface ImportReport {
  readonly format: string;
  readonly added: number;
  readonly merged: number;
  readonly refused: { row: number; reason: string }[];
  readonly first: string | null;
  readonly last: string | null;
}

/** The report of what was prepared, and nothing else of it. */
export function reportOf({ format, added, merged, refused, first, last }: Prepared): ImportReport {
  return { format, added, merged, refused: refused.map(({ row, reason }) => ({ row, reason })), first, last };
}

/** Gives the library what was prepared, as one step. Nothing to do is no change. */
export async function importPrepared(
  library: LibraryStore,
  prepared: Prepared,
  name: string,
  options: {
    readonly changeId?: string | undefined;
    readonly by?: string | undefined;
    readonly signal?: AbortSignal | undefined;
    readonly progress?: ((done: number) => void) | undefined;
    /** The sentence for a table without a column of dates. */
    readonly noDates: string;
  },
): Promise<Result<ImportReport>> {
  const { noDates, ...write } = options;
  if (prepared.table && prepared.table.mapping?.columns.date === undefined) return fail('invalid', noDates);
  const { events, merges, entries } = prepared;
  if (events.length + merges.length > 0) {
    const done = await library.import(events, merges, { ...write, from: name.slice(0, 300), entries });
    if (!done.ok) return done;
  }
  return ok(reportOf(prepared));
}

async function materialOf({ name, content, encoding }: Wish, shelf: Shelf): Promise<Result<Material>> {
  if (encoding === 'text') return ok(textMaterial(name, content));
  if (encoding === 'base64') {
    if (!/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(content)) return wrong('content', 'This is not base64.');
    return ok(bytesMaterial(name, new Uint8Array(Buffer.from(content, 'base64'))));
  }
  const found = shelf.find(content);
  return found ? ok(await fileMaterial(found.file, name)) : fail('not-found', 'There is no such file, or no longer.');
}

const wrong = (path: string, message: string): Result<never> =>
  fail('invalid', `${path}: ${message}`, [{ path, message }]);

function mappingOf(given: ColumnMapping | undefined): Result<Mapping | undefined> {
  if (!given) return ok(undefined);
  const known: ReadonlySet<string> = new Set(MAPPED_FIELDS);
  const unknown = Object.keys(given.columns).find((field) => !known.has(field));
  if (unknown !== undefined) return wrong(`mapping.columns.${unknown}`, `There is no field “${unknown}” to fill.`);
  if (given.columns['date'] === undefined) return wrong('mapping.columns.date', 'One column must be the date.');
  return ok(given as Mapping);
}
