// The part of the contract that takes material in: a preview of what would come of it, and the import itself.
// Spread into contract.ts, which alone is imported.
import { mappingSchema } from '../../data/desk.ts';
import { edtfSchema } from '../../data/event.ts';
import { boundedString, UI_LANGUAGES } from '../../data/text.ts';
import { z } from '../../data/zod.ts';

export type ColumnMapping = z.output<typeof mappingSchema>;

const pair = z.union([z.literal('any'), z.tuple([boundedString(3, 3), boundedString(3, 3)])], {
  error: 'The pair is two country codes such as ["USA", "CHN"], or "any".',
});

const material = {
  /** The file's name. */
  name: boundedString(1_000, 1),
  /** Text, or base64 of the bytes, or the handle that `POST /api/files` (or `files.send`) gave. */
  content: z.string({ error: 'The content is text, base64 or a handle.' }),
  encoding: z.enum(['text', 'base64', 'handle'], { error: 'The encoding is text, base64 or handle.' }).default('text'),
  /** A format's id; told from the content without it. */
  format: boundedString(40, 1).optional(),
  mapping: mappingSchema.optional(),
  options: z.strictObject({ pair: pair.optional() }).optional(),
  /** The language of reasons and warnings. */
  language: z.enum(UI_LANGUAGES).optional(),
  /** A name that the caller gives, by which to ask for progress and to stop. */
  token: boundedString(100, 1).optional(),
};

const refusedSchema = z.strictObject({ row: z.number(), reason: z.string() });

/** What became, or would become, of one row. */
export const rowOutcomeSchema = z.strictObject({
  row: z.number(),
  is: z.enum(['added', 'merged', 'refused']),
  date: z.string().optional(),
  title: z.string().optional(),
  reason: z.string().optional(),
  into: z.string().optional(),
  warnings: z.array(z.string()).optional(),
});
export type RowOutcome = z.output<typeof rowOutcomeSchema>;

/** Where words stand in a text: [start, end) in UTF-16 units. */
const place = z.tuple([z.number(), z.number()]);
const places = z.array(place);
/** Entries found in a text, the likelier first; `sure` ones are proposed, the others offered. */
const found = z.array(z.strictObject({ id: z.string(), sure: z.boolean(), at: places }));

const report = {
  format: z.string(),
  added: z.number(),
  merged: z.number(),
  refused: z.array(refusedSchema),
  /** The day, month or year on which the earliest and the latest event begin. */
  first: z.string().nullable(),
  last: z.string().nullable(),
};

export const importing = {
  /** Reads a material through and says what would become of each row. Changes nothing. */
  'library.preview': {
    input: z.strictObject(material),
    output: z.strictObject({
      ...report,
      formatName: z.string(),
      passed: z.number(),
      repeats: z.number(),
      /** The first 5,000 rows. */
      rows: z.array(rowOutcomeSchema),
      asksOrder: z.boolean(),
      table: z.strictObject({ records: z.array(z.array(z.string())), mapping: mappingSchema.nullable() }).nullable(),
    }),
  },
  /** Brings a material in as one step that can be undone: all of its events or none. */
  'library.import': {
    input: z.strictObject({ ...material, changeId: boundedString(100, 1).optional() }),
    output: z.strictObject(report),
  },
  /** How far a preview or an import is; null where none of that token is under way. `read` and `size` are bytes. */
  'library.importProgress': {
    input: z.strictObject({ token: boundedString(100, 1) }),
    output: z.strictObject({ read: z.number(), size: z.number().nullable(), events: z.number() }).nullable(),
  },
  /** Calls one off; nothing is changed then. */
  'library.importStop': {
    input: z.strictObject({ token: boundedString(100, 1) }),
    output: z.strictObject({ stopped: z.boolean() }),
  },
  /**
   * Reads an article (text, Markdown or HTML) and proposes what an event of it could be, each with the words it rests on
   * as [start, end) in `text`. Changes nothing. `published` is the article's own date, where the person says it.
   */
  'article.propose': {
    input: z.strictObject({
      content: boundedString(2_000_000, 1),
      published: edtfSchema.optional(),
    }),
    output: z.strictObject({
      language: z.enum(['en', 'fr', 'zh', 'und']),
      text: z.string(),
      body: z.string(),
      titles: z.array(z.string()),
      summaries: z.array(z.string()),
      dates: z.array(
        z.strictObject({
          edtf: z.string(),
          at: places,
          /** As written, counted from the article's own date, or that date itself. */
          from: z.enum(['text', 'counted', 'article']),
          yearAssumed: z.boolean(),
        }),
      ),
      published: z.strictObject({ edtf: z.string(), at: place.nullable() }).nullable(),
      /** Words such as “yesterday” that nothing can be counted from. */
      open: places,
      lasted: z.strictObject({ days: z.number(), at: place }).nullable(),
      topics: found,
      kinds: found,
      actors: found,
      places: z.array(
        z.strictObject({
          name: z.strictObject({ en: z.string(), fr: z.string(), zh: z.string() }),
          country: z.string(),
          at: places,
        }),
      ),
      source: z.strictObject({
        title: z.string(),
        publisher: z.string(),
        url: z.string(),
        date: z.string().nullable(),
      }),
    }),
  },
  /** Sends a large file in pieces (base64), where there is no HTTP: each answers the upload, the last one the handle. */
  'files.send': {
    input: z.strictObject({
      upload: boundedString(100, 1).optional(),
      content: z.string().max(6 * 1024 * 1024, { error: 'A piece has at most 6 MB.' }),
      last: z.boolean(),
    }),
    output: z.strictObject({ upload: z.string(), handle: z.string().nullable(), size: z.number() }),
  },
} as const;
