// Copies of sources through power cuts and failing disks: an event never names a copy that is not on disk, whole.
import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { copyIssues, sourcesIn } from '../../src-main/library/copies.ts';
import { readWhole } from '../../src-main/library/files.ts';
import { openLibrary } from '../../src-main/library/library.ts';
import { fresh } from '../main/library/helpers.ts';
import { faulty } from './faulty-files.ts';
import { SimulatedDisk } from './simulated-disk.ts';
import { randomFrom } from './soak.ts';

const CONTENT = Buffer.from('<!doctype html><title>Readout</title>'.repeat(200));
const NAME = createHash('sha256').update(CONTENT).digest('hex');
const STEPS = 140;

async function keepAndCite(disk: SimulatedDisk, folder: string, stopAt: number, image: () => SimulatedDisk) {
  let taken: SimulatedDisk | null = null;
  const files = faulty(disk, (_, number) => {
    if (number < stopAt) return null;
    taken ??= image();
    return { code: 'EIO' };
  });
  const opened = await openLibrary({ folder, appVersion: 'test', fs: files });
  let cited = false;
  if (opened.ok) {
    const kept = await opened.value.keepCopy(CONTENT);
    if (kept.ok) {
      expect(kept.value).toBe(NAME);
      const source = { title: 'A readout', copy: kept.value };
      cited = (await opened.value.add([fresh({ id: 'cites', sources: [source] })])).ok && taken === null;
    }
    await opened.value.close();
  }
  return { image: taken, cited };
}

test.each(['cut', 'kill'] as const)('%s at any file call: what an event names is there, byte for byte', async (end) => {
  let there = 0;
  for (let stopAt = 1; stopAt <= STEPS; stopAt += 1) {
    const disk = new SimulatedDisk();
    const random = randomFrom(stopAt);
    const folder = `/library-${randomUUID()}`;
    const after = (): SimulatedDisk => (end === 'cut' ? disk.afterPowerCut(random) : disk.afterKill());
    const { image, cited } = await keepAndCite(disk, folder, stopAt, after);
    const found = image ?? after();
    const again = await openLibrary({ folder, appVersion: 'test', fs: found });
    if (!again.ok) throw new Error(again.error.message);
    const event = again.value.get('cites');
    if (cited) expect(event).toBeDefined();
    for (const [, { copy }] of event ? sourcesIn(event) : []) {
      expect(copy).toBe(NAME);
      expect(await readWhole(found, join(folder, 'copies', NAME))).toEqual(CONTENT);
      there += 1;
    }
    await again.value.close();
  }
  // The cuts reach past the change, so that the test is seen to look at something.
  expect(there).toBeGreaterThan(3);
});

test('a copy that is not on disk cannot be named, wherever a source may stand', async () => {
  const disk = new SimulatedDisk();
  const folder = `/library-${randomUUID()}`;
  const opened = await openLibrary({ folder, appVersion: 'test', fs: disk });
  if (!opened.ok) throw new Error(opened.error.message);
  const library = opened.value;
  const source = { title: 'A readout', copy: 'f'.repeat(64) };
  const told = { us: { summary: 'Frank talks', source }, cn: null };
  const claims = [{ subject: 'How long', versions: [{ text: 'An hour', source }] }];
  const paths = async (event: Parameters<typeof fresh>[0]): Promise<string[]> => {
    const added = await library.add([fresh(event)]);
    return added.ok ? [] : (added.error.issues ?? []).map(({ path }) => path);
  };
  expect(await paths({ sources: [source] })).toEqual(['event.sources.0.copy']);
  expect(await paths({ readouts: told })).toEqual(['event.readouts.us.source.copy']);
  expect(await paths({ claims })).toEqual(['event.claims.0.versions.0.source.copy']);
  expect(library.size).toBe(0);
  await library.close();
});

test('an event keeps naming a copy that was lost outside, and what is imported names none that did not come', async () => {
  const disk = new SimulatedDisk();
  const folder = `/library-${randomUUID()}`;
  const opened = await openLibrary({ folder, appVersion: 'test', fs: disk });
  if (!opened.ok) throw new Error(opened.error.message);
  const library = opened.value;
  await library.keepCopy(CONTENT);
  await library.add([fresh({ id: 'mine', sources: [{ title: 'A readout', copy: NAME }] })]);
  await disk.unlink(join(folder, 'copies', NAME));
  const mine = library.get('mine');
  expect(await copyIssues(disk, folder, mine ?? {}, 'event')).toHaveLength(1);
  const edited = { sources: [{ title: 'A better title', side: 'US' as const, copy: NAME }] };
  expect(await library.update('mine', edited)).toMatchObject({ ok: true });
  const theirs = fresh({ id: 'theirs', sources: [{ title: 'Elsewhere', copy: 'a'.repeat(64) }] });
  expect(await library.import([theirs], [], { from: 'other.json' })).toMatchObject({ ok: true });
  expect(library.get('theirs')?.sources).toEqual([{ title: 'Elsewhere', side: 'other' }]);
  await library.close();
});
