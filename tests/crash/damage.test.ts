// Files cut at every byte and flipped at every bit: the library opens with what it can prove, and says what it cannot.
// Nothing is ever different in silence, and what was found stays on the disk.
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { openLibrary } from '../../src-main/library/library.ts';
import type { OpenLibrary } from '../../src-main/library/open-library.ts';
import { ask, type Command, flat, Model, shownBy } from './model.ts';
import { SimulatedDisk } from './simulated-disk.ts';
import { amount, sample } from './soak.ts';

const folder = `/library-${randomUUID()}`;
const open = (fs: SimulatedDisk) => openLibrary({ folder, fs, appVersion: 'test' });
const file = (name: string): string => `${folder}/${name}`;

/** A library of fifty events: half of them in the snapshot, half in the journal; and what it showed after each change. */
let image: SimulatedDisk;
const states: string[] = [];

async function opened(disk: SimulatedDisk): Promise<OpenLibrary> {
  const result = await open(disk);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

beforeAll(async () => {
  const disk = new SimulatedDisk();
  const model = new Model();
  const commands: Command[] = Array.from({ length: 50 }, (_, index) => ({
    do: 'add',
    id: index,
    tone: (index % 7) - 3,
  }));
  let library = await opened(disk);
  states.push(flat(model.now));
  for (const [index, command] of commands.entries()) {
    if (index === 25) {
      await library.close();
      library = await opened(disk);
    }
    expect(await ask(library, command)).toBe(model.apply(command));
    states.push(flat(model.now));
  }
  image = disk.afterKill();
  await library.close();
});

const last = (): string => states.at(-1) ?? '';

/** Opens a damaged copy; the second opening must find everything in order and the same. */
async function outcome(name: string, data: Buffer): Promise<{ shown: string; told: readonly string[] } | null> {
  const disk = image.afterKill();
  disk.set(file(name), data);
  const before = disk.files();
  const result = await open(disk);
  if (!result.ok) {
    expect(result.error.code).toBe('damaged');
    for (const [path, bytes] of before) expect(disk.files().get(path)?.equals(bytes)).toBe(true);
    return null;
  }
  const shown = flat(shownBy(result.value));
  const told = result.value.notices.map(({ code }) => code);
  await result.value.close();
  const again = await opened(disk);
  expect(again.notices.filter(({ level }) => level !== 'info')).toEqual([]);
  expect(flat(shownBy(again))).toBe(shown);
  await again.close();
  return { shown, told };
}

const of = (name: string): Buffer => image.files().get(file(name)) ?? Buffer.alloc(0);

test('undamaged, it opens without a word', async () => {
  expect(await outcome('journal.ndjson', of('journal.ndjson'))).toEqual({ shown: last(), told: [] });
});

test('a journal cut at any byte recovers exactly what comes before', { timeout: 600_000 }, async () => {
  const whole = of('journal.ndjson');
  const ends = [...whole.entries()].filter(([, byte]) => byte === 10).map(([index]) => index + 1);
  for (const size of [...sample(whole.length - 1, 37), ...ends, 0]) {
    const found = await outcome('journal.ndjson', whole.subarray(0, size));
    const records = ends.filter((end) => end <= size).length;
    // The first line is the header; each other one is a change after the 25 (and the tables) of the snapshot.
    expect(found?.shown, `cut at ${size}`).toBe(states[25 + Math.max(0, records - 1)]);
    if (!ends.includes(size)) expect(found?.told, `cut at ${size}`).toHaveLength(1);
  }
});

test('a torn tail is gone from the file before anything is written in its place', { timeout: 600_000 }, async () => {
  const whole = of('journal.ndjson');
  for (const size of sample(whole.length - 1, 97)) {
    const disk = image.afterKill();
    disk.set(file('journal.ndjson'), whole.subarray(0, size));
    const library = await opened(disk);
    const left = disk.files().get(file('journal.ndjson')) ?? Buffer.alloc(0);
    expect(left.at(-1), `cut at ${size}`).toBe(10);
    expect(await ask(library, { do: 'undo' })).toBe(true);
    expect(library.notices.map(({ code }) => code)).not.toContain('changed-outside');
    await library.close();
  }
});

test('a snapshot cut at any byte is restored whole from the journals', { timeout: 600_000 }, async () => {
  const whole = of('db.json');
  for (const size of [...sample(whole.length - 2, 61), 0]) {
    expect(await outcome('db.json', whole.subarray(0, size)), `cut at ${size}`).toEqual({
      shown: last(),
      told: ['restored'],
    });
  }
  // Without its last line end it is whole, but no longer as it was written: an editor may have been at it.
  expect(whole.at(-1)).toBe(10);
  expect(await outcome('db.json', whole.subarray(0, -1))).toEqual({ shown: last(), told: ['changed-outside'] });
});

test.each(['journal.ndjson', 'db.json'])(
  'no flipped bit of %s passes in silence',
  { timeout: 7_200_000 },
  async (name) => {
    const whole = of(name);
    const bits = sample(whole.length * 8, Math.ceil((whole.length * 8) / amount(400, 1)));
    for (const bit of bits) {
      const data = Buffer.from(whole);
      const at = (bit - 1) >> 3;
      data[at] = (data[at] ?? 0) ^ (1 << ((bit - 1) & 7));
      const found = await outcome(name, data);
      expect(found, `bit ${bit}`).not.toBeNull();
      expect(found?.told.length, `bit ${bit}`).toBeGreaterThan(0);
      const lines = new Set(found?.shown.split('\n'));
      const missing = last()
        .split('\n')
        .filter((line) => !lines.has(line));
      // One line is all that one bit can cost, and in the snapshot none: it is restored, or shown as it was changed.
      expect(missing.length, `bit ${bit}`).toBeLessThanOrEqual(1);
      expect(lines.size, `bit ${bit}`).toBeLessThanOrEqual(50);
    }
  },
);

test('a snapshot and a journal of NUL bytes, without anything else, are refused and left alone', async () => {
  for (const [path] of image.files()) if (path.includes('/history/')) image.set(path, null);
  expect(await outcome('db.json', Buffer.alloc(of('db.json').length))).toBeNull();
  expect(await outcome('db.json', Buffer.from('null'))).toBeNull();
  expect(await outcome('db.json', Buffer.from('{}'))).toBeNull();
});
