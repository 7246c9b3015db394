// An address as people type it: completed where only the scheme is missing, and otherwise left as it was typed.
import { assert, property, string, webUrl } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWebAddress } from '../../data/event.ts';
import { completeAddress } from '../../data/typed-address.ts';

describe('a typed web address', () => {
  it.each([
    ['www.reuters.com/world/china/', 'https://www.reuters.com/world/china/'],
    [' mfa.gov.cn ', 'https://mfa.gov.cn'],
    ['state.gov?x=1', 'https://state.gov?x=1'],
    ['//example.org/a', 'https://example.org/a'],
    ['例子.中国/通报', 'https://例子.中国/通报'],
    ['example.org:8080/a', 'https://example.org:8080/a'],
  ])('%s becomes %s', (typed, whole) => {
    expect(completeAddress(typed)).toBe(whole);
  });

  it.each(['', 'Reuters', 'a page. Another', 'javascript:alert(1)', 'mailto:a@example.org', '3.14', 'C:\\file.txt'])(
    '“%s” stays as it is',
    (typed) => {
      expect(completeAddress(typed)).toBe(typed);
    },
  );

  it('never changes a whole address, and what it changes is one', () => {
    const changes = (typed: string): boolean => completeAddress(typed) !== typed;
    expect(() => assert(property(webUrl(), (url) => !changes(url)))).not.toThrow();
    const isSafe = (typed: string): boolean => !changes(typed) || isWebAddress(completeAddress(typed));
    expect(() => assert(property(string(), isSafe))).not.toThrow();
  });
});
