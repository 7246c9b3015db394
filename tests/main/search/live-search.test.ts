// The search of an open library, in a thread of its own and without one: whatever was done to the library, and whenever,
// it answers as an index made anew; and a thread that does not start or ends is replaced.
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { eventSchema, type Event } from '../../../data/event.ts';
import { KINDS, TOPICS } from '../../../data/taxonomy.ts';
import type { Vocabulary } from '../../../data/vocabulary.ts';
import { numberOf } from '../../../src-main/library/numbers.ts';
import { localEngine, type Engine } from '../../../src-main/library/search/engine.ts';
import { liveSearch, type LiveSearch, type LiveSearchOptions } from '../../../src-main/library/search/live-search.ts';
import { SearchIndex } from '../../../src-main/library/search/search-index.ts';
import { threadEngine } from '../../../src-main/library/search/thread-engine.ts';
import type { LibraryChange, LibraryStore } from '../../../src-main/library/store.ts';
import { newFolder } from '../library/helpers.ts';

const WORKER = resolve(import.meta.dirname, '../../../src-main/library/search/search-worker.mjs');
const inThread = (vocabulary: Vocabulary): Engine => threadEngine(vocabulary, WORKER);

const actor = (id: string, name: string): Vocabulary['actors'][number] => ({ id, names: { en: name }, aliases: [] });

const event = (id: string, fields: Record<string, unknown> = {}): Event =>
  eventSchema.parse({
    id,
    date: '2024-01-01',
    title: { und: id },
    origin: { by: 'added' },
    created: '2026-01-01T00:00:00Z',
    updated: '2026-01-01T00:00:00Z',
    ...fields,
  });

/** What a search needs of a library, in memory alone. */
class Shelf {
  vocabulary: Vocabulary = { topics: [...TOPICS], kinds: [...KINDS], actors: [actor('wang', 'Wang Yi')] };
  readonly events = new Map<string, Event>();
  #listener: (change: LibraryChange) => void = () => undefined;
  #revision = 0;

  change(changed: readonly Event[], removed: readonly string[] = [], actors?: Vocabulary['actors']): void {
    for (const each of changed) this.events.set(each.id, each);
    for (const id of removed) this.events.delete(id);
    if (actors) this.vocabulary = { ...this.vocabulary, actors };
    this.#revision += 1;
    this.#listener({ revision: this.#revision, changed, removed, vocabulary: actors !== undefined, desk: false });
  }

  get store(): LibraryStore {
    const seen: Partial<LibraryStore> = {
      events: () => this.events.values(),
      get: (id) => this.events.get(id),
      vocabulary: () => this.vocabulary,
      desk: () => ({ language: 'en' }) as ReturnType<LibraryStore['desk']>,
      onChange: (listener) => {
        this.#listener = listener;
        return () => {
          this.#listener = () => undefined;
        };
      },
    };
    return seen as LibraryStore;
  }

  search(options: LiveSearchOptions): LiveSearch {
    const search = liveSearch(this.store, options);
    onTestFinished(() => search.close());
    return search;
  }

  /** An index made of what is there now. */
  fresh(): SearchIndex {
    const index = new SearchIndex(this.vocabulary);
    for (const each of this.events.values()) index.put(each, numberOf(each.id));
    return index;
  }
}

const QUERIES = [
  'tariff',
  'tarrif',
  'xi',
  '关税',
  'wang',
  'topic:trade',
  '"export controls"',
  '-tariff',
  'source:reu',
  '',
];

/** Everything that an answer says, for all of the queries. */
async function answers(search: LiveSearch): Promise<unknown[]> {
  return Promise.all(
    QUERIES.map(async (query) => {
      const found = await search.search(query, 1_000);
      return found.ok ? { ...found.value, hits: [...found.value.hits] } : found.error;
    }),
  );
}

function freshAnswers(index: SearchIndex): unknown[] {
  return QUERIES.map((query) => {
    const found = index.search(query, 1_000);
    return found.ok ? { ...found.value, hits: [...found.value.hits] } : found.problem;
  });
}

const TITLES = ['Tariffs rise', 'Export controls on chips', 'Xi speaks', '美国对华关税', 'Tariff talks'];
const anyFields = fc.record({
  title: fc.constantFrom(...TITLES).map((en) => ({ en })),
  date: fc.constantFrom('2023-06-18', '2024-01', '2025-04-02'),
  topics: fc.subarray(['trade', 'taiwan']),
  actors: fc.subarray(['wang']),
  summary: fc.constantFrom({}, { en: 'Some tariffs, and export controls' }),
  sources: fc.constantFrom([], [{ title: 'Notice', publisher: 'Reuters', url: 'https://example.org/n', side: 'US' }]),
});
const id = fc.integer({ min: 0, max: 11 }).map((number) => `e${number}`);
const steps = fc.array(
  fc.oneof(
    fc.record({ is: fc.constant('put' as const), id, fields: anyFields }),
    fc.record({ is: fc.constant('remove' as const), id }),
    fc.record({ is: fc.constant('rename' as const), name: fc.constantFrom('Wang Yi', 'Director Xi') }),
    fc.record({ is: fc.constant('turn' as const) }),
  ),
  { maxLength: 12 },
);

/** A few steps while the index is built, and a few after it has answered. */
async function trial(
  options: LiveSearchOptions,
  before: readonly Record<string, unknown>[],
  ...rounds: (typeof steps extends fc.Arbitrary<infer T> ? T : never)[]
): Promise<void> {
  const shelf = new Shelf();
  before.forEach((fields, at) => shelf.events.set(`e${at}`, event(`e${at}`, fields)));
  const search = shelf.search(options);
  for (const round of rounds) {
    for (const step of round) {
      if (step.is === 'put') shelf.change([event(step.id, step.fields)]);
      else if (step.is === 'remove') shelf.change([], [step.id]);
      else if (step.is === 'rename') shelf.change([], [], [actor('wang', step.name)]);
      else await new Promise((done) => setImmediate(done));
    }
    expect(await answers(search)).toEqual(freshAnswers(shelf.fresh()));
  }
  await search.close();
}

describe('in step with the library', () => {
  const some = fc.array(anyFields, { maxLength: 8 });

  it('answers as a fresh index after any changes, while it is built and later', async () => {
    await fc.assert(
      fc.asyncProperty(some, steps, steps, (before, during, after) => trial({}, before, during, after)),
      { numRuns: 60 },
    );
  });

  it('answers so from a thread of its own as well', async () => {
    await fc.assert(
      fc.asyncProperty(some, steps, steps, (before, during, after) =>
        trial({ engine: inThread }, before, during, after),
      ),
      { numRuns: 8, endOnFailure: true },
    );
  });

  it('leaves out what was forgotten when it is much, and answers as before', async () => {
    const shelf = new Shelf();
    const all = Array.from({ length: 2_400 }, (_, at) => event(`m${at}`, { title: { en: `${TITLES[at % 5]} ${at}` } }));
    for (const each of all) shelf.events.set(each.id, each);
    const search = shelf.search({});
    await search.search('xi', 10);
    shelf.change(
      all.slice(0, 400).map((each) => ({ ...each, title: { en: 'Nothing else' } })),
      all.slice(600).map((each) => each.id),
    );
    expect(await answers(search)).toEqual(freshAnswers(shelf.fresh()));
    shelf.change([event('m3', { title: { en: 'Tariffs again' } })]);
    expect(await answers(search)).toEqual(freshAnswers(shelf.fresh()));
  });

  it('says where a query is wrong', async () => {
    const found = await new Shelf().search({ engine: inThread }).search('tone:high', 10);
    expect(found).toMatchObject({ ok: false, error: { code: 'invalid', issues: [{ path: 'query' }] } });
  });
});

describe('a thread that fails', () => {
  const shelf = (): Shelf => {
    const made = new Shelf();
    for (let at = 0; at < 500; at += 1) made.events.set(`e${at}`, event(`e${at}`, { title: { en: TITLES[at % 5] } }));
    return made;
  };
  const threadOf = (source: string): ((vocabulary: Vocabulary) => Engine) => {
    const file = join(newFolder(), 'thread.mjs');
    writeFileSync(file, source);
    return (vocabulary) => threadEngine(vocabulary, file);
  };

  it.each([
    ['is not there', (vocabulary: Vocabulary) => threadEngine(vocabulary, '/nowhere/search-worker.js')],
    ['cannot be made', () => threadEngine({} as Vocabulary, 'no path and no address')],
    ['throws', threadOf('throw new Error("no")')],
    ['ends at once', threadOf('')],
    [
      'ends at its first message',
      threadOf('import { parentPort } from "node:worker_threads"; parentPort.once("message", () => process.exit(1));'),
    ],
  ])('%s: an index here answers, and why is told', async (_, engine) => {
    const library = shelf();
    const why: unknown[] = [];
    const search = library.search({ engine, onFailure: (error) => why.push(error) });
    library.change([event('e1', { title: { en: 'Tariffs anew' } })], ['e2']);
    expect(await answers(search)).toEqual(freshAnswers(library.fresh()));
    library.change([event('e3', { title: { en: 'Tariffs once more' } })]);
    expect(await answers(search)).toEqual(freshAnswers(library.fresh()));
    expect(why).toHaveLength(1);
  });

  it('ends between two questions: both are answered', async () => {
    const library = shelf();
    const made: Engine[] = [];
    const search = library.search({
      engine: (vocabulary) => {
        const engine = inThread(vocabulary);
        made.push(engine);
        return engine;
      },
    });
    const asked = search.search('tariff', 10);
    expect((await asked).ok).toBe(true);
    await made[0]?.close();
    library.change([], ['e0']);
    expect(await answers(search)).toEqual(freshAnswers(library.fresh()));
  });
});

describe('closing', () => {
  it('answers no question any more, and leaves no thread', async () => {
    const threads = (): number => process.getActiveResourcesInfo().filter((kind) => kind === 'MessagePort').length;
    const before = threads();
    const shelf = new Shelf();
    for (let at = 0; at < 300; at += 1) shelf.events.set(`e${at}`, event(`e${at}`));
    const search = shelf.search({ engine: inThread });
    await search.search('e2', 10);
    const asked = search.search('e1', 10);
    expect(threads()).toBe(before + 1);
    const ended = search.close();
    expect(await asked).toMatchObject({ ok: false, error: { code: 'busy' } });
    shelf.change([event('later')]);
    expect(await search.search('later', 10)).toMatchObject({ ok: false, error: { code: 'busy' } });
    await ended;
    expect(threads()).toBe(before);
  });

  it('an index here gives the host a turn after every few events', async () => {
    const engine = localEngine(new Shelf().vocabulary);
    let turns = 0;
    const counting = setInterval(() => {
      turns += 1;
    });
    for (let at = 0; at < 5; at += 1) {
      const put = Array.from({ length: engine.batch }, (_, each) => ({ number: each, event: event(`b${at}-${each}`) }));
      await engine.take({ put, gone: [] });
      await new Promise((done) => setTimeout(done, 2));
    }
    clearInterval(counting);
    expect(turns).toBeGreaterThan(0);
  });
});
