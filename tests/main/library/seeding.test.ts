// The curated library comes into a new library, and later versions of it never touch what is the person's.
import { expect, test } from 'vitest';
import { openLibrary } from '../../../src-main/library/library.ts';
import { curated, fresh, newFolder, openOk, seedOf, value } from './helpers.ts';

test('the seed is no step to undo, and its stamps are its own', async () => {
  const library = await openOk(newFolder(), { seed: async () => seedOf(1) });
  expect(library.undoStep).toBeNull();
  expect(library.get('first')).toEqual(curated('first'));
  expect(value(await library.undo())).toBeNull();
  expect(library.size).toBe(2);
});

test('a newer seed adds and replaces what nobody touched, and leaves the rest', async () => {
  const folder = newFolder();
  const old = ['kept', 'edited', 'removed', 'undone'].map((id) => curated(id));
  let library = await openOk(folder, { seed: async () => seedOf(1, old) });
  value(await library.update('edited', { tone: 3 }));
  value(await library.remove(['removed']));
  value(await library.add([fresh({ id: 'mine', actors: ['Wang Yi'] })]));
  value(await library.update('undone', { tone: 1 }));
  value(await library.undo());
  const mine = library.get('mine');
  const edited = library.get('edited');
  await library.close();

  const newer = [...old, curated('mine'), curated('new', { links: [{ to: 'removed' }, { to: 'kept' }] })].map(
    (event) => ({
      ...event,
      title: { en: `Better ${event.id}` },
    }),
  );
  const base = seedOf(2, newer);
  const actors = [
    { id: 'xi-jinping', names: { en: 'President Xi' }, aliases: [] },
    { id: 'wang-yi', names: { en: 'Foreign Minister Wang' }, aliases: [] },
    { id: 'he-lifeng', names: { en: 'He Lifeng' }, aliases: [] },
  ];
  const seed = async () => ({ ...base, vocabulary: { ...base.vocabulary, actors } });
  library = await openOk(folder, { seed });
  expect(library.get('kept')?.title).toEqual({ en: 'Better kept' });
  expect(library.get('undone')?.title).toEqual({ en: 'Better undone' });
  expect(library.get('edited')).toEqual(edited);
  expect(library.get('removed')).toBeUndefined();
  expect(library.get('mine')).toEqual(mine);
  expect(library.get('new')?.links).toEqual([{ to: 'kept' }]);
  const names = new Map(library.vocabulary().actors.map((actor) => [actor.id, actor.names]));
  expect(names.get('xi-jinping')).toEqual({ en: 'President Xi' });
  expect(names.get('wang-yi')).toEqual({ und: 'Wang Yi' });
  expect(names.get('he-lifeng')).toEqual({ en: 'He Lifeng' });
  // The person's own steps can still be undone; the seed is passed over.
  expect(library.undoStep).toMatchObject({ action: 'add', events: ['mine'] });
  const revision = library.revision;
  await library.close();
  library = await openOk(folder, { seed });
  expect(library.revision).toBe(revision);
});

test('an older or equal seed changes nothing', async () => {
  const folder = newFolder();
  const library = await openOk(folder, { seed: async () => seedOf(3) });
  const { revision } = library;
  await library.close();
  const again = await openOk(folder, { seed: async () => seedOf(2, [curated('other')]) });
  expect(again.revision).toBe(revision);
  expect(again.get('other')).toBeUndefined();
});

test('a seed that cannot be had is a bug of the program, and the lock is given back', async () => {
  const folder = newFolder();
  const seed = async (): Promise<never> => {
    throw new TypeError('no seed');
  };
  await expect(openLibrary({ folder, seed, appVersion: 'x' })).rejects.toThrow('no seed');
  const library = await openOk(folder, { seed: async () => seedOf(1) });
  expect(library.size).toBe(2);
});
