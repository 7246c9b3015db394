// `npm run test:mutants:store`: breaks the store on purpose, one way at a time, in a copy of the sources, and shows which crash
// tests catch it. A mutant that nothing catches, or a test that catches none, means that the tests do not hold it.
//   npm run test:mutants:store -- [part of a mutant's name…]
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { MUTANTS, type Mutant } from './mutant-list.ts';

const root = resolve(import.meta.dirname, '../..');
const COPIED = [
  'data',
  'src-main',
  'src-renderer',
  'tests',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'electron.config.ts',
  'share.config.ts',
];
// Taken at the start, so that somebody may go on working on the sources meanwhile.
const original = mkdtempSync(join(tmpdir(), 'entente-original-'));
for (const name of COPIED) cpSync(join(root, name), join(original, name), { recursive: true });

interface Outcome {
  readonly passed: readonly string[];
  readonly failed: readonly string[];
  readonly skipped: readonly string[];
}

interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string; readonly title: string }[];
  }[];
}

/** A copy of the sources with node_modules linked, changed by a mutant. */
function copyWith(mutant: Mutant | null): string {
  const copy = mkdtempSync(join(tmpdir(), 'entente-mutant-'));
  cpSync(original, copy, { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  for (const { file, from, to } of mutant?.edits ?? []) {
    const path = join(copy, 'src-main/library', file);
    const text = readFileSync(path, 'utf8');
    if (text.split(from).length !== 2) throw new Error(`The mutant “${mutant?.name}” no longer fits ${file}.`);
    writeFileSync(
      path,
      text.replace(from, () => to),
    );
  }
  return copy;
}

function outcomeOf(mutant: Mutant | null): Outcome {
  const copy = copyWith(mutant);
  try {
    const report = join(copy, 'report.json');
    // Built anew, so that the tests that start the host start the changed one.
    spawnSync(process.execPath, ['src-main/start/built.mjs'], { cwd: copy, stdio: 'ignore' });
    const vitest = join(copy, 'node_modules/vitest/vitest.mjs');
    const args = [
      'run',
      '--config',
      'tests/vitest.config.ts',
      'tests/crash',
      '--reporter=json',
      `--outputFile=${report}`,
    ];
    spawnSync(process.execPath, [vitest, ...args], { cwd: copy, stdio: 'ignore', timeout: 900_000 });
    // A store that no longer answers keeps its tests waiting: that is noticed too.
    if (!existsSync(report)) return { passed: [], failed: ['the run came to no end'], skipped: [] };
    const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report;
    const named = (status: string): string[] =>
      testResults.flatMap(({ name, assertionResults }) =>
        assertionResults
          .filter((result) => result.status === status)
          .map(({ title }) => `${name.replace(/^.*\/crash\//, '').replace('.test.ts', '')}: ${title}`),
      );
    return { passed: named('passed'), failed: named('failed'), skipped: named('skipped') };
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

const wanted = process.argv.slice(2);
const chosen = MUTANTS.filter(({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)));
const sound = outcomeOf(null);
if (sound.failed.length > 0) {
  rmSync(original, { recursive: true, force: true });
  process.stderr.write(`The store as it is fails: ${sound.failed.join('; ')}\n`);
  process.exit(2);
}
const silent = new Set(sound.passed);
let missed = 0;
process.stdout.write('| mutant | caught by |\n| --- | --- |\n');
for (const mutant of chosen) {
  const { failed } = outcomeOf(mutant);
  for (const test of failed) silent.delete(test);
  if (failed.length === 0) missed += 1;
  process.stdout.write(`| ${mutant.name} | ${failed.length === 0 ? '**nothing**' : failed.join('<br>')} |\n`);
}
if (wanted.length === 0 && silent.size > 0) process.stdout.write(`\nFailed on no mutant: ${[...silent].join('; ')}\n`);
if (sound.skipped.length > 0) process.stdout.write(`\nNot run on this machine: ${sound.skipped.join('; ')}\n`);
rmSync(original, { recursive: true, force: true });
process.exitCode = missed === 0 ? 0 : 1;
