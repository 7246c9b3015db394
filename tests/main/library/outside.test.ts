// Another program at the library's files while it is open: both versions are kept, ours goes on, nothing is lost.
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type FileCalls, nodeFiles } from '../../../src-main/library/files.ts';
import { contentOf, fresh, newFolder, openOk, seedOf, value } from './helpers.ts';

const seed = async () => seedOf(1);

test('a snapshot put in place by another program is kept aside, never overwritten, and can be chosen', async () => {
  const mine = newFolder();
  const theirs = newFolder();
  const other = await openOk(theirs, { seed });
  value(await other.add([fresh({ title: 'Theirs' })]));
  await other.close();
  const library = await openOk(mine, { seed });
  copyFileSync(join(theirs, 'db.json'), join(mine, 'db.json'));
  value(await library.add([fresh({ title: 'Mine' })]));
  const notice = library.notices.find(({ code }) => code === 'changed-outside');
  expect(notice?.files).toHaveLength(1);
  expect(readFileSync(notice?.files[0] ?? '', 'utf8')).toBe(readFileSync(join(theirs, 'db.json'), 'utf8'));
  const versions = value(await library.versions());
  expect(versions).toMatchObject([{ is: 'outside' }]);
  value(await library.restore(versions[0]?.name ?? ''));
  expect([...library.events()].map(({ id }) => id)).toContain('2023-06-18-theirs');
  value(await library.undo());
  expect([...library.events()].map(({ id }) => id)).toContain('2023-06-18-mine');
  const before = contentOf(library);
  await library.close();
  expect(contentOf(await openOk(mine, { seed }))).toEqual(before);
});

test('a snapshot changed while a new one is being written is looked at before it is replaced', async () => {
  const folder = newFolder();
  const library = await openOk(folder, { seed });
  writeFileSync(join(folder, 'db.json'), '{"written":"by an editor"}');
  value(await library.add([fresh()]));
  appendFileSync(join(folder, 'db.json'), '\n');
  await library.compact();
  const kept = library.notices.filter(({ code }) => code === 'changed-outside').flatMap(({ files }) => files);
  expect(kept.map((file) => readFileSync(file, 'utf8'))).toEqual([
    '{"written":"by an editor"}',
    '{"written":"by an editor"}\n',
  ]);
});

const MEDDLING: Record<string, (journal: string) => void> = {
  'replaced by an older one': (journal) => {
    const bytes = readFileSync(journal);
    rmSync(journal);
    writeFileSync(journal, bytes.subarray(0, bytes.length - 40));
  },
  'moved away': (journal) => renameSync(journal, `${journal}.conflict`),
  removed: (journal) => rmSync(journal),
  'cut short in place': (journal) => truncateSync(journal, 120),
  'written to': (journal) => appendFileSync(journal, 'a line of somebody else\n'),
};

test.each(Object.entries(MEDDLING))('a journal %s costs nothing that was acknowledged', async (_, meddle) => {
  const folder = newFolder();
  const first = await openOk(folder, { seed });
  value(await first.add([fresh({ title: 'Before' })]));
  meddle(join(folder, 'journal.ndjson'));
  value(await first.add([fresh({ title: 'After' })]));
  const before = contentOf(first) as { events: unknown };
  expect(first.notices.map(({ code }) => code)).toEqual([expect.stringMatching(/^(?:changed|removed)-outside$/)]);
  // What a process that is killed here leaves: read as the next one finds it.
  const reader = await openOk(folder, { readOnly: true });
  expect(contentOf(reader)).toMatchObject({ events: before.events });
  value(await first.undo());
  expect([...first.events()].some(({ id }) => id === '2023-06-18-after')).toBe(false);
  await first.close();
  const again = await openOk(folder, { seed });
  expect([...again.events()].map(({ id }) => id)).toContain('2023-06-18-before');
  expect(again.notices.filter(({ level }) => level === 'error')).toEqual([]);
});

test('an old snapshot beside a newer journal is told from our own history', async () => {
  const folder = newFolder();
  const theirs = newFolder();
  const first = await openOk(folder, { seed });
  await first.close();
  for (const name of ['db.json', 'journal.ndjson']) {
    if (existsSync(join(folder, name))) copyFileSync(join(folder, name), join(theirs, name));
  }
  const other = await openOk(theirs, { seed });
  for (const title of ['One', 'Two', 'Three']) value(await other.add([fresh({ title })]));
  await other.close();
  const mine = await openOk(folder, { seed });
  value(await mine.add([fresh({ title: 'Mine' })]));
  const killed = readFileSync(join(folder, 'journal.ndjson'));
  await mine.close();
  // A sync program brings their snapshot and keeps our journal.
  rmSync(join(folder, 'history'), { recursive: true, force: true });
  copyFileSync(join(theirs, 'db.json'), join(folder, 'db.json'));
  writeFileSync(join(folder, 'journal.ndjson'), killed);
  const again = await openOk(folder, { seed });
  expect(again.notices.map(({ code }) => code)).toContain('diverged');
});

test('a journal changed in place, byte for byte as long, is noticed; one that was only touched is left alone', async () => {
  const folder = newFolder();
  const path = join(folder, 'journal.ndjson');
  const library = await openOk(folder, { seed });
  value(await library.add([fresh({ title: 'Before' })]));
  utimesSync(path, new Date(), new Date(Date.now() + 5_000));
  value(await library.add([fresh({ title: 'Touched' })]));
  expect(library.notices).toEqual([]);
  const bytes = readFileSync(path);
  bytes.write('After!', bytes.indexOf('Before'));
  writeFileSync(path, bytes);
  utimesSync(path, new Date(), new Date(Date.now() + 9_000));
  value(await library.add([fresh({ title: 'Later' })]));
  expect(library.notices.map(({ code }) => code)).toEqual(['changed-outside']);
  const reader = await openOk(folder, { readOnly: true });
  expect([...reader.events()]).toEqual([...library.events()]);
});

test('versions left by others within one second, across a restart, are all kept', async () => {
  const folder = newFolder();
  const now = () => new Date('2026-01-01T09:00:00Z');
  for (const text of ['{"first":1}', '{"second":2}']) {
    const library = await openOk(folder, { seed, now });
    writeFileSync(join(folder, 'db.json'), text);
    value(await library.add([fresh({ title: text })]));
    await library.close();
  }
  const kept = readdirSync(join(folder, 'outside')).map((name) => readFileSync(join(folder, 'outside', name), 'utf8'));
  expect(kept).toEqual(['{"first":1}', '{"second":2}']);
});

test('a snapshot of ours that is written while a change looks around is not taken for another program’s', async () => {
  const folder = newFolder();
  // The look at the journal takes as long as a whole compaction: it begins before it and ends after.
  let hold: Promise<unknown> = Promise.resolve();
  let waiting = (): void => undefined;
  const slow: FileCalls = {
    ...nodeFiles,
    stat: async (path) => {
      const facts = await nodeFiles.stat(path);
      if (path.endsWith('journal.ndjson')) {
        waiting();
        await hold;
      }
      return facts;
    },
  };
  const library = await openOk(folder, { seed, fs: slow });
  for (const first of ['look', 'snapshot'] as const) {
    const looked = new Promise<void>((resolve) => {
      waiting = resolve;
    });
    let free = (): void => undefined;
    hold = new Promise<void>((resolve) => {
      free = resolve;
    });
    const before = statSync(join(folder, 'db.json')).mtimeMs;
    const written = async (): Promise<void> => {
      while (statSync(join(folder, 'db.json')).mtimeMs === before) await setTimeout(1);
      await setTimeout(20);
    };
    const compacting = first === 'snapshot' ? library.compact() : null;
    const adding = library.add([fresh()]);
    await looked;
    const after = compacting ?? library.compact();
    await written();
    free();
    value(await adding);
    hold = Promise.resolve();
    await after;
  }
  expect(library.notices).toEqual([]);
});
