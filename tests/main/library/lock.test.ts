// One writer a library: the second is told who holds it, may read, and may ask the first to come to the front.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { openLibrary, raiseHolder } from '../../../src-main/library/library.ts';
import { askToRaise, lockAddress, takeLock } from '../../../src-main/library/lock.ts';
import { fresh, newFolder, openOk, value } from './helpers.ts';

const now = (): Date => new Date('2026-01-02T03:04:05Z');

test('a second opener is refused with the holder named, and succeeds once the first has closed', async () => {
  const folder = newFolder();
  const first = await openOk(folder, { now });
  const second = await openLibrary({ folder, appVersion: 'x' });
  expect(second).toMatchObject({ ok: false, error: { code: 'locked' } });
  const message = second.ok ? '' : second.error.message;
  expect(message).toContain(`process ${process.pid}`);
  expect(message).toContain('2026-01-02T03:04:05.000Z');
  await first.close();
  await openOk(folder);
});

test('another name of the same folder is the same lock', async () => {
  const folder = newFolder();
  const other = join(newFolder(), 'link');
  symlinkSync(folder, other);
  await openOk(folder);
  expect(await openLibrary({ folder: other, appVersion: 'x' })).toMatchObject({ ok: false, error: { code: 'locked' } });
});

test('read-only opening needs no lock, sees what is acknowledged and changes nothing', async () => {
  const folder = newFolder();
  const writer = await openOk(folder);
  const [event] = value(await writer.add([fresh()]));
  const reader = await openOk(folder, { readOnly: true });
  expect(reader.readOnly).toBe(true);
  expect(reader.get(event?.id ?? '')).toEqual(event);
  expect(await reader.add([fresh()])).toMatchObject({ ok: false, error: { code: 'read-only' } });
  expect(await reader.undo()).toMatchObject({ ok: false, error: { code: 'read-only' } });
  expect(value(await reader.setDesk({ lanes: 'kind' })).lanes).toBe('kind');
  expect(existsSync(join(folder, 'desk.json'))).toBe(false);
});

test('the holder hears that it should come to the front', async () => {
  const folder = newFolder();
  const library = await openOk(folder);
  const raised = new Promise<void>((resolve) => {
    library.onRaise(resolve);
  });
  expect(await raiseHolder(folder)).toBe(true);
  await raised;
  await library.close();
  expect(await raiseHolder(folder)).toBe(false);
});

test('a killed process leaves no lock behind', async () => {
  const address = lockAddress(newFolder());
  const script = `require('net').createServer(() => {}).listen(${JSON.stringify(address)}, () => console.log('held'))`;
  const child = spawn(process.execPath, ['-e', script]);
  await once(child.stdout, 'data');
  expect(await takeLock(address, now)).toHaveProperty('heldBy');
  child.kill('SIGKILL');
  await once(child, 'exit');
  const outcome = await takeLock(address, now);
  expect(outcome).toHaveProperty('lock');
  if ('lock' in outcome) await outcome.lock.release();
});

test('where there are only socket files, one that refuses is stale and one that answers is held', async () => {
  const address = join(newFolder(), 'lock.sock');
  const script = `require('net').createServer(() => {}).listen(${JSON.stringify(address)}, () => console.log('held'))`;
  const child = spawn(process.execPath, ['-e', script]);
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(existsSync(address)).toBe(true);
  const first = await takeLock(address, now);
  expect(first).toHaveProperty('lock');
  expect(await takeLock(address, now)).toMatchObject({ heldBy: { pid: process.pid } });
  expect(await askToRaise(address)).toBe(true);
  if ('lock' in first) await first.lock.release();
});

test('a holder that is not ours or says nothing still holds', async () => {
  const address = join(newFolder(), 'lock.sock');
  const server = createServer((socket) => socket.end('not json'));
  server.listen(address);
  await once(server, 'listening');
  expect(await takeLock(address, now)).toEqual({ heldBy: null });
  server.close();
});

test('addresses differ by folder and suit the platform', () => {
  expect(lockAddress('/a', 'linux')).toMatch(/^\0entente-[0-9a-f]{32}$/);
  expect(lockAddress('/a', 'linux')).not.toBe(lockAddress('/b', 'linux'));
  expect(lockAddress('C:\\a', 'win32')).toMatch(/^\\\\\.\\pipe\\entente-/);
  expect(lockAddress('/a', 'darwin')).toMatch(/\.sock$/);
});

test('a folder that cannot be one is refused in a sentence', async () => {
  const folder = newFolder();
  const file = join(folder, 'file');
  writeFileSync(file, 'not a folder');
  for (const path of [file, join(file, 'below')]) {
    const refused = await openLibrary({ folder: path, appVersion: 'x' });
    expect(refused).toMatchObject({ ok: false, error: { code: 'storage' } });
    if (!refused.ok) expect(refused.error.message).toContain(path);
  }
  const absent = await openLibrary({ folder: join(folder, 'none'), readOnly: true, appVersion: 'x' });
  expect(absent).toMatchObject({ ok: false, error: { code: 'storage' } });
  expect(existsSync(join(folder, 'none'))).toBe(false);
});
