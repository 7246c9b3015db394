// The desk (filters, settings, the draft of an event) under power cuts and kills at every file call: always a whole one,
// and never older than what was acknowledged.
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { EMPTY_FILTERS } from '../../data/desk.ts';
import { openLibrary } from '../../src-main/library/library.ts';
import { value } from '../main/library/helpers.ts';
import { faulty } from './faulty-files.ts';
import { SimulatedDisk } from './simulated-disk.ts';
import { amount, randomFrom } from './soak.ts';

const THEMES = ['dark', 'light', 'dark', 'light'] as const;

async function trial(seed: number, end: 'cut' | 'kill', stopAt: number): Promise<boolean> {
  const random = randomFrom(seed * 1_000 + stopAt);
  const disk = new SimulatedDisk();
  const folder = `/desk-${randomUUID()}`;
  await value(await openLibrary({ folder, fs: disk, appVersion: 'test' })).close();
  let image: SimulatedDisk | null = null;
  const files = faulty(disk, (_, number) => {
    if (number < stopAt) return null;
    image ??= end === 'cut' ? disk.afterPowerCut(random) : disk.afterKill();
    return { code: 'EIO' };
  });
  const opened = await openLibrary({ folder, fs: files, appVersion: 'test' });
  let saved = 0;
  if (opened.ok) {
    while (saved < THEMES.length) {
      const set = await opened.value.setDesk({
        theme: THEMES[saved] ?? null,
        filters: { ...EMPTY_FILTERS, query: `query ${saved}` },
      });
      if (!set.ok) break;
      saved += 1;
    }
  }
  const whole = image === null;
  await (opened.ok ? opened.value.close() : undefined);
  const again = value(await openLibrary({ folder, fs: image ?? disk, appVersion: 'test' }));
  expect(again.notices.map(({ code }) => code)).not.toContain('desk-damaged');
  const {
    theme,
    filters: { query },
  } = again.desk();
  const found = query === '' ? 0 : Number(query.split(' ')[1]) + 1;
  // What was being saved when all ended may be there, but then all of it.
  expect([saved, saved + 1]).toContain(found);
  expect(theme).toBe(found === 0 ? null : THEMES[found - 1]);
  await again.close();
  return whole;
}

test.each(['cut', 'kill'] as const)('the desk after a %s at every file call', { timeout: 600_000 }, async (end) => {
  for (let seed = 1; seed <= amount(2, 200); seed += 1) {
    let whole = false;
    for (let stopAt = 1; !whole; stopAt += 1) whole = await trial(seed, end, stopAt);
  }
});
