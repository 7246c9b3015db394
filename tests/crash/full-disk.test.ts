// A disk that is really full: a tmpfs of a megabyte or two. Every acknowledged change is there when there is room again.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openLibrary } from '../../src-main/library/library.ts';
import { fresh, value } from '../main/library/helpers.ts';
import { amount } from './soak.ts';

/** A small disk, or null (and why) where this machine does not let us have one. */
function smallDisk(): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'entente-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1536k', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    rmSync(folder, { recursive: true, force: true });
    return null;
  }
  onTestFinished(() => {
    execFileSync('umount', ['-l', folder], { stdio: 'ignore' });
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

test('a full disk refuses in words, and loses nothing that was acknowledged', { timeout: 600_000 }, async (context) => {
  for (let round = 0; round < amount(3, 60); round += 1) {
    const disk = smallDisk();
    if (disk === null) return context.skip('Mounting a small disk needs root: this was not tried.');
    const folder = join(disk, 'library');
    const ballast = join(disk, 'ballast');
    writeFileSync(ballast, Buffer.alloc(300_000));
    const first = value(await openLibrary({ folder, appVersion: 'test', compactAfter: 100_000 + round * 7_000 }));
    const kept: string[] = [];
    let refused = '';
    for (let index = 0; index < 400 && refused === ''; index += 1) {
      const added = await first.add([
        fresh({ id: `e${index}`, notes: 'x'.repeat(5_000 + ((index * 37 + round) % 900)) }),
      ]);
      if (added.ok) kept.push(`e${index}`);
      else refused = added.error.message;
    }
    expect(refused).toBe('The disk is full: the change was not saved. Make room and try again.');
    expect([...first.events()].map(({ id }) => id)).toEqual(kept);
    // The disk stays full while the app goes away, as it would in a crash.
    await first.close();
    const full = await openLibrary({ folder, appVersion: 'test', readOnly: true });
    expect([...value(full).events()].map(({ id }) => id)).toEqual(kept);
    rmSync(ballast);
    const again = value(await openLibrary({ folder, appVersion: 'test' }));
    expect([...again.events()].map(({ id }) => id)).toEqual(kept);
    expect((await again.add([fresh({ id: 'after' })])).ok).toBe(true);
    await again.close();
    expect(existsSync(folder)).toBe(true);
  }
});
