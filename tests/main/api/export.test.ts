// Taking events out: all of them, the view, the selection; a large file by its handle; and the command line over it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { newEventSchema } from '../../../data/event.ts';
import type { FileOut } from '../../../src-main/api/contract-export.ts';
import { runExport } from '../../../src-main/command-line/export.ts';
import type { Terminal } from '../../../src-main/command-line/terminal.ts';
import { translator } from '../../../data/i18n/t.ts';
import { liveSearch } from '../../../src-main/library/search/live-search.ts';
import { createService } from '../../../src-main/api/service.ts';
import { openLibrary } from '../../../src-main/library/library.ts';
import { newFolder, newHost, newService } from '../hosts.ts';

const EVENTS = [
  { id: 'later', date: '2025-03-01', title: 'Tariffs again', topics: ['trade'], notes: 'mine alone' },
  { id: 'first', date: '2023-06-18', title: 'Talks in Beijing', topics: ['diplomacy'] },
  { id: 'middle', date: '2024-01-01', title: 'Tariffs', topics: ['trade'] },
].map((event) => newEventSchema.parse(event));

async function make() {
  const { library } = await newService();
  await library.add(EVENTS);
  const service = createService(library, { search: liveSearch(library), appVersion: '1.2.3', checkAnswers: true });
  const take = async (input: Record<string, unknown>): Promise<FileOut> => {
    const answer = await service.dispatch('library.export', input);
    if (!answer.ok) throw new Error(answer.error.message);
    return answer.value as FileOut;
  };
  return { library, service, take };
}

const idsOf = ({ content }: FileOut): string[] =>
  content
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => (JSON.parse(line) as { id: string }).id);

describe('the command', () => {
  test('gives everything, what a query finds, what was chosen, or both at once, in order of time', async () => {
    const { take } = await make();
    expect(idsOf(await take({ format: 'jsonl' }))).toEqual(['first', 'middle', 'later']);
    expect(idsOf(await take({ format: 'jsonl', query: 'topic:trade' }))).toEqual(['middle', 'later']);
    expect(idsOf(await take({ format: 'jsonl', ids: ['later', 'first', 'gone', 'first'] }))).toEqual([
      'first',
      'later',
    ]);
    expect(idsOf(await take({ format: 'jsonl', ids: ['later', 'first'], query: 'topic:trade' }))).toEqual(['later']);
    expect(idsOf(await take({ format: 'jsonl', query: 'during:2025' }))).toEqual(['later']);
    expect(idsOf(await take({ format: 'jsonl', ids: [] }))).toEqual([]);
  });

  test('names the file by library and day, and says what it is', async () => {
    const { take } = await make();
    const file = await take({ format: 'csv', language: 'fr' });
    expect(file).toMatchObject({ mediaType: 'text/csv', encoding: 'text' });
    expect(file.name).toMatch(/^entente-test-.*-\d{4}-\d{2}-\d{2}\.csv$/);
  });

  test('keeps private notes unless they are asked for', async () => {
    const { take } = await make();
    expect((await take({ format: 'json' })).content).not.toContain('mine alone');
    expect((await take({ format: 'json', notes: true })).content).toContain('mine alone');
  });

  test('says which formats there are, and refuses one that is none and a query that is wrong', async () => {
    const { service } = await make();
    const formats = await service.dispatch('library.exportFormats', { language: 'zh' });
    const { formats: listed } = (formats.ok ? formats.value : {}) as { formats: { id: string; drops: string[] }[] };
    expect(listed.map(({ id }) => id)).toContain('csl-json');
    expect(listed.find(({ id }) => id === 'json')?.drops).toEqual([]);
    expect(listed.find(({ id }) => id === 'csv')?.drops[0]).toBe('文本仅以一种语言导出，其他译文不包含在内。');
    expect(await service.dispatch('library.export', { format: 'docx' })).toMatchObject({
      ok: false,
      error: { code: 'invalid', issues: [{ path: 'format' }] },
    });
    expect(await service.dispatch('library.export', { format: 'csv', query: 'nofield:x' })).toMatchObject({
      ok: false,
      error: { code: 'invalid' },
    });
  });
});

test('a large export waits on the shelf and comes whole from its handle', async () => {
  const host = await newHost();
  const body = '正'.repeat(300_000);
  const many = Array.from({ length: 20 }, (_, at) =>
    newEventSchema.parse({
      id: `e${at}`,
      date: '2024',
      title: `Event ${at}`,
      articles: [{ language: 'zh', title: '', body }],
    }),
  );
  await host.library.add(many);
  const file = (await host.call('library.export', { format: 'json' })).json().value as FileOut;
  expect(file.encoding).toBe('handle');
  const got = await host.ask(`/api/files/${file.content}`);
  expect(got.headers['content-disposition']).toContain(encodeURIComponent(file.name));
  const read = JSON.parse(got.text) as { events: { id: string; articles: { body: string }[] }[] };
  expect(read.events).toHaveLength(20);
  expect(read.events.every(({ articles }) => articles[0]?.body === body)).toBe(true);
});

describe('the command line', () => {
  let folder: string;
  beforeEach(async () => {
    folder = newFolder();
    const opened = await openLibrary({ folder, appVersion: '1.2.3' });
    if (!opened.ok) throw new Error(opened.error.message);
    await opened.value.add(EVENTS);
    await opened.value.close();
  });

  const terminal = () => {
    const out: string[] = [];
    const said: string[] = [];
    const made: Terminal = {
      t: translator('en'),
      appVersion: '1.2.3',
      folderOf: (typed) => typed ?? folder,
      say: (text) => void said.push(text),
      print: async (text) => void out.push(String(text)),
    };
    return { made, out: () => out.join(''), said };
  };

  test('writes what a query finds to standard output', async () => {
    const { made, out, said } = terminal();
    const done = await runExport(['--library', folder, '--query', 'topic:trade during:2025', '--format', 'csv'], made);
    expect(done).toEqual({ ok: true, value: 0 });
    expect(out().split('\r\n').slice(1, -1)).toHaveLength(1);
    expect(out()).toContain('"Tariffs again"');
    expect(said).toEqual([]);
  });

  test('writes a file whose ending says the format, in place of the one that was there, and nothing beside it', async () => {
    const { made, out, said } = terminal();
    const file = join(newFolder(), 'out.md');
    for (const language of ['en', 'fr']) {
      // oxlint-disable-next-line no-await-in-loop -- the second replaces the first
      expect(await runExport(['--out', file, '--language', language], made)).toEqual({ ok: true, value: 0 });
    }
    expect(readFileSync(file, 'utf8')).toContain('# Chronologie');
    expect(readdirSync(join(file, '..'))).toEqual(['out.md']);
    expect(out()).toBe('');
    expect(said[0]).toBe(`3 events written to ${file}.`);
  });

  test.each([
    [['--format', 'docx'], /There is no format “docx”.*csv, json/],
    [[], /Say the format/],
    [['--format', 'csv', '--query', 'tone:warm'], /tone/],
    [['--format', 'csv', '--language', 'de'], /“de”/],
    [['--format', 'csv', '--frobnicate'], /frobnicate/],
    [['--format', 'csv', 'stray'], /stray/],
  ])('refuses %j in a sentence', async (args, sentence) => {
    const { made, out } = terminal();
    const done = await runExport(args, made);
    expect(done).toMatchObject({ ok: false, error: { message: expect.stringMatching(sentence) as string } });
    expect(out()).toBe('');
  });

  test('leaves a file that cannot be written as it was, and no half of one', async () => {
    const { made } = terminal();
    const file = join(folder, 'nowhere', 'out.csv');
    expect(await runExport(['--out', file], made)).toMatchObject({ ok: false, error: { code: 'storage' } });
    expect(existsSync(file)).toBe(false);
  });
});
