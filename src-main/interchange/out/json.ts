// Entente's own JSON: the tables and the events whole, one event a line, so that nothing is lost on the way back.
// As JSON Lines the tables stand in the first line. Private notes leave only where they were asked for.
import type { Event } from '../../../data/event.ts';
import type { Writer, Writing } from '../format.ts';
import { OWN_FORMAT, OWN_VERSION } from '../own-events.ts';

/** An event as it may leave. */
export function withoutNotes(event: Event, wanted: boolean | undefined): Event {
  return wanted || event.notes === '' ? event : { ...event, notes: '' };
}

function* json({ events, vocabulary, language, selection, notes, at }: Writing): Iterable<string> {
  const head = { format: OWN_FORMAT, version: OWN_VERSION, exported: at, language, selection, vocabulary };
  yield `${JSON.stringify(head).slice(0, -1)},"events":[`;
  let first = true;
  for (const event of events) {
    yield `${first ? '' : ','}\n${JSON.stringify(withoutNotes(event, notes))}`;
    first = false;
  }
  yield '\n]}\n';
}

export const jsonWriter: Writer = {
  id: 'json',
  name: 'JSON',
  extension: 'json',
  mediaType: 'application/json',
  drops: [],
  write: json,
};

function* jsonLines({ events, vocabulary, language, selection, notes, at }: Writing): Iterable<string> {
  yield `${JSON.stringify({ format: OWN_FORMAT, version: OWN_VERSION, exported: at, language, selection, vocabulary })}\n`;
  for (const event of events) yield `${JSON.stringify(withoutNotes(event, notes))}\n`;
}

export const jsonLinesWriter: Writer = {
  id: 'jsonl',
  name: 'JSON Lines',
  extension: 'jsonl',
  mediaType: 'application/x-ndjson',
  drops: [],
  write: jsonLines,
};
