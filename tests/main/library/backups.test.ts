// The person's task: yesterday's library is there when today's went wrong, and taking it back can be undone.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { array, assert, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { backupName, listBackups, superfluous } from '../../../src-main/library/backups.ts';
import { nodeFiles } from '../../../src-main/library/files.ts';
import { contentOf, fresh, newFolder, openOk, seedOf, value } from './helpers.ts';

test('each opening keeps a copy of what it found, read back; the same state is not kept twice', async () => {
  const folder = newFolder();
  for (let day = 1; day <= 3; day += 1) {
    const now = () => new Date(`2026-01-0${day}T09:00:00Z`);
    const library = await openOk(folder, { now, seed: async () => seedOf(1) });
    await library.backUp();
    await library.backUp();
    value(await library.add([fresh({ title: `Day ${day}` })]));
    await library.close();
  }
  const names = (await listBackups(nodeFiles, folder)).map(({ name }) => name);
  // Each holds what its opening found; the first one, the curated library that had just come in.
  expect(names).toEqual(['20260103T090000Z-3.json', '20260102T090000Z-2.json', '20260101T090000Z-1.json']);
  expect(readdirSync(join(folder, 'backups')).some((name) => name.endsWith('.tmp'))).toBe(false);
});

test('a backup is taken back as one step, and undone as one', async () => {
  const folder = newFolder();
  const seed = async () => seedOf(1);
  const first = await openOk(folder, { seed, now: () => new Date('2026-01-01T09:00:00Z') });
  value(await first.add([fresh({ title: 'Kept', topics: ['Tariffs of 2018'] })]));
  await first.close();
  const library = await openOk(folder, { seed, now: () => new Date('2026-01-02T09:00:00Z') });
  await library.backUp();
  const kept = contentOf(library) as { events: unknown; topics: unknown };
  value(await library.remove(['first', 'second']));
  value(await library.update('2023-06-18-kept', { tone: -3, actors: ['Nobody Yet'] }));
  const spoiled = contentOf(library) as { events: unknown; actors: unknown };
  const [newest] = value(await library.versions());
  expect(newest).toMatchObject({ is: 'backup', made: Date.UTC(2026, 0, 2, 9) });
  expect(value(await library.restore(newest?.name ?? ''))).toBe(3);
  expect(contentOf(library)).toMatchObject({ events: kept.events, topics: kept.topics });
  expect(library.vocabulary().actors.map(({ id }) => id)).not.toContain('nobody-yet');
  expect(library.undoStep).toMatchObject({ action: 'restore' });
  value(await library.undo());
  expect(contentOf(library)).toMatchObject({ events: spoiled.events, actors: spoiled.actors });
});

test('a backup that is not there or cannot be read is refused, and nothing changes', async () => {
  const folder = newFolder();
  const library = await openOk(folder, { seed: async () => seedOf(1) });
  await library.backUp();
  const [backup] = await listBackups(nodeFiles, folder);
  const before = contentOf(library);
  expect(await library.restore('20200101T000000Z-1.json')).toMatchObject({ ok: false, error: { code: 'not-found' } });
  expect(await library.restore('../db.json')).toMatchObject({ ok: false, error: { code: 'not-found' } });
  writeFileSync(backup?.path ?? '', readFileSync(backup?.path ?? '', 'utf8').slice(0, 400));
  expect(await library.restore(backup?.name ?? '')).toMatchObject({ ok: false, error: { code: 'damaged' } });
  expect(contentOf(library)).toEqual(before);
});

test('the last ten stay, one a day for a week, one a week for four; nothing younger is let go for something older', () => {
  const instants = array(integer({ min: 0, max: 80 * 24 }), { minLength: 1, maxLength: 60 });
  const now = Date.UTC(2026, 5, 14, 12);
  assert(
    property(instants, (hours) => {
      const all = [...new Set(hours)]
        .sort((a, b) => a - b)
        .map((ago, seq) => {
          const made = now - ago * 3_600_000;
          return { path: `/${seq}`, name: backupName(new Date(made), seq), made, seq };
        });
      const gone = new Set(superfluous(all, now));
      const kept = all.filter((backup) => !gone.has(backup));
      for (const newest of all.slice(0, 10)) expect(kept).toContain(newest);
      expect(kept.length).toBeLessThanOrEqual(10 + 7 + 4);
      const day = (made: number): number => Math.floor(made / 86_400_000);
      for (let back = 0; back < 7; back += 1) {
        const that = all.filter(({ made }) => day(made) === day(now) - back);
        if (that.length > 0) expect(kept).toContain(that[0]);
      }
      const week = (made: number): number => Math.floor(made / (7 * 86_400_000));
      for (let back = 0; back < 4; back += 1) {
        const that = all.filter(({ made }) => week(made) === week(now) - back);
        if (that.length > 0) expect(kept).toContain(that[0]);
      }
    }),
  );
});
