// Two processes and one library: the second is told who has it, or reads; they never write into each other.
import { expect, test } from 'vitest';
import { openLibrary } from '../../src-main/library/library.ts';
import { newFolder, value } from '../main/library/helpers.ts';
import { Model, flat, shownBy } from './model.ts';
import { startHost, startWriter } from './processes.ts';
import { amount, randomFrom } from './soak.ts';
import { volleys } from './volleys.ts';

test(
  'a second host names the first, or opens read-only on request; it can write once the first was killed',
  { timeout: 120_000 },
  async () => {
    const folder = newFolder();
    const first = await startHost(folder);
    const second = startWriter(folder, 1, 1);
    const [said = ''] = await second.line(/^not locked .*/);
    expect(said).toContain(`process ${first.child.pid}`);
    expect(said).toMatch(/open it read-only/);
    await expect(startHost(folder)).rejects.toThrow(/is open already/);
    const reader = await startHost(folder, '--read-only');
    const event = { title: 'Written by the first', date: '2024-01-02' };
    expect(await first.call('events.add', { event })).toMatchObject({ ok: true });
    expect(await reader.call('library.describe')).toMatchObject({ value: { readOnly: true, events: 239 } });
    expect(await reader.call('events.add', { event })).toMatchObject({ ok: false, error: { code: 'read-only' } });
    await first.kill();
    const third = await startHost(folder);
    expect(await third.call('library.describe')).toMatchObject({
      value: { readOnly: false, events: 240, notices: [] },
    });
  },
);

test(
  'of several that start at once one has the library, and what each wrote is there whole',
  { timeout: 600_000 },
  async () => {
    for (let round = 0; round < amount(1, 40); round += 1) {
      const folder = newFolder();
      const model = new Model();
      const waiting = new Set([1, 2, 3]);
      while (waiting.size > 0) {
        const writers = [...waiting].map((seed) => ({ seed, ...startWriter(folder, round * 10 + seed, 3, 2_000) }));
        await Promise.all(writers.map(({ ended }) => ended));
        const lives: { seed: number; lines: readonly string[]; from: number; to: number }[] = [];
        for (const { seed, lines, errors } of writers) {
          if (lines[0]?.startsWith('not locked')) continue;
          expect(lines.at(-1), errors()).toBe('done');
          const [from = 0, to = 0] = lines
            .flatMap((text) => /^(?:open|closing) (\d+)$/.exec(text)?.[1] ?? [])
            .map(Number);
          lives.push({ seed, lines, from, to });
        }
        lives.sort((one, other) => one.from - other.from);
        for (const [index, { seed, lines, from }] of lives.entries()) {
          expect(from).toBeGreaterThanOrEqual(lives[index - 1]?.to ?? 0);
          waiting.delete(seed);
          // Ids are the same in all of them: what was refused because another had it already, the model refuses too.
          for (const [number, volley] of volleys(randomFrom(round * 10 + seed), 3).entries()) {
            for (const [at, command] of volley.entries()) {
              expect(lines).toContain(`${model.apply(command) ? 'y' : 'n'} ${number} ${at}`);
            }
          }
        }
      }
      const library = value(await openLibrary({ folder, appVersion: 'test' }));
      expect(flat(shownBy(library))).toBe(flat(model.now));
      expect(library.notices).toEqual([]);
      await library.close();
    }
  },
);
