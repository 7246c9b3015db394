// A title in a short sentence: whole where it is short, else cut at a word, and never longer than there is room.
import { assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inBrief } from '../../../src-renderer/state/in-brief.ts';

describe('a title in brief', () => {
  it.each([
    ['A call', 'A call'],
    [
      'Secretary Blinken meets Director Wang Yi on the margins of a conference',
      'Secretary Blinken meets Director Wang Yi on the…',
    ],
    ['会'.repeat(60), `${'会'.repeat(48)}…`],
  ])('%s', (title, brief) => {
    expect(inBrief(title)).toBe(brief);
  });

  it('is no longer than there is room, and begins as the title does', () => {
    const fits = (title: string): boolean => {
      const brief = inBrief(title);
      return brief === title || (brief.length <= 49 && title.startsWith(brief.slice(0, -1)));
    };
    expect(() => assert(property(string({ maxLength: 200, unit: 'binary' }), fits))).not.toThrow();
  });
});
