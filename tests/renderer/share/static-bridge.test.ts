// A shared page answers as a host would: the same rows, the same search; and changes nothing.
import { describe, expect, it } from 'vitest';
import { type Event, eventSchema } from '../../../data/event.ts';
import { loadSeed } from '../../../data/seed/index.ts';
import type { SharedPage } from '../../../data/shared-page.ts';
import { SearchIndex } from '../../../src-main/library/search/search-index.ts';
import { pageSearch } from '../../../src-renderer/share/search.ts';
import { staticBridge } from '../../../src-renderer/share/static-bridge.ts';

const seed = loadSeed();
const events: Event[] = seed.events.map((event) => eventSchema.parse(event));
const page: SharedPage = {
  version: 1,
  language: 'en',
  at: '2026-11-26T00:00:00Z',
  lanes: 'topic',
  vocabulary: seed.vocabulary,
  events,
};

describe('the search of a page', () => {
  const index = new SearchIndex(seed.vocabulary);
  events.forEach((event, number) => index.put(event, number));
  const search = pageSearch(events, seed.vocabulary);

  it.each([
    'topic:trade during:2025',
    'tone:<0 importance:3',
    'tariff -soybean',
    '"export controls"',
    '(blinken OR yellen) -(kind:call OR during:2024)',
    'actor:blinken OR actor:"wang yi"',
    '布林肯',
    'has:readouts',
    'side:CN topic:taiwan',
    'entretiens',
    'before:2023-07',
  ])('finds what the app finds: %s', (query) => {
    const found = index.search(query, 10_000);
    if (!found.ok) throw new Error(query);
    const ids = search.find(query).positions.map((at) => events[at]?.id);
    expect(new Set(ids)).toEqual(new Set(found.value.ids));
    expect(ids.length).toBeGreaterThan(0);
  });
});

describe('the bridge', () => {
  it('reads and searches, told by a bit for each hit at its row’s number', async () => {
    const bridge = staticBridge(page);
    const index = await bridge.call('events.index', {});
    const search = await bridge.call('events.search', { query: 'topic:climate' });
    if (!index.ok || !search.ok) throw new Error('It did not answer.');
    const bits = Uint8Array.from(atob(search.value.hits), (character) => character.charCodeAt(0));
    const told = index.value.events.filter(({ number }) => ((bits[number >> 3] ?? 0) >> (number & 7)) & 1);
    expect(told.map(({ id }) => id)).toEqual(search.value.ids);
    expect(told.length).toBeGreaterThan(3);
    const [first] = search.value.ids;
    const whole = await bridge.call('events.get', { ids: [first ?? ''] });
    expect(whole).toMatchObject({ ok: true, value: { events: [{ id: first }] } });
  });

  it('keeps what the reader sets, and refuses every change of the library', async () => {
    const bridge = staticBridge(page);
    await bridge.call('desk.set', { changes: { theme: 'dark' } });
    expect(await bridge.call('desk.get', {})).toMatchObject({ value: { theme: 'dark', language: 'en' } });
    const refused = { ok: false, error: { code: 'read-only' } };
    expect(await bridge.call('events.add', { event: { title: 'x', date: '2024' } })).toMatchObject(refused);
    expect(await bridge.call('events.remove', { ids: ['x'] })).toMatchObject(refused);
    expect(await bridge.call('history.undo', {})).toMatchObject(refused);
  });
});
