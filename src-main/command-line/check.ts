// `entente check`: looks a library over and prints what it found. `--repair` mends a copy and leaves the library alone.
import { cp, mkdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { told } from '../../data/failures.ts';
import { fail, ok, type Result } from '../../data/result.ts';
import { type CheckReport, checkLibrary } from '../library/check.ts';
import { errorCode } from '../library/files.ts';
import { openLibrary } from '../library/library.ts';
import { flagsOf, type Terminal } from './terminal.ts';

const FLAGS = { library: { type: 'string' }, repair: { type: 'boolean' }, json: { type: 'boolean' } } as const;

/** Exit code 0 where all is in order (or was mended), 1 with findings. */
export async function runCheck(args: readonly string[], terminal: Terminal): Promise<Result<number>> {
  const { t } = terminal;
  const flags = flagsOf(args, FLAGS, t);
  if (!flags.ok) return flags;
  const { text, is, rest } = flags.value;
  if (rest[0] !== undefined) return fail('invalid', t('cli.badFlags', { why: rest[0] }));
  const folder = terminal.folderOf(text('library'));
  const report = await checked(folder, terminal);
  if (!report.ok) return report;
  if (!is('repair')) {
    await show(report.value, is('json'), terminal);
    return ok(report.value.findings.length === 0 ? 0 : 1);
  }
  const repaired = await repair(folder, terminal);
  if (!repaired.ok) return repaired;
  const after = await checked(repaired.value, terminal);
  if (!after.ok) return after;
  await show(is('json') ? after.value : report.value, is('json'), terminal);
  terminal.say(t('cli.repaired', { folder: repaired.value, count: after.value.findings.length }));
  return ok(after.value.findings.length === 0 ? 0 : 1);
}

async function checked(folder: string, { t }: Terminal): Promise<Result<CheckReport>> {
  try {
    return ok(await checkLibrary(folder));
  } catch (error) {
    if (errorCode(error) === '') throw error;
    return fail('storage', t('cli.cannotRead', { folder, why: errorCode(error) }));
  }
}

async function show(report: CheckReport, json: boolean, { t, print }: Terminal): Promise<void> {
  if (json) return print(`${JSON.stringify(report, null, 2)}\n`);
  const { events, changes, backups, findings } = report;
  const lines = [t('cli.checked', { events, changes, backups })];
  if (findings.length === 0) lines.push(t('cli.inOrder'));
  for (const { file, what } of findings) lines.push(file === '' ? `- ${what}` : `- ${file}: ${what}`);
  return print(`${lines.join('\n')}\n`);
}

/** Opens a copy, which recovers what can be, and writes it whole. Answers the copy's folder. */
async function repair(folder: string, { t, appVersion }: Terminal): Promise<Result<string>> {
  const stamp = new Date().toISOString().slice(0, 19).replaceAll(/[-:T]/g, '');
  const copy = join(dirname(folder), `${basename(folder)}-repaired-${stamp}`);
  await mkdir(copy, { mode: 0o700 });
  await cp(folder, copy, { recursive: true, errorOnExist: true, force: false });
  const opened = await openLibrary({ folder: copy, appVersion });
  if (!opened.ok) {
    await rm(copy, { recursive: true, force: true });
    return fail(opened.error.code, t('cli.notRepaired', { why: told(opened.error, t) }));
  }
  await opened.value.compact();
  await opened.value.close();
  return ok(copy);
}
