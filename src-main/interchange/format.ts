// The one interface of a format, in and out: a reader turns material into events row by row, a writer the other way.
// Adding a format is one file with a Reader or a Writer, its line in registry.ts, and its test.
import type { LaneMode } from '../../data/desk.ts';
import type { Event, NewEvent } from '../../data/event.ts';
import type { MessageKey, Translate } from '../../data/i18n/t.ts';
import type { UiLanguage } from '../../data/text.ts';
import type { Actor, Kind, Topic, Vocabulary } from '../../data/vocabulary.ts';

/** A file or pasted text as it came. `bytes` may be asked for more than once, each time from the start. */
export interface Material {
  /** The file's name, for its ending and for what people are told. */
  readonly name: string;
  /** Bytes, where known. */
  readonly size?: number | undefined;
  bytes(): AsyncIterable<Uint8Array>;
}

/** The first bytes of a material, for recognising it: raw, and decoded as well as can be told from so little. */
export interface Sample {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly text: string;
}

/**
 * What a row became. `row` is where a person finds it, from 1: in a table the line it begins on, or the row of the sheet;
 * elsewhere records are counted.
 */
export type ReadItem =
  | {
      readonly is: 'event';
      readonly row: number;
      readonly event: NewEvent;
      readonly warnings?: readonly string[];
      /** The later dates of a recurrence, which counts as one with its first. */
      readonly repeats?: readonly NewEvent[];
    }
  /** A topic, kind or actor that the events name by id; taken where the library has none of that id or name. */
  | { readonly is: 'entry'; readonly table: 'topics'; readonly entry: Topic }
  | { readonly is: 'entry'; readonly table: 'kinds'; readonly entry: Kind }
  | { readonly is: 'entry'; readonly table: 'actors'; readonly entry: Actor }
  /** A record that is an event, but not one of those asked for. */
  | { readonly is: 'passed'; readonly row: number }
  /** A row that can't be an event, and why, as a sentence for people. `label`: what the row shows of itself. */
  | {
      readonly is: 'refused';
      readonly row: number;
      readonly reason: string;
      readonly label?: string;
      /** What would have let it in: the order of day and month. */
      readonly asks?: 'order';
    };

/** The fields that a column of a table may fill. */
export const MAPPED_FIELDS = [
  'id',
  'date',
  'end',
  'title',
  'summary',
  'article',
  'topics',
  'kind',
  'actors',
  'place',
  'country',
  'lat',
  'lon',
  'tone',
  'importance',
  'url',
  'source',
  'publisher',
  'side',
  'tags',
  'notes',
  'language',
] as const;
export type MappedField = (typeof MAPPED_FIELDS)[number];

/** How a table's columns become events' fields: the column's number, from 0, by field; and how its dates are ordered. */
export interface Mapping {
  readonly columns: Readonly<Partial<Record<MappedField, number>>>;
  /** False where the first row is already a record. */
  readonly header: boolean;
  readonly order?: 'dmy' | 'mdy' | undefined;
  /** Language of the rows' texts; told from the texts where it is not said. */
  readonly language?: 'en' | 'fr' | 'zh' | 'und' | undefined;
}

export interface ReadOptions {
  /** Words for reasons and warnings. */
  readonly t: Translate;
  readonly language: UiLanguage;
  readonly mapping?: Mapping | undefined;
  /** GDELT: the two countries asked for (CAMEO codes, in either direction), or any. USA and CHN unless said. */
  readonly pair?: readonly [string, string] | 'any' | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Told now and then how many bytes were read. */
  readonly progress?: ((bytes: number) => void) | undefined;
}

/** One format that can be read. */
export interface Reader {
  readonly id: string;
  /** The format's own name: CSV, iCalendar, … */
  readonly name: string;
  /** Endings of file names, without the dot. */
  readonly extensions: readonly string[];
  /** True where a group or category of the format becomes a topic only if the library has it, and else a tag. */
  readonly loose?: boolean;
  /** The first records of a format that is a table of columns, for the step that maps them. */
  table?(material: Material, options: ReadOptions): Promise<readonly (readonly string[])[]>;
  /** How sure it is, 0–1, that the material is in its format. */
  recognise(sample: Sample): number;
  /** Reads the material in a stream. Throws `Unreadable` where the whole of it can't be read. */
  read(material: Material, options: ReadOptions): AsyncIterable<ReadItem>;
}

/** The whole of a material can't be read: the sentence says why and how to mend it. */
export class Unreadable extends Error {}

/** Nothing can be written: the sentence says why and how to mend it. */
export class Unwritable extends Error {}

/** What a writer is given: events in order, with the tables that their ids stand for. */
export interface Writing {
  readonly events: Iterable<Event>;
  readonly vocabulary: Vocabulary;
  readonly t: Translate;
  readonly language: UiLanguage;
  /** What the selection is, in words, for headings and credits; absent for the whole library. */
  readonly selection?: string | undefined;
  /** True where the person's private notes are wanted too. */
  readonly notes?: boolean | undefined;
  /** ISO instant of the export. */
  readonly at: string;
  /** How lanes are grouped, for what draws a timeline. */
  readonly lanes?: LaneMode | undefined;
  /** The built page to share; undefined where there is none. */
  readonly page?: (() => Promise<string | undefined>) | undefined;
}

/** One format that can be written. */
export interface Writer {
  readonly id: string;
  readonly name: string;
  readonly extension: string;
  readonly mediaType: string;
  /** What the format cannot carry, as keys of sentences for the dialog. */
  readonly drops: readonly MessageKey[];
  /** Writes in pieces, so that a large library never stands in memory as text. */
  write(writing: Writing): Iterable<string> | AsyncIterable<string>;
}
