// The person's task: what I add, change and remove is there tomorrow, and undo reaches back across restarts.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { LibraryChange } from '../../../src-main/library/store.ts';
import { contentOf, curated, fresh, newFolder, openOk, seedOf, value } from './helpers.ts';

test('an event added by hand is there after closing and opening again, beside the curated ones', async () => {
  const folder = join(newFolder(), 'made', 'when-absent');
  const seed = async () => seedOf(1);
  const first = await openOk(folder, { seed });
  expect(first.size).toBe(2);
  const [event] = value(await first.add([fresh({ topics: ['Trade', 'Fentanyl'], actors: ['习近平', 'Wang Yi'] })]));
  expect(event).toMatchObject({
    id: '2023-06-18-blinken-arrives-in-beijing',
    topics: ['trade', 'fentanyl'],
    actors: ['xi-jinping', 'wang-yi'],
    origin: { by: 'added' },
  });
  const before = contentOf(first);
  await first.close();
  const again = await openOk(folder, { seed });
  expect(contentOf(again)).toEqual(before);
  expect(again.get('2023-06-18-blinken-arrives-in-beijing')).toEqual(event);
  expect(again.notices).toEqual([]);
});

test('without closing, everything acknowledged is there: the journal alone has it', async () => {
  const folder = newFolder();
  const first = await openOk(folder, { seed: async () => seedOf(1) });
  const [event] = value(await first.add([fresh()]));
  value(await first.update(event?.id ?? '', { tone: 2, notes: 'seen' }));
  value(await first.remove(['first']));
  const reader = await openOk(folder, { readOnly: true });
  expect([...reader.events()]).toEqual([...first.events()]);
  expect(reader.vocabulary()).toEqual(first.vocabulary());
  expect(reader.revision).toBe(first.revision);
});

test('undo and redo go step by step, survive restarts, and a new change clears redo', async () => {
  const folder = newFolder();
  let library = await openOk(folder, { seed: async () => seedOf(1) });
  const states = [contentOf(library)];
  const [event] = value(await library.add([fresh({ topics: ['Rare earths'] })]));
  const id = event?.id ?? '';
  states.push(contentOf(library));
  value(await library.update(id, { tone: -1 }));
  states.push(contentOf(library));
  value(await library.remove([id, 'second']));
  states.push(contentOf(library));
  const eventsOf = (state: unknown) => (state as { events: unknown; topics: unknown }).events;
  const topicsOf = (state: unknown) => (state as { events: unknown; topics: unknown }).topics;
  for (let step = 2; step >= 0; step -= 1) {
    await library.close();
    library = await openOk(folder);
    expect(value(await library.undo())).not.toBeNull();
    expect(eventsOf(contentOf(library))).toEqual(eventsOf(states[step]));
    expect(topicsOf(contentOf(library))).toEqual(topicsOf(states[step]));
  }
  expect(value(await library.undo())).toBeNull();
  for (let step = 1; step <= 2; step += 1) {
    await library.close();
    library = await openOk(folder);
    const redone = value(await library.redo());
    expect(redone?.action).toBe(step === 1 ? 'add' : 'update');
    expect(eventsOf(contentOf(library))).toEqual(eventsOf(states[step]));
  }
  expect(library.redoStep?.action).toBe('remove');
  value(await library.add([fresh({ title: 'Another' })]));
  expect(library.redoStep).toBeNull();
  expect(value(await library.redo())).toBeNull();
});

test('an import is one step and is marked as imported', async () => {
  const library = await openOk(newFolder());
  const many = Array.from({ length: 250 }, (_, index) =>
    fresh({ title: `Row ${index}`, topics: [`Topic ${index % 7}`] }),
  );
  const added = value(await library.add(many, { action: 'import', from: 'rows.csv' }));
  expect(added).toHaveLength(250);
  expect(added[7]?.origin).toEqual({ by: 'imported', from: 'rows.csv' });
  expect(library.undoStep).toMatchObject({ action: 'import', count: 250 });
  expect(library.undoStep?.events).toHaveLength(100);
  const topics = library.vocabulary().topics.length;
  value(await library.undo());
  expect(library.size).toBe(0);
  expect(library.vocabulary().topics).toHaveLength(topics - 7);
});

test('listeners hear every change in order, after it is in memory', async () => {
  const library = await openOk(newFolder());
  const heard: LibraryChange[] = [];
  const stop = library.onChange((change) => {
    heard.push(change);
    for (const event of change.changed) expect(library.get(event.id)).toEqual(event);
  });
  const adding = Promise.all(
    Array.from({ length: 20 }, (_, index) => library.add([fresh({ title: `Event ${index}` })])),
  );
  for (const result of await adding) value(result);
  value(await library.remove([heard[3]?.changed[0]?.id ?? '']));
  value(await library.setDesk({ lanes: 'kind' }));
  stop();
  value(await library.add([fresh()]));
  const revisions = heard.slice(0, 21).map((change) => change.revision);
  expect(revisions).toEqual(revisions.map((_, index) => (revisions[0] ?? 0) + index));
  expect(heard[20]).toMatchObject({ changed: [], removed: [heard[3]?.changed[0]?.id], vocabulary: false });
  expect(heard[21]).toMatchObject({ desk: true, changed: [] });
  expect(heard).toHaveLength(22);
});

test('the snapshot is valid JSON with one event a line, private to the person', async () => {
  const folder = newFolder();
  const library = await openOk(folder, {
    seed: async () => seedOf(1, [curated('a'), curated('b', { notes: 'line\nbreak' })]),
  });
  value(await library.add([fresh()]));
  await library.close();
  const text = readFileSync(join(folder, 'db.json'), 'utf8');
  expect((JSON.parse(text) as { events: unknown[] }).events).toHaveLength(3);
  for (const id of ['a', 'b', '2023-06-18-blinken-arrives-in-beijing']) {
    const lines = text.split('\n').filter((line) => line.startsWith(`{"id":"${id}"`) || line.includes(`"id":"${id}"`));
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0]?.replace(/,$/, '') ?? '')).toMatchObject({ id });
  }
  expect(statSync(join(folder, 'db.json')).mode & 0o777).toBe(0o600);
  expect(statSync(join(folder, 'journal.ndjson')).mode & 0o777).toBe(0o600);
});
