// Power cuts and kills at every file call, on the simulated disk: what was acknowledged is there, a change is whole or
// not at all, and of what was still being asked for only a beginning may have come through.
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { openLibrary } from '../../src-main/library/library.ts';
import { faulty } from './faulty-files.ts';
import { ask, flat, Model, shownBy } from './model.ts';
import { SimulatedDisk } from './simulated-disk.ts';
import { amount, randomFrom } from './soak.ts';
import { candidates, type Volley, volleys } from './volleys.ts';

async function trial(seed: number, end: 'cut' | 'kill'): Promise<void> {
  const random = randomFrom(seed);
  const disk = new SimulatedDisk();
  const folder = `/library-${randomUUID()}`;
  const options = { folder, appVersion: 'test', compactAfter: 3_000 };
  const stopAt = 1 + Math.floor(random() * 260);
  let image: SimulatedDisk | null = null;
  const files = faulty(disk, (_, number) => {
    if (number < stopAt) return null;
    // From here on the process is no more: the image is taken before the call has any effect.
    image ??= end === 'cut' ? disk.afterPowerCut(random) : disk.afterKill();
    return { code: 'EIO' };
  });
  const model = new Model();
  let waiting: Volley = [];
  const opened = await openLibrary({ ...options, fs: files });
  if (opened.ok) {
    for (const volley of volleys(random)) {
      if (image) break;
      waiting = volley;
      const answers = await Promise.all(volley.map((command) => ask(opened.value, command)));
      if (image) {
        // What was acknowledged before the end must be there: the order of the answers is that of the volley.
        const last = answers.lastIndexOf(true);
        for (const [index, command] of volley.slice(0, last + 1).entries()) if (answers[index]) model.apply(command);
        waiting = volley.slice(last + 1);
        break;
      }
      for (const [index, command] of volley.entries()) expect(model.apply(command)).toBe(answers[index]);
      expect(flat(shownBy(opened.value))).toBe(flat(model.now));
      waiting = [];
    }
    await opened.value.close();
  }
  const found: SimulatedDisk = image ?? (end === 'cut' ? disk.afterPowerCut(random) : disk.afterKill());
  const again = await openLibrary({ ...options, fs: found });
  if (!again.ok) throw new Error(again.error.message);
  const library = again.value;
  const shown = flat(shownBy(library));
  const match = candidates(model, waiting).findLast((candidate) => flat(candidate.now) === shown);
  expect(match, `found:\n${shown}\nacknowledged:\n${flat(model.now)}`).toBeDefined();
  // A tail that was never confirmed may be torn. Nothing else may be: a file is in its place whole, or not at all.
  const bad = library.notices.filter(({ code }) => code !== 'tail-cut' && code !== 'tail-damaged');
  expect(bad).toEqual([]);
  // It can be gone on with, and undo still reaches all the way back.
  expect(await ask(library, { do: 'add', id: 99, tone: 0 })).toBe(true);
  while (library.undoStep) expect(await ask(library, { do: 'undo' })).toBe(true);
  expect(library.size).toBe(0);
  await library.close();
}

test.each(['cut', 'kill'] as const)('after a %s at any file call', { timeout: 1_200_000 }, async (end) => {
  for (let seed = 1; seed <= amount(150, 5_000); seed += 1) {
    await trial(seed, end).catch((error: unknown) => {
      throw new Error(`with the seed ${seed}: ${String(error)}`, { cause: error });
    });
  }
});
