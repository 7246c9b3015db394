// A chronology to read: years, then events with their account, each fact with a numbered note that names its source.
// What is written is decided here once; markdown.ts and html.ts only mark it up.
import { parseEdtf, writtenDay } from '../../../data/dates.ts';
import type { Event, Source } from '../../../data/event.ts';
import { formatDate } from '../../../data/format-date.ts';
import { showText, type TextLanguage } from '../../../data/text.ts';
import type { Writing } from '../format.ts';

export interface Note {
  readonly number: number;
  readonly source: Source;
  /** Title, publisher and day in words, without the address. */
  readonly words: string;
}

export interface Entry {
  readonly id: string;
  readonly date: string;
  readonly title: string;
  readonly place: string;
  /** Paragraphs. */
  readonly summary: readonly string[];
  readonly language: TextLanguage;
  /** True where the text is not in the reader's language. */
  readonly fallback: boolean;
  /** Why it should not be cited as it stands, where nobody has checked it. */
  readonly doubt: 'detail.unverifiedWhy' | 'detail.uncheckedWhy' | null;
  /** Numbers of notes, in order. */
  readonly cites: readonly number[];
  readonly notes: string;
}

/** A line of a chronology, in the order in which it is read. */
export type Piece =
  | { readonly is: 'year'; readonly year: number }
  | { readonly is: 'entry'; readonly entry: Entry }
  | { readonly is: 'note'; readonly note: Note };

/** Years and entries as they come; all the notes at the end. A source that is cited again keeps its number. */
export function* chronology(writing: Writing): Generator<Piece> {
  const notes = new Map<string, Note>();
  const cite = (source: Source): number => {
    const identity = source.url ?? `${source.title}\n${source.publisher ?? ''}\n${source.date ?? ''}`;
    const known = notes.get(identity) ?? { number: notes.size + 1, source, words: noteWords(source, writing) };
    notes.set(identity, known);
    return known.number;
  };
  let year: number | null = null;
  for (const event of writing.events) {
    const own = yearOf(event);
    if (own !== year) yield { is: 'year', year: own };
    year = own;
    yield { is: 'entry', entry: entryOf(event, writing, cite) };
  }
  for (const note of notes.values()) yield { is: 'note', note };
}

function yearOf(event: Event): number {
  const span = parseEdtf(event.date);
  const point = span.ok ? (span.value.first ?? span.value.last) : null;
  if (!point) throw new Error(`Event ${event.id} is stored with a date that does not parse.`);
  return writtenDay(point).year;
}

function entryOf(event: Event, { language, notes }: Writing, cite: (source: Source) => number): Entry {
  const title = showText(event.title, language);
  const summary = showText(event.summary, language);
  return {
    id: event.id,
    date: formatDate(event.date, language),
    title: title.value.trim(),
    place: event.place ? showText(event.place.name, language).value : '',
    summary: summary.value.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== ''),
    language: title.language,
    fallback: title.fallback || summary.fallback,
    doubt: event.verified ? null : event.sources.length === 0 ? 'detail.unverifiedWhy' : 'detail.uncheckedWhy',
    cites: [...new Set(event.sources.map(cite))],
    notes: notes ? event.notes : '',
  };
}

function noteWords({ title, publisher, date, accessed, note }: Source, { t, language }: Writing): string {
  const read = accessed === undefined ? '' : t('export.accessed', { date: formatDate(accessed, language) });
  const facts = [publisher, date === undefined ? undefined : formatDate(date, language), read].filter(Boolean);
  const whole = facts.length > 0 ? t('export.note', { title, facts: facts.join(t('export.comma')) }) : title;
  return note ? `${whole} ${note}` : whole;
}

/** What stands under the heading: what was chosen, when, how many. */
export function headLines({ t, language, selection, at }: Writing, count: number): string[] {
  const made = t('export.credit', { date: formatDate(at.slice(0, 10), language), count });
  return selection === undefined ? [made] : [selection, made];
}
