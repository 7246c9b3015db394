// Sharing changes what events cost, never what they say; whatever a damaged file holds, it does not throw.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Event } from '../../../data/event.ts';
import { Sharing } from '../../../src-main/library/sharing.ts';
import { curated } from './helpers.ts';

test('events say the same after sharing, and what they have in common is one value', () => {
  const made = (): Event[] => [
    curated('one', { tags: ['summit'], sources: [{ title: 'A', side: 'US', publisher: 'The Paper' }] }),
    curated('two', { tags: ['summit'], sources: [{ title: 'B', side: 'US', publisher: 'The Paper' }] }),
  ];
  const events = JSON.parse(JSON.stringify(made())) as Event[];
  const sharing = new Sharing();
  for (const event of events) sharing.share(event);
  expect(events).toEqual(made());
  expect(events[0]?.links).toBe(events[1]?.links);
  expect(events[0]?.origin).toBe(events[1]?.origin);
  expect(() => events[0]?.links.push({ to: 'two' })).toThrow(TypeError);
});

test('nothing is taken for granted of what is shared', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom('sources', 'origin', 'date', 'tags', 'kind'), fc.jsonValue()),
      (value) => {
        const text = JSON.stringify(value);
        const parsed: unknown = JSON.parse(text);
        new Sharing().share(parsed as Event);
        expect(parsed).toEqual(JSON.parse(text));
      },
    ),
  );
});
