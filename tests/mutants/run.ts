// Takes the security lines of both hosts away, one at a time, and shows which test notices: `npm run test:mutants`.
// Works on a copy of the project; a part of a guard's or a file's name picks mutants. Ends with 1 where one survives.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { DESKTOP } from './desktop.ts';
import type { Mutant } from './mutant.ts';
import { WEB } from './web.ts';

const root = resolve(import.meta.dirname, '../..');
const copy = mkdtempSync(join(tmpdir(), 'entente-mutants-'));
process.once('exit', () => rmSync(copy, { recursive: true, force: true }));
for (const part of [
  'data',
  'out',
  'packaging',
  'src-main',
  'src-renderer',
  'tests',
  'electron.config.ts',
  'package.json',
  'tsconfig.json',
]) {
  cpSync(join(root, part), join(copy, part), { recursive: true });
}
symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));

/** Builds the copy's main bundle (or its preload), as the project's own build does, in a moment. */
async function rebuild(file: string): Promise<void> {
  const one = (entry: string, outDir: string, format: 'es' | 'cjs', name: string) =>
    build({
      configFile: false,
      logLevel: 'silent',
      root: copy,
      ssr: { noExternal: true },
      build: {
        ssr: join(copy, entry),
        outDir: join(copy, outDir),
        emptyOutDir: false,
        minify: false,
        rollupOptions: {
          external: (id) => id === 'electron' || isBuiltin(id),
          output: { format, entryFileNames: name, chunkFileNames: 'chunks/[name]-[hash].js' },
        },
      },
    });
  if (file.endsWith('preload.ts')) await one('src-main/preload.ts', 'out/preload', 'cjs', 'preload.cjs');
  else await one('src-main/index.ts', 'out/main', 'es', 'index.js');
}

const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');

interface Report {
  readonly testResults: readonly {
    readonly message: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

/** Runs test files on the copy; answers the first test that fails, or null. */
function firstFailure(tests: readonly string[]): string | null {
  const file = join(copy, 'report.json');
  rmSync(file, { force: true });
  const args = ['run', '--config', 'tests/vitest.config.ts', '--bail=1', '--reporter=json', `--outputFile=${file}`];
  const run = spawnSync(process.execPath, [vitest, ...args, ...tests], {
    cwd: copy,
    encoding: 'utf8',
    timeout: 300_000,
  });
  if (run.status === 0) return null;
  try {
    const { testResults } = JSON.parse(readFileSync(file, 'utf8')) as Report;
    const failed = testResults.flatMap((result) => result.assertionResults).find(({ status }) => status === 'failed');
    const broken = testResults.find(({ message }) => message !== '')?.message.split('\n')[0];
    return failed?.fullName.trim() ?? broken ?? 'the run ended with an error';
  } catch {
    return 'the run ended with an error';
  }
}

const isBundled = ({ file }: Mutant): boolean => file.startsWith('src-main/');
const needsBundle = ({ tests }: Mutant): boolean => tests.some((test) => test.includes('/desktop/'));

async function tryOne(mutant: Mutant): Promise<string | null> {
  const path = join(copy, mutant.file);
  const source = readFileSync(path, 'utf8');
  writeFileSync(
    path,
    source.replace(mutant.find, () => mutant.replace),
  );
  try {
    if (isBundled(mutant) && needsBundle(mutant)) await rebuild(mutant.file);
    return firstFailure(mutant.tests);
  } finally {
    writeFileSync(path, source);
  }
}

const picked = process.argv.slice(2);
const mutants = [...DESKTOP, ...WEB].filter(
  ({ guards, file }) => picked.length === 0 || picked.some((part) => guards.includes(part) || file.includes(part)),
);
process.stdout.write('| line that was taken away | file | test that noticed |\n| --- | --- | --- |\n');
let survived = 0;
for (const mutant of mutants) {
  // One copy of the project, so one after another.
  // oxlint-disable-next-line no-await-in-loop
  const noticed = await tryOne(mutant);
  if (noticed === null) survived += 1;
  process.stdout.write(`| ${mutant.guards} | ${mutant.file} | ${noticed ?? '**none**'} |\n`);
}
process.stdout.write(`\n${mutants.length} lines taken away, ${survived} not noticed.\n`);
process.exitCode = survived === 0 ? 0 : 1;
