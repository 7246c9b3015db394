// kill -9 at random instants, through the web host as a person's computer runs it: while it answers, while it writes
// large changes, while it compacts on its way out. Nothing acknowledged is lost, and no change is there by half.
import type { Event } from '../../data/event.ts';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { newFolder } from '../main/library/helpers.ts';
import { type Command, flat, key, Model, shownBy } from './model.ts';
import { type Host, startHost } from './processes.ts';
import { amount, randomFrom, SOAK } from './soak.ts';

const MOST = 60;

function send(host: Host, command: Command): ReturnType<Host['call']> {
  switch (command.do) {
    case 'add': {
      const event = { id: key(command.id), title: 'Added', date: '2024-01-02', tone: command.tone };
      return host.call('events.add', { event });
    }
    case 'update':
      return host.call('events.update', {
        id: key(command.id),
        changes: { tone: command.tone, topics: [`topic-${command.topic}`] },
      });
    case 'edit': {
      const changes = { notes: 'x'.repeat(command.size) };
      return host.call('events.edit', { edits: command.ids.map((id) => ({ id: key(id), changes })) });
    }
    case 'remove':
      return host.call('events.remove', { ids: [key(command.id)] });
    case 'undo':
    case 'redo':
      return host.call(`history.${command.do}`);
    case 'import': {
      // Titles of their own, or what is alike would be merged.
      const events = Array.from({ length: command.count }, (_, at) => ({
        id: key(command.from + at),
        title: `Imported ${command.from + at}`,
        date: '2024-03-04',
        notes: 'x'.repeat(command.size),
      }));
      return host.call('library.import', { name: 'events.json', content: JSON.stringify(events) });
    }
    default:
      throw new Error('The web host has no such command.');
  }
}

/** The next command: whatever the library can be asked for, now and then a change of megabytes. */
function next(random: () => number, model: Model, count: number): Command {
  const pick = (below: number): number => Math.floor(random() * below);
  const there = [...model.now.keys()].map((id) => Number(id.slice(1)));
  const some = there[pick(there.length)];
  const kind = pick(10);
  if (kind === 0 && there.length < MOST) {
    return { do: 'import', from: count, count: 2 + pick(14), size: pick(2) === 0 ? 40 : 90_000 };
  }
  if (some === undefined || (kind < 4 && there.length < MOST)) return { do: 'add', id: count, tone: pick(7) - 3 };
  if (kind < 6) return { do: 'update', id: some, tone: pick(7) - 3, topic: pick(4) };
  if (kind < 7) return { do: 'remove', id: some };
  if (kind < 8) return { do: 'edit', ids: there, size: pick(2) === 0 ? 10 + pick(90) : 60_000 + pick(40_000) };
  return { do: kind === 8 ? 'undo' : 'redo' };
}

async function shown(host: Host): Promise<string> {
  const index = (await host.call('events.index')).value as { events: { id: string; origin: { by: string } }[] };
  const ids = index.events.filter(({ origin }) => origin.by !== 'curated').map(({ id }) => id);
  const { events } = (await host.call('events.get', { ids })).value as { events: Event[] };
  return flat(shownBy({ events: () => events }));
}

interface Tally {
  kills: number;
  acknowledged: number;
  /** Commands that were under way at a kill, and how many of those had come through whole. */
  pending: number;
  through: number;
}

/** One life of the host, from what is found at its start to the kill. Answers the model of what may be found next. */
async function life(folder: string, random: () => number, possible: readonly Model[], tally: Tally): Promise<Model[]> {
  const host = await startHost(folder);
  const found = await shown(host);
  const at = possible.findLastIndex((candidate) => flat(candidate.now) === found);
  expect(at, `found:\n${found}\nacknowledged:\n${flat(possible[0]?.now ?? new Map())}`).toBeGreaterThanOrEqual(0);
  if (possible.length > 1) tally.pending += 1;
  if (at > 0) tally.through += 1;
  const model = possible[at]?.copy() ?? new Model();
  const described = (await host.call('library.describe')).value as { notices: { level: string }[] };
  expect(described.notices.filter(({ level }) => level !== 'info')).toEqual([]);
  // After none to a dozen answers, at some instant in the next commands; one in five while the host is closing, which
  // compacts.
  const calm = Math.floor(random() * 12);
  const closing = random() < 0.2;
  const end = async (): Promise<void> => {
    await setTimeout(random() * (closing ? 60 : 30));
    if (closing) {
      host.child.kill('SIGTERM');
      await setTimeout(random() * 60);
    }
    await host.kill();
  };
  let killing: Promise<void> | null = null;
  let waiting: Command | null = null;
  for (let count = 1; ; count += 1) {
    if (count > calm) killing ??= end();
    const command = next(random, model, tally.kills * 100_000 + count * 100);
    waiting = command;
    const answer = await send(host, command).catch(() => null);
    if (answer === null || (!answer.ok && /being closed/.test(answer.error?.message ?? ''))) break;
    expect(answer.ok, JSON.stringify([command, answer])).toBe(model.apply(command));
    tally.acknowledged += 1;
    waiting = null;
  }
  await killing;
  tally.kills += 1;
  if (waiting === null) return [model];
  const through = model.copy();
  through.apply(waiting);
  return [model, through];
}

test('kill -9 at random instants', { timeout: 7_200_000 }, async () => {
  const tally: Tally = { kills: 0, acknowledged: 0, pending: 0, through: 0 };
  const random = randomFrom(20_230_618);
  const kills = amount(8, 1_000);
  while (tally.kills < kills) {
    const folder = newFolder();
    let possible: Model[] = [new Model()];
    // A library is killed many times over before the next one is begun.
    for (let lives = 0; lives < 100 && tally.kills < kills; lives += 1) {
      possible = await life(folder, random, possible, tally);
    }
    const host = await startHost(folder);
    const end = await shown(host);
    expect(possible.map(({ now }) => flat(now))).toContain(end);
    await host.kill();
  }
  if (SOAK) process.stdout.write(`${JSON.stringify(tally)}\n`);
});
