// CSV for spreadsheets: one row an event, texts in one language, UTF-8 with the mark that Excel needs to see it.
// A cell that a spreadsheet would run as a formula gets an apostrophe, which `unguarded` takes away again.
import type { Event } from '../../../data/event.ts';
import { showText, type Text, type TextLanguage } from '../../../data/text.ts';
import type { MappedField, Writer, Writing } from '../format.ts';
import { exactNames, type Names } from './names.ts';

// Spreadsheets run what begins with one of these, the full-width ones too, and some skip white space before it.
const FORMULA = /^'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/;
const NUMBER = /^[+-]?\d+(?:\.\d+)?$/;

/** A cell as it may stand in a spreadsheet without being run. Plain numbers are left alone. */
export function guarded(cell: string): string {
  return FORMULA.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell;
}

/** The cell that `guarded` was given. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}

const COLUMNS = [
  'id',
  'date',
  'title',
  'summary',
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
  'language',
  'article',
  'notes',
] as const satisfies readonly MappedField[];

type Row = Record<(typeof COLUMNS)[number], string>;

/** The language an event's row is written in: the reader's, where the title has it. */
function rowLanguage(event: Event, reader: Writing['language']): TextLanguage {
  return showText(event.title, reader).language;
}

/** At these, one reader or another would cut a name in two. */
const CUTS = /[;；|、,，"]/;
/** Not in a name that is to lie in a cell: the entry's id stands there. */
const BREAKS = /[\n\r\t]/;

/** Several names in a cell, each after a semicolon; one that would be cut is quoted. */
export function listed(names: readonly string[]): string {
  return names.map((name) => (CUTS.test(name) ? `"${name.replaceAll('"', '""')}"` : name)).join('; ');
}

/** The names that `listed` was given. */
export function unlisted(cell: string): string[] {
  const names = [...cell.matchAll(/\s*(?:"((?:[^"]|"")*)"(?=\s*(?:;|$))|([^;]*))\s*(?:;|$)/g)];
  return names
    .map(([, quoted, bare = '']) => quoted?.replaceAll('""', '"') ?? bare.trim())
    .filter((name) => name !== '');
}

const number = (value: number | null | undefined): string =>
  value === null || value === undefined ? '' : String(value);

function rowOf(event: Event, names: Names, reader: Writing['language'], notes: boolean): Row {
  const language = rowLanguage(event, reader);
  const own = (text: Text): string => text[language] ?? '';
  const [source] = event.sources;
  const article = event.articles.find((one) => one.language === language);
  return {
    id: event.id,
    date: event.date,
    title: own(event.title),
    summary: own(event.summary),
    topics: listed(event.topics.map(names.topic)),
    kind: names.kind(event.kind),
    actors: listed(event.actors.map(names.actor)),
    place: event.place ? showText(event.place.name, reader).value : '',
    country: event.place?.country ?? '',
    lat: number(event.place?.lat),
    lon: number(event.place?.lon),
    tone: number(event.tone),
    importance: number(event.importance),
    url: source?.url ?? '',
    source: source?.title ?? '',
    publisher: source?.publisher ?? '',
    side: source?.side ?? '',
    tags: listed(event.tags),
    language,
    article: article?.body ?? '',
    notes: notes ? event.notes : '',
  };
}

/** Numbers stand bare; everything else in quotation marks, whose doubling is the only escape there is. */
function cellOf(value: string): string {
  if (value === '' || NUMBER.test(value)) return value;
  return `"${guarded(value).replaceAll('"', '""')}"`;
}

function* csv({ events, vocabulary, language, notes = false }: Writing): Iterable<string> {
  const columns = COLUMNS.filter((column) => notes || column !== 'notes');
  const names = exactNames(vocabulary, language, BREAKS);
  yield `\u{feff}${columns.join(',')}\r\n`;
  for (const event of events) {
    const row = rowOf(event, names, language, notes);
    yield `${columns.map((column) => cellOf(row[column])).join(',')}\r\n`;
  }
}

export const csvWriter: Writer = {
  id: 'csv',
  name: 'CSV',
  extension: 'csv',
  mediaType: 'text/csv',
  drops: [
    'export.drops.languages',
    'export.drops.moreSources',
    'export.drops.accounts',
    'export.drops.toneReason',
    'export.says.formulas',
  ],
  write: csv,
};
