// Between what is typed in the editor and what the host takes: event → fields, fields → event, and what is wrong.
// Pure: no signals, no host. Messages are keys and values, worded by whoever shows them.
import type { Event, EventChanges, NewEvent, Source } from '../../data/event.ts';
import { isWebAddress } from '../../data/event.ts';
import { LIMITS } from '../../data/limits.ts';
import { showText, textIn, type Text, type UiLanguage } from '../../data/text.ts';
import type { Vocabulary } from '../../data/vocabulary.ts';
import type { MessageKey, MessageValues } from '../../data/i18n/t.ts';
import { formatDate } from '../../data/format-date.ts';
import { readTypedDate, type TypedDateProblem } from '../../data/typed-date.ts';
import type { EditorFields, SourceFields } from './editor.ts';

export const NO_SOURCE: SourceFields = { title: '', publisher: '', url: '', date: '', side: 'other' };

export const NO_FIELDS: EditorFields = {
  title: '',
  date: '',
  kind: 'other',
  topics: [],
  actors: [],
  place: '',
  tone: '',
  toneReason: '',
  importance: '1',
  summary: '',
  article: '',
  notes: '',
  sources: [],
};

/** What is wrong with one field: words of the interface, or a date's own problem. */
export type FieldProblem =
  | { readonly key: MessageKey; readonly values?: MessageValues }
  | { readonly date: TypedDateProblem };

/** The fields of an event as its reader sees them: their language's text, names instead of ids. */
export function fieldsOf(event: Event, reader: UiLanguage, vocabulary: Vocabulary): EditorFields {
  const actors = new Map(vocabulary.actors.map((actor) => [actor.id, actor]));
  return {
    title: textIn(event.title, reader),
    date: formatDate(event.date, reader),
    kind: event.kind,
    topics: event.topics,
    actors: event.actors.map((id) => nameOf(actors.get(id)?.names, id, reader)),
    place: event.place ? textIn(event.place.name, reader) : '',
    tone: event.tone === null ? '' : String(event.tone),
    toneReason: textIn(event.toneReason, reader),
    importance: String(event.importance),
    summary: textIn(event.summary, reader),
    article: shownArticle(event, reader)?.body ?? '',
    notes: event.notes,
    sources: event.sources.map((source) => ({
      title: source.title,
      publisher: source.publisher ?? '',
      url: source.url ?? '',
      date: source.date ? formatDate(source.date, reader) : '',
      side: source.side,
    })),
  };
}

function nameOf(names: Text | undefined, id: string, reader: UiLanguage): string {
  return names ? textIn(names, reader) : id;
}

function shownArticle(event: Event, reader: UiLanguage): Event['articles'][number] | undefined {
  return (
    event.articles.find((article) => article.language === reader) ??
    event.articles.find((article) => article.language === 'und') ??
    event.articles[0]
  );
}

/** What is wrong, by field path; empty where the event can be sent. */
export function problemsOf(fields: EditorFields): ReadonlyMap<string, FieldProblem> {
  const problems = new Map<string, FieldProblem>();
  const tooLong = (path: string, value: string, max: number): void => {
    if (value.length > max) problems.set(path, { key: 'editor.tooLong', values: { max } });
  };
  if (fields.title.trim() === '') problems.set('title', { key: 'editor.titleMissing' });
  tooLong('title', fields.title, LIMITS.title);
  if (fields.date.trim() === '') problems.set('date', { key: 'editor.dateMissing' });
  else addDateProblem(problems, 'date', fields.date);
  tooLong('place', fields.place, LIMITS.name);
  tooLong('summary', fields.summary, LIMITS.summary);
  tooLong('toneReason', fields.toneReason, LIMITS.note);
  tooLong('article', fields.article, LIMITS.article);
  tooLong('notes', fields.notes, LIMITS.notes);
  fields.sources.forEach((source, at) => {
    if (isBlank(source)) return;
    if (source.url.trim() !== '' && !isWebAddress(source.url.trim())) {
      problems.set(`sources.${at}.url`, { key: 'editor.urlWrong' });
    }
    if (source.title.trim() === '' && source.url.trim() === '') {
      problems.set(`sources.${at}.title`, { key: 'editor.sourceTitleMissing' });
    }
    tooLong(`sources.${at}.title`, source.title, LIMITS.title);
    tooLong(`sources.${at}.publisher`, source.publisher, LIMITS.name);
    if (source.date.trim() !== '') addDateProblem(problems, `sources.${at}.date`, source.date);
  });
  return problems;
}

function addDateProblem(problems: Map<string, FieldProblem>, path: string, text: string): void {
  const read = readTypedDate(text);
  if (!read.ok) problems.set(path, { date: read.problem });
}

/** A source nobody has typed anything into; it is not sent. */
export function isBlank(source: SourceFields): boolean {
  return [source.title, source.publisher, source.url, source.date].every((value) => value.trim() === '');
}

/** The EDTF of a typed date; the text itself where it does not parse, for the host to refuse by name. */
function edtfOf(text: string): string {
  const read = readTypedDate(text);
  return read.ok ? read.edtf : text;
}

/** A new event from fields that have no problems. Text is of unknown language: what a person types is theirs. */
export function newEventOf(fields: EditorFields): NewEvent {
  return {
    title: { und: fields.title.trim() },
    date: edtfOf(fields.date),
    kind: fields.kind,
    topics: [...fields.topics],
    actors: [...fields.actors],
    place: placeOf(fields.place),
    tone: fields.tone === '' ? null : Number(fields.tone),
    toneReason: one(fields.toneReason),
    importance: Number(fields.importance),
    summary: one(fields.summary),
    articles: fields.article.trim() === '' ? [] : [{ language: 'und', title: '', body: fields.article }],
    notes: fields.notes,
    sources: sourcesOf(fields, []),
  };
}

function one(value: string): Text {
  return value.trim() === '' ? {} : { und: value.trim() };
}

function sourcesOf(fields: EditorFields, before: readonly Source[]): Source[] {
  return fields.sources.flatMap((typed) => {
    if (isBlank(typed)) return [];
    const url = typed.url.trim();
    // What the editor does not show of a source (its language, note, copy) stays with its address.
    const kept = before.find((source) => source.url === url || (!source.url && source.title === typed.title));
    const source: Source = {
      ...kept,
      title: typed.title.trim() || url,
      side: typed.side,
    };
    setOrDrop(source, 'publisher', typed.publisher.trim());
    setOrDrop(source, 'url', url);
    setOrDrop(source, 'date', typed.date.trim() === '' ? '' : edtfOf(typed.date));
    return [source];
  });
}

function setOrDrop(source: Source, field: 'publisher' | 'url' | 'date', value: string): void {
  if (value === '') delete source[field];
  else source[field] = value;
}

/**
 * What an edit changes: only fields that differ from what the dialog opened with, and in a text only the language
 * that was shown, so that correcting the French title leaves the others alone.
 */
export function changesOf(
  fields: EditorFields,
  initial: EditorFields,
  event: Event,
  reader: UiLanguage,
  vocabulary: Vocabulary,
): EventChanges {
  const changes: EventChanges = {};
  const differs = (field: keyof EditorFields): boolean =>
    JSON.stringify(fields[field]) !== JSON.stringify(initial[field]);
  if (differs('title')) changes.title = replaced(event.title, fields.title, reader);
  if (differs('date')) changes.date = edtfOf(fields.date);
  if (differs('kind')) changes.kind = fields.kind;
  if (differs('topics')) changes.topics = [...fields.topics];
  if (differs('actors')) changes.actors = actorIds(fields.actors, event, reader, vocabulary);
  if (differs('place')) changes.place = placeOf(fields.place);
  if (differs('tone')) changes.tone = fields.tone === '' ? null : Number(fields.tone);
  if (differs('toneReason')) changes.toneReason = replaced(event.toneReason, fields.toneReason, reader);
  if (differs('importance')) changes.importance = Number(fields.importance);
  if (differs('summary')) changes.summary = replaced(event.summary, fields.summary, reader);
  if (differs('article')) changes.articles = articlesOf(fields.article, event, reader);
  if (differs('notes')) changes.notes = fields.notes;
  if (differs('sources')) changes.sources = sourcesOf(fields, event.sources);
  return changes;
}

function replaced(text: Text, value: string, reader: UiLanguage): Text {
  const shown = showText(text, reader);
  const language = shown.value === '' ? 'und' : shown.language;
  const next = { ...text };
  if (value.trim() === '') delete next[language];
  else next[language] = value.trim();
  return next;
}

// Names that were shown for the event's own actors are sent back as their ids, so that no namesake is picked.
function actorIds(names: readonly string[], event: Event, reader: UiLanguage, vocabulary: Vocabulary): string[] {
  const table = new Map(vocabulary.actors.map((actor) => [actor.id, actor]));
  const own = new Map(event.actors.map((id) => [nameOf(table.get(id)?.names, id, reader), id]));
  return names.map((name) => own.get(name) ?? name);
}

// Another place is another place: the old one's country and coordinates do not carry over.
function placeOf(value: string): EventChanges['place'] {
  return value.trim() === '' ? null : { name: { und: value.trim() } };
}

function articlesOf(body: string, event: Event, reader: UiLanguage): EventChanges['articles'] {
  const shown = shownArticle(event, reader);
  const others = event.articles.filter((article) => article !== shown);
  if (body.trim() === '') return others;
  return [{ language: shown?.language ?? 'und', title: shown?.title ?? '', body }, ...others];
}

/** True where something typed would be lost. */
export function isDirty(fields: EditorFields, initial: EditorFields): boolean {
  return JSON.stringify(fields) !== JSON.stringify(initial);
}
