// A real file system whose disk is cut off in the middle of writing: an ext4 image, shut down without its journal's
// flush, mounted again. What was acknowledged is there. Needs root and perl (for one ioctl); says so where it is skipped.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { openLibrary } from '../../src-main/library/library.ts';
import { value } from '../main/library/helpers.ts';
import { flat, Model, shownBy } from './model.ts';
import { type Started, startWriter } from './processes.ts';
import { amount, randomFrom } from './soak.ts';
import { candidates, volleys } from './volleys.ts';

const run = (command: string, ...args: string[]): void => void execFileSync(command, args, { stdio: 'ignore' });

// EXT4_IOC_SHUTDOWN with NOLOGFLUSH: from here on nothing reaches the disk, and nothing more is flushed to it.
const CUT =
  'use Fcntl; sysopen(my $f, $ARGV[0], O_RDONLY) or die; my $w = pack("L", 2); ioctl($f, 0x8004587d, $w) or die';

interface Disk {
  readonly folder: string;
  cut(): void;
  mountAgain(): void;
}

/** A small disk of its own, or why there is none. */
function makeDisk(): Disk | string {
  const base = mkdtempSync(join(tmpdir(), 'entente-image-'));
  const image = join(base, 'image');
  const folder = join(base, 'disk');
  const mount = (): void => run('mount', '-o', 'loop', image, folder);
  const unmount = (): void => run('umount', folder);
  onTestFinished(() => {
    try {
      // A test that failed may have left files open on it.
      run('umount', '-l', folder);
    } catch {
      // It may not be mounted.
    }
    rmSync(base, { recursive: true, force: true });
  });
  try {
    mkdirSync(folder);
    writeFileSync(image, '');
    run('truncate', '-s', '48M', image);
    run('mkfs.ext4', '-q', '-F', image);
    mount();
    writeFileSync(join(folder, 'here'), '');
    run('sync', join(folder, 'here'));
    run('perl', '-e', CUT, join(folder, 'here'));
    unmount();
    mount();
  } catch (error) {
    return `This machine does not let a file system be cut off (${error instanceof Error ? error.message.split('\n')[0] : ''}).`;
  }
  return {
    folder,
    cut: () => run('perl', '-e', CUT, join(folder, 'here')),
    mountAgain: () => {
      unmount();
      mount();
    },
  };
}

const VOLLEYS = 40;

/** What a writer had acknowledged before its disk was gone, and that with any beginning of what it was being asked for. */
function heard(writer: Started, seed: number): Model[] {
  let model = new Model();
  for (const [number, volley] of volleys(randomFrom(seed), VOLLEYS).entries()) {
    if (!writer.lines.includes(`v ${number}`)) break;
    const taken = volley.map((_, index) => writer.lines.includes(`y ${number} ${index}`));
    const next = model.copy();
    const expected = volley.map((command) => next.apply(command));
    if (taken.every((answer, index) => answer === expected[index])) {
      model = next;
      continue;
    }
    const last = taken.lastIndexOf(true);
    for (const [index, command] of volley.slice(0, last + 1).entries()) if (taken[index]) model.apply(command);
    return candidates(model, volley.slice(last + 1));
  }
  return [model];
}

test(
  'a power cut in the middle of writing loses nothing that was acknowledged',
  { timeout: 1_800_000 },
  async (context) => {
    for (let seed = 1; seed <= amount(2, 60); seed += 1) {
      const disk = makeDisk();
      if (typeof disk === 'string') return context.skip(disk);
      const folder = join(disk.folder, 'library');
      const writer = startWriter(folder, seed, VOLLEYS, 30_000);
      await writer.line(/^open /);
      const random = randomFrom(seed * 7 + 1);
      await setTimeout(random() * 700);
      // An acknowledgement comes after fdatasync has said yes, which it cannot once the disk is gone: each one counts.
      disk.cut();
      await writer.kill();
      disk.mountAgain();
      const possible = heard(writer, seed);
      const library = value(await openLibrary({ folder, appVersion: 'test' }));
      const shown = flat(shownBy(library));
      expect(
        possible.some((candidate) => flat(candidate.now) === shown),
        `seed ${seed} found:\n${shown}`,
      ).toBe(true);
      expect(library.notices.filter(({ level }) => level === 'error')).toEqual([]);
      await library.close();
    }
  },
);
