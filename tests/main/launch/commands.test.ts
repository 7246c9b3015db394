// The two commands as a person types them: the ready line, refusals in one sentence, and an orderly end.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { translator } from '../../../data/i18n/t.ts';
import { newFolder } from '../hosts.ts';
import { ready, ROOT, run, type Run } from './run-entry.ts';

async function call(
  address: URL,
  command: string,
  payload: unknown = {},
): Promise<{ ok: boolean; value: Record<string, unknown> }> {
  const answer = await fetch(new URL(`/api/${command}`, address), {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${address.searchParams.get('token')}` },
    body: JSON.stringify(payload),
  });
  return (await answer.json()) as { ok: boolean; value: Record<string, unknown> };
}

describe.each(['web', 'launch'] as const)('%s --no-open', (entry) => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'prints one ready line, serves all events, and ends with 0 on %s',
    async (signal) => {
      const folder = newFolder();
      const started = run(entry, ['--no-open', '--port', '0', '--library', folder]);
      const address = await ready(started);
      expect(address.hostname).toBe('127.0.0.1');
      expect((await call(address, 'library.describe')).value).toMatchObject({ events: 239, folder });
      started.child.kill(signal);
      expect(await started.code).toBe(0);
      expect(started.out().trim().split('\n')).toHaveLength(1);
      // Let go of cleanly: the next one opens it without a notice of damage or of a holder.
      const again = await ready(run(entry, ['--no-open', '--port', '0', '--library', folder]));
      expect((await call(again, 'library.describe')).value).toMatchObject({ notices: [] });
    },
  );

  it('takes the port and the token it is told', async () => {
    const token = 'a-token-that-is-long-enough-0123';
    const address = await ready(run(entry, ['--no-open', '--port', '0', '--token', token, '--library', newFolder()]));
    expect(address.searchParams.get('token')).toBe(token);
  });
});

it.skipIf(process.platform === 'win32')('ends with the shell that npm started it in', async () => {
  const folder = newFolder();
  const line = `"${process.execPath}" "${join(ROOT, 'out/main/web.js')}" --no-open --library "${folder}"; true`;
  const shell = spawn('sh', ['-c', line], {
    env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder, npm_lifecycle_event: 'web' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [text] = (await once(shell.stdout, 'data')) as [Buffer];
  const address = new URL(/http\S+/.exec(text.toString())?.[0] ?? '');
  expect((await fetch(address, { redirect: 'manual' })).status).toBe(303);
  shell.kill('SIGTERM');
  await once(shell.stdout, 'close');
  await expect(fetch(address)).rejects.toThrow('fetch failed');
});

it('tells a program that sends more than 8 MB why it is refused, though it is still sending', async () => {
  // Between two processes an answer cut off by a closing connection is a race that is lost every other time.
  const address = await ready(run('web', ['--no-open', '--library', newFolder()]));
  for (let turn = 0; turn < 12; turn += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one after another, as a program would
    const answer = await call(address, 'events.add', { event: { title: 'x'.repeat(9_000_000), date: '2024' } });
    expect(answer).toMatchObject({ ok: false, error: { code: 'too-large' } });
  }
});

describe('an acknowledged event', () => {
  it('is there after kill -9', async () => {
    const folder = newFolder();
    const first = run('web', ['--no-open', '--port', '0', '--library', folder]);
    const added = await call(await ready(first), 'events.add', { event: { title: 'Kept', date: '2024-01-02' } });
    first.child.kill('SIGKILL');
    await first.code;
    const again = await ready(run('web', ['--no-open', '--port', '0', '--library', folder]));
    const { id } = added.value['event'] as { id: string };
    expect((await call(again, 'events.get', { ids: [id] })).value).toMatchObject({
      events: [{ id, title: { und: 'Kept' } }],
    });
  });
});

describe('refusals: one sentence, code 2, no stack', () => {
  async function refused(started: Run): Promise<string> {
    expect(await started.code).toBe(2);
    expect(started.out()).toBe('');
    expect(started.err()).not.toMatch(/\n\s+at |Error:/);
    expect(started.err().trim().split('\n')).toHaveLength(1);
    return started.err();
  }

  it.each([[['--prot', '1']], [['--port', 'many']], [['--port', '70000']], [['--token', 'short']], [['--library']]])(
    'the flags %j',
    async (flags) => {
      await refused(run('web', ['--no-open', ...flags]));
      await refused(run('launch', ['--no-open', ...flags]));
    },
  );

  it('a port in use', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const { port } = server.address() as { port: number };
    expect(await refused(run('web', ['--no-open', '--port', String(port), '--library', newFolder()]))).toContain(
      String(port),
    );
  });

  it('a library folder that is a file', async () => {
    const file = join(newFolder(), 'library');
    writeFileSync(file, 'not a folder');
    await refused(run('web', ['--no-open', '--port', '0', '--library', file]));
  });

  it.skipIf(process.getuid?.() === 0)(
    'a folder that cannot be written (skipped for root, who may write anywhere)',
    async () => {
      const folder = join(newFolder(), 'closed');
      mkdirSync(folder);
      chmodSync(folder, 0o500);
      await refused(run('web', ['--no-open', '--port', '0', '--library', folder]));
    },
  );

  it.skipIf(process.platform !== 'linux')('a folder where nobody may make one, root included', async () => {
    const folder = '/proc/self/entente/library';
    expect(await refused(run('web', ['--no-open', '--port', '0', '--library', folder]))).toContain(folder);
    expect(await refused(run('launch', ['--no-open', '--port', '0', '--library', folder]))).toContain(folder);
  });

  it('a library that another Entente holds: the holder is named, and reading alone is still possible', async () => {
    const folder = newFolder();
    const first = run('web', ['--no-open', '--port', '0', '--library', folder]);
    await ready(first);
    const second = run('web', ['--no-open', '--port', '0', '--library', folder]);
    expect(await refused(second)).toContain(String(first.child.pid));
    const reading = await ready(run('web', ['--no-open', '--port', '0', '--library', folder, '--read-only']));
    expect((await call(reading, 'library.describe')).value).toMatchObject({ readOnly: true, events: 239 });
  });
});

describe.each([
  ['fr', { LC_ALL: 'fr_FR.UTF-8' }],
  ['zh', { LC_ALL: '', LC_MESSAGES: '', LANG: 'zh_CN.UTF-8' }],
  ['en', { LC_ALL: '', LC_MESSAGES: '', LANG: 'de_DE.UTF-8' }],
] as const)('refusals of the library where the terminal speaks %s', (language, env) => {
  const t = translator(language);

  it('name the file that is in the way', async () => {
    const file = join(newFolder(), 'library');
    writeFileSync(file, 'not a folder');
    const started = run('web', ['--no-open', '--port', '0', '--library', file], { env });
    expect(await started.code).toBe(2);
    expect(started.err().trim()).toBe(t('failed.fileInTheWay', { folder: file }));
  });

  it('say that there is no library to read', async () => {
    const folder = join(newFolder(), 'nothing');
    const started = run('cli', ['export', '--library', folder, '--format', 'json'], { env });
    expect(await started.code).toBe(2);
    expect(started.err().trim()).toBe(t('failed.noLibrary', { folder }));
  });

  it('name what cannot be read, with the reason', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'db.json'), 'scribble');
    const started = run('cli', ['export', '--library', folder, '--format', 'json'], { env });
    expect(await started.code).toBe(2);
    const why = /it is not JSON[^)]*\)/.exec(started.err())?.[0] ?? '';
    expect(started.err().trim()).toBe(t('failed.unreadable', { file: 'db.json', what: 'damaged', why }));
  });
});
