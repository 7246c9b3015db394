// `entente export` as it is typed: into a pipe, into a pipe that closes early, wrongly, and while the app has the library.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { newEventSchema } from '../../../data/event.ts';
import { openLibrary } from '../../../src-main/library/library.ts';
import { ensureBuilt } from '../desktop/run-desktop.ts';
import { newFolder } from '../hosts.ts';
import { ROOT } from './run-entry.ts';

const CLI = join(ROOT, 'out/main/cli.js');

async function make(count: number) {
  ensureBuilt();
  const folder = newFolder();
  const opened = await openLibrary({ folder, appVersion: 'test' });
  if (!opened.ok) throw new Error(opened.error.message);
  const body = 'x'.repeat(20_000);
  await opened.value.add(
    Array.from({ length: count }, (_, at) =>
      newEventSchema.parse({ date: '2024', title: `Event ${at}`, articles: [{ language: 'en', title: '', body }] }),
    ),
  );
  const env = { ...process.env, HOME: newFolder(), XDG_DATA_HOME: newFolder(), LC_ALL: 'C' };
  const run = (...args: string[]) => spawnSync(process.execPath, [CLI, 'export', ...args], { encoding: 'utf8', env });
  return { folder, library: opened.value, env, run };
}

it('writes to a pipe while the app holds the library; says what is wrong with 2, and helps with 0', async () => {
  const { folder, library, run } = await make(3);
  const done = run('--library', folder, '--format', 'jsonl', '--query', 'during:2024');
  expect([done.status, done.stderr]).toEqual([0, '']);
  expect(done.stdout.trimEnd().split('\n')).toHaveLength(4);
  const wrong = run('--library', folder, '--format', 'docx');
  expect([wrong.status, wrong.stdout]).toEqual([2, '']);
  expect(wrong.stderr).toMatch(/^There is no format “docx”/);
  const help = run('--help');
  expect([help.status, help.stderr]).toEqual([0, '']);
  expect(help.stdout).toContain('export  --library DIR --format F');
  await library.close();
});

it('ends quietly where whoever reads the pipe stops reading', async () => {
  const { folder, library, env } = await make(200);
  await library.close();
  const child = spawn(process.execPath, [CLI, 'export', '--library', folder, '--format', 'jsonl'], { env });
  let complaints = '';
  child.stderr.on('data', (text: Buffer) => (complaints += text.toString()));
  child.stdout.once('data', () => child.stdout.destroy());
  const [code] = (await once(child, 'exit')) as [number | null];
  expect([code, complaints]).toEqual([0, '']);
});
