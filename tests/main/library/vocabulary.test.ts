// The person's task: my own topics and actors, renamed, merged and removed, each as one step that can be taken back.
import { expect, test } from 'vitest';
import { contentOf, curated, fresh, newFolder, openOk, seedOf, value } from './helpers.ts';

const seed = async () => ({
  ...seedOf(1, [curated('first', { actors: ['xi-jinping'] })]),
});

test('merging two actors gives one all names, and every event follows; one undo brings both back', async () => {
  const library = await openOk(newFolder(), { seed });
  value(
    await library.add([
      fresh({ title: 'A', actors: ['President Xi', 'Wang Yi'] }),
      fresh({ title: 'B', actors: ['President Xi', '习近平'] }),
    ]),
  );
  const before = contentOf(library);
  expect(value(await library.mergeEntries('actors', ['president-xi'], 'xi-jinping'))).toBe(2);
  const [xi] = library.vocabulary().actors.filter(({ id }) => id === 'xi-jinping');
  expect(xi?.aliases).toEqual(['Xi', 'President Xi']);
  expect(library.vocabulary().actors.some(({ id }) => id === 'president-xi')).toBe(false);
  expect([...library.events()].filter(({ actors }) => actors.includes('xi-jinping'))).toHaveLength(3);
  expect(library.get('2023-06-18-b')?.actors).toEqual(['xi-jinping']);
  // A name that was merged away still finds its entry.
  const [event] = value(await library.add([fresh({ title: 'C', actors: ['president xi'] })]));
  expect(event?.actors).toEqual(['xi-jinping']);
  value(await library.undo());
  value(await library.undo());
  expect(contentOf(library)).toEqual({ ...(before as object), redo: expect.anything() });
});

test('an entry that is named twice is merged once', async () => {
  const library = await openOk(newFolder(), { seed });
  value(await library.add([fresh({ title: 'A', actors: ['President Xi'] })]));
  expect(value(await library.mergeEntries('actors', ['president-xi', 'president-xi'], 'xi-jinping'))).toBe(1);
  expect(library.vocabulary().actors.some(({ id }) => id === 'president-xi')).toBe(false);
});

test('a topic is renamed and recoloured; a name that another has is refused with the field', async () => {
  const library = await openOk(newFolder(), { seed });
  const topic = (wanted: string) => library.vocabulary().topics.find(({ id }) => id === wanted);
  const trade = topic('trade');
  const other = topic('climate');
  if (!trade || !other) throw new Error('There are no topics.');
  value(await library.setEntry('topics', { ...trade, names: { ...trade.names, en: 'Commerce' }, colour: '#123456' }));
  expect(topic('trade')).toMatchObject({ names: { en: 'Commerce' }, colour: '#123456' });
  const refused = await library.setEntry('topics', { ...other, names: { en: 'COMMERCE' } });
  expect(refused).toMatchObject({ ok: false, error: { code: 'conflict', issues: [{ path: 'entry.names.en' }] } });
});

test('removing a topic takes it from its events; the kind “other” stays', async () => {
  const library = await openOk(newFolder(), { seed });
  const [event] = value(await library.add([fresh({ topics: ['Soybeans'], kind: 'Phone call back' })]));
  const id = event?.id ?? '';
  expect(value(await library.removeEntry('topics', 'soybeans'))).toBe(1);
  expect(library.get(id)?.topics).toEqual([]);
  expect(value(await library.removeEntry('kinds', 'phone-call-back'))).toBe(1);
  expect(library.get(id)?.kind).toBe('other');
  expect(await library.removeEntry('kinds', 'other')).toMatchObject({ ok: false, error: { code: 'conflict' } });
  value(await library.undo());
  value(await library.undo());
  expect(library.get(id)).toMatchObject({ topics: ['soybeans'], kind: 'phone-call-back' });
});

test('the log of an event tells each change, and an earlier version comes back', async () => {
  const folder = newFolder();
  let library = await openOk(folder, { seed });
  const [event] = value(await library.add([fresh({ title: 'First title' })], { by: 'page' }));
  const id = event?.id ?? '';
  value(await library.update(id, { title: { en: 'Second title' }, tone: 1 }));
  await library.close();
  library = await openOk(folder, { seed });
  value(await library.remove([id]));
  value(await library.undo());
  const log = value(await library.log(id));
  expect(log.map(({ action, fields, by }) => [action, [...fields].sort().join(), by])).toEqual([
    ['add', '', 'page'],
    ['update', 'title,tone', undefined],
    ['remove', '', undefined],
    ['undo', '', undefined],
  ]);
  expect(log[0]?.event?.title).toEqual(event?.title);
  const restored = value(await library.restoreEvent(id, log[0]?.seq ?? 0));
  expect(restored).toMatchObject({ title: event?.title, tone: null });
  expect(library.undoStep).toMatchObject({ action: 'restore', events: [id] });
  value(await library.undo());
  expect(library.get(id)).toMatchObject({ title: { en: 'Second title' }, tone: 1 });
  expect(await library.restoreEvent(id, 999)).toMatchObject({ ok: false, error: { code: 'not-found' } });
});

test('an import of new and merged events is one step; cancelled, it changes nothing', async () => {
  const library = await openOk(newFolder(), { seed });
  const before = contentOf(library);
  const stop = new AbortController();
  stop.abort();
  const many = Array.from({ length: 5_000 }, (_, index) => fresh({ title: `Event ${index}` }));
  const cancelled = await library.import(many, [{ id: 'first', changes: { tone: 2 } }], {
    from: 'x.csv',
    signal: stop.signal,
  });
  expect(cancelled).toMatchObject({ ok: false, error: { code: 'busy' } });
  expect(contentOf(library)).toEqual(before);
  const seen: number[] = [];
  const done = await library.import(many, [{ id: 'first', changes: { tone: 2 } }], {
    from: 'x.csv',
    progress: (count) => seen.push(count),
  });
  expect(value(done)).toEqual({ added: 5_000, merged: 1 });
  expect(seen.length).toBeGreaterThan(0);
  expect(library.get('first')?.tone).toBe(2);
  expect(library.get('2023-06-18-event-7')?.origin).toEqual({ by: 'imported', from: 'x.csv' });
  value(await library.undo());
  expect(library.size).toBe(1);
  expect(library.get('first')?.tone).toBeNull();
});
