// Taking material in: what a preview says, what an import does, that it is one step, and that nothing is half done.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { newEventSchema } from '../../../data/event.ts';
import { translator } from '../../../data/i18n/t.ts';
import type { CommandOutput } from '../../../src-main/api/contract.ts';
import { createService } from '../../../src-main/api/service.ts';
import { runImport } from '../../../src-main/command-line/import.ts';
import type { Terminal } from '../../../src-main/command-line/terminal.ts';
import { openLibrary } from '../../../src-main/library/library.ts';
import { liveSearch } from '../../../src-main/library/search/live-search.ts';
import { newFolder, newService } from '../hosts.ts';

const THERE = [
  {
    id: 'visit',
    date: '2023-06-18/2023-06-19',
    title: { en: 'Blinken visits Beijing' },
    sources: [{ title: 'Readout', url: 'https://www.state.gov/visit/?utm_source=x' }],
  },
  { id: 'call', date: '2023-07-01', title: { en: 'The two presidents speak by telephone' } },
].map((event) => newEventSchema.parse(event));

async function make() {
  const { library } = await newService();
  await library.add(THERE);
  const service = createService(library, { search: liveSearch(library), appVersion: '1.2.3', checkAnswers: true });
  const call = async <N extends 'library.preview' | 'library.import'>(
    name: N,
    content: string,
    more: Record<string, unknown> = {},
  ): Promise<CommandOutput<N>> => {
    const answer = await service.dispatch(name, { name: 'file.csv', content, ...more });
    if (!answer.ok) throw new Error(answer.error.message);
    return answer.value as CommandOutput<N>;
  };
  return { library, service, call };
}

const CSV = [
  'date,title,url,summary,topics',
  '2023-06-20,Readout,http://state.gov/visit,By address,',
  '2023-07-01,Two presidents speak by telephone,,By day and title,trade',
  '2023-07-01,Quite another thing,,,new topic',
  '2023-02-30,Never,,,',
].join('\n');

describe('a preview', () => {
  test('says what is added, merged and refused, row by row, and changes nothing', async () => {
    const { library, call } = await make();
    const before = library.revision;
    const seen = await call('library.preview', CSV);
    expect(seen).toMatchObject({ format: 'csv', added: 1, merged: 2, first: '2023-06-20', last: '2023-07-01' });
    expect(seen.rows.map(({ row, is, into }) => [row, is, into])).toEqual([
      [2, 'merged', 'visit'],
      [3, 'merged', 'call'],
      [4, 'added', undefined],
      [5, 'refused', undefined],
    ]);
    expect(seen.refused).toMatchObject([{ row: 5, reason: expect.stringContaining('28 days') as string }]);
    expect(seen.table?.mapping).toMatchObject({ header: true, columns: { date: 0, title: 1, url: 2 } });
    expect(library.revision).toBe(before);
  });

  test('speaks the reader’s language, and goes by the mapping it is given', async () => {
    const { call } = await make();
    const seen = await call('library.preview', 'a;b\nune chose;19 juin 2023\nautre;03/04/2023', {
      language: 'fr',
      mapping: { header: true, columns: { title: 0, date: 1 } },
    });
    expect(seen.added).toBe(1);
    expect(seen.asksOrder).toBe(true);
    expect(seen.refused[0]?.reason).toContain('3 avril 2023');
  });

  test('refuses a mapping that is none, by its field', async () => {
    const { service } = await make();
    const answer = await service.dispatch('library.preview', {
      name: 'x.csv',
      content: CSV,
      mapping: { header: true, columns: { colour: 1, date: 0 } },
    });
    expect(answer.ok || answer.error.issues?.[0]?.path).toBe('mapping.columns.colour');
  });
});

describe('an import', () => {
  test('is one step: an undo takes back what was added and what was merged, and the topics it made', async () => {
    const { library, service, call } = await make();
    const done = await call('library.import', CSV);
    expect(done).toEqual({
      format: 'csv',
      added: 1,
      merged: 2,
      refused: [{ row: 5, reason: expect.any(String) as string }],
      first: '2023-06-20',
      last: '2023-07-01',
    });
    expect(library.size).toBe(3);
    expect(library.get('visit')).toMatchObject({
      title: { en: 'Blinken visits Beijing' },
      summary: { en: 'By address' },
    });
    expect(library.get('visit')?.sources).toHaveLength(1);
    expect(library.get('call')).toMatchObject({ topics: ['trade'] });
    const [added] = [...library.events()].filter(({ origin }) => origin.by === 'imported');
    expect(added).toMatchObject({ topics: ['new-topic'], origin: { by: 'imported', from: 'file.csv' } });
    const undone = await service.dispatch('history.undo', {});
    expect(undone.ok).toBe(true);
    expect(library.size).toBe(2);
    expect(library.get('visit')).toMatchObject({ summary: {} });
    expect(library.vocabulary().topics.some(({ id }) => id === 'new-topic')).toBe(false);
  });

  test('done twice adds nothing the second time', async () => {
    const { library, call } = await make();
    await call('library.import', CSV);
    const size = library.size;
    expect(await call('library.import', CSV)).toMatchObject({ added: 0, merged: 3 });
    expect(library.size).toBe(size);
  });

  test('with the same change id is done once', async () => {
    const { library, call } = await make();
    const changeId = randomUUID();
    await call('library.import', 'date,title\n2024-01-01,Once', { changeId });
    await call('library.import', 'date,title\n2024-01-01,Once', { changeId });
    expect(library.size).toBe(3);
  });

  test('brings the topics and actors that its events name by id, under our ids where we have them', async () => {
    const { library, call } = await make();
    const style = { aliases: [], colour: '#112233', darkColour: '#445566', glyph: 'star' };
    await call(
      'library.import',
      JSON.stringify({
        format: 'entente-events',
        version: 1,
        vocabulary: {
          topics: [
            { id: 'space', names: { en: 'Space' }, ...style },
            { id: 'their-trade', names: { en: 'Trade' }, ...style },
          ],
        },
        events: [
          {
            id: 'e',
            date: '2024',
            title: 'x',
            topics: ['space', 'their-trade'],
            links: [{ to: 'nowhere' }, { to: 'visit' }],
          },
        ],
      }),
    );
    expect(library.get('e')).toMatchObject({ topics: ['space', 'trade'], links: [{ to: 'visit' }] });
    expect(library.vocabulary().topics.find(({ id }) => id === 'space')).toMatchObject({
      names: { en: 'Space' },
      glyph: 'star',
    });
  });

  test('makes tags, not topics, of groups that no topic is called', async () => {
    const { library, call } = await make();
    const slide = (group: string, day: number) => ({
      start_date: { year: 2024, month: 1, day },
      text: { headline: group },
      group,
    });
    await call('library.import', JSON.stringify({ events: [slide('Trade', 1), slide('Weddings', 2)] }));
    const made = [...library.events()].filter(({ origin }) => origin.by === 'imported');
    expect(made.map(({ topics, tags }) => [topics, tags])).toEqual([
      [['trade'], []],
      [[], ['Weddings']],
    ]);
  });

  test('of a large file goes by its handle, over HTTP or in pieces', async () => {
    const { service, call } = await make();
    const put = await service.shelf.receive(Readable.from([Buffer.from('date,title\n2024-01-01,By handle')]));
    const handle = put.ok ? put.value.handle : '';
    expect(await call('library.import', handle, { encoding: 'handle' })).toMatchObject({ added: 1 });
    const first = await service.dispatch('files.send', {
      content: Buffer.from('date,title\n2024-').toString('base64'),
      last: false,
    });
    const { upload } = first.ok ? (first.value as { upload: string }) : { upload: '' };
    const last = await service.dispatch('files.send', {
      upload,
      content: Buffer.from('02-02,In pieces').toString('base64'),
      last: true,
    });
    const sent = last.ok ? (last.value as { handle: string; size: number }) : { handle: '', size: 0 };
    expect(sent.size).toBe(31);
    expect(await call('library.import', sent.handle, { encoding: 'handle' })).toMatchObject({
      added: 1,
      first: '2024-02-02',
    });
    expect((await service.dispatch('files.send', { upload, content: '', last: true })).ok).toBe(false);
  });

  test('of what cannot be read leaves the library as it was', async () => {
    const { library, service } = await make();
    const before = library.revision;
    for (const input of [
      { content: 'neither this nor that' },
      { content: 'a,b\n1,2\n3,4' },
      { content: '%%%', encoding: 'base64' },
      { content: 'f'.repeat(32), encoding: 'handle' },
      { content: CSV, format: 'nothing' },
    ]) {
      const answer = await service.dispatch('library.import', { name: 'x', ...input });
      expect(answer.ok).toBe(false);
    }
    expect(library.revision).toBe(before);
  });

  test('is stopped by its token, and tells how far it is', async () => {
    const { library, service } = await make();
    const rows = Array.from(
      { length: 60_000 },
      (_, at) => `2024-01-${String((at % 28) + 1).padStart(2, '0')},Event number ${at}`,
    );
    const content = `date,title\n${rows.join('\n')}`;
    const running = service.dispatch('library.import', { name: 'x.csv', content, token: 'mine' });
    let progress = await service.dispatch('library.importProgress', { token: 'mine' });
    while (progress.ok && (progress.value as { read: number } | null)?.read === 0) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      progress = await service.dispatch('library.importProgress', { token: 'mine' });
    }
    expect(progress.ok && progress.value).toMatchObject({ size: content.length });
    expect(await service.dispatch('library.importStop', { token: 'mine' })).toEqual({
      ok: true,
      value: { stopped: true },
    });
    expect(await running).toMatchObject({ ok: false, error: { code: 'busy' } });
    expect(library.size).toBe(2);
    expect(await service.dispatch('library.importStop', { token: 'mine' })).toEqual({
      ok: true,
      value: { stopped: false },
    });
  });
});

describe('the command line', () => {
  async function run(args: readonly string[]): Promise<{ code: number | string; out: string; said: string }> {
    let out = '';
    let said = '';
    const terminal: Terminal = {
      t: translator('en'),
      appVersion: '1.2.3',
      folderOf: (typed) => typed ?? '',
      say: (text) => {
        said += `${text}\n`;
      },
      print: async (text) => {
        out += String(text);
      },
    };
    const result = await runImport(args, terminal);
    return { code: result.ok ? result.value : result.error.message, out, said };
  }

  test('prints exactly the report, and exits with 1 where rows were refused', async () => {
    const folder = newFolder();
    const file = join(folder, 'events.csv');
    const library = join(folder, 'library');
    writeFileSync(file, CSV);
    const dry = await run(['--library', library, file, '--dry-run', '--json']);
    expect(JSON.parse(dry.out)).toMatchObject({ format: 'csv', added: 3, merged: 0 });
    const done = await run(['--library', library, file, '--json']);
    expect(done.code).toBe(1);
    expect(Object.keys(JSON.parse(done.out) as object)).toEqual([
      'format',
      'added',
      'merged',
      'refused',
      'first',
      'last',
    ]);
    const again = await run(['--library', library, file]);
    expect(again.out).toContain('0 events added, 3 merged');
    expect(again.said).toContain('Row 5: ');
    const opened = await openLibrary({ folder: library, appVersion: '1', readOnly: true });
    if (!opened.ok) throw new Error(opened.error.message);
    expect([...opened.value.events()].filter(({ origin }) => origin.by === 'imported').length).toBeGreaterThan(0);
    await opened.value.close();
  });

  test('refuses by name what it does not read, in the report’s shape for programs', async () => {
    const folder = newFolder();
    const file = join(folder, 'x.xml');
    writeFileSync(file, '<data><event start="1961" title="x">y</event></data>');
    const answer = await run(['--library', join(folder, 'library'), file, '--json', '--dry-run']);
    expect(answer.code).toContain('SIMILE');
    expect(JSON.parse(answer.out)).toMatchObject({ added: 0, refused: [{ row: 0 }], first: null, last: null });
  });

  test.each([[[]], [['a', 'b']], [['x', '--pair', 'USA']], [['x', '--order', 'ymd']], [['/no/such/file']]])(
    '%j is not done',
    async (args) => {
      expect(typeof (await run(args)).code).toBe('string');
    },
  );
});
