// An event's words, with how much each place in the event counts. Latin text by words; Chinese, which has no
// spaces, by single characters and by pairs, so that any run of two or more is found.
import type { Event } from '../../../data/event.ts';
import { fold } from '../../../data/fold.ts';
import { hostOf } from '../../../data/query/match.ts';

/** What a UTF-16 unit is part of. A table: a library has tens of millions of them. */
const NOTHING = 1;
const WORD = 2;
const HAN = 3;
/** Half of a character beyond the first plane: looked at with its other half. */
const HALF = 4;
const kinds = new Uint8Array(0x1_00_00);

function kindOf(unit: number): number {
  const known = kinds[unit] ?? 0;
  if (known !== 0) return known;
  const character = String.fromCharCode(unit);
  const kind = unit >= 0xd8_00 && unit <= 0xdf_ff ? HALF : kindOfCharacter(character);
  kinds[unit] = kind;
  return kind;
}

function kindOfCharacter(character: string): number {
  if (/^\p{Script=Han}/u.test(character)) return HAN;
  return /^[\p{L}\p{N}]/u.test(character) ? WORD : NOTHING;
}

/** A run of letters and digits, or of Chinese characters. */
interface Run {
  readonly text: string;
  readonly han: boolean;
}

/** The runs of a folded text, in order. */
export function runsOf(folded: string): Run[] {
  const runs: Run[] = [];
  let from = 0;
  let within = NOTHING;
  const end = (at: number): void => {
    if (within !== NOTHING) runs.push({ text: folded.slice(from, at), han: within === HAN });
  };
  for (let at = 0; at < folded.length;) {
    let kind = kindOf(folded.charCodeAt(at));
    let length = 1;
    if (kind === HALF) {
      const character = String.fromCodePoint(folded.codePointAt(at) ?? 0);
      length = character.length;
      kind = kindOfCharacter(character);
    }
    if (kind !== within) {
      end(at);
      from = at;
      within = kind;
    }
    at += length;
  }
  end(folded.length);
  return runs;
}

/** The index words of a folded text: Latin words whole, Chinese as characters and pairs. */
export function indexWords(folded: string): string[] {
  const words: string[] = [];
  for (const { text, han } of runsOf(folded)) {
    if (!han) {
      words.push(text);
      continue;
    }
    let before = '';
    for (const character of text) {
      words.push(character);
      if (before !== '') words.push(before + character);
      before = character;
    }
  }
  return words;
}

/** The index words that a run of a query asks for: all of them must be in an event. */
function wordsOfRun({ text, han }: Run): string[] {
  if (!han) return [text];
  const characters = Array.from(text);
  if (characters.length === 1) return [text];
  return characters.slice(0, -1).map((character, at) => character + (characters[at + 1] ?? ''));
}

/** The index words that a word of a query asks for: all of them must be in an event. */
export function queryWords(word: string): string[] {
  return runsOf(word).flatMap(wordsOfRun);
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/**
 * The words of Chinese that was typed without spaces, as a dictionary parts them: several things that need not stand
 * together in an event. Empty where there is nothing to part.
 */
export function partedWords(word: string): string[] {
  if (!runsOf(word).some(({ text, han }) => han && text.length > 2)) return [];
  return Array.from(segmenter.segment(word), ({ segment }) => segment).filter((segment) => runsOf(segment).length > 0);
}

/** Words an event must hold for a phrase to be in it; the last may be the beginning of one. */
export function phraseWords(phrase: string): { readonly whole: readonly string[]; readonly beginning: string | null } {
  const runs = runsOf(phrase);
  const last = runs.at(-1);
  const open = last !== undefined && !last.han && phrase.endsWith(last.text);
  const whole = (open ? runs.slice(0, -1) : runs).flatMap(wordsOfRun);
  return { whole, beginning: open ? last.text : null };
}

/** Told a word and how much it counts. */
type Tell = (word: string, weight: number) => void;

/** Tells the words of one event's own text: once for each place it is met in, however often and in however many languages. */
export function tellWords(event: Event, tell: Tell): void {
  const add = (texts: Iterable<string | undefined>, weight: number): void => {
    const told = new Set<string>();
    for (const text of texts) if (text) for (const word of indexWords(fold(text))) told.add(word);
    for (const word of told) tell(word, weight);
  };
  add(Object.values(event.title), 8);
  add(event.tags, 4);
  add(event.place ? Object.values(event.place.name) : [], 4);
  add(Object.values(event.summary), 3);
  add(Object.values(event.toneReason), 1);
  for (const article of event.articles) add([article.title, article.body], 1);
  for (const source of event.sources) add([source.title, source.publisher, source.note], 1);
  for (const claim of event.claims)
    add([...Object.values(claim.subject), ...claim.versions.flatMap((version) => Object.values(version.text))], 1);
  for (const side of [event.readouts?.us, event.readouts?.cn]) if (side) add(Object.values(side.summary), 1);
  add(event.readouts?.points.flatMap((point) => Object.values(point.text)) ?? [], 1);
  add([event.notes], 2);
}

/** What a key is about. Topics, kinds and actors are keyed by id: their names may change without their events. */
export type KeyField = 'topic' | 'kind' | 'actor' | 'tag' | 'place' | 'country' | 'publisher' | 'headline';

export const keyOf = (field: KeyField, value: string): string => `${field}:${value}`;

/** Tells the keys of one event: its topics, kind and actors, and whole values that fields ask for. */
export function tellKeys(event: Event, tell: Tell): void {
  for (const id of event.actors) tell(keyOf('actor', id), 4);
  for (const id of event.topics) tell(keyOf('topic', id), 3);
  tell(keyOf('kind', event.kind), 2);
  for (const tag of event.tags) tell(keyOf('tag', fold(tag)), 1);
  for (const name of Object.values(event.place?.name ?? {})) tell(keyOf('place', fold(name)), 1);
  if (event.place?.country) tell(keyOf('country', fold(event.place.country)), 1);
  for (const { title, publisher, url } of event.sources) {
    for (const word of indexWords(fold(title))) tell(keyOf('headline', word), 1);
    if (publisher) tell(keyOf('publisher', fold(publisher)), 1);
    if (url) tell(keyOf('publisher', hostOf(url)), 1);
  }
}
