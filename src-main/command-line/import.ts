// `entente import`: brings a file into a library as one step that can be undone, or says what would come of it.
// The report goes to stdout; with `--json` exactly { format, added, merged, refused, first, last }.
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { createWriteStream } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fail, ok, type Result } from '../../data/result.ts';
import { importPrepared, type ImportReport, reportOf } from '../api/handlers-import.ts';
import type { Material } from '../interchange/format.ts';
import { fileMaterial } from '../interchange/material.ts';
import { type Prepared, prepareImport } from '../interchange/prepare.ts';
import { errorCode } from '../library/files.ts';
import { openLibrary } from '../library/library.ts';
import type { LibraryStore } from '../library/store.ts';
import { terminalLanguage } from '../start/words.ts';
import { flagsOf, type Given, type Terminal } from './terminal.ts';

const FLAGS = {
  library: { type: 'string' },
  format: { type: 'string' },
  pair: { type: 'string' },
  order: { type: 'string' },
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

/** Exit code 0 where every row came in, 1 where some were refused. */
export async function runImport(args: readonly string[], terminal: Terminal): Promise<Result<number>> {
  const { t } = terminal;
  const flags = flagsOf(args, FLAGS, t);
  if (!flags.ok) return flags;
  const given = flags.value;
  const [path, ...more] = given.rest;
  if (path === undefined) return fail('invalid', t('cli.noFile'));
  if (more[0] !== undefined) return fail('invalid', t('cli.badFlags', { why: more[0] }));
  const wish = wishOf(given, terminal);
  if (!wish.ok) return wish;
  const spool = path === '-' ? await mkdtemp(join(tmpdir(), 'entente-import-')) : null;
  try {
    const material = await materialOf(path, spool, terminal);
    if (!material.ok) return material;
    return await importFile(material.value, wish.value, given, terminal);
  } finally {
    if (spool !== null) await rm(spool, { recursive: true, force: true });
  }
}

interface Wish {
  readonly format: string | undefined;
  readonly pair: readonly [string, string] | 'any' | undefined;
  readonly order: 'dmy' | 'mdy' | undefined;
}

function wishOf(given: Given, { t }: Terminal): Result<Wish> {
  const order = given.text('order');
  if (order !== undefined && order !== 'dmy' && order !== 'mdy') return fail('invalid', t('cli.badOrder'));
  const typed = given.text('pair');
  const codes = typed?.toUpperCase().split(',') ?? [];
  const [one = '', other = ''] = codes;
  if (
    typed !== undefined &&
    typed !== 'any' &&
    !(codes.length === 2 && codes.every((code) => /^[A-Z]{3}$/.test(code)))
  ) {
    return fail('invalid', t('cli.badPair'));
  }
  const pair = typed === undefined ? undefined : typed === 'any' ? 'any' : ([one, other] as const);
  return ok({ format: given.text('format'), pair, order });
}

/** The file; standard input goes to a temporary one first, since a material is read more than once. */
async function materialOf(path: string, spool: string | null, { t }: Terminal): Promise<Result<Material>> {
  try {
    if (spool === null) {
      if ((await stat(path)).isDirectory()) return fail('invalid', t('cli.isFolder', { file: path }));
      return ok(await fileMaterial(path));
    }
    const file = join(spool, 'input');
    await pipeline(process.stdin, createWriteStream(file, { mode: 0o600 }));
    return ok(await fileMaterial(file, t('cli.standardInput')));
  } catch (error) {
    if (errorCode(error) === '') throw error;
    return fail('storage', t('cli.noSuchFile', { file: path, why: errorCode(error) }));
  }
}

async function importFile(material: Material, wish: Wish, given: Given, terminal: Terminal): Promise<Result<number>> {
  const { t } = terminal;
  const dry = given.is('dry-run');
  const folder = terminal.folderOf(given.text('library'));
  const opened =
    dry && !(await isThere(folder))
      ? null
      : await openLibrary({
          folder,
          appVersion: terminal.appVersion,
          readOnly: dry,
          seed: async () => (await import('../../data/seed/index.ts')).loadSeed(),
        });
  if (opened && !opened.ok) return opened;
  const library = opened?.value ?? null;
  try {
    const prepared = await prepare(material, wish, library, terminal);
    if (!prepared.ok) return refused(prepared, given, terminal);
    const lacksDates = prepared.value.table && prepared.value.table.mapping?.columns.date === undefined;
    if (lacksDates) return refused(fail('invalid', t('import.noDateColumn')), given, terminal);
    if (!dry && library) {
      const done = await importPrepared(library, prepared.value, basename(material.name), {
        by: 'command line',
        noDates: t('import.noDateColumn'),
      });
      if (!done.ok) return done;
    }
    await show(prepared.value, dry, given.is('json'), terminal);
    return ok(prepared.value.refused.length > 0 ? 1 : 0);
  } finally {
    await library?.close();
  }
}

const isThere = (folder: string): Promise<boolean> =>
  stat(folder).then(
    () => true,
    () => false,
  );

async function prepare(
  material: Material,
  { format, pair, order }: Wish,
  library: LibraryStore | null,
  { t, say }: Terminal,
): Promise<Result<Prepared>> {
  const language = terminalLanguage();
  let told = 0;
  const { size } = material;
  const existing = library
    ? { events: library.events(), vocabulary: library.vocabulary() }
    : { events: [], vocabulary: { topics: [], kinds: [], actors: [] } };
  return prepareImport(material, existing, {
    t,
    language,
    format,
    pair,
    order,
    progress: (bytes) => {
      // Large files only, and to a person only.
      if (!process.stderr.isTTY || !size || size < 20_000_000) return;
      const percent = Math.floor((100 * bytes) / size);
      if (percent < told + 5) return;
      told = percent;
      say(t('cli.reading', { percent }));
    },
  });
}

/** The whole of it was refused: programs get the report's shape all the same. */
async function refused(failure: Result<never>, given: Given, terminal: Terminal): Promise<Result<number>> {
  if (failure.ok || !given.is('json')) return failure;
  const report: ImportReport = {
    format: given.text('format') ?? 'unknown',
    added: 0,
    merged: 0,
    refused: [{ row: 0, reason: failure.error.message }],
    first: null,
    last: null,
  };
  await terminal.print(`${JSON.stringify(report)}\n`);
  return failure;
}

const SHOWN = 50;

async function show(prepared: Prepared, dry: boolean, json: boolean, { t, print, say }: Terminal): Promise<void> {
  if (json) return print(`${JSON.stringify(reportOf(prepared))}\n`);
  const { formatName, added, merged, refused: rows, passed, repeats, first, last } = prepared;
  const counts = { format: formatName, added, merged, refused: rows.length };
  const lines = [t(dry ? 'cli.wouldImport' : 'cli.imported', counts)];
  if (first !== null && last !== null) lines.push(t('cli.importSpan', { first, last }));
  if (repeats > 0) lines.push(t('import.repeats', { count: repeats }));
  if (passed > 0) lines.push(t('import.passed', { count: passed }));
  await print(`${lines.join('\n')}\n`);
  for (const { row, reason } of rows.slice(0, SHOWN)) say(t('cli.refusedRow', { row, reason }));
  if (rows.length > SHOWN) say(t('cli.moreRefused', { count: rows.length - SHOWN }));
}
