// Giving events out: which ones, in which order, in which format; as text where that is small, else as a file.
// The command line and the contract's command both stand on this.
import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseEdtf } from '../../data/dates.ts';
import type { Event } from '../../data/event.ts';
import { translator } from '../../data/i18n/t.ts';
import { fail, ok, type Result } from '../../data/result.ts';
import type { UiLanguage } from '../../data/text.ts';
import { Unwritable, type Writer, type Writing } from '../interchange/format.ts';
import { WRITERS, writerOf } from '../interchange/registry.ts';
import type { LibraryStore } from '../library/store.ts';
import type { CommandOutput, CommandParsed } from './contract.ts';
import type { SearchPort } from './handlers.ts';
import type { Shelf } from './shelf.ts';

export interface ExportWish {
  readonly ids?: readonly string[] | undefined;
  readonly query?: string | undefined;
  readonly language?: UiLanguage | undefined;
  readonly notes?: boolean | undefined;
  readonly selection?: string | undefined;
}

/** More than any library holds: a search for an export is not cut short. */
const ALL = 10_000_000;
/** Characters up to which an export travels in the answer itself. */
const INLINE = 4 * 1024 * 1024;

/** The writer of a format, or which formats there are. */
export function findWriter(format: string): Result<Writer> {
  const writer = writerOf(format);
  if (writer) return ok(writer);
  const message = `There is no format “${format.slice(0, 40)}”. There are: ${WRITERS.map(({ id }) => id).join(', ')}.`;
  return fail('invalid', message, [{ path: 'format', message }]);
}

/** The formats, with what each leaves out as sentences. */
export function exportFormats(language: UiLanguage): CommandOutput<'library.exportFormats'> {
  const t = translator(language);
  return {
    formats: WRITERS.map(({ id, name, extension, drops }) => ({
      id,
      name,
      extension,
      drops: drops.map((key) => t(key)),
    })),
  };
}

/** The events that are wanted, in order of time. Ids that are not there are left out. */
export async function chosenEvents(
  library: LibraryStore,
  search: SearchPort,
  { ids, query }: ExportWish,
): Promise<Result<readonly Event[]>> {
  let chosen: Iterable<Event> = library.events();
  if (ids) chosen = [...new Set(ids)].map((id) => library.get(id)).filter((event) => event !== undefined);
  if (query !== undefined && query.trim() !== '') {
    const found = await search.search(query, ALL);
    if (!found.ok) return found;
    const hits = new Set(found.value.ids);
    chosen = [...chosen].filter(({ id }) => hits.has(id));
  }
  return ok(inTimeOrder(chosen));
}

function inTimeOrder(events: Iterable<Event>): Event[] {
  const keyed = Array.from(events, (event) => {
    const span = parseEdtf(event.date);
    if (!span.ok) throw new Error(`Event ${event.id} is stored with a date that does not parse.`);
    return { event, start: span.value.start, end: span.value.end };
  });
  keyed.sort((a, b) => a.start - b.start || a.end - b.end || (a.event.id < b.event.id ? -1 : 1));
  return keyed.map(({ event }) => event);
}

/** What a writer is given. `page` is the file of the built page to share. */
export function writingOf(
  library: LibraryStore,
  events: readonly Event[],
  wish: ExportWish,
  at: Date,
  page: string | undefined,
): Writing {
  const language = wish.language ?? library.desk().language ?? 'en';
  const selection = wish.selection ?? (wish.query?.trim() ? wish.query.trim() : undefined);
  return {
    events,
    vocabulary: library.vocabulary(),
    t: translator(language),
    language,
    selection,
    notes: wish.notes,
    at: at.toISOString(),
    lanes: library.desk().lanes,
    page: async () => (page === undefined ? undefined : readFile(page, 'utf8').catch(() => undefined)),
  };
}

/** A name that says what and when, and is one everywhere: `entente-2026-11-26.csv`. */
export function exportName(library: LibraryStore, writer: Writer, at: Date): string {
  const name = library.name
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')
    .replaceAll(/^[-.]+|[-.]+$/g, '');
  return `${name.slice(0, 80) || 'entente'}-${at.toISOString().slice(0, 10)}.${writer.extension}`;
}

/** Carries out `library.export`. */
export async function exportFile(
  library: LibraryStore,
  search: SearchPort,
  { shelf, page }: { readonly shelf: Shelf; readonly page: string | undefined },
  input: CommandParsed<'library.export'>,
): Promise<Result<CommandOutput<'library.export'>>> {
  const writer = findWriter(input.format);
  if (!writer.ok) return writer;
  const events = await chosenEvents(library, search, input);
  if (!events.ok) return events;
  const at = new Date();
  const { mediaType } = writer.value;
  const name = exportName(library, writer.value, at);
  const pieces = writer.value.write(writingOf(library, events.value, input, at, page));
  const gathered = await refusable(gather(pieces, INLINE));
  if (!gathered.ok) return gathered;
  const small = gathered.value;
  if (small.rest === null) return ok({ name, mediaType, content: small.text, encoding: 'text' });
  const { text, rest } = small;
  const shelved = await shelf.make(name, (path) => writePieces(path, joined(text, rest)));
  return shelved.ok ? ok({ name, mediaType, content: shelved.value.handle, encoding: 'handle' }) : shelved;
}

/** A writer's refusal as a failure. */
export async function refusable<T>(writing: Promise<T>): Promise<Result<T>> {
  try {
    return ok(await writing);
  } catch (error) {
    if (error instanceof Unwritable) return fail('storage', error.message);
    throw error;
  }
}

type Pieces = Iterable<string> | AsyncIterable<string>;

/** The whole of a short text; of a long one its beginning, and the pieces that are left. */
async function gather(pieces: Pieces, most: number): Promise<{ text: string; rest: AsyncGenerator<string> | null }> {
  const rest = iterate(pieces);
  let text = '';
  // Each piece is made from where the one before ended.
  // oxlint-disable-next-line no-await-in-loop
  for (let next = await rest.next(); !next.done; next = await rest.next()) {
    text += next.value;
    if (text.length > most) return { text, rest };
  }
  return { text, rest: null };
}

async function* iterate(pieces: Pieces): AsyncGenerator<string> {
  yield* pieces;
}

async function* joined(first: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield first;
  yield* rest;
}

/** Writes pieces to a file that is not there yet, private to the person unless said. Fails with `storage`. */
export async function writePieces(path: string, pieces: Pieces, mode = 0o600): Promise<Result<null>> {
  try {
    await pipeline(Readable.from(pieces), createWriteStream(path, { flags: 'wx', mode }));
    return ok(null);
  } catch (error) {
    if (error instanceof Unwritable) return fail('storage', error.message);
    if (error instanceof Error && 'code' in error && 'syscall' in error) {
      return fail('storage', `The file could not be written (${String(error.code)}).`);
    }
    throw error;
  }
}
