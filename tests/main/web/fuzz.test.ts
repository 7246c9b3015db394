// Every command, sent what its schema allows, what it nearly allows, and what it does not: through the web host,
// and by a direct call with what only Electron's IPC could carry. Never a bug, never a hang, and a refused call
// changes nothing. `npm run test:soak` does it 100,000 times.
import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contract, type CommandName } from '../../../src-main/api/contract.ts';
import { STATUS } from '../../../src-main/api/result.ts';
import type { LibraryStore } from '../../../src-main/library/store.ts';
import { newHost, newService, TOKEN } from '../hosts.ts';
import { accepted, anything, nearly } from './from-schema.ts';

const SOAK = process.env['ENTENTE_SOAK'] === '1';
/** Cases of one library; a new one then starts small again. */
const BATCH = SOAK ? 2_000 : 500;
const BATCHES = SOAK ? 50 : 3;
const DIRECT = SOAK ? 10_000 : 300;
// Nothing here takes a second; what has not answered by then hangs.
const HANGS = 60_000;

const COMMANDS = Object.keys(contract) as CommandName[];
const IDS = ['one', 'two', 'three'];

/** What a refused call must leave as it was. */
function print(library: LibraryStore): string {
  const whole = [
    library.revision,
    [...library.events()],
    library.vocabulary(),
    library.desk(),
    library.undoStep,
    library.redoStep,
  ];
  return createHash('sha256').update(JSON.stringify(whole)).digest('hex');
}

const called = fc.constantFrom(...COMMANDS).chain((command) => {
  const { input } = contract[command];
  return fc.tuple(
    fc.constant<string>(command),
    fc.oneof(
      { weight: 4, arbitrary: accepted(input, IDS) },
      { weight: 4, arbitrary: nearly(input, IDS) },
      { weight: 1, arbitrary: anything },
    ),
  );
});

/** What JSON cannot carry (nothing at all, a cycle, a bigint) is sent as an empty body, which is no JSON either. */
function bodyOf(input: unknown): string {
  try {
    return JSON.stringify(input) ?? '';
  } catch {
    return '';
  }
}

async function fill(library: LibraryStore, dispatch: (command: string, input: unknown) => Promise<{ ok: boolean }>) {
  for (const id of IDS) {
    // Each is a step of its own.
    // oxlint-disable-next-line no-await-in-loop
    expect(await dispatch('events.add', { event: { id, title: id, date: '2024-01-01' } })).toMatchObject({ ok: true });
  }
  expect(library.size).toBe(IDS.length);
}

describe('over HTTP', () => {
  test.each(Array.from({ length: BATCHES }, (_, batch) => batch))(
    'no input is a bug, and what is refused changes nothing (%i)',
    async () => {
      const { host, library, service, bugs, log } = await newHost();
      await fill(library, service.dispatch);
      const seen = new Map<string, number>();
      let before = print(library);
      await fc.assert(
        fc.asyncProperty(called, async ([command, input]) => {
          const response = await fetch(`${host.origin}/api/${command}`, {
            method: 'POST',
            headers: { 'content-type': 'application/json', authorization: `Bearer ${TOKEN}` },
            body: bodyOf(input),
            signal: AbortSignal.timeout(HANGS),
          });
          const answer = (await response.json()) as {
            ok: boolean;
            error?: { code: keyof typeof STATUS; message: string };
          };
          seen.set(`${command} ${answer.ok}`, (seen.get(`${command} ${answer.ok}`) ?? 0) + 1);
          expect([bugs, log]).toEqual([[], []]);
          expect(response.status).not.toBe(500);
          const after = print(library);
          if (!answer.ok) {
            const code = answer.error?.code ?? 'internal';
            expect(response.status).toBe(STATUS[code]);
            expect(answer.error?.message.trim()).not.toBe('');
            expect(after).toBe(before);
          }
          before = after;
          expect(Reflect.get({}, 'polluted')).toBeUndefined();
        }),
        { numRuns: BATCH, endOnFailure: true },
      );
      // By chance a batch may leave out a command or two.
      const reached = new Set([...seen.keys()].map((key) => key.split(' ')[0]));
      expect(reached.size).toBeGreaterThan(COMMANDS.length * 0.8);
    },
    SOAK ? 1_800_000 : 120_000,
  );

  const RAW = [
    '{"event":{"title":"x","date":"2024"},"event":{"title":"y","date":"2024"}}',
    '{"event":{"title":"\\ud800","date":"2024"}}',
    '{"ids":[1e400]}',
    '{"a":1,}',
    "{'a':1}",
    '// x\n{}',
    '{}\u0000',
    '\ufeff{}',
    `{"a":${'['.repeat(50_000)}`,
    '"',
    '{"ids":NaN}',
    '-',
    '{"\\u005f\\u005fproto\\u005f\\u005f":{"x":1}}',
    'undefined',
  ];

  test.each(RAW)('the body %j is answered, not thrown at', async (body) => {
    const { ask, bugs, log } = await newHost();
    for (const command of COMMANDS) {
      // oxlint-disable-next-line no-await-in-loop -- one after another, so that the one that fails is known
      const answer = await ask(`/api/${command}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
      expect([command, answer.status >= 500]).toEqual([command, false]);
    }
    expect([bugs, log]).toEqual([[], []]);
  });
});

test(
  'by a direct call, whatever a process could send is answered by name',
  async () => {
    const { library, service, bugs } = await newService();
    await fill(library, service.dispatch);
    const odd = fc.oneof(
      fc.anything({
        withBigInt: true,
        withDate: true,
        withMap: true,
        withNullPrototype: true,
        withSet: true,
        withTypedArray: true,
      }),
      fc.constantFrom<unknown>(cyclic(), new Error('x'), Symbol('x'), () => null, new Proxy({}, {}), NaN, -0),
    );
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.constantFrom<string>(...COMMANDS), fc.string()), odd, async (command, input) => {
        const before = print(library);
        const answer = await service.dispatch(command, input);
        expect(bugs).toEqual([]);
        if (answer.ok) return;
        expect(answer.error.code).not.toBe('internal');
        expect(print(library)).toBe(before);
      }),
      { numRuns: DIRECT, endOnFailure: true },
    );
  },
  SOAK ? 600_000 : 60_000,
);

function cyclic(): unknown {
  const value: Record<string, unknown> = { event: { title: 'x' } };
  value['self'] = value;
  return value;
}
