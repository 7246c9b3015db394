// The Event schema: what is stored, shown, imported and exported, with its types.
// The stored shape is strict; the shape people send (NewEvent) gives defaults and takes bare strings as text.
import { parseEdtf } from './dates.ts';
import { LIMITS } from './limits.ts';
import { boundedString, textSchema, TEXT_LANGUAGES } from './text.ts';
import { z } from './zod.ts';

/** Ids: letters, digits, dot, underscore and hyphen, so that they can stand in a file name or a link. */
export const idSchema = z
  .string({ error: 'An id must be text.' })
  .max(LIMITS.id, { error: `An id has at most ${LIMITS.id} characters.` })
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, { error: 'An id has only letters, digits, “.”, “_” and “-”.' })
  .refine((id) => id !== '__proto__' && id !== 'constructor' && id !== 'prototype', { error: 'This id is reserved.' });

/** EDTF text that parses; the message is the parser's own sentence. */
export const edtfSchema = z
  .string({ error: 'A date must be text, such as 2023-06-18.' })
  .max(120, { error: 'This is too long for a date.' })
  .superRefine((value, context) => {
    const parsed = parseEdtf(value);
    if (!parsed.ok) context.addIssue({ code: 'custom', message: parsed.error.message });
  });

/** Web addresses, http(s) only and kept exactly as they came. */
export const urlSchema = boundedString(LIMITS.url, 1).refine(isWebAddress, {
  error: 'This must be a web address that starts with http:// or https://.',
});

/** True for an absolute http(s) address without white space or control characters. */
export function isWebAddress(value: string): boolean {
  if (!/^https?:\/\/\S+$/i.test(value) || /\p{Cc}/u.test(value)) return false;
  try {
    return ['http:', 'https:'].includes(new URL(value).protocol);
  } catch {
    return false;
  }
}

const languageSchema = z.enum(TEXT_LANGUAGES, { error: 'The language is one of en, fr, zh, und.' });
const nameSchema = boundedString(LIMITS.name, 1);
const instantSchema = z.iso.datetime({ error: 'This must be an instant such as 2023-06-19T08:30:00Z.' });

/** Whose word a source is: an official or state outlet of one side, or anyone else. */
export const SIDES = ['US', 'CN', 'other'] as const;
export type Side = (typeof SIDES)[number];

export const sourceSchema = z.strictObject({
  title: boundedString(LIMITS.title, 1),
  publisher: boundedString(LIMITS.name).optional(),
  url: urlSchema.optional(),
  date: edtfSchema.optional(),
  side: z.enum(SIDES, { error: 'The side is US, CN or other.' }).default('other'),
  language: boundedString(35).optional(),
  /** Day on which the address was read. */
  accessed: edtfSchema.optional(),
  note: boundedString(LIMITS.note).optional(),
  /** A repost or machine-reworded copy: worth less than the original. */
  weak: z.boolean().optional(),
  /** Name of a local copy in the library's `copies/`. */
  copy: idSchema.optional(),
});
export type Source = z.output<typeof sourceSchema>;

export const articleSchema = z.strictObject({
  language: languageSchema,
  title: boundedString(LIMITS.title),
  /** Markdown; raw HTML in it is shown as text. */
  body: boundedString(LIMITS.article, 1),
});
export type Article = z.output<typeof articleSchema>;

const readoutSchema = z.strictObject({
  summary: textSchema(LIMITS.summary, { required: true }),
  source: sourceSchema.optional(),
});

/** How each side told a meeting. `only` says the other side's text that was found does not mention the point. */
export const readoutsSchema = z.strictObject({
  us: readoutSchema.nullable(),
  cn: readoutSchema.nullable(),
  points: z
    .array(
      z.strictObject({
        text: textSchema(LIMITS.title, { required: true }),
        by: z.enum(['both', 'US', 'CN']),
        only: z.boolean().default(false),
        /** What each side said on it, in its own words or near them. */
        us: textSchema(LIMITS.summary).optional(),
        cn: textSchema(LIMITS.summary).optional(),
      }),
    )
    .max(LIMITS.points)
    .default([]),
  verified: z.boolean().default(false),
});
export type Readouts = z.output<typeof readoutsSchema>;

/** A fact told differently: each version with its source. */
export const claimSchema = z.strictObject({
  subject: textSchema(LIMITS.title, { required: true }),
  versions: z
    .array(z.strictObject({ text: textSchema(LIMITS.summary, { required: true }), source: sourceSchema }))
    .min(1)
    .max(LIMITS.versions),
  note: textSchema(LIMITS.note).default({}),
});
export type Claim = z.output<typeof claimSchema>;

/** Links are stored once, on the event that makes them; the other end is derived. */
export const LINK_TYPES = ['responds-to', 'continues', 'part-of'] as const;
export const linkSchema = z.strictObject({
  to: idSchema,
  type: z.enum(LINK_TYPES, { error: 'The link type is responds-to, continues or part-of.' }).optional(),
});
export type Link = z.output<typeof linkSchema>;

export const placeSchema = z.strictObject({
  name: textSchema(LIMITS.name, { required: true }),
  /** ISO 3166-1 alpha-2, or XZ for waters that no state owns. */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, { error: 'A country is two capital letters, such as CN.' })
    .optional(),
  lat: z.number().min(-90).max(90).optional(),
  lon: z.number().min(-180).max(180).optional(),
});

export const toneSchema = z
  .int({ error: 'Tone is a whole number from -3 to 3, or null.' })
  .min(-3, { error: 'Tone is at least -3.' })
  .max(3, { error: 'Tone is at most 3.' });

export const importanceSchema = z
  .int({ error: 'Importance is 1, 2 or 3.' })
  .min(1, { error: 'Importance is 1, 2 or 3.' })
  .max(3, { error: 'Importance is 1, 2 or 3.' });

export const originSchema = z.strictObject({
  by: z.enum(['curated', 'added', 'imported']),
  /** For an import: the file or feed it came from. */
  from: boundedString(LIMITS.name).optional(),
});

const many = <T extends z.ZodType>(item: T, max: number) =>
  z.array(item, { error: 'This must be a list.' }).max(max, { error: `At most ${max} are allowed.` });

// Everything but the id, the date and the stamps: each with the default that a sparse event gets.
const details = {
  title: textSchema(LIMITS.title, { required: true }),
  summary: textSchema(LIMITS.summary).default({}),
  /** Ids of entries in the library's own tables. */
  topics: many(nameSchema, LIMITS.topics).default([]),
  actors: many(nameSchema, LIMITS.actors).default([]),
  kind: nameSchema.default('other'),
  place: placeSchema.nullable().default(null),
  tone: toneSchema.nullable().default(null),
  toneReason: textSchema(LIMITS.note).default({}),
  importance: importanceSchema.default(1),
  sources: many(sourceSchema, LIMITS.sources).default([]),
  articles: many(articleSchema, LIMITS.articles).default([]),
  readouts: readoutsSchema.nullable().default(null),
  claims: many(claimSchema, LIMITS.claims).default([]),
  links: many(linkSchema, LIMITS.links).default([]),
  tags: many(nameSchema, LIMITS.tags).default([]),
  /** Private; exported only on request. */
  notes: boundedString(LIMITS.notes).default(''),
  /** Whether it was checked against a source; where it was not, the app says so and `is:unverified` finds it. */
  verified: z.boolean().default(false),
};

/** What a person or a program sends to add an event: a title and a date; the rest has defaults. */
export const newEventSchema = z.strictObject({ id: idSchema.optional(), date: edtfSchema, ...details });
export type NewEvent = z.input<typeof newEventSchema>;
export type ParsedNewEvent = z.output<typeof newEventSchema>;

/** The fields of an update: any of them, each replaced whole. Absent fields stay as they are. */
export const eventChangesSchema = z.strictObject({
  date: edtfSchema.optional(),
  title: details.title.optional(),
  summary: textSchema(LIMITS.summary).optional(),
  topics: many(nameSchema, LIMITS.topics).optional(),
  actors: many(nameSchema, LIMITS.actors).optional(),
  kind: nameSchema.optional(),
  place: placeSchema.nullable().optional(),
  tone: toneSchema.nullable().optional(),
  toneReason: textSchema(LIMITS.note).optional(),
  importance: importanceSchema.optional(),
  sources: many(sourceSchema, LIMITS.sources).optional(),
  articles: many(articleSchema, LIMITS.articles).optional(),
  readouts: readoutsSchema.nullable().optional(),
  claims: many(claimSchema, LIMITS.claims).optional(),
  links: many(linkSchema, LIMITS.links).optional(),
  tags: many(nameSchema, LIMITS.tags).optional(),
  notes: boundedString(LIMITS.notes).optional(),
  verified: z.boolean().optional(),
});
export type EventChanges = z.input<typeof eventChangesSchema>;
export type ParsedEventChanges = z.output<typeof eventChangesSchema>;

/** An event as stored: whole, with its origin and stamps (instants, UTC). */
export const eventSchema = z.strictObject({
  id: idSchema,
  date: edtfSchema,
  ...details,
  origin: originSchema,
  created: instantSchema,
  updated: instantSchema,
});
export type Event = z.output<typeof eventSchema>;
