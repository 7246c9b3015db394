// Between what is typed in the editor and what the host takes: event → fields, fields → event, and what is wrong.
// Pure: no signals, no host. Messages are keys and values, worded by whoever shows them.
import type { Event, EventChanges, NewEvent } from '../../data/event.ts';
import { LIMITS } from '../../data/limits.ts';
import { textIn, type Text, type UiLanguage } from '../../data/text.ts';
import type { Vocabulary } from '../../data/vocabulary.ts';
import { formatDate } from '../../data/format-date.ts';
import type { EditorFields } from './editor.ts';
import { checkClaims, claimFieldsOf, claimsOf } from './editor-claims.ts';
import { checkReadouts, NO_READOUTS, readoutsFieldsOf, readoutsOf } from './editor-readouts.ts';
import { checkSource, isBlankSource, sourceFieldsOf, sourceOf } from './editor-sources.ts';
import { checkDate, checkLength, edtfOf, type FieldProblem, one, replaced } from './editor-texts.ts';

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
  verified: '',
  readouts: NO_READOUTS,
  claims: [],
};

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
    sources: event.sources.map((source) => sourceFieldsOf(source, reader)),
    verified: verifiedFieldOf(event),
    readouts: readoutsFieldsOf(event.readouts, reader),
    claims: claimFieldsOf(event.claims, reader),
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
  if (fields.title.trim() === '') problems.set('title', { key: 'editor.titleMissing' });
  checkLength(problems, 'title', fields.title, LIMITS.title);
  if (fields.date.trim() === '') problems.set('date', { key: 'editor.dateMissing' });
  else checkDate(problems, 'date', fields.date);
  checkLength(problems, 'place', fields.place, LIMITS.name);
  checkLength(problems, 'summary', fields.summary, LIMITS.summary);
  checkLength(problems, 'toneReason', fields.toneReason, LIMITS.note);
  checkLength(problems, 'article', fields.article, LIMITS.article);
  checkLength(problems, 'notes', fields.notes, LIMITS.notes);
  for (const [at, source] of fields.sources.entries()) checkSource(problems, `sources.${at}`, source);
  checkReadouts(problems, fields.readouts);
  checkClaims(problems, fields.claims);
  return problems;
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
    sources: sourcesOf(fields),
    verified: isVerified(fields),
    readouts: readoutsOf(fields.readouts, null, 'en'),
    claims: claimsOf(fields.claims, [], 'en'),
  };
}

/** Whether the event counts as verified: as the person said, else where it names a source. */
export function isVerified({ verified, sources }: EditorFields): boolean {
  return verified === '' ? sources.some((source) => !isBlankSource(source)) : verified === 'yes';
}

// Where it is what the sources say, it goes on following them.
function verifiedFieldOf({ verified, sources }: Event): EditorFields['verified'] {
  if (verified === sources.length > 0) return '';
  return verified ? 'yes' : 'no';
}

const sourcesOf = (fields: EditorFields): NonNullable<EventChanges['sources']> =>
  fields.sources.flatMap((typed) => sourceOf(typed) ?? []);

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
  if (differs('sources')) changes.sources = sourcesOf(fields);
  if (isVerified(fields) !== event.verified) changes.verified = isVerified(fields);
  if (differs('readouts')) changes.readouts = readoutsOf(fields.readouts, event.readouts, reader);
  if (differs('claims')) changes.claims = claimsOf(fields.claims, event.claims, reader);
  return changes;
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
