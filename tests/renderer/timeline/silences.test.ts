// Silences follow the rule they state, whatever the channel's contacts; and what the curated library says of them.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHANNELS } from '../../../data/channels.ts';
import { parseEdtf } from '../../../data/dates.ts';
import { loadSeed } from '../../../data/seed/index.ts';
import { indexEvents } from '../../../src-renderer/timeline/layout/index-events.ts';
import {
  contactsOf,
  FACTOR,
  LEAST_CONTACTS,
  LEAST_DAYS,
  rhythmsIn,
  rhythmsOf,
} from '../../../src-renderer/timeline/layout/silences.ts';
import { timeScale } from '../../../src-renderer/timeline/layout/time-scale.ts';
import { DAY, row, START } from './library-of.ts';

const talk = (id: string, day: number) =>
  row(id, { kind: 'talks', topics: ['military'], start: START + day * DAY, end: START + (day + 1) * DAY });

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[sorted.length >> 1] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[(sorted.length >> 1) - 1] ?? 0) + upper) / 2;
};

describe('silences', () => {
  it('are exactly the gaps longer than the factor times the median and the least days', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 3_000 }), { maxLength: 40 }), (days) => {
        const sorted = [...days].sort((a, b) => a - b);
        const found = rhythmsOf(indexEvents(sorted.map((day) => talk(`t${day}`, day))));
        if (sorted.length < LEAST_CONTACTS) {
          expect(found).toEqual([]);
          return;
        }
        const gaps = sorted.slice(1).map((day, at) => day - ((sorted[at] ?? 0) + 1));
        const usual = median(gaps.filter((gap) => gap > 0));
        const long = gaps.filter((gap) => usual > 0 && gap > FACTOR * usual && gap >= LEAST_DAYS);
        expect(found.map(({ channel }) => channel)).toEqual(['defence']);
        expect(found[0]?.silences.map((silence) => silence.days)).toEqual(long);
        for (const silence of found[0]?.silences ?? []) expect(silence.open).toBe(false);
      }),
    );
  });

  it('last to the end of the record where no later contact is known, and no further', () => {
    const of = [
      ...[0, 20, 40, 60].map((day) => talk(`t${day}`, day)),
      row('last', { start: START + 400 * DAY, end: START + 401 * DAY }),
    ];
    const [defence] = rhythmsOf(indexEvents(of));
    expect(defence?.silences).toMatchObject([{ open: true, days: 340, median: 19, before: 't60', after: null }]);
  });

  it('an event joins a channel by its tag, whatever else it says', () => {
    const tagged = row('tagged', { tags: ['channel:defence'], start: START + 200 * DAY, end: START + 201 * DAY });
    const index = indexEvents([...[0, 20, 40, 60].map((day) => talk(`t${day}`, day)), tagged]);
    const defence = CHANNELS.find(({ id }) => id === 'defence');
    if (!defence) throw new Error('There is no such channel.');
    expect(contactsOf(index, defence).map((at) => index.ids[at])).toEqual(['t0', 't20', 't40', 't60', 'tagged']);
    expect(rhythmsOf(index)[0]?.silences).toMatchObject([{ days: 139, after: 'tagged', open: false }]);
  });

  it('draw a bounded number of ticks, however many the contacts', () => {
    const many = Array.from({ length: 5_000 }, (_, at) => talk(`t${at}`, at / 4));
    const scale = timeScale(START, START + 1_250 * DAY, 600);
    expect(rhythmsIn(rhythmsOf(indexEvents(many)), scale)[0]?.contacts.length).toBeLessThanOrEqual(600 / 3 + 1);
  });

  it('of the curated library: no defence talks for most of a year, and none on climate since Baku', () => {
    const rows = loadSeed().events.map((event) => {
      const date = parseEdtf(event.date);
      if (!date.ok) throw new Error(event.date);
      return row(event.id, { ...date.value, ...event, country: null, sides: [], updated: 0, links: [] });
    });
    const all = rhythmsOf(indexEvents(rows)).flatMap(({ silences }) => silences);
    expect(all.map(({ channel, days }) => [channel, days])).toEqual([
      ['leaders', 227],
      ['defence', 84],
      ['defence', 85],
      ['defence', 353],
      ['defence', 192],
      ['economic', 127],
      ['economic', 120],
      ['economic', 144],
      ['economic', 139],
      ['climate', 565],
      ['counternarcotics', 463],
      ['counternarcotics', 204],
    ]);
    expect(all.filter(({ open }) => open).map(({ channel }) => channel)).toEqual([
      'defence',
      'climate',
      'counternarcotics',
    ]);
    // Whatever way the leaders were in touch: in Woodside, by letter, in Lima, in Busan, on a visit.
    const leaders = rhythmsOf(indexEvents(rows)).find(({ channel }) => channel === 'leaders');
    expect(leaders?.ids).toEqual(
      expect.arrayContaining([
        '2023-11-15-biden-xi-woodside',
        '2024-01-01-45th-anniversary-messages',
        '2024-11-16-biden-xi-lima',
        '2025-10-30-trump-xi-busan',
        '2026-05-13-trump-beijing-state-visit',
      ]),
    );
    expect(leaders?.ids).not.toContain('2023-06-20-biden-dictator-remark');
  });
});
