// Two topics with one glyph are told apart by their colour alone: by everyone, on paper and on ink.
import { describe, expect, it } from 'vitest';
import { NO_TOPIC, SPARE_TOPIC_STYLES, TOPICS } from '../../data/taxonomy.ts';
import { ciede2000, labSeen, VISIONS, type Triple, type Vision } from './colour-vision.ts';

// A difference that is noticed is about 2.3; one at a glance between two small marks is taken to be five times that.
const APART = 12;

const LOOKS = [
  ...TOPICS,
  ...SPARE_TOPIC_STYLES.map((style, at) => ({ id: `spare ${at + 1}`, ...style })),
  { ...NO_TOPIC, id: 'no topic' },
];
const SHARED = LOOKS.flatMap((one, at) =>
  LOOKS.slice(at + 1)
    .filter((other) => other.glyph === one.glyph)
    .map((other) => [one, other] as const),
);

describe.each(Object.keys(VISIONS) as Vision[])('seen with %s colour vision', (vision) => {
  it.each(['colour', 'darkColour'] as const)(`two looks with one glyph differ by ${APART} (CIEDE2000) in %s`, (key) => {
    expect(SHARED.length).toBeGreaterThan(0);
    for (const [one, other] of SHARED) {
      const distance = ciede2000(labSeen(one[key], vision), labSeen(other[key], vision));
      expect(distance, `${one.id} and ${other.id}, both ${one.glyph}`).toBeGreaterThanOrEqual(APART);
    }
  });
});

describe('the measure', () => {
  // Rows 1, 7, 15, 17 and 34 of the test data that Sharma, Wu and Dalal publish with the formula.
  it.each<readonly [Triple, Triple, number]>([
    [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
    [[50, 0, 0], [50, -1, 2], 2.3669],
    [[50, -0.001, 2.49], [50, 0.0011, -2.49], 4.7461],
    [[50, 2.5, 0], [73, 25, -18], 27.1492],
    [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
  ])('is CIEDE2000 (%j, %j)', (one, other, distance) => {
    expect(ciede2000(one, other)).toBeCloseTo(distance, 3);
    expect(ciede2000(other, one)).toBeCloseTo(distance, 3);
  });

  it('knows black, white and red', () => {
    expect(labSeen('#ffffff', 'usual')[0]).toBeCloseTo(100, 2);
    expect(labSeen('#000000', 'tritanopia')).toEqual([0, 0, 0]);
    const [l, a, b] = labSeen('#ff0000', 'usual');
    expect([l, a, b].map(Math.round)).toEqual([53, 80, 67]);
  });

  it('takes red and green for nearly one colour where deuteranopia does', () => {
    const seen = (vision: Vision) => ciede2000(labSeen('#a8650a', vision), labSeen('#b8501f', vision));
    expect(seen('deuteranopia')).toBeLessThan(seen('usual') / 3);
  });
});
