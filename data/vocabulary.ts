// The library's own tables of topics, kinds and actors: names by language, aliases, colour, glyph.
// They start from taxonomy.ts and the curated library, and belong to the person from then on.
import { idSchema } from './event.ts';
import { LIMITS } from './limits.ts';
import { boundedString, textSchema } from './text.ts';
import { z } from './zod.ts';

/** The shapes a topic's glyph can take; drawn by the timeline, named in the panel. */
export const GLYPHS = [
  'circle',
  'square',
  'diamond',
  'triangle',
  'triangle-down',
  'cross',
  'star',
  'hexagon',
  'pentagon',
  'plus',
  'ring',
  'square-open',
  'diamond-open',
  'bar',
  'wye',
  'drop',
] as const;
export type Glyph = (typeof GLYPHS)[number];

const colourSchema = z.string().regex(/^#[0-9a-f]{6}$/i, { error: 'A colour is # and six hexadecimal digits.' });

const entry = {
  id: idSchema,
  names: textSchema(LIMITS.name, { required: true }),
  aliases: z.array(boundedString(LIMITS.name, 1)).max(LIMITS.aliases).default([]),
};

export const topicSchema = z.strictObject({
  ...entry,
  /** Colours on light paper and on dark ink. */
  colour: colourSchema,
  darkColour: colourSchema,
  glyph: z.enum(GLYPHS),
});
export type Topic = z.output<typeof topicSchema>;

export const kindSchema = z.strictObject(entry);
export type Kind = z.output<typeof kindSchema>;

export const actorSchema = z.strictObject({
  ...entry,
  /** US, CN, other: whose side the actor stands on; absent where it does not apply. */
  side: z.enum(['US', 'CN', 'other']).optional(),
  /** A person, a body (ministry, firm, agency) or a country. */
  type: z.enum(['person', 'body', 'country']).optional(),
});
export type Actor = z.output<typeof actorSchema>;

export const vocabularySchema = z.strictObject({
  topics: z.array(topicSchema),
  kinds: z.array(kindSchema),
  actors: z.array(actorSchema),
});
export type Vocabulary = z.output<typeof vocabularySchema>;
