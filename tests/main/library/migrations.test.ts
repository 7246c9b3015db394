// A library of an older version is brought up to date after a copy is kept; one that cannot be is left untouched.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openLibrary } from '../../../src-main/library/library.ts';
import { migrate, MigrationFailed } from '../../../src-main/library/migrations.ts';
import { newFolder, openOk } from './helpers.ts';

const PLAIN = {
  events: [
    { date: '2023-06-18/2023-06-19', title: 'Blinken in Beijing', topics: ['trade'] },
    { date: '2024', title: 'A year' },
  ],
};

test('a plain lowdb list becomes a library, and the file as it was is kept', async () => {
  const folder = newFolder();
  const text = JSON.stringify(PLAIN);
  writeFileSync(join(folder, 'db.json'), text);
  const library = await openOk(folder);
  expect([...library.events()].map(({ id, date }) => [id, date])).toEqual([
    ['2023-06-18-blinken-in-beijing', '2023-06-18/2023-06-19'],
    ['2024-a-year', '2024'],
  ]);
  const notice = library.notices.find(({ code }) => code === 'migrated');
  expect(readFileSync(notice?.files[0] ?? '', 'utf8')).toBe(text);
  await library.close();
  const again = await openOk(folder);
  expect(again.size).toBe(2);
  expect(again.notices).toEqual([]);
});

test('opened for reading only, an older library is shown and nothing is written', async () => {
  const folder = newFolder();
  writeFileSync(join(folder, 'db.json'), JSON.stringify(PLAIN));
  const library = await openOk(folder, { readOnly: true });
  expect(library.size).toBe(2);
  expect(readdirSync(folder)).toEqual(['db.json']);
});

test('a failed migration leaves the library untouched and says which event', async () => {
  const folder = newFolder();
  const text = JSON.stringify({ events: [PLAIN.events[0], { date: '2023-02-30', title: 'No such day' }] });
  writeFileSync(join(folder, 'db.json'), text);
  mkdirSync(join(folder, 'history'));
  const opened = await openLibrary({ folder, appVersion: 'test' });
  expect(opened).toMatchObject({ ok: false, error: { code: 'damaged', message: expect.stringContaining('event 2') } });
  expect(readFileSync(join(folder, 'db.json'), 'utf8')).toBe(text);
});

test('migrations run in order, one version each, and a missing one is an error', () => {
  const steps = [
    (document: object) => ({ ...document, format: 'entente-library', version: 1, seen: [0] }),
    (document: object) => ({ ...document, version: 2, seen: [0, 1] }),
  ];
  expect(migrate({ events: [] }, steps, 2)).toMatchObject({ version: 2, seen: [0, 1] });
  expect(migrate({ format: 'entente-library', version: 2 }, steps, 2)).toEqual({
    format: 'entente-library',
    version: 2,
  });
  expect(() => migrate({ events: [] }, steps, 3)).toThrow(MigrationFailed);
  expect(() => migrate({ events: [] }, [(document) => document], 1)).toThrow(MigrationFailed);
});
