// The one contract: every command, its input and output schema, written once for both hosts.
// The renderer imports only types from here; hosts parse every payload with it.
import { vocabularySchema } from '../../data/vocabulary.ts';
import {
  edtfSchema,
  eventChangesSchema,
  eventSchema,
  idSchema,
  linkSchema,
  newEventSchema,
  originSchema,
  SIDES,
} from '../../data/event.ts';
import { deskChangesSchema, deskSchema } from '../../data/desk.ts';
import { LIMITS } from '../../data/limits.ts';
import { exporting } from './contract-export.ts';
import { importing } from './contract-import.ts';
import { keeping } from './contract-keeping.ts';
import { boundedString, textSchema, UI_LANGUAGES } from '../../data/text.ts';
import { z } from '../../data/zod.ts';

/** What drawing, listing and counting need of an event. `start` and `end` are ms UTC, [start, end). */
export const indexRowSchema = z.strictObject({
  id: idSchema,
  /** Stands for the id in search answers; holds only as long as the host runs. */
  number: z.int().min(0),
  date: edtfSchema,
  start: z.number(),
  end: z.number(),
  title: textSchema(LIMITS.title),
  topics: z.array(z.string()),
  kind: z.string(),
  actors: z.array(z.string()),
  country: z.string().nullable(),
  tone: z.number().nullable(),
  importance: z.number(),
  verified: z.boolean(),
  origin: originSchema,
  links: z.array(linkSchema),
  tags: z.array(z.string()),
  /** The sides that its sources stand on, each once. */
  sides: z.array(z.enum(SIDES)),
  /** When it was last changed, ms UTC. */
  updated: z.number(),
});
export type IndexRow = z.output<typeof indexRowSchema>;

/** Something the person should know of the library: what was found and what was done. */
export const noticeSchema = z.strictObject({
  code: z.string(),
  level: z.enum(['info', 'warning', 'error']),
  /** In English; the catalogues have the sentence as `found.CODE`, which takes `values`. */
  message: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Why, in technical words; may be empty. */
  detail: z.string(),
  files: z.array(z.string()).default([]),
});
export type Notice = z.output<typeof noticeSchema>;

/** One step of history, as told to the person who may undo or redo it. */
export const stepSchema = z.strictObject({
  changeId: z.string(),
  at: z.string(),
  /** What was done: add, update, remove, import, merge, vocabulary, restore. */
  action: z.string(),
  /** Ids of the events concerned (at most the first 100). */
  events: z.array(z.string()),
  count: z.number(),
});

const empty = z.strictObject({});
const ids = z.array(idSchema).max(100_000);
// Repeating a request with the same change id after a lost answer does the thing once.
const changeId = boundedString(100, 1).optional();

export const contract = {
  'library.describe': {
    input: empty,
    output: z.strictObject({
      name: z.string(),
      folder: z.string(),
      events: z.number(),
      readOnly: z.boolean(),
      notices: z.array(noticeSchema),
      version: z.string(),
      revision: z.number(),
      undo: stepSchema.nullable(),
      redo: stepSchema.nullable(),
    }),
  },
  'library.vocabulary': { input: empty, output: vocabularySchema },
  'events.index': { input: empty, output: z.strictObject({ revision: z.number(), events: z.array(indexRowSchema) }) },
  'events.get': {
    input: z.strictObject({ ids: z.array(idSchema).max(1_000) }),
    output: z.strictObject({ events: z.array(eventSchema) }),
  },
  'events.add': {
    input: z.strictObject({ event: newEventSchema, changeId }),
    output: z.strictObject({ event: eventSchema }),
  },
  'events.update': {
    input: z.strictObject({ id: idSchema, changes: eventChangesSchema, changeId }),
    output: z.strictObject({ event: eventSchema }),
  },
  'events.remove': {
    input: z.strictObject({ ids: ids.min(1), changeId }),
    output: z.strictObject({ removed: z.number() }),
  },
  'events.search': {
    input: z.strictObject({
      query: boundedString(1_000),
      limit: z.int().min(1).max(100_000).optional(),
      /** Asks for snippets, for a reader of this language. */
      language: z.enum(UI_LANGUAGES).optional(),
    }),
    output: z.strictObject({
      /** Best first; at most `limit`. */
      ids: z.array(z.string()),
      total: z.number(),
      /** Folded words that hit, for highlighting. */
      terms: z.array(z.string()),
      /** Every hit: base64 of a bit for each, at the row's `number`, the lowest bit of a byte first. */
      hits: z.string(),
      /** For the first of the ids, why they were found, where their title does not say it. */
      snippets: z.record(z.string(), z.string()).optional(),
    }),
  },
  'history.undo': { input: z.strictObject({ changeId }), output: z.strictObject({ undone: stepSchema.nullable() }) },
  'history.redo': { input: z.strictObject({ changeId }), output: z.strictObject({ redone: stepSchema.nullable() }) },
  ...keeping,
  ...importing,
  ...exporting,
  'desk.get': { input: empty, output: deskSchema },
  'desk.set': { input: z.strictObject({ changes: deskChangesSchema }), output: deskSchema },
} as const;

export type Contract = typeof contract;
export type CommandName = keyof Contract;
export type CommandInput<N extends CommandName> = z.input<Contract[N]['input']>;
export type CommandParsed<N extends CommandName> = z.output<Contract[N]['input']>;
export type CommandOutput<N extends CommandName> = z.output<Contract[N]['output']>;

/** What `/api/changes` (or IPC) tells every window after a change. */
export interface ChangeNotice {
  readonly revision: number;
  /** Rows added or changed, whole. */
  readonly changed: readonly IndexRow[];
  readonly removed: readonly string[];
  /** Set when topics, kinds or actors changed: ask `library.vocabulary` again. */
  readonly vocabulary: boolean;
  /** Set when the desk (filters, settings, draft) was changed by another window. */
  readonly desk?: boolean;
  /** Set where `library.describe` has something new in its notices. */
  readonly notices?: boolean;
  /** True where so much changed that the index is best asked for again. */
  readonly reload?: boolean;
}
