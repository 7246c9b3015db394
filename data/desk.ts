// The desk: what the host keeps for the person beside the events — settings, filters, view, draft.
// Kept by the host because a web host on another port is another origin and would forget browser storage.
import { LIMITS } from './limits.ts';
import { UI_LANGUAGES } from './text.ts';
import { z } from './zod.ts';

export const LANE_MODES = ['topic', 'kind', 'actor', 'country', 'none'] as const;
export type LaneMode = (typeof LANE_MODES)[number];

const idList = z.array(z.string().max(LIMITS.name)).max(5_000);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** What is filtered: null means "all"; a list means only these. The topic id "" stands for "no topic". */
export const filtersSchema = z.strictObject({
  topics: idList.nullable(),
  kinds: idList.nullable(),
  actors: idList.nullable(),
  /** Country codes; "" is no place. */
  countries: idList.nullable().default(null),
  /** "-3" … "3"; "" is unrated. */
  tones: idList.nullable().default(null),
  /** Sides of the sources: US, CN, other; "" is no source. */
  sides: idList.nullable().default(null),
  /** curated, added, imported. */
  origins: idList.nullable().default(null),
  /** First and last day shown (inclusive), ISO; null is unbounded. */
  from: day.nullable(),
  to: day.nullable(),
  query: z.string().max(1_000),
});
export type Filters = z.output<typeof filtersSchema>;

/** How the selection is shown. */
export const LAYOUTS = ['timeline', 'table'] as const;
export type Layout = (typeof LAYOUTS)[number];

/** What a column of the table can show, in the order the columns stand in. */
export const TABLE_COLUMNS = [
  'date',
  'title',
  'kind',
  'topics',
  'actors',
  'country',
  'tone',
  'importance',
  'tags',
  'sides',
  'origin',
  'updated',
] as const;
export type TableColumn = (typeof TABLE_COLUMNS)[number];

const tableSchema = z.strictObject({
  /** Columns shown. */
  columns: z.array(z.enum(TABLE_COLUMNS)).max(TABLE_COLUMNS.length),
  sort: z.enum(TABLE_COLUMNS),
  descending: z.boolean(),
});
export type TableSettings = z.output<typeof tableSchema>;

/** ms UTC, as far as dates go. */
const instant = z.number().min(-8.64e15).max(8.64e15);

const spanSchema = z
  .strictObject({ from: instant, to: instant })
  .refine(({ from, to }) => from < to, { error: 'A span starts before it ends.' });

const laneList = z.array(z.string().max(LIMITS.name)).max(500);
const arrangementSchema = z.strictObject({ order: laneList, collapsed: laneList, hidden: laneList });
export type Arrangement = z.output<typeof arrangementSchema>;

/** Everything that makes the window show what it shows; what a saved view keeps and a link restores. */
export const viewSchema = z.strictObject({
  filters: filtersSchema,
  /** ms UTC; null fits everything. */
  span: spanSchema.nullable(),
  lanes: z.enum(LANE_MODES),
  /** How the lanes are arranged; lists that are empty are as in an untouched window. */
  arrangement: arrangementSchema,
  layout: z.enum(LAYOUTS),
  selected: z.string().max(LIMITS.id).nullable(),
});
export type View = z.output<typeof viewSchema>;

export const savedViewSchema = z.strictObject({
  id: z.string().max(LIMITS.id),
  name: z.string().min(1).max(LIMITS.name),
  view: viewSchema,
});
export type SavedView = z.output<typeof savedViewSchema>;

/** The editor's draft: raw fields as typed, so that even what does not parse yet is kept. */
export const draftSchema = z.strictObject({
  /** Id of the event being edited, or null for a new one. */
  eventId: z.string().max(LIMITS.id).nullable(),
  fields: z.record(z.string().max(100), z.unknown()),
  saved: z.string(),
});
export type Draft = z.output<typeof draftSchema>;

/** An article that is being made into an event: its text, and what was chosen of what it proposes, once it was read. */
export const articleDraftSchema = z.strictObject({
  content: z.string().max(LIMITS.article),
  choice: z.record(z.string().max(100), z.unknown()).nullable(),
  saved: z.string(),
});
export type ArticleDraft = z.output<typeof articleDraftSchema>;

/** How a table's columns fill fields: column numbers by field; its first row as names; the order of its dates. */
export const mappingSchema = z.strictObject({
  columns: z.record(z.string().min(1).max(20), z.int().min(0).max(4_096)),
  header: z.boolean(),
  order: z.enum(['dmy', 'mdy'], { error: 'The order is dmy or mdy.' }).optional(),
  language: z.enum(['en', 'fr', 'zh', 'und']).optional(),
});

/** The clocks that can stand beside a dated hour; `local` is this computer's. */
export const CLOCKS = ['washington', 'beijing', 'utc', 'local'] as const;
export type Clock = (typeof CLOCKS)[number];

export const deskSchema = z.strictObject({
  /** null follows the system. */
  language: z.enum(UI_LANGUAGES).nullable(),
  theme: z.enum(['light', 'dark']).nullable(),
  filters: filtersSchema,
  lanes: z.enum(LANE_MODES),
  /** What the timeline showed last, ms UTC; null fits everything. */
  view: z.strictObject({ from: z.number(), to: z.number() }).nullable(),
  /** Columns folded away. */
  filtersFolded: z.boolean(),
  detailsFolded: z.boolean(),
  /** Facets of the filter column that show only their name. */
  facetsFolded: z.array(z.string().max(40)).max(40),
  /** How the lanes of each grouping are arranged: order, folded thin, put away. */
  arrangements: z.partialRecord(z.enum(LANE_MODES), arrangementSchema),
  /** Whether unusually long silences of recurring channels are marked. */
  silences: z.boolean(),
  /** What the tone curve rests on: the events shown, or all of them. */
  curve: z.enum(['shown', 'all']),
  draft: draftSchema.nullable(),
  articleDraft: articleDraftSchema.nullable(),
  /** What the columns of tables were, by the header they have. */
  mappings: z.array(z.strictObject({ header: z.string().max(2_000), mapping: mappingSchema })).max(100),
  layout: z.enum(LAYOUTS),
  table: tableSchema,
  /** Saved views, in the order they are listed. */
  views: z.array(savedViewSchema).max(500),
  clocks: z.array(z.enum(CLOCKS)).max(CLOCKS.length),
  /** What has been looked at: every change up to `at` (ms UTC), and these events as last changed then. */
  seen: z.strictObject({ at: z.number(), read: z.record(z.string().max(LIMITS.id), z.number()) }).nullable(),
});
export type Desk = z.output<typeof deskSchema>;

/** Some fields of the desk; each is replaced whole. (Without defaults: zod would fill them in.) */
export const deskChangesSchema = deskSchema.partial();

/** A desk nobody has touched. */
export const EMPTY_FILTERS: Filters = {
  topics: null,
  kinds: null,
  actors: null,
  countries: null,
  tones: null,
  sides: null,
  origins: null,
  from: null,
  to: null,
  query: '',
};
export const EMPTY_DESK: Desk = {
  language: null,
  theme: null,
  filters: EMPTY_FILTERS,
  lanes: 'topic',
  view: null,
  filtersFolded: false,
  detailsFolded: false,
  facetsFolded: ['countries', 'tones', 'sides', 'origins'],
  arrangements: {},
  silences: true,
  curve: 'shown',
  draft: null,
  articleDraft: null,
  mappings: [],
  layout: 'timeline',
  table: { columns: ['date', 'title', 'kind', 'topics', 'tone', 'importance'], sort: 'date', descending: false },
  views: [],
  clocks: ['washington', 'beijing'],
  seen: null,
};
