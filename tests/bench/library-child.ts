// One measurement in a process of its own, so that nothing of another is in its memory: the last line is JSON.
//   library-child.js MODE FOLDER COUNT
import { closeSync, fdatasyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { Low } from 'lowdb';
import { JSONFile } from 'lowdb/node';
import type { Event } from '../../data/event.ts';
import { jsonPieces } from '../../src-main/api/json-pieces.ts';
import { createService } from '../../src-main/api/service.ts';
import { fail, type Result } from '../../data/result.ts';
import { openLibrary } from '../../src-main/library/library.ts';
import type { OpenLibrary } from '../../src-main/library/open-library.ts';
import { averageSize, seededEvents } from './library-events.ts';

const [mode = '', folder = '', counted = '0'] = process.argv.slice(2);
const count = Number(counted);

const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};
const opened = async (): Promise<OpenLibrary> => value(await openLibrary({ folder, appVersion: 'bench' }));
const cpu = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};
const peak = (): number => process.resourceUsage().maxRSS * 1_024;

async function timed(run: () => unknown): Promise<number> {
  const from = performance.now();
  await run();
  return performance.now() - from;
}

async function series(times: number, run: (index: number) => unknown): Promise<number[]> {
  const taken: number[] = [];
  for (let index = 0; index < times; index += 1) taken.push(await timed(() => run(index)));
  return taken;
}

const MODES: Readonly<Record<string, () => Promise<unknown>>> = {
  /** Makes a library of `count` events by one import, which is measured; then closes it, so that all is in db.json. */
  import: async () => {
    const library = await opened();
    const events = seededEvents(count);
    let told = 0;
    const cpuBefore = cpu();
    const ms = await timed(async () => {
      const progress = (): void => {
        told += 1;
      };
      value(await library.import(events, [], { from: 'bench', progress }));
    });
    const cpuMs = cpu() - cpuBefore;
    const bytes = averageSize(library.events());
    await library.close();
    return { ms, cpuMs, told, bytes, peak: peak() };
  },
  /** An import that is called off when a third of it is planned: how long until it is over, and nothing changed. */
  cancel: async () => {
    const library = await opened();
    const before = library.revision;
    const stop = new AbortController();
    let asked = 0;
    const progress = (done: number): void => {
      if (done < count / 3 || asked > 0) return;
      asked = performance.now();
      stop.abort();
    };
    const answer = await library.import(seededEvents(count), [], { from: 'bench', progress, signal: stop.signal });
    const ms = performance.now() - asked;
    const unchanged = !answer.ok && library.revision === before && library.size === 0;
    await library.close();
    return { ms, unchanged };
  },
  /** From the start of the process until the library can answer; then what an answer costs on top. */
  open: async () => {
    const library = await opened();
    const ms = performance.now();
    const cpuMs = cpu();
    const size = library.size;
    await library.close();
    return { ms, cpuMs, size, peak: peak() };
  },
  /** The least that reading such a file can cost: all of it as one string, parsed. */
  parse: async () => {
    const parsed = JSON.parse(readFileSync(join(folder, 'db.json'), 'utf8')) as { events: unknown[] };
    return { ms: performance.now(), cpuMs: cpu(), size: parsed.events.length, peak: peak() };
  },
  /** Adds one event after another, each durable, between appends of 1 KB with fdatasync to a plain file. */
  add: async () => {
    const library = await opened();
    const events = seededEvents(600, 99).map((event, index) => ({ ...event, id: `added-${process.pid}-${index}` }));
    const bare = await open(join(folder, `bare-${process.pid}`), 'w');
    const block = Buffer.alloc(1_024, 120);
    const adds: number[] = [];
    const appends: number[] = [];
    for (const event of events) {
      adds.push(await timed(async () => value(await library.add([event]))));
      appends.push(
        await timed(async () => {
          await bare.write(block);
          await bare.datasync();
        }),
      );
    }
    await bare.close();
    await library.close();
    return { adds, appends };
  },
  /** As `add`, without the detour through the thread pool: what the disk itself takes. */
  bareSync: async () => {
    const file = openSync(join(folder, `bare-sync-${process.pid}`), 'w');
    const block = Buffer.alloc(1_024, 120);
    const appends = await series(300, () => {
      writeSync(file, block);
      fdatasyncSync(file);
    });
    closeSync(file);
    return { appends };
  },
  /** Stock lowdb with its own adapter: what one added event costs there, and what memory it takes. */
  lowdb: async () => {
    const db = new Low<{ events: unknown[] }>(new JSONFile(join(folder, 'stock.json')), { events: [] });
    db.data = JSON.parse(readFileSync(join(folder, 'db.json'), 'utf8')) as { events: Event[] };
    await db.write();
    const [event] = seededEvents(1, 5);
    const adds = await series(5, () => db.update(({ events }) => events.push({ ...event, id: String(Math.random()) })));
    return { adds, peak: peak() };
  },
  /** What the host's memory comes to: opened, the index answered, changes made, compacted; how long anything else waits. */
  host: async () => {
    const library = await opened();
    const service = createService(library, { search: { search: () => fail('invalid', 'Not here.') }, appVersion: 'b' });
    const answered = await timed(async () => {
      const answer = await service.dispatch('events.index', {});
      // As the web host sends it: in pieces, each gone when the next is made.
      for (const piece of jsonPieces(answer)) Buffer.from(piece);
    });
    const afterIndex = peak();
    const events = seededEvents(200, 3).map((event, index) => ({ ...event, id: `host-${process.pid}-${index}` }));
    for (const event of events.slice(0, 100)) value(await library.add([event]));
    // While a snapshot is written, adds go on: the longest that one waits.
    const compacting = library.compact();
    const during: number[] = [];
    for (const event of events.slice(100)) during.push(await timed(async () => value(await library.add([event]))));
    const compacted = await timed(() => compacting);
    await service.shelf.close();
    await library.close();
    return { answered, afterIndex, during, compacted, peak: peak() };
  },
};

const run = MODES[mode];
if (!run) throw new Error(`There is no measurement “${mode}”.`);
process.stdout.write(`${JSON.stringify(await run())}\n`);
