// Whether an event meets a condition of a query. Pure; words and phrases are matched on the event's folded text.
// The search index answers the same from its columns; tests hold it to what is said here.
import { parseEdtf } from '../dates.ts';
import type { Event } from '../event.ts';
import { fold } from '../fold.ts';
import { LOCALES } from '../i18n/t.ts';
import { UI_LANGUAGES, type Text } from '../text.ts';
import type { Vocabulary } from '../vocabulary.ts';
import type { Condition } from './language.ts';

/** Folded names (and aliases and the id) of every entry, by id: what `topic:` and the like compare with. */
export interface FoldedNames {
  readonly topics: ReadonlyMap<string, readonly string[]>;
  readonly kinds: ReadonlyMap<string, readonly string[]>;
  readonly actors: ReadonlyMap<string, readonly string[]>;
}

interface Named {
  readonly id: string;
  readonly names: Text;
  readonly aliases: readonly string[];
}

/** All that an entry goes by, folded. */
export function foldedEntry({ id, names, aliases }: Named): string[] {
  return [id, ...Object.values(names), ...aliases].map(fold);
}

/** Folds a vocabulary once, for many matches. */
export function foldNames(vocabulary: Vocabulary): FoldedNames {
  const folded = (entries: readonly Named[]): Map<string, string[]> =>
    new Map(entries.map((entry) => [entry.id, foldedEntry(entry)]));
  return { topics: folded(vocabulary.topics), kinds: folded(vocabulary.kinds), actors: folded(vocabulary.actors) };
}

/** A name matches where it is the value, or has a word that begins with it; Chinese anywhere. Made once for many names. */
export function nameMatcher(value: string): (name: string) => boolean {
  if (/\p{Script=Han}/u.test(value)) return (name) => name.includes(value);
  const word = new RegExp(`(?:^|[^\\p{L}\\p{N}])${value.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}`, 'u');
  return (name) => name.startsWith(value) || (name.includes(value) && word.test(name));
}

/** The host of a web address, folded; empty where it is none. */
export function hostOf(url: string): string {
  return /^https?:\/\/([^/?#]+)/i.exec(url)?.[1]?.toLowerCase() ?? '';
}

const regions = UI_LANGUAGES.map((language) => new Intl.DisplayNames(LOCALES[language], { type: 'region' }));

/** A country's code and its names in every language of the interface, folded. */
export function countryNames(code: string): string[] {
  const upper = code.toUpperCase();
  const known = /^[A-Z]{2}$/.test(upper) ? regions.map((names) => names.of(upper) ?? upper) : [];
  return [code, ...known].map(fold);
}

/** Whether a folded text holds a folded phrase from the beginning of a word on; Chinese anywhere. */
export function holdsPhrase(text: string, phrase: string): boolean {
  const free = !/^[\p{L}\p{N}]/u.test(phrase) || /^\p{Script=Han}/u.test(phrase);
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    if (free || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? ' ')) return true;
    // A Chinese character before a Latin word is a border too.
    if (/\p{Script=Han}/u.test(text[at - 1] ?? ' ')) return true;
  }
  return false;
}

/** Whether one of an event's sources has an address that begins like this, or holds it. */
export function addressIn(event: Event | undefined, address: string): boolean {
  return event?.sources.some(({ url }) => url?.toLowerCase().includes(address) === true) ?? false;
}

/** All of an event's own text, folded, for phrases: fields apart by a line end that no phrase has. */
export function foldedText(event: Event, names: FoldedNames): string {
  return fold(
    [
      ...Object.values(event.title),
      ...ownTexts(event),
      ...event.sources.flatMap(({ title, url }) => [title, url ?? '']),
    ].join('\n'),
  ).concat('\n', ...event.actors.flatMap((id) => (names.actors.get(id) ?? [id]).map((name) => `${name}\n`)));
}

/** What an event says besides its titles, the titles of its sources and their addresses. */
export function ownTexts(event: Event): string[] {
  const texts = (text: Text): string[] => Object.values(text);
  return [
    ...texts(event.summary),
    ...texts(event.toneReason),
    ...(event.place ? texts(event.place.name) : []),
    ...event.articles.flatMap((article) => [article.title, article.body]),
    ...event.sources.flatMap(({ publisher, note }) => [publisher ?? '', note ?? '']),
    ...event.claims.flatMap((claim) => [
      ...texts(claim.subject),
      ...claim.versions.flatMap((version) => texts(version.text)),
    ]),
    ...readoutTexts(event),
    ...event.tags,
    event.notes,
  ];
}

function readoutTexts({ readouts }: Event): string[] {
  if (!readouts) return [];
  const sides = [readouts.us, readouts.cn].flatMap((side) => (side ? Object.values(side.summary) : []));
  return [...sides, ...readouts.points.flatMap((point) => Object.values(point.text))];
}

/** Whether an event meets a condition that is neither a word nor a phrase. */
export function meets(event: Event, condition: Condition, names: FoldedNames): boolean {
  switch (condition.is) {
    case 'name':
      return namesOf(event, condition.field, names).some(nameMatcher(condition.value));
    case 'side':
      return event.sources.some((source) => source.side.toLowerCase() === condition.side);
    case 'number': {
      const value = condition.field === 'tone' ? event.tone : event.importance;
      return value !== null && value >= condition.low && value <= condition.high;
    }
    case 'time': {
      const span = parseEdtf(event.date);
      if (!span.ok) return false;
      // An event lies before a date when it has ended by then, after it when it begins then, during it when they meet.
      if (condition.from === -Infinity) return span.value.end <= condition.to;
      if (condition.to === Infinity) return span.value.start >= condition.from;
      return span.value.start < condition.to && span.value.end > condition.from;
    }
    case 'has':
      return has(event, condition.what);
    case 'is':
      if (condition.what === 'verified') return event.verified;
      if (condition.what === 'unverified') return !event.verified;
      return event.origin.by === condition.what;
    case 'address':
      return addressIn(event, condition.address);
    case 'word':
    case 'phrase':
      throw new Error('Words and phrases are matched by the index.');
  }
}

function namesOf(
  event: Event,
  field: 'topic' | 'actor' | 'kind' | 'place' | 'source' | 'tag',
  names: FoldedNames,
): readonly string[] {
  switch (field) {
    case 'topic':
      return event.topics.flatMap((id) => names.topics.get(id) ?? [fold(id)]);
    case 'actor':
      return event.actors.flatMap((id) => names.actors.get(id) ?? [fold(id)]);
    case 'kind':
      return names.kinds.get(event.kind) ?? [fold(event.kind)];
    case 'place':
      return event.place
        ? [...Object.values(event.place.name).map(fold), ...countryNames(event.place.country ?? '')]
        : [];
    case 'source':
      return event.sources
        .flatMap(({ title, publisher, url }) => [title, publisher ?? '', hostOf(url ?? '')])
        .map(fold);
    case 'tag':
      return event.tags.map(fold);
  }
}

function has(event: Event, what: Extract<Condition, { is: 'has' }>['what']): boolean {
  switch (what) {
    case 'article':
      return event.articles.length > 0;
    case 'readouts':
      return event.readouts !== null;
    case 'claims':
      return event.claims.length > 0;
    case 'sources':
      return event.sources.length > 0;
    case 'notes':
      return event.notes !== '';
    case 'links':
      return event.links.length > 0;
    case 'hour':
      return event.date.includes('T');
  }
}
