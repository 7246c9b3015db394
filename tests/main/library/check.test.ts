// `entente check`: what is wrong is found and named, nothing is changed by looking, and a repair works on a copy.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { translator } from '../../../data/i18n/t.ts';
import { runCheck } from '../../../src-main/command-line/check.ts';
import type { Terminal } from '../../../src-main/command-line/terminal.ts';
import { type CheckReport, checkLibrary } from '../../../src-main/library/check.ts';
import { fresh, newFolder, openOk, seedOf, value } from './helpers.ts';

/** Every file below a folder and what is in it. */
function bytesOf(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Map(
    names
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path, readFileSync(path).toString('base64')]),
  );
}

/** A library with a snapshot, a closed and an open journal, and a backup. */
async function made(): Promise<string> {
  const folder = join(newFolder(), 'library');
  const first = await openOk(folder, { seed: async () => seedOf(1) });
  value(await first.add([fresh({ id: 'one', title: 'One' })]));
  await first.close();
  const second = await openOk(folder, { seed: async () => seedOf(1) });
  await second.backUp();
  for (const id of ['two', 'three', 'four']) value(await second.add([fresh({ id, title: id })]));
  const copy = bytesOf(folder);
  await second.close();
  // As a process that was killed leaves it: the last changes in the journal alone.
  rmSync(folder, { recursive: true });
  for (const [path, bytes] of copy) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, Buffer.from(bytes, 'base64'));
  }
  return folder;
}

interface Spoken extends Terminal {
  readonly said: string[];
  readonly printed: string[];
}

function terminal(folder: string): Spoken {
  const said: string[] = [];
  const printed: string[] = [];
  return {
    said,
    printed,
    t: translator('en'),
    appVersion: 'test',
    folderOf: () => folder,
    say: (text) => void said.push(text),
    print: async (text) => void printed.push(String(text)),
  };
}

test('a library in order has nothing to be found', async () => {
  const folder = await made();
  const before = bytesOf(folder);
  expect(await checkLibrary(folder)).toMatchObject({ events: 6, changes: 5, backups: 1, findings: [] });
  const spoken = terminal(folder);
  expect(await runCheck([], spoken)).toEqual({ ok: true, value: 0 });
  expect(spoken.printed.join('')).toContain('All is in order.');
  expect(bytesOf(folder)).toEqual(before);
});

test('what is wrong is named with its file, and looking changes nothing', async () => {
  const folder = await made();
  const journal = join(folder, 'journal.ndjson');
  writeFileSync(journal, readFileSync(journal, 'utf8').replace('"title":{"und":"three"}', '"title":{"und":"Three"}'));
  const [backup = ''] = readdirSync(join(folder, 'backups'));
  writeFileSync(join(folder, 'backups', backup), '{"half":');
  const snapshot = join(folder, 'db.json');
  writeFileSync(snapshot, readFileSync(snapshot, 'utf8').replace('"links":[]', '"links":[{"to":"nowhere"}]'));
  const before = bytesOf(folder);
  const spoken = terminal(folder);
  expect(await runCheck(['--json'], spoken)).toEqual({ ok: true, value: 1 });
  const { findings } = JSON.parse(spoken.printed.join('')) as CheckReport;
  const found = findings.map(({ file, what }) => `${file}: ${what}`).join('\n');
  expect(found).toMatch(/journal\.ndjson: line 3, byte \d+: its checksum does not match/);
  expect(found).toContain(`${backup}: it is not JSON`);
  expect(found).toContain('db.json: it is not as Entente wrote it');
  expect(bytesOf(folder)).toEqual(before);
});

test('a repair works on a copy: that opens in order, and the library is as it was', async () => {
  const folder = await made();
  const journal = join(folder, 'journal.ndjson');
  writeFileSync(journal, readFileSync(journal, 'utf8').replace('"title":{"und":"three"}', '"title":{"und":"Three"}'));
  writeFileSync(join(folder, 'db.json'), readFileSync(join(folder, 'db.json'), 'utf8').slice(0, 300));
  const before = bytesOf(folder);
  const spoken = terminal(folder);
  const done = await runCheck(['--repair'], spoken);
  expect(bytesOf(folder)).toEqual(before);
  expect(done).toMatchObject({ ok: true });
  const name = readdirSync(dirname(folder)).find((each) => each.startsWith(`${basename(folder)}-repaired-`)) ?? '';
  const copy = join(dirname(folder), name);
  onTestFinished(() => rmSync(copy, { recursive: true, force: true }));
  expect(spoken.said.join('')).toContain(copy);
  const library = await openOk(copy);
  expect([...library.events()].map(({ id }) => id).toSorted()).toEqual(['first', 'four', 'one', 'second', 'two']);
  expect(library.notices).toEqual([]);
});

test('a folder that is not there is a sentence and nothing else', async () => {
  const spoken = terminal(join(newFolder(), 'nowhere'));
  expect(await runCheck([], spoken)).toMatchObject({ ok: false, error: { code: 'storage' } });
});
