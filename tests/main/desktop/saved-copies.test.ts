// A `.entente` file, opened by the system or dropped on the page: it becomes a library where the person says,
// over nothing that is there.
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newEventSchema } from '../../../data/event.ts';
import { viewFromLink, viewLink } from '../../../data/view-link.ts';
import { askedFrom, askedOf, isLink } from '../../../src-main/desktop/asked.ts';
import { openLibrary } from '../../../src-main/library/library.ts';
import { unpackFile } from '../../../src-main/start/unpack.ts';
import { newFolder } from '../hosts.ts';
import { sharedDesktop } from './run-desktop.ts';
import { countEvents, eventually, since, state } from './seen.ts';

/** A copy of a library with two events. */
async function savedCopy(): Promise<string> {
  const opened = await openLibrary({ folder: newFolder(), appVersion: 'test' });
  if (!opened.ok) throw new Error(opened.error.message);
  const library = opened.value;
  const added = await library.add(
    ['A', 'B'].map((title) => newEventSchema.parse({ title, date: '2024' })),
    {},
  );
  const file = join(newFolder(), 'Shared.entente');
  const saved = await library.saveCopy(file);
  await library.close();
  expect([added.ok, saved.ok]).toEqual([true, true]);
  return file;
}

describe('opening one', () => {
  const shared = sharedDesktop();

  it('asks where, unpacks it there, and shows it in place of the library before', async () => {
    const desktop = shared();
    const [file, folder] = [await savedCopy(), join(newFolder(), 'Shared')];
    const before = await state(desktop);
    await desktop.ask({ is: 'answer-path', path: folder });
    await desktop.ask({ is: 'second-instance', argv: [], data: { links: [], files: [file] } });
    const now = await eventually(desktop, (found) => since(before, found, 'app.addRecentDocument').length > 0);
    expect(since(before, now, 'dialog.showSaveDialog')[0]?.args[0]).toMatchObject({ defaultPath: 'Shared' });
    await eventually(desktop, ({ url }) => url === 'app://entente/');
    // Its own two, and the curated events that every library is given when it is first opened.
    expect(await countEvents(desktop)).toBe(241);
  });

  it('does nothing where the person cancels', async () => {
    const desktop = shared();
    const file = await savedCopy();
    const before = await state(desktop);
    await desktop.ask({ is: 'second-instance', argv: [], data: { files: [file] } });
    const now = await eventually(desktop, (found) => since(before, found, 'dialog.showSaveDialog').length > 0);
    expect(since(before, now, 'app.addRecentDocument')).toEqual([]);
  });

  it('says what is wrong with a file that is none, and leaves nothing behind', async () => {
    const desktop = shared();
    const [file, parent] = [join(newFolder(), 'x.entente'), newFolder()];
    writeFileSync(file, 'not a zip');
    const before = await state(desktop);
    await desktop.ask({ is: 'answer-path', path: join(parent, 'x') });
    expect(await desktop.ask({ is: 'drop', path: file })).toEqual({ ok: true, value: null });
    const now = await eventually(desktop, (found) => since(before, found, 'dialog.showMessageBox').length > 0);
    expect(since(before, now, 'dialog.showMessageBox')[0]?.args[0]).toMatchObject({ type: 'error' });
    expect(readdirSync(parent)).toEqual([]);
  });

  it('of a file dropped on the page, by its path; what has no path is refused', async () => {
    const desktop = shared();
    const file = await savedCopy();
    const before = await state(desktop);
    expect(await desktop.ask({ is: 'drop', path: file })).toEqual({ ok: true, value: null });
    await eventually(desktop, (found) => since(before, found, 'dialog.showSaveDialog').length > 0);
    expect(await desktop.ask({ is: 'drop', path: '' })).toMatchObject({ ok: false, error: { code: 'invalid' } });
  });

  it('waits for what is unsaved in the page: where the person stays, the library stays', async () => {
    const desktop = shared();
    const events = await countEvents(desktop);
    const before = await state(desktop);
    await desktop.ask({ is: 'unsaved' });
    await desktop.ask({ is: 'answer-path', path: newFolder() });
    await desktop.ask({ is: 'choose', label: 'Open Library…' });
    const now = await eventually(desktop, (found) => since(before, found, 'dialog.showMessageBoxSync').length > 0);
    expect(now.url).toBe('app://entente/');
    await eventually(desktop, (found) => since(before, found, 'app.addRecentDocument').length === 0);
    expect(await countEvents(desktop)).toBe(events);
    await desktop.ask({ is: 'answer-path', path: newFolder() });
    await desktop.ask({ is: 'answer', button: 1 });
    await desktop.ask({ is: 'choose', label: 'Open Library…' });
    await eventually(desktop, (found) => since(before, found, 'app.addRecentDocument').length > 0);
    await eventually(desktop, ({ url }) => url === 'app://entente/');
    expect(await countEvents(desktop)).toBe(239);
  });
});

describe('unpacking', () => {
  it('fills a folder that is empty or not there', async () => {
    const file = await savedCopy();
    for (const folder of [newFolder(), join(newFolder(), 'new')]) {
      expect(await unpackFile(file, folder)).toEqual({ ok: true, value: null });
      const opened = await openLibrary({ folder, appVersion: 'test' });
      expect(opened.ok && opened.value.size).toBe(2);
      if (opened.ok) await opened.value.close();
    }
  });

  it('touches no folder that holds something, nor a file', async () => {
    const file = await savedCopy();
    const folder = newFolder();
    writeFileSync(join(folder, 'mine.txt'), 'mine');
    expect(await unpackFile(file, folder)).toMatchObject({ ok: false, error: { code: 'conflict' } });
    expect(readdirSync(folder)).toEqual(['mine.txt']);
    expect(await unpackFile(file, join(folder, 'mine.txt'))).toMatchObject({ ok: false });
    expect(readdirSync(folder)).toEqual(['mine.txt']);
  });

  it.each(['not a zip', '', 'PK\x03\x04broken'])('refuses %j and leaves no trace', async (content) => {
    const parent = newFolder();
    writeFileSync(join(parent, 'x.entente'), content);
    const refused = await unpackFile(join(parent, 'x.entente'), join(parent, 'x'));
    expect(refused).toMatchObject({ ok: false, error: { code: 'invalid' } });
    expect(readdirSync(parent)).toEqual(['x.entente']);
  });

  it('refuses what is no file', async () => {
    const parent = newFolder();
    mkdirSync(join(parent, 'folder.entente'));
    for (const file of ['folder.entente', 'nothing.entente']) {
      const refused = await unpackFile(join(parent, file), join(parent, 'x'));
      expect(refused).toMatchObject({ ok: false, error: { code: 'not-found' } });
    }
    expect(existsSync(join(parent, 'x'))).toBe(false);
  });
});

describe('what a start asks to open', () => {
  it('is links of ours and files that end in .entente, and never a flag', () => {
    const args = [
      '--library',
      'a',
      'entente://view?q=a',
      'b.entente',
      '--x=c.entente',
      '/d/e.ENTENTE',
      'f.txt',
      '.entente',
    ];
    expect(askedOf(args, '/home/x')).toEqual({
      links: ['entente://view?q=a'],
      files: ['/home/x/b.entente', '/d/e.ENTENTE'],
    });
  });

  it('is nothing else, whatever is sent', () => {
    fc.assert(
      fc.property(fc.anything(), (sent) => {
        const { links, files } = askedFrom(sent);
        expect(links.every(isLink)).toBe(true);
        expect(files.every((file) => /\.entente$/i.test(file))).toBe(true);
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.string()), fc.array(fc.string()), (links, files) => {
        const asked = askedFrom({ links, files });
        expect(asked.links.every((link) => links.includes(link) || files.includes(link))).toBe(true);
      }),
    );
  });

  it.each(['entente://', 'entente://view?x=<script>', 'entente://%', 'entente://view#a'])('may be %s', (link) => {
    expect(isLink(link)).toBe(URL.canParse(link));
  });

  it('is nothing where what is sent is no text', () => {
    expect(askedFrom({ links: [7, null, {}], files: [[], true] })).toEqual({ links: [], files: [] });
  });

  it('may be any link that a window writes, however much is searched for in it', () => {
    const read = viewFromLink('entente://view/?q=x&topics=trade,climate&event=summit');
    if (!read?.ok) throw new Error('This link leads nowhere.');
    const view = { ...read.value, filters: { ...read.value.filters, query: '谈'.repeat(1_000) } };
    expect(isLink(viewLink(view, null))).toBe(true);
  });

  it.each(['Entente://x', ' entente://x', 'entente://a\nb', 'entente:x', 'javascript:entente://x', 'entente://é'])(
    'is not %j',
    (link) => {
      expect(isLink(link)).toBe(false);
    },
  );
});
