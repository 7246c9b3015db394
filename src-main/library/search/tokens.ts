// An event's words, with how much each place in the event counts. Latin text by words; Chinese, which has no
// spaces, by single characters and by pairs, so that any run of two or more is found.
import type { Event } from '../../../data/event.ts';
import { fold } from '../../../data/fold.ts';
import type { FoldedNames } from '../../../data/query/match.ts';

const RUN = /[\p{Script=Han}]+|[\p{L}\p{N}]+?(?=[\p{Script=Han}]|[^\p{L}\p{N}]|$)/gu;
const HAN = /^\p{Script=Han}/u;

/** The index words of a folded text: Latin words whole, Chinese as characters and pairs. */
export function indexWords(folded: string): string[] {
  const words: string[] = [];
  for (const [run] of folded.matchAll(RUN)) {
    if (!HAN.test(run)) {
      words.push(run);
      continue;
    }
    const characters = Array.from(run);
    characters.forEach((character, at) => {
      words.push(character);
      const next = characters[at + 1];
      if (next) words.push(character + next);
    });
  }
  return words;
}

/** The index words that a word of a query asks for: all of them must be in an event. */
export function queryWords(word: string): string[] {
  return [...word.matchAll(RUN)].flatMap(([run]) => {
    if (!HAN.test(run)) return [run];
    const characters = Array.from(run);
    if (characters.length === 1) return [run];
    return characters.slice(0, -1).map((character, at) => character + (characters[at + 1] ?? ''));
  });
}

/** Weight by word of one event; a word met in several places counts with the sum, up to a bound. */
export function weighWords(event: Event, names: FoldedNames): Map<string, number> {
  const weights = new Map<string, number>();
  const add = (texts: Iterable<string | undefined>, weight: number): void => {
    for (const text of texts) {
      if (!text) continue;
      for (const word of indexWords(fold(text))) weights.set(word, Math.min(24, (weights.get(word) ?? 0) + weight));
    }
  };
  add(Object.values(event.title), 8);
  add(
    event.actors.flatMap((id) => names.actors.get(id) ?? [id]),
    4,
  );
  add(
    event.topics.flatMap((id) => names.topics.get(id) ?? [id]),
    3,
  );
  add(names.kinds.get(event.kind) ?? [event.kind], 2);
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
  return weights;
}
