// What a text is about: topics by their words and by the library's own names for them, each with where it shows.
import { foldedNames, type NamedEntry } from './names.ts';
import { anyOf, type FoldedText, type Place } from './folded-text.ts';
import { TOPIC_WORDS } from './topic-words.ts';

export interface Found {
  readonly id: string;
  /** How strongly; 1 and more is proposed, less is an alternative. */
  readonly score: number;
  readonly at: readonly Place[];
}

const patterns = new Map<string, { sure: RegExp; hints: RegExp }>();

function patternsOf(id: string): { sure: RegExp; hints: RegExp } | undefined {
  const words = TOPIC_WORDS[id];
  if (!words) return undefined;
  const known = patterns.get(id) ?? { sure: anyOf(words.sure), hints: anyOf(words.hints) };
  patterns.set(id, known);
  return known;
}

/** The topics of a text, the surer first. */
export function findTopics(text: FoldedText, topics: readonly NamedEntry[]): Found[] {
  return topics.flatMap((topic) => scored(text, topic)).toSorted((a, b) => b.score - a.score);
}

function scored(text: FoldedText, topic: NamedEntry): Found[] {
  const known = patternsOf(topic.id);
  const sure = known ? [...text.matches(known.sure)] : [];
  const hints = known ? [...text.matches(known.hints)] : [];
  // A topic that a person made is known by its names alone.
  const named = known ? [] : [...text.matches(anyOf(foldedNames(topic)))];
  const distinct = (hits: readonly { at: Place }[]): number =>
    new Set(hits.map(({ at: [from, to] }) => text.text.slice(from, to).toLowerCase())).size;
  const score = distinct(sure) + distinct(named) + Math.min(0.9, distinct(hints) * 0.3);
  if (score === 0) return [];
  const strong = [...sure, ...named];
  return [{ id: topic.id, score, at: (strong.length > 0 ? strong : hints).map(({ at }) => at) }];
}
