// A chain is the same from each of its events, and a ring of links has an end.
import * as fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { pauseChain, playChain, stepChain, watchChain } from '../../../src-renderer/state/actions-chain.ts';
import { connect } from '../../../src-renderer/state/actions.ts';
import { chain, chainLinks, playing } from '../../../src-renderer/state/chain.ts';
import { EMPTY_ROWS, library } from '../../../src-renderer/state/library.ts';
import { selectedId } from '../../../src-renderer/state/selection.ts';
import { ok } from '../../../data/result.ts';
import type { IndexRow } from '../../../src-main/api/contract.ts';
import { DAY, row, START } from '../timeline/library-of.ts';

const link = (to: number, type: 'continues' | 'part-of' | null = 'continues') =>
  type === null ? { to: `e${to}` } : { to: `e${to}`, type };

function show(rows: readonly IndexRow[]): void {
  library.value = { ...EMPTY_ROWS, revision: 1, rows, byId: new Map(rows.map((each) => [each.id, each])) };
}

const event = (at: number, links: IndexRow['links'] = []): IndexRow =>
  row(`e${at}`, { start: START + at * DAY, end: START + (at + 1) * DAY, links });

connect({
  host: 'web',
  call: async () => ok({}) as never,
  onChange: () => () => undefined,
  onMenu: () => () => undefined,
  onLink: () => () => undefined,
  openDropped: async () => ok(null),
});

afterEach(() => {
  pauseChain();
  vi.useRealTimers();
  selectedId.value = null;
});

describe('a chain', () => {
  it('is the same from each of its events, in time order, each once', () => {
    const pairs = fc.array(fc.tuple(fc.nat(14), fc.nat(14)), { maxLength: 25 });
    fc.assert(
      fc.property(pairs, (links) => {
        const of = (at: number) => links.filter(([from]) => from === at).map(([, to]) => link(to));
        show(Array.from({ length: 15 }, (_, at) => event(at, of(at))));
        selectedId.value = 'e3';
        const ids = chain.value;
        expect(new Set(ids).size).toBe(ids.length);
        const starts = ids.map((id) => library.value.byId.get(id)?.start ?? 0);
        expect([...starts].sort((a, b) => a - b)).toEqual(starts);
        for (const id of ids) {
          selectedId.value = id;
          if (ids.length > 1) expect(chain.value).toEqual(ids);
          for (const { from, to } of chainLinks.value) {
            expect(ids).toContain(from);
            expect(ids).toContain(to);
            expect([from, to]).not.toContain(id);
          }
        }
      }),
    );
  });

  it('of an event without such links is what it is merely linked with', () => {
    show([event(0), event(1, [link(0, null)]), event(2, [link(1, 'part-of')]), event(3)]);
    selectedId.value = 'e1';
    expect(chain.value).toEqual(['e0', 'e1', 'e2']);
    selectedId.value = 'e3';
    expect(chain.value).toEqual([]);
  });

  it('plays from event to event to its end, and another choice ends it', () => {
    vi.useFakeTimers();
    const stop = watchChain();
    show([event(0), event(1, [link(0)]), event(2, [link(1)]), event(3, [link(2)]), event(9)]);
    selectedId.value = 'e0';
    playChain();
    expect([selectedId.value, playing.value]).toEqual(['e1', true]);
    vi.advanceTimersByTime(10_000);
    expect([selectedId.value, playing.value]).toEqual(['e3', false]);
    playChain();
    expect([selectedId.value, playing.value]).toEqual(['e0', true]);
    selectedId.value = 'e9';
    expect(playing.value).toBe(false);
    vi.advanceTimersByTime(10_000);
    expect(selectedId.value).toBe('e9');
    expect(stepChain(1)).toBe(false);
    stop();
  });
});
