// The part of the contract that keeps: many edits at once, the vocabulary, the history of an event, backups.
// Spread into contract.ts, which alone is imported.
import { eventChangesSchema, eventSchema, idSchema } from '../../data/event.ts';
import { LIMITS } from '../../data/limits.ts';
import { boundedString, textSchema } from '../../data/text.ts';
import { actorSchema, kindSchema, topicSchema } from '../../data/vocabulary.ts';
import { z } from '../../data/zod.ts';

const changeId = boundedString(100, 1).optional();
const table = z.enum(['topics', 'kinds', 'actors'], { error: 'The table is topics, kinds or actors.' });
const counted = z.strictObject({ changed: z.number() });

/** One change of one event, as the log shows it. */
export const logEntrySchema = z.strictObject({
  seq: z.number(),
  at: z.string(),
  action: z.string(),
  by: z.string().nullable(),
  fields: z.array(z.string()),
  event: eventSchema.nullable(),
});

/** An event that is gone, as it was when it went; `seq` is the change it went with. Times are ms UTC. */
export const removedSchema = z.strictObject({
  id: idSchema,
  title: textSchema(LIMITS.title),
  date: z.string(),
  seq: z.number(),
  at: z.number(),
  action: z.string(),
  by: z.string().nullable(),
});

/** What a copy of a source is: a page or text is shown, a PDF file is handed to the system, an image is shown. */
export const copyKindSchema = z.enum(['html', 'text', 'pdf', 'image']);
const copyName = z.string().regex(/^[0-9a-f]{64}$/, { error: 'A copy is named by 64 hexadecimal digits.' });

/** What the library can be taken back to. `made` is ms UTC. */
export const keptSchema = z.strictObject({
  name: z.string(),
  is: z.enum(['backup', 'outside']),
  made: z.number(),
  seq: z.number(),
  bytes: z.number(),
});

export const keeping = {
  'events.edit': {
    input: z.strictObject({
      edits: z
        .array(z.strictObject({ id: idSchema, changes: eventChangesSchema }))
        .min(1)
        .max(100_000),
      changeId,
    }),
    output: counted,
  },
  'vocabulary.set': {
    input: z.discriminatedUnion('table', [
      z.strictObject({ table: z.literal('topics'), entry: topicSchema, changeId }),
      z.strictObject({ table: z.literal('kinds'), entry: kindSchema, changeId }),
      z.strictObject({ table: z.literal('actors'), entry: actorSchema, changeId }),
    ]),
    output: z.strictObject({ id: z.string() }),
  },
  'vocabulary.remove': { input: z.strictObject({ table, id: idSchema, changeId }), output: counted },
  'vocabulary.merge': {
    input: z.strictObject({ table, from: z.array(idSchema).min(1).max(1_000), into: idSchema, changeId }),
    output: counted,
  },
  'history.log': {
    input: z.strictObject({ id: idSchema }),
    output: z.strictObject({ entries: z.array(logEntrySchema) }),
  },
  /** The events that went after a moment (ms UTC) and have not come back: the latest, at most 2,000. */
  'history.removed': {
    input: z.strictObject({ since: z.number() }),
    output: z.strictObject({ removed: z.array(removedSchema) }),
  },
  'history.restore': {
    input: z.strictObject({ id: idSchema, seq: z.int().min(1), changeId }),
    output: z.strictObject({ event: eventSchema }),
  },
  /** Keeps a copy of a source in the library; name it in a source once this has answered. `content` is base64. */
  'copies.keep': {
    input: z.strictObject({
      // Looked through once, without the backtracking of zod's own pattern: it may be seven million characters.
      content: z
        .string({ error: 'The content must be base64.' })
        .max(Math.ceil(LIMITS.copy / 3) * 4, {
          error: `This is too large: a copy has at most ${LIMITS.copy / 2 ** 20} MB.`,
        })
        .refine((text) => !/[^A-Za-z0-9+/=]/.test(text), { error: 'The content must be base64.' }),
    }),
    output: z.strictObject({ copy: copyName, size: z.number(), kind: copyKindSchema }),
  },
  'copies.describe': {
    input: z.strictObject({ copy: copyName }),
    output: z.strictObject({ size: z.number(), kind: copyKindSchema.nullable() }),
  },
  /** Hands a PDF file to the system's viewer. */
  'copies.open': { input: z.strictObject({ copy: copyName }), output: z.strictObject({}) },
  /** Events one of whose sources has this address, whatever way it is written: the first five, and how many. */
  'sources.citing': {
    input: z.strictObject({ url: boundedString(LIMITS.url, 1), except: idSchema.optional() }),
    output: z.strictObject({
      total: z.number(),
      events: z.array(z.strictObject({ id: idSchema, title: textSchema(LIMITS.title), date: z.string() })),
    }),
  },
  'backups.list': { input: z.strictObject({}), output: z.strictObject({ versions: z.array(keptSchema) }) },
  /** Takes the library back to a saved copy that lies on the shelf (`POST /api/files` puts it there). */
  'library.restoreCopy': { input: z.strictObject({ handle: boundedString(64, 1), changeId }), output: counted },
  'backups.restore': { input: z.strictObject({ name: boundedString(100, 1), changeId }), output: counted },
  /** Shows a file or folder of the library in the system's file manager. */
  'library.reveal': { input: z.strictObject({ file: boundedString(4_096).optional() }), output: z.strictObject({}) },
  /** The whole library as one file, on the shelf: `GET /api/files/HANDLE` gives it. */
  'library.saveCopy': {
    input: z.strictObject({}),
    output: z.strictObject({ name: z.string(), handle: z.string(), size: z.number() }),
  },
} as const;
