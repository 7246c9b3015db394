// Ending, and trouble: nothing acknowledged is lost, what is unsaved is asked about, what failed is written down.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openLibrary } from '../../../src-main/library/library.ts';
import { type Desktop, sharedDesktop, startDesktop } from './run-desktop.ts';
import { ADD, countEvents, eventually, named, since, state } from './seen.ts';

const log = ({ home }: Desktop): string => readFileSync(join(home, 'entente', 'log', 'entente.log'), 'utf8');

describe('ending', () => {
  it('by closing the window closes the library and exits 0; the event is there afterwards', async () => {
    const desktop = await startDesktop();
    await desktop.ask({ is: 'page', command: 'events.add', payload: ADD });
    void desktop.ask({ is: 'close' }).catch(() => null);
    expect(await desktop.ended()).toBe(0);
    const reopened = await openLibrary({ folder: desktop.folder, appVersion: 'test' });
    expect(reopened.ok && reopened.value.size).toBe(240);
    if (reopened.ok) await reopened.value.close();
  });

  it('by closing the window keeps what the page said last, though the disk is busy with what it said before', async () => {
    const desktop = await startDesktop();
    const choose = (changes: object): void =>
      void desktop.ask({ is: 'page', command: 'desk.set', payload: { changes } }).catch(() => null);
    choose({ theme: 'dark' });
    choose({ lanes: 'kind' });
    choose({ curve: 'all' });
    void desktop.ask({ is: 'close' }).catch(() => null);
    expect(await desktop.ended()).toBe(0);
    const reopened = await openLibrary({ folder: desktop.folder, appVersion: 'test' });
    if (!reopened.ok) throw new Error(reopened.error.message);
    expect(reopened.value.desk()).toMatchObject({ theme: 'dark', lanes: 'kind', curve: 'all' });
    await reopened.value.close();
  });

  it('by SIGTERM does the same without asking', async () => {
    const desktop = await startDesktop();
    await desktop.ask({ is: 'unsaved' });
    desktop.signal('SIGTERM');
    expect(await desktop.ended()).toBe(0);
  });

  it('asks about what is unsaved, and stays where the person says so', async () => {
    const desktop = await startDesktop();
    await desktop.ask({ is: 'unsaved' });
    expect(await desktop.ask({ is: 'close' })).toBe(false);
    expect(named(await state(desktop), 'dialog.showMessageBoxSync')).toHaveLength(1);
    await desktop.ask({ is: 'answer', button: 1 });
    void desktop.ask({ is: 'close' }).catch(() => null);
    expect(await desktop.ended()).toBe(0);
  });

  it('by SIGKILL keeps what was acknowledged', async () => {
    const desktop = await startDesktop();
    expect(await desktop.ask({ is: 'page', command: 'events.add', payload: ADD })).toMatchObject({ ok: true });
    desktop.signal('SIGKILL');
    await desktop.ended();
    expect(await countEvents(await startDesktop({ folder: desktop.folder }))).toBe(240);
  });

  it('by a bug of the host says so and writes it down', async () => {
    const desktop = await startDesktop();
    void desktop.ask({ is: 'throw' }).catch(() => null);
    expect(await desktop.ended()).toBe(1);
    expect(log(desktop)).toContain('a bug of the host');
  });
});

describe('trouble', () => {
  const shared = sharedDesktop();

  it('of a page that died offers to reload, and reloads', async () => {
    const desktop = shared();
    const before = await state(desktop);
    await desktop.ask({ is: 'answer', button: 0 });
    await desktop.ask({ is: 'gone', reason: 'oom' });
    const now = await eventually(desktop, (found) => found.reloads === before.reloads + 1);
    expect(since(before, now, 'dialog.showMessageBox')).toHaveLength(1);
    expect(log(desktop)).toMatch(/process is gone: oom \(5\)/);
    expect(await countEvents(desktop)).toBe(239);
  });

  it('is not what a page that ended well makes', async () => {
    const desktop = shared();
    const before = await state(desktop);
    await desktop.ask({ is: 'gone', reason: 'clean-exit' });
    expect(since(before, await state(desktop), 'dialog.showMessageBox')).toEqual([]);
  });

  it('of a page that hangs offers to wait or to reload; reloading ends its process first', async () => {
    const desktop = shared();
    const before = await state(desktop);
    await desktop.ask({ is: 'unsaved' });
    await desktop.ask({ is: 'answer', button: 1 });
    await desktop.ask({ is: 'hang' });
    const now = await eventually(desktop, (found) => found.reloads === before.reloads + 1);
    expect(since(before, now, 'webContents.forcefullyCrashRenderer')).toHaveLength(1);
    expect(since(before, now, 'dialog.showMessageBox')).toHaveLength(1);
  });

  it('of a page that hangs is over when it responds again: the question goes away', async () => {
    const desktop = shared();
    const before = await state(desktop);
    await desktop.ask({ is: 'hang' });
    await desktop.ask({ is: 'hang' });
    await eventually(desktop, (found) => since(before, found, 'dialog.showMessageBox').length === 1);
    await desktop.ask({ is: 'recover' });
    const now = await eventually(desktop, (found) => since(before, found, 'dialog.closed').length === 1);
    expect(now.reloads).toBe(before.reloads);
    expect(since(before, now, 'webContents.forcefullyCrashRenderer')).toEqual([]);
  });

  it('that the page speaks of is written down; what it merely says is not', async () => {
    const desktop = shared();
    await desktop.ask({ is: 'says', level: 'error', message: 'Uncaught TypeError: x' });
    await desktop.ask({ is: 'says', level: 'info', message: 'nothing much' });
    expect(log(desktop)).toContain('Uncaught TypeError: x (line 7)');
    expect(log(desktop)).not.toContain('nothing much');
  });
});
