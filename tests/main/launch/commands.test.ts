// The two commands as a person types them: the ready line, refusals in one sentence, and an orderly end.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ensureBuilt } from '../desktop/run-desktop.ts';
import { newFolder } from '../hosts.ts';

const root = resolve(import.meta.dirname, '../../..');

interface Run {
  readonly child: ChildProcess;
  readonly out: () => string;
  readonly err: () => string;
  readonly code: Promise<number | null>;
}

/** Runs a built entry in a home of its own, so that nothing of the person's is touched or remembered. */
function run(entry: 'web' | 'launch', ...args: string[]): Run {
  ensureBuilt();
  const home = newFolder();
  const child = spawn(process.execPath, [join(root, 'out/main', `${entry}.js`), ...args], {
    cwd: root,
    env: {
      ...process.env,
      HOME: home,
      XDG_DATA_HOME: home,
      XDG_CACHE_HOME: home,
      APPDATA: home,
      DISPLAY: '',
      WAYLAND_DISPLAY: '',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (text: Buffer) => (out += text.toString()));
  child.stderr.on('data', (text: Buffer) => (err += text.toString()));
  const code = once(child, 'exit').then(([value]) => value as number | null);
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await code;
  });
  return { child, out: () => out, err: () => err, code };
}

async function ready(started: Run): Promise<URL> {
  for (let tries = 0; tries < 300; tries += 1) {
    const line = /^Entente ready: (\S+)$/m.exec(started.out());
    if (line?.[1]) return new URL(line[1]);
    // oxlint-disable-next-line no-await-in-loop -- each look waits for the one before
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`It never was ready. ${started.err()}`);
}

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
  it('prints one ready line, serves all events, and ends with 0 on SIGTERM', async () => {
    const folder = newFolder();
    const started = run(entry, '--no-open', '--port', '0', '--library', folder);
    const address = await ready(started);
    expect(address.hostname).toBe('127.0.0.1');
    expect((await call(address, 'library.describe')).value).toMatchObject({ events: 239, folder });
    started.child.kill('SIGTERM');
    expect(await started.code).toBe(0);
    expect(started.out().trim().split('\n')).toHaveLength(1);
  });

  it('takes the port and the token it is told', async () => {
    const token = 'a-token-that-is-long-enough-0123';
    const address = await ready(run(entry, '--no-open', '--port', '0', '--token', token, '--library', newFolder()));
    expect(address.searchParams.get('token')).toBe(token);
  });
});

describe('an acknowledged event', () => {
  it('is there after kill -9', async () => {
    const folder = newFolder();
    const first = run('web', '--no-open', '--port', '0', '--library', folder);
    const added = await call(await ready(first), 'events.add', { event: { title: 'Kept', date: '2024-01-02' } });
    first.child.kill('SIGKILL');
    await first.code;
    const again = await ready(run('web', '--no-open', '--port', '0', '--library', folder));
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
      await refused(run('web', '--no-open', ...flags));
      await refused(run('launch', '--no-open', ...flags));
    },
  );

  it('a port in use', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const { port } = server.address() as { port: number };
    expect(await refused(run('web', '--no-open', '--port', String(port), '--library', newFolder()))).toContain(
      String(port),
    );
  });

  it('a library folder that is a file', async () => {
    const file = join(newFolder(), 'library');
    writeFileSync(file, 'not a folder');
    await refused(run('web', '--no-open', '--port', '0', '--library', file));
  });

  it.skipIf(process.getuid?.() === 0)(
    'a folder that cannot be written (skipped for root, who may write anywhere)',
    async () => {
      const folder = join(newFolder(), 'closed');
      mkdirSync(folder);
      chmodSync(folder, 0o500);
      await refused(run('web', '--no-open', '--port', '0', '--library', folder));
    },
  );

  it('a library that another Entente holds: it is asked to come to the front, or the holder is named', async () => {
    const folder = newFolder();
    await ready(run('web', '--no-open', '--port', '0', '--library', folder));
    const second = run('web', '--no-open', '--port', '0', '--library', folder);
    expect([0, 2]).toContain(await second.code);
    expect(second.err().trim().split('\n')).toHaveLength(1);
    const reading = await ready(run('web', '--no-open', '--port', '0', '--library', folder, '--read-only'));
    expect((await call(reading, 'library.describe')).value).toMatchObject({ readOnly: true, events: 239 });
  });
});
