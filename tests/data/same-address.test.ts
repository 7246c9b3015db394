// Addresses that lead to the same page compare equal, others do not; comparing again changes nothing.
import { assert, property, webUrl } from 'fast-check';
import { expect, test } from 'vitest';
import { comparableAddress } from '../../data/same-address.ts';

test.each([
  ['https://www.state.gov/readout/', 'http://state.gov/readout'],
  ['https://state.gov/readout#top', 'https://state.gov/readout'],
  ['https://state.gov/readout?utm_source=x&utm_medium=mail', 'https://STATE.gov/readout'],
  ['https://state.gov:443/readout?id=1&fbclid=abc', 'https://state.gov/readout?id=1'],
])('%s is %s', (one, other) => {
  expect(comparableAddress(one)).toBe(comparableAddress(other));
});

test.each([
  ['https://state.gov/a', 'https://state.gov/b'],
  ['https://state.gov/a?id=1', 'https://state.gov/a?id=2'],
  ['https://state.gov/Case', 'https://state.gov/case'],
  ['https://2021-2025.state.gov/a', 'https://state.gov/a'],
])('%s is not %s', (one, other) => {
  expect(comparableAddress(one)).not.toBe(comparableAddress(other));
});

test('comparing is settled after one pass', () => {
  assert(
    property(webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
      const once = comparableAddress(url);
      expect(comparableAddress(`https://${once}`)).toBe(once);
    }),
  );
});
