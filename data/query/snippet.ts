// Why an event was found where its title does not say it: a few words around the hit, from the first text that has one.
// Pure; terms are folded words, as a search tells them.
import type { Event } from '../event.ts';
import { highlightRanges } from '../fold.ts';
import { textIn, type Text, type UiLanguage } from '../text.ts';

/** UTF-16 units before and after the hit; Chinese says as much in a third. */
const BEFORE = 36;
const AFTER = 64;

/** The words around a hit outside the title; null where the title as it is shown has one, or nothing has. */
export function snippetOf(event: Event, terms: readonly string[], language: UiLanguage): string | null {
  if (terms.length === 0 || highlightRanges(textIn(event.title, language), terms).length > 0) return null;
  for (const { text, own } of textsOf(event, language)) {
    const [hit] = highlightRanges(text, terms);
    // What says the same in the reader's language is shown from its beginning: where in it the hit is, is not known.
    if (hit) return own === null ? around(text, hit) : around(own, [0, 1]);
  }
  return null;
}

interface Said {
  readonly text: string;
  /** The same in the reader's language, where this is another. */
  readonly own: string | null;
}

function* textsOf(event: Event, language: UiLanguage): Generator<Said> {
  const told = [...translatedTexts(event)];
  // All that is said in the reader's own language first, then what has no other, then the other languages.
  for (const text of told) yield { text: textIn(text, language), own: null };
  for (const text of plainTexts(event)) yield { text, own: null };
  for (const text of [...told, event.title]) {
    const own = text[language];
    for (const other of Object.values(text))
      yield { text: other, own: own === undefined || own === other ? null : own };
  }
}

function* plainTexts(event: Event): Generator<string> {
  for (const article of event.articles) yield article.body;
  yield event.tags.map((tag) => `#${tag}`).join('  ');
  yield event.notes;
  for (const { title, publisher } of event.sources) yield publisher ? `${title} · ${publisher}` : title;
}

function* translatedTexts(event: Event): Generator<Text> {
  yield event.summary;
  if (event.place) yield event.place.name;
  for (const { subject, versions } of event.claims) {
    yield subject;
    for (const { text } of versions) yield text;
  }
  for (const side of [event.readouts?.us, event.readouts?.cn]) if (side) yield side.summary;
  for (const { text } of event.readouts?.points ?? []) yield text;
}

function around(text: string, [start, end]: readonly [number, number]): string {
  const share = /\p{Script=Han}/u.test(text.slice(start, end)) ? 0.4 : 1;
  const from = wordStart(text, Math.max(0, start - Math.round(BEFORE * share)), start);
  const to = Math.min(text.length, end + Math.round(AFTER * share));
  const cut = text.slice(from, to).replaceAll(/\s+/gu, ' ').trim().toWellFormed();
  return `${from > 0 ? '…' : ''}${cut}${to < text.length ? '…' : ''}`;
}

/** The first beginning of a word from a place on, so that no word is cut at the front; the place itself in Chinese. */
function wordStart(text: string, from: number, limit: number): number {
  if (from === 0) return 0;
  const space = text.indexOf(' ', from - 1);
  return space >= 0 && space < limit ? space + 1 : from;
}
