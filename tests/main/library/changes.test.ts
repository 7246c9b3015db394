// Changes: validated whole before anything is written, named by field, and done once however often they are asked for.
import { expect, test } from 'vitest';
import { SPARE_TOPIC_STYLES } from '../../../data/taxonomy.ts';
import { type FileCalls, nodeFiles } from '../../../src-main/library/files.ts';
import { contentOf, curated, fresh, newFolder, openOk, seedOf, value } from './helpers.ts';

const seed = async () => seedOf(1);

test('names are known by id, name in any language or alias, whatever case, accents or width', async () => {
  const library = await openOk(newFolder(), { seed });
  const topics = ['trade', 'COMMERCE', '经贸', 'Ｔｒａｄｅ', ' trade ', 'Sante'];
  const [event] = value(await library.add([fresh({ topics, actors: ['xi', 'XI  jinping'], kind: 'Réncontre' })]));
  expect(event).toMatchObject({ topics: ['trade', 'health'], actors: ['xi-jinping'], kind: 'meeting' });
});

test('an unknown name makes an entry: readable id, its name kept, a style for topics', async () => {
  const library = await openOk(newFolder(), { seed });
  const [event] = value(
    await library.add([fresh({ topics: ['Terres rares', '稀土'], actors: ['外交部', 'Ministère'], kind: 'Sommet' })]),
  );
  expect(event?.topics[0]).toBe('terres-rares');
  expect(event?.topics[1]).toMatch(/^topic-[0-9a-f]{8}$/);
  expect(event?.actors).toEqual([expect.stringMatching(/^actor-[0-9a-f]{8}$/), 'ministere']);
  const { topics, actors, kinds } = library.vocabulary();
  expect(topics.at(-2)).toEqual({
    id: 'terres-rares',
    names: { und: 'Terres rares' },
    aliases: [],
    ...SPARE_TOPIC_STYLES[0],
  });
  expect(topics.at(-1)).toMatchObject(SPARE_TOPIC_STYLES[1] ?? {});
  expect(actors.map((actor) => actor.names.und)).toContain('外交部');
  expect(kinds.at(-1)).toEqual({ id: 'sommet', names: { und: 'Sommet' }, aliases: [] });
  const [again] = value(await library.add([fresh({ topics: ['稀土'], actors: ['外交部'] })]));
  expect(again?.actors[0]).toBe(event?.actors[0]);
  expect(library.vocabulary().topics).toHaveLength(topics.length);
});

test('undoing what made an entry removes it, unless another event names it by now', async () => {
  const library = await openOk(newFolder(), { seed });
  const [event] = value(await library.add([fresh({ topics: ['Pandas'], actors: ['Zoo'] })]));
  const other = value(await library.update('first', { topics: ['Pandas'] }));
  expect(other.topics).toEqual(['pandas']);
  value(await library.undo());
  value(await library.undo());
  expect(library.get(event?.id ?? '')).toBeUndefined();
  expect(library.vocabulary().topics.map(({ id }) => id)).not.toContain('pandas');
  value(await library.redo());
  expect(library.vocabulary().topics.map(({ id }) => id)).toContain('pandas');
  expect(library.get(event?.id ?? '')).toEqual(event);
});

test('ids are the day and the title, unique, also in one batch and for other scripts', async () => {
  const library = await openOk(newFolder());
  const same = { title: 'Call', date: '2023-07' };
  const events = value(
    await library.add(
      Array.from({ length: 30 }, () => fresh(same)),
      { action: 'import' },
    ),
  );
  expect(new Set(events.map(({ id }) => id)).size).toBe(30);
  expect(events[0]?.id).toBe('2023-07-call');
  expect(events[1]?.id).toBe('2023-07-call-2');
  const [chinese] = value(await library.add([fresh({ title: '会谈', date: '2023-06-19T10:00+08:00~' })]));
  expect(chinese?.id).toMatch(/^2023-06-19-[0-9a-f]{8}$/);
  const [open] = value(await library.add([fresh({ title: 'Ban', date: '../2024-01-02?' })]));
  expect(open?.id).toBe('2024-01-02-ban');
  const [long] = value(await library.add([fresh({ title: 'word '.repeat(199) })]));
  expect(long?.id.length).toBeLessThanOrEqual(120);
});

test('links lead to events that exist, in the library or in the same request', async () => {
  const library = await openOk(newFolder(), { seed });
  const refused = await library.add([fresh({ links: [{ to: 'nowhere' }] })]);
  expect(refused).toMatchObject({
    ok: false,
    error: { code: 'invalid', issues: [{ path: 'event.links.0.to', message: expect.stringContaining('nowhere') }] },
  });
  expect(await library.update('first', { links: [{ to: 'second' }, { to: 'first' }] })).toMatchObject({
    ok: false,
    error: { issues: [{ path: 'changes.links.1.to' }] },
  });
  const both = [fresh({ id: 'a', links: [{ to: 'b' }] }), fresh({ id: 'b', links: [{ to: 'a', type: 'continues' }] })];
  expect(value(await library.add(both))).toHaveLength(2);
  const many = await library.add([fresh(), fresh({ links: [{ to: 'first' }, { to: 'x' }] })]);
  expect(many).toMatchObject({ ok: false, error: { issues: [{ path: 'events.1.links.1.to' }] } });
});

test('removing an event takes the links to it along, and undo brings both back', async () => {
  const library = await openOk(newFolder(), {
    seed: async () => seedOf(1, [curated('a', { links: [{ to: 'b' }] }), curated('b')]),
  });
  expect(value(await library.remove(['b']))).toBe(1);
  expect(library.get('a')?.links).toEqual([]);
  expect(library.undoStep).toMatchObject({ action: 'remove', count: 1, events: ['b'] });
  value(await library.undo());
  expect(library.get('a')).toEqual(curated('a', { links: [{ to: 'b' }] }));
  expect(library.get('b')).toEqual(curated('b'));
});

test('a refused change leaves nothing behind, not even the entries it would have made', async () => {
  const library = await openOk(newFolder(), { seed });
  const before = contentOf(library);
  const revision = library.revision;
  const results = await Promise.all([
    library.add([fresh({ topics: ['Left behind'] }), fresh({ links: [{ to: 'nowhere' }] })]),
    library.add([fresh({ id: 'first' })]),
    library.add([fresh({ id: 'x' }), fresh({ id: 'x' })]),
    library.update('nowhere', { tone: 1 }),
    library.remove(['first', 'nowhere']),
  ]);
  expect(results.map((result) => (result.ok ? '' : result.error.code))).toEqual([
    'invalid',
    'conflict',
    'conflict',
    'not-found',
    'not-found',
  ]);
  expect(results[2]).toMatchObject({ error: { issues: [{ path: 'events.1.id' }] } });
  expect(results[4]).toMatchObject({ error: { issues: [{ path: 'ids.1' }] } });
  expect(contentOf(library)).toEqual(before);
  expect(library.revision).toBe(revision);
  const [good] = value(await library.add([fresh({ topics: ['Left behind'] })]));
  expect(good?.topics).toEqual(['left-behind']);
});

test('an update replaces the fields it names and no others; one that changes nothing is no step', async () => {
  const library = await openOk(newFolder(), { now: () => new Date('2026-05-05T00:00:00Z'), seed });
  const before = library.get('first');
  const after = value(await library.update('first', { tone: 3, tags: ['x'] }));
  expect(after).toEqual({ ...before, tone: 3, tags: ['x'], updated: '2026-05-05T00:00:00.000Z' });
  const revision = library.revision;
  expect(value(await library.update('first', { tone: 3 }))).toEqual(after);
  expect(library.revision).toBe(revision);
});

test('a request repeated with its change id is done once, also at the same time and after a restart', async () => {
  const folder = newFolder();
  let library = await openOk(folder, { seed });
  const [one, two] = await Promise.all([
    library.add([fresh()], { changeId: 'c1' }),
    library.add([fresh()], { changeId: 'c1' }),
  ]);
  expect(value(one)).toEqual(value(two));
  expect(library.size).toBe(3);
  const removed = value(await library.remove(['first'], { changeId: 'c2' }));
  const undone = value(await library.undo({ changeId: 'c3' }));
  await library.close();
  library = await openOk(folder, { seed });
  const before = contentOf(library);
  expect(value(await library.add([fresh()], { changeId: 'c1' }))).toEqual(value(one));
  expect(value(await library.remove(['first'], { changeId: 'c2' }))).toBe(removed);
  expect(value(await library.undo({ changeId: 'c3' }))).toEqual(undone);
  expect(contentOf(library)).toEqual(before);
  expect(await library.update('second', { tone: 1 }, { changeId: 'c1' })).toMatchObject({
    ok: false,
    error: { code: 'conflict' },
  });
});

test('what the caller does to its objects afterwards does not reach the library', async () => {
  const library = await openOk(newFolder());
  const event = fresh({ tags: ['kept'] });
  const [added] = value(await library.add([event]));
  event.tags.push('sneaked in');
  expect(library.get(added?.id ?? '')?.tags).toEqual(['kept']);
});

test('a change of several megabytes is one change', async () => {
  const folder = newFolder();
  const library = await openOk(folder);
  const body = 'A long article. '.repeat(5_000);
  const many = Array.from({ length: 40 }, (_, index) =>
    fresh({ id: `e${index}`, articles: [{ language: 'en', title: 't', body }] }),
  );
  value(await library.add(many, { action: 'import', changeId: 'big' }));
  const reader = await openOk(folder, { readOnly: true });
  expect(reader.size).toBe(40);
  expect(value(await library.add(many, { action: 'import', changeId: 'big' }))).toHaveLength(40);
  value(await library.undo());
  expect(library.size).toBe(0);
  expect(library.redoStep).toMatchObject({ action: 'import', count: 40 });
  value(await library.redo());
  expect([...library.events()]).toEqual([...reader.events()]);
});

test('a change that is so already only because of one still being written stands or falls with it', async () => {
  let failing = false;
  const files: FileCalls = {
    ...nodeFiles,
    open: async (path, flags, mode) => {
      const file = await nodeFiles.open(path, flags, mode);
      const datasync = (): Promise<void> =>
        failing ? Promise.reject(Object.assign(new Error('EIO'), { code: 'EIO' })) : file.datasync();
      return { ...file, datasync };
    },
  };
  const library = await openOk(newFolder(), { fs: files });
  value(await library.add([fresh({ id: 'one' })]));
  const twice = (tone: number) => Promise.all([library.update('one', { tone }), library.update('one', { tone })]);
  expect((await twice(1)).map(({ ok }) => ok)).toEqual([true, true]);
  failing = true;
  expect((await twice(2)).map(({ ok }) => ok)).toEqual([false, false]);
  expect(library.get('one')?.tone).toBe(1);
});
