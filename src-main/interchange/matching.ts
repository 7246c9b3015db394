// Whether an incoming event is one that is there already: the same address of a source, or the same day and nearly the
// same title. And what merging then does: fill what is missing; what is there is never overwritten.
import { parseEdtf } from '../../data/dates.ts';
import type { Event, ParsedEventChanges, ParsedNewEvent } from '../../data/event.ts';
import { fold } from '../../data/fold.ts';
import { LIMITS } from '../../data/limits.ts';
import { comparableAddress } from '../../data/same-address.ts';
import type { Text } from '../../data/text.ts';

/** Titles at least this alike, of the same day, mean the same event. */
const ALIKE = 0.8;
/** Events of one day that a title is compared with; days of a thousand events are those of coded data. */
const MOST_COMPARED = 300;

/** The words of a title, or pairs of characters of a Chinese one. */
function pieces(title: string): Set<string> {
  const plain = fold(title)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  if (!/\p{Script=Han}/u.test(plain)) return new Set(plain.split(' '));
  const characters = Array.from(plain.replaceAll(' ', ''));
  return new Set(characters.length < 2 ? characters : characters.slice(1).map((next, at) => characters[at] + next));
}

/** How alike two titles are, 0–1 (Dice's coefficient of their pieces). */
export function likeness(a: string, b: string): number {
  const [one, other] = [pieces(a), pieces(b)];
  let shared = 0;
  for (const piece of one) if (other.has(piece)) shared += 1;
  return one.size + other.size === 0 ? 1 : (2 * shared) / (one.size + other.size);
}

const dayOf = (date: string): number | null => {
  const span = parseEdtf(date);
  return span.ok ? Math.floor(span.value.start / 86_400_000) : null;
};

/** The events of a library, for finding those that incoming ones mean. */
export class Matching {
  readonly #byId = new Map<string, Event>();
  readonly #byAddress = new Map<string, Event[]>();
  readonly #byDay = new Map<number, Event[]>();
  /** Events that a record has been merged with: each takes one. */
  readonly #taken = new Set<string>();

  constructor(events: Iterable<Event>) {
    for (const event of events) {
      this.#byId.set(event.id, event);
      for (const { url } of event.sources) if (url !== undefined) push(this.#byAddress, comparableAddress(url), event);
      const day = dayOf(event.date);
      if (day !== null) push(this.#byDay, day, event);
    }
  }

  has(id: string): boolean {
    return this.#byId.has(id);
  }

  /** The event that an incoming one means; it is then taken. */
  match(incoming: ParsedNewEvent): Event | undefined {
    const found = this.#byOwnId(incoming) ?? this.#byTitle(incoming) ?? this.#bySource(incoming);
    if (found) this.#taken.add(found.id);
    return found;
  }

  #byOwnId({ id, date, title }: ParsedNewEvent): Event | undefined {
    const event = id === undefined ? undefined : this.#byId.get(id);
    if (!event || this.#taken.has(event.id)) return undefined;
    // Ids such as 1, 2, 3 are those of many files.
    return dayOf(event.date) === dayOf(date) || alike(event.title, title) ? event : undefined;
  }

  #byTitle({ date, title }: ParsedNewEvent): Event | undefined {
    const day = dayOf(date);
    const sameDay = day === null ? [] : (this.#byDay.get(day) ?? []);
    return sameDay
      .slice(0, MOST_COMPARED)
      .find((event) => !this.#taken.has(event.id) && sameLength(event.date, date) && alike(event.title, title));
  }

  #bySource({ date, sources }: ParsedNewEvent): Event | undefined {
    const found = sources
      .flatMap(({ url }) => (url === undefined ? [] : (this.#byAddress.get(comparableAddress(url)) ?? [])))
      .filter(({ id }) => !this.#taken.has(id));
    const day = dayOf(date);
    return found.find((event) => dayOf(event.date) === day) ?? found[0];
  }
}

/** A month is not its first day. */
function sameLength(a: string, b: string): boolean {
  const [one, other] = [parseEdtf(a), parseEdtf(b)];
  return one.ok && other.ok && (one.value.precision === other.value.precision || one.value.end === other.value.end);
}

function alike(a: Text, b: Text): boolean {
  const others = Object.values(b);
  return Object.values(a).some((one) => others.some((other) => likeness(one, other) >= ALIKE));
}

function push<K>(map: Map<K, Event[]>, key: K, event: Event): void {
  const list = map.get(key);
  if (list) list.push(event);
  else map.set(key, [event]);
}

/** What an incoming event adds to the one that is there; empty where it adds nothing. */
export function mergeChanges(there: Event, incoming: ParsedNewEvent): ParsedEventChanges {
  const changes: ParsedEventChanges = {};
  const text = (field: 'title' | 'summary' | 'toneReason'): void => {
    const merged = filledText(there[field], incoming[field]);
    if (merged) changes[field] = merged;
  };
  text('title');
  text('summary');
  text('toneReason');
  const known = new Set(there.sources.map(sourceKey));
  const sources = incoming.sources.filter((source) => !known.has(sourceKey(source)));
  if (sources.length > 0) changes.sources = [...there.sources, ...sources].slice(0, LIMITS.sources);
  const spoken = new Set(there.articles.map(({ language }) => language));
  const articles = incoming.articles.filter(({ language }) => !spoken.has(language));
  if (articles.length > 0) changes.articles = [...there.articles, ...articles].slice(0, LIMITS.articles);
  if (there.topics.length === 0 && incoming.topics.length > 0) changes.topics = incoming.topics;
  if (there.actors.length === 0 && incoming.actors.length > 0) changes.actors = incoming.actors;
  if (there.kind === 'other' && incoming.kind !== 'other') changes.kind = incoming.kind;
  if (there.place === null && incoming.place !== null) changes.place = incoming.place;
  if (there.tone === null && incoming.tone !== null) changes.tone = incoming.tone;
  if (there.notes === '' && incoming.notes !== '') changes.notes = incoming.notes;
  return changes;
}

const sourceKey = ({ url, title }: Event['sources'][number]): string =>
  url === undefined ? `title ${fold(title)}` : comparableAddress(url);

/** Languages that are missing; text of no known language only where there is none at all. */
function filledText(there: Text, incoming: Text): Text | null {
  const empty = Object.keys(there).length === 0;
  const wanted = Object.entries(incoming).filter(
    ([language]) => !(language in there) && (empty || (language !== 'und' && there.und === undefined)),
  );
  return wanted.length === 0 ? null : { ...there, ...Object.fromEntries(wanted) };
}
