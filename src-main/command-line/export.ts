// `entente export`: writes events to standard output or to a file. The library is opened to read; the app may have it open.
import { randomBytes } from 'node:crypto';
import { rename, rm } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { UI_LANGUAGES, type UiLanguage } from '../../data/text.ts';
import { fail, ok, type Result } from '../../data/result.ts';
import { chosenEvents, findWriter, refusable, writePieces, writingOf } from '../api/export.ts';
import type { Writer } from '../interchange/format.ts';
import { WRITERS } from '../interchange/registry.ts';
import { openLibrary } from '../library/library.ts';
import { liveSearch } from '../library/search/live-search.ts';
import { flagsOf, type Given, type Terminal } from './terminal.ts';

const FLAGS = {
  library: { type: 'string' },
  query: { type: 'string' },
  format: { type: 'string' },
  out: { type: 'string' },
  language: { type: 'string' },
  notes: { type: 'boolean' },
} as const;

/** Exit code 0 where everything was written. */
export async function runExport(args: readonly string[], terminal: Terminal): Promise<Result<number>> {
  const { t } = terminal;
  const flags = flagsOf(args, FLAGS, t);
  if (!flags.ok) return flags;
  const given = flags.value;
  if (given.rest[0] !== undefined) return fail('invalid', t('cli.badFlags', { why: given.rest[0] }));
  const language = languageOf(given.text('language'), terminal);
  if (!language.ok) return language;
  const writer = writerOf(given, terminal);
  if (!writer.ok) return writer;
  const opened = await openLibrary({
    folder: terminal.folderOf(given.text('library')),
    appVersion: terminal.appVersion,
    readOnly: true,
  });
  if (!opened.ok) return opened;
  try {
    const library = opened.value;
    const wish = { query: given.text('query'), language: language.value, notes: given.is('notes') };
    const events = await chosenEvents(library, liveSearch(library), wish);
    if (!events.ok) return events;
    const pieces = writer.value.write(writingOf(library, events.value, wish, new Date(), terminal.sharePage));
    const out = given.text('out');
    if (out === undefined || out === '-') {
      const printed = await refusable(print(pieces, terminal));
      if (!printed.ok) return printed;
    } else {
      const written = await replace(resolve(out), pieces);
      if (!written.ok) return fail(written.error.code, t('cli.notWritten', { file: out, why: written.error.message }));
      terminal.say(t('cli.exported', { count: events.value.length, file: out }));
    }
    if (events.value.length === 0) terminal.say(t('cli.nothingFound'));
    return ok(0);
  } finally {
    await opened.value.close();
  }
}

async function print(pieces: ReturnType<Writer['write']>, terminal: Terminal): Promise<void> {
  for await (const piece of pieces) await terminal.print(piece);
}

function languageOf(typed: string | undefined, { t }: Terminal): Result<UiLanguage | undefined> {
  const known = UI_LANGUAGES.find((language) => language === typed);
  if (typed === undefined || known) return ok(known);
  return fail('invalid', t('cli.badLanguage', { language: typed.slice(0, 40) }));
}

/** The format that was named, or that the file's ending means. */
function writerOf(given: Given, { t }: Terminal): Result<Writer> {
  const format = given.text('format');
  if (format !== undefined) return findWriter(format);
  const ending = extname(given.text('out') ?? '')
    .slice(1)
    .toLowerCase();
  const writer = ending === '' ? undefined : WRITERS.find(({ extension }) => extension === ending);
  if (writer) return ok(writer);
  return fail('invalid', t('cli.noFormat', { formats: WRITERS.map(({ id }) => id).join(', ') }));
}

/** The whole file or none of it: what was there stays until the new one is complete. */
async function replace(file: string, pieces: ReturnType<Writer['write']>): Promise<Result<null>> {
  const beside = `${file}.${randomBytes(4).toString('hex')}.part`;
  // Less what the person's umask takes, as any program's files.
  const written = await writePieces(beside, pieces, 0o666);
  if (!written.ok) {
    await rm(beside, { force: true });
    return written;
  }
  await rename(beside, file);
  return written;
}
