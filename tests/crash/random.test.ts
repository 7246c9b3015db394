// Random commands against the plain model, with restarts in between: the library shows what the model shows, undone to
// the beginning and redone to the end.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { openLibrary } from '../../src-main/library/library.ts';
import type { OpenLibrary } from '../../src-main/library/open-library.ts';
import { newFolder, value } from '../main/library/helpers.ts';
import { ask, type Command, flat, Model, shownBy } from './model.ts';
import { amount } from './soak.ts';

type Step = Command | { readonly do: 'restart' } | { readonly do: 'compact' };

const id = fc.integer({ min: 0, max: 12 });
const tone = fc.integer({ min: -3, max: 3 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('add' as const), id, tone }) },
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('update' as const), id, tone, topic: fc.integer({ min: 0, max: 4 }) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('remove' as const), id }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('import' as const),
      from: fc.integer({ min: 100, max: 130 }),
      count: fc.integer({ min: 1, max: 20 }),
      size: fc.constantFrom(0, 10, 40_000),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('edit' as const),
      ids: fc.uniqueArray(id, { minLength: 1, maxLength: 4 }),
      size: fc.constantFrom(3, 90_000),
    }),
  },
  { weight: 4, arbitrary: fc.constant({ do: 'undo' as const }) },
  { weight: 3, arbitrary: fc.constant({ do: 'redo' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'restart' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'compact' as const }) },
);

const open = async (folder: string): Promise<OpenLibrary> =>
  value(await openLibrary({ folder, appVersion: 'test', compactAfter: 20_000 }));

async function hold(library: OpenLibrary, model: Model): Promise<void> {
  expect(flat(shownBy(library))).toBe(flat(model.now));
}

const LENGTH = 250;

test('commands and restarts in any order do what the model does', { timeout: 3_600_000 }, async () => {
  const runs = amount(8, 100_000 / LENGTH);
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: LENGTH, maxLength: LENGTH, size: 'max' }), async (steps) => {
      const folder = newFolder();
      let library = await open(folder);
      const model = new Model();
      for (const each of steps) {
        if (each.do === 'restart') {
          await library.close();
          library = await open(folder);
          expect(library.notices).toEqual([]);
          await hold(library, model);
        } else if (each.do === 'compact') await library.compact();
        else expect(await ask(library, each)).toBe(model.apply(each));
      }
      await hold(library, model);
      for (const [action, stack] of [
        ['undo', model.undo],
        ['redo', model.redo],
      ] as const) {
        while (stack.length > 0) {
          model.apply({ do: action });
          expect(await ask(library, { do: action })).toBe(true);
          await hold(library, model);
        }
        await library.close();
        library = await open(folder);
        await hold(library, model);
      }
      await library.close();
    }),
    { numRuns: runs, endOnFailure: true },
  );
});
