// The looks a topic can have: sixteen, each with a colour for paper, one for ink, and a glyph that no other has.
// Colours help; the glyph alone tells two topics apart, so that no kind of colour blindness mixes them up.
import { SPARE_TOPIC_STYLES, TOPICS } from './taxonomy.ts';
import { GLYPHS, type Topic } from './vocabulary.ts';

export type TopicLook = Pick<Topic, 'colour' | 'darkColour' | 'glyph'>;

const looks: readonly TopicLook[] = [...TOPICS, ...SPARE_TOPIC_STYLES].map(({ colour, darkColour, glyph }) => ({
  colour,
  darkColour,
  glyph,
}));

const byGlyph = (glyph: Topic['glyph']): TopicLook => {
  const look = looks.find((other) => other.glyph === glyph);
  if (!look) throw new Error(`No topic's look has the glyph ${glyph}.`);
  return look;
};

/** One look for each glyph, in the order in which they are handed out. */
export const PALETTE: readonly [TopicLook, ...TopicLook[]] = [
  byGlyph('circle'),
  ...GLYPHS.filter((glyph) => glyph !== 'circle').map(byGlyph),
];

/** Every colour that is offered, for paper and for ink. */
export const COLOURS: readonly Pick<Topic, 'colour' | 'darkColour'>[] = looks;
