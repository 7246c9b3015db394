// The looks of topics: sixteen that differ by glyph, each readable on paper and on ink.
import { expect, test } from 'vitest';
import { COLOURS, PALETTE } from '../../data/palette.ts';
import { TOPICS } from '../../data/taxonomy.ts';

const PAPER = '#fdfcf8';
const INK = '#1b1e25';

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG's contrast ratio of two colours. */
function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

test('sixteen looks, no glyph twice: colour alone never tells two topics apart', () => {
  expect(PALETTE.length).toBeGreaterThanOrEqual(16);
  expect(new Set(PALETTE.map(({ glyph }) => glyph)).size).toBe(PALETTE.length);
  expect(new Set(TOPICS.map(({ glyph }) => glyph)).size).toBe(TOPICS.length);
});

test.each(COLOURS)('$colour and $darkColour hold 4.5:1', ({ colour, darkColour }) => {
  expect(contrast(colour, PAPER)).toBeGreaterThanOrEqual(4.5);
  expect(contrast(darkColour, INK)).toBeGreaterThanOrEqual(4.5);
});
