// The k-th file call fails, for every k and in every way: nothing acknowledged is lost, nothing refused comes back,
// and memory shows what the disk has.
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { FileCalls } from '../../src-main/library/files.ts';
import { openLibrary } from '../../src-main/library/library.ts';
import type { OpenLibrary } from '../../src-main/library/open-library.ts';
import { type Decide, type Fault, faulty } from './faulty-files.ts';
import { ask, type Command, flat, Model, shownBy } from './model.ts';
import { SimulatedDisk } from './simulated-disk.ts';
import { sample } from './soak.ts';

// Small enough for every k, with each kind of change, several compactions and a change of several records. The commands
// of one row are asked for at once, so that they share a write and a sync.
const SCRIPT: readonly (readonly Command[])[] = [
  [{ do: 'add', id: 1, tone: 1 }],
  [{ do: 'import', from: 10, count: 3, size: 90_000 }],
  [
    { do: 'update', id: 1, tone: -2, topic: 1 },
    { do: 'add', id: 3, tone: 2 },
    { do: 'add', id: 4, tone: 2 },
  ],
  [{ do: 'undo' }],
  [{ do: 'redo' }, { do: 'remove', id: 11 }],
  [{ do: 'import', from: 20, count: 16, size: 90_000 }],
  [{ do: 'undo' }],
  [
    { do: 'add', id: 2, tone: 0 },
    { do: 'remove', id: 1 },
  ],
  [{ do: 'undo' }, { do: 'undo' }],
];

const open = (fs: FileCalls, folder: string) =>
  openLibrary({ folder, fs, appVersion: 'test', compactAfter: 2_000, now: () => new Date('2026-01-01T00:00:00Z') });

/** Runs the script twice with a restart between; the model follows what is acknowledged. */
async function run(fs: FileCalls, folder: string, model: Model): Promise<void> {
  for (const part of [SCRIPT.slice(0, 5), SCRIPT.slice(5)]) {
    const opened = await open(fs, folder);
    if (!opened.ok) {
      expect(['storage', 'damaged']).toContain(opened.error.code);
      continue;
    }
    const library = opened.value;
    for (const row of part) await step(library, model, row);
    await library.close();
  }
}

async function step(library: OpenLibrary, model: Model, row: readonly Command[]): Promise<void> {
  const answers = await Promise.all(row.map((command) => ask(library, command)));
  for (const [index, command] of row.entries()) if (answers[index]) expect(model.apply(command)).toBe(true);
  expect(flat(shownBy(library))).toBe(flat(model.now));
}

async function verify(disk: SimulatedDisk, folder: string, model: Model): Promise<void> {
  const opened = await open(disk, folder);
  if (!opened.ok) throw new Error(opened.error.message);
  const library = opened.value;
  expect(flat(shownBy(library))).toBe(flat(model.now));
  for (const before of model.undo.toReversed()) {
    expect(await ask(library, { do: 'undo' })).toBe(true);
    expect(flat(shownBy(library))).toBe(flat(before));
  }
  expect(library.undoStep).toBeNull();
  await library.close();
}

async function trial(decide: Decide): Promise<number> {
  const disk = new SimulatedDisk();
  const folder = `/library-${randomUUID()}`;
  const model = new Model();
  const files = faulty(disk, decide);
  await run(files, folder, model);
  await verify(disk, folder, model);
  return files.calls.length;
}

const once =
  (at: number, fault: Fault): Decide =>
  (_, number) =>
    number === at ? fault : null;
const KINDS: Record<string, Fault> = {
  ENOSPC: { code: 'ENOSPC' },
  EIO: { code: 'EIO' },
  EACCES: { code: 'EACCES' },
  EMFILE: { code: 'EMFILE' },
  'a short write': 'short',
  'half a write, then ENOSPC': { code: 'ENOSPC', partial: true },
};

test('without faults the script does what the model does', async () => {
  expect(await trial(() => null)).toBeGreaterThan(100);
});

test.each(Object.entries(KINDS))('%s at every file call', { timeout: 300_000 }, async (_, fault) => {
  const calls = await trial(() => null);
  for (const at of sample(calls, 9)) {
    await trial(once(at, fault)).catch((error: unknown) => {
      throw new Error(`with the fault at call ${at}: ${String(error)}`, { cause: error });
    });
  }
});

test('a disk that is full from some call on, and has room again later', { timeout: 300_000 }, async () => {
  const calls = await trial(() => null);
  for (const from of sample(calls, 9)) {
    const full: Decide = (call, number) =>
      number >= from && number < from + 40 && (call === 'write' || (call === 'open' && number % 3 === 0))
        ? { code: 'ENOSPC', partial: number % 2 === 0 }
        : null;
    await trial(full).catch((error: unknown) => {
      throw new Error(`with the disk full from call ${from}: ${String(error)}`, { cause: error });
    });
  }
});
