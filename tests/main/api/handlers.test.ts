// A person's tasks as commands: add, read, change, take back; and what comes back when the request is wrong.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LIMITS } from '../../../data/limits.ts';
import { ok, type Failure } from '../../../data/result.ts';
import { COMMANDS } from '../../../src-main/api/commands.ts';
import { contract } from '../../../src-main/api/contract.ts';
import { createHandlers } from '../../../src-main/api/handlers.ts';
import { plainProblem } from '../../../src-main/api/plain.ts';
import { statusOf } from '../../../src-main/api/result.ts';
import { newService } from '../hosts.ts';

interface Envelope {
  readonly ok: boolean;
  readonly value?: unknown;
  readonly error?: Failure;
}

async function make() {
  const served = await newService();
  const call = async (command: string, payload: unknown, client?: string): Promise<Envelope> =>
    served.service.dispatch(command, payload, client);
  return { ...served, call };
}

describe('a person’s tasks', () => {
  test('an event is added, found in the index, changed, removed and brought back', async () => {
    const { call } = await make();
    const added = await call('events.add', {
      event: {
        title: 'Blinken in Beijing',
        date: '2023-06-18/2023-06-19',
        topics: ['Diplomacy'],
        place: { name: 'Beijing', country: 'CN' },
      },
    });
    const { event } = added.value as { event: { id: string } };
    const index = await call('events.index', {});
    expect(index.value).toMatchObject({
      events: [
        {
          id: event.id,
          date: '2023-06-18/2023-06-19',
          start: Date.UTC(2023, 5, 18),
          end: Date.UTC(2023, 5, 20),
          title: { und: 'Blinken in Beijing' },
          country: 'CN',
          tone: null,
        },
      ],
    });
    const updated = await call('events.update', { id: event.id, changes: { tone: 2 } });
    expect(updated.value).toMatchObject({ event: { id: event.id, tone: 2 } });
    expect((await call('events.remove', { ids: [event.id] })).value).toEqual({ removed: 1 });
    expect((await call('events.get', { ids: [event.id] })).value).toEqual({ events: [] });
    expect((await call('history.undo', {})).value).toMatchObject({ undone: { action: 'remove', count: 1 } });
    expect((await call('events.get', { ids: [event.id] })).value).toMatchObject({
      events: [{ id: event.id, tone: 2 }],
    });
    expect((await call('history.redo', {})).value).toMatchObject({ redone: { action: 'remove' } });
    expect((await call('library.describe', {})).value).toMatchObject({ events: 0, readOnly: false, version: '1.2.3' });
  });

  test('the same request sent again after a lost answer is done once', async () => {
    const { call } = await make();
    const request = { event: { title: 'Once', date: '2024' }, changeId: 'abc' };
    const first = await call('events.add', request);
    expect(await call('events.add', request)).toEqual(first);
    expect((await call('library.describe', {})).value).toMatchObject({ events: 1 });
  });

  test('the desk is kept', async () => {
    const { call } = await make();
    await call('desk.set', { changes: { language: 'fr', lanes: 'kind' } });
    expect((await call('desk.get', {})).value).toMatchObject({ language: 'fr', lanes: 'kind', theme: null });
  });

  test('each window hears of a change with who asked for it', async () => {
    const { call, service } = await make();
    const heard: unknown[] = [];
    const stop = service.onChange((change) => heard.push(change));
    await call('events.add', { event: { title: 'A', date: '2024' } }, 'window-1');
    await call('desk.set', { changes: { theme: 'dark' } }, 'window-2');
    await call('history.undo', {});
    stop();
    await call('history.redo', {}, 'window-1');
    expect(heard).toMatchObject([
      { changed: [{ title: { und: 'A' } }], removed: [], by: 'window-1', desk: false },
      { changed: [], desk: true, by: 'window-2' },
      { changed: [], removed: [expect.any(String)] },
    ]);
    expect(heard[2]).not.toHaveProperty('by');
  });
});

describe('a request that is wrong is refused with its fields named', () => {
  const refusals: readonly (readonly [string, unknown, string])[] = [
    ['events.add', { event: { date: '2024' } }, 'event.title'],
    ['events.add', { event: { title: '', date: '2024' } }, 'event.title'],
    ['events.add', { event: { title: 'x'.repeat(LIMITS.title + 1), date: '2024' } }, 'event.title'],
    ['events.add', { event: { title: 'x', date: '2023-02-29' } }, 'event.date'],
    ['events.add', { event: { title: 'x', date: '2024', tone: 4 } }, 'event.tone'],
    ['events.add', { event: { title: 'x', date: '2024', surprise: 1 } }, 'event.surprise'],
    ['events.add', { event: { title: { en: 'x', de: 'y' }, date: '2024' } }, 'event.title.de'],
    [
      'events.add',
      { event: { title: 'x', date: '2024', sources: [{ title: 's', url: 'javascript:alert(1)' }] } },
      'event.sources.0.url',
    ],
    ['events.add', { event: { title: 'x', date: '2024', links: [{ to: 'nowhere' }] } }, 'event.links.0.to'],
    ['events.add', { event: [] }, 'event'],
    ['events.add', { event: null }, 'event'],
    ['events.add', {}, 'event'],
    ['events.add', { event: { title: 'x', date: '2024' }, surprise: true }, 'surprise'],
    ['events.remove', { ids: [] }, 'ids'],
    ['events.search', { query: 'x', limit: 0 }, 'limit'],
    ['desk.set', { changes: { lanes: 'sideways' } }, 'changes.lanes'],
    ['library.describe', { folder: '/etc' }, 'folder'],
    ['library.describe', JSON.parse('{"__proto__":{"polluted":1}}'), '__proto__'],
    [
      'desk.set',
      { changes: { draft: { eventId: null, saved: '', fields: JSON.parse('{"a":{"__proto__":1}}') } } },
      'changes.draft.fields.a.__proto__',
    ],
  ];
  test.each(refusals)('%s %j → %s', async (command, payload, path) => {
    const { call, library, bugs } = await make();
    const before = library.revision;
    const answer = await call(command, payload);
    expect(answer.error?.code).toBe('invalid');
    expect(answer.error?.issues?.map((issue) => issue.path)).toContain(path);
    expect(answer.error?.message).not.toBe('');
    expect(library.revision).toBe(before);
    expect(bugs).toEqual([]);
  });

  test.each([[null], [undefined], [[]], ['text'], [1], [true], [new Date()], [new Map()]])(
    '%j is no payload',
    async (payload) => {
      const { call } = await make();
      for (const command of COMMANDS) expect((await call(command, payload)).error?.code).toBe('invalid');
    },
  );

  test('a title that is too long says so, and nothing of other shapes it might have had', async () => {
    const { call } = await make();
    const answer = await call('events.add', { event: { title: 'x'.repeat(100_000), date: '2024' } });
    expect(answer.error?.issues).toEqual([
      { path: 'event.title', message: 'This is too long: at most 1,000 characters.' },
    ]);
  });

  test.each(['', 'events', 'constructor', '__proto__', 'toString', 'events.add ', 'EVENTS.ADD'])(
    'no command “%s”',
    async (name) => {
      const { call } = await make();
      const answer = await call(name, {});
      expect(answer).toMatchObject({ ok: false, error: { code: 'unknown-command' } });
    },
  );

  test('nesting beyond the cap is refused before any schema recurses into it', async () => {
    const { call } = await make();
    let deep: unknown = 'end';
    for (let level = 0; level < 100_000; level += 1) deep = { deeper: deep };
    const answer = await call('desk.set', { changes: { draft: { eventId: null, saved: '', fields: deep } } });
    expect(answer.error?.code).toBe('invalid');
    expect(answer.error?.message).toContain('nested too deeply');
  });
});

describe('plainProblem', () => {
  test('takes whatever JSON gives, up to the cap', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        const parsed: unknown = JSON.parse(JSON.stringify(value));
        const reserved = JSON.stringify(parsed).includes('"__proto__":');
        expect(plainProblem(parsed) === null).toBe(!reserved);
      }),
    );
  });

  test('counts levels as brackets: 64 are taken, 65 are not', () => {
    const nested = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels));
    expect(plainProblem(nested(64))).toBeNull();
    expect(plainProblem(nested(65))?.code).toBe('invalid');
  });

  test('a value that holds itself ends at the cap', () => {
    const loop: Record<string, unknown> = {};
    loop['again'] = loop;
    expect(plainProblem(loop)?.code).toBe('invalid');
  });
});

describe('bugs', () => {
  test('a bug inside is answered without a path or a stack, and logged for the host', async () => {
    const { library } = await make();
    const bugs: unknown[] = [];
    const broken = new Proxy(library, {
      get: (target, key) => {
        if (key === 'vocabulary') throw new Error('/home/person/secret.json is broken');
        return Reflect.get(target, key, target) as unknown;
      },
    });
    const dispatch = createHandlers(broken, {
      search: { search: () => ok({ ids: [], total: 0, terms: [], hits: new Uint8Array() }) },
      appVersion: '1',
      onBug: (command, error) => bugs.push([command, String(error)]),
    });
    const answer = await dispatch('library.vocabulary', {});
    expect(JSON.stringify(answer)).not.toMatch(/secret|home|at |\.ts/);
    expect(answer).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(statusOf(answer)).toBe(500);
    expect(bugs).toEqual([['library.vocabulary', 'Error: /home/person/secret.json is broken']]);
  });
});

test('the list of names is the contract’s own', () => {
  expect([...COMMANDS].sort()).toEqual(Object.keys(contract).sort());
});
