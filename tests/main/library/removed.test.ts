// What went since a moment: as it was, with when and from where; what came back is not among it.
import { expect, test } from 'vitest';
import { fresh, newFolder, openOk, value } from './helpers.ts';

test('is listed latest first, through a restart, and comes back by the change it went with', async () => {
  const folder = newFolder();
  const library = await openOk(folder, {});
  const added = value(await library.add([fresh({ title: 'A' }), fresh({ title: 'B' }), fresh({ title: 'C' })]));
  const [a, b, c] = added.map(({ id }) => id);
  if (!a || !b || !c) throw new Error('Three were added.');
  value(await library.update(a, { title: { en: 'A, edited' } }));
  const before = library.get(a);
  const since = Math.max(...added.map(({ updated }) => Date.parse(updated))) - 1;
  value(await library.remove([a], { by: 'command line' }));
  value(await library.remove([b, c], { by: 'page' }));
  value(await library.undo());
  value(await library.remove([c]));

  const told = async (from: number, at = library) =>
    value(await at.removedSince(from)).map(({ event, action, by }) => [event.title, action, by]);
  const expected = [
    [{ und: 'C' }, 'remove', undefined],
    [{ en: 'A, edited' }, 'remove', 'command line'],
  ];
  expect(await told(since)).toEqual(expected);
  expect(await told(Date.now() + 1_000)).toEqual([]);
  await library.close();

  const reopened = await openOk(folder, {});
  expect(await told(since, reopened)).toEqual(expected);
  const gone = value(await reopened.removedSince(since)).find(({ event }) => event.id === a);
  const back = value(await reopened.restoreEvent(a, gone?.seq ?? 0));
  expect({ ...back, updated: 0 }).toEqual({ ...before, updated: 0 });
  expect(await told(since, reopened)).toEqual(expected.slice(0, 1));
  await reopened.close();
});
