// One clause of a query that is not a plain word, as a test of documents: by columns and keys where they know, and by
// reading only those events that hold the words otherwise.
import type { Event } from '../../../data/event.ts';
import { fold } from '../../../data/fold.ts';
import {
  addressIn,
  countryNames,
  holdsPhrase,
  meets,
  nameMatcher,
  type FoldedNames,
} from '../../../data/query/match.ts';
import type { Condition } from '../../../data/query/parse.ts';
import type { Facts } from './facts.ts';
import type { Postings } from './postings.ts';
import { keyOf, phraseWords, type KeyField } from './tokens.ts';

/** What a clause may ask of the index. */
export interface Asked {
  /** How many documents there are. */
  readonly count: number;
  readonly keys: Postings;
  readonly facts: Facts;
  readonly names: FoldedNames;
  /** All of an event's text, folded. */
  readonly text: (event: Event) => string;
  readonly event: (document: number) => Event | undefined;
  /** Scores (0: none) of a word, whole or as a beginning; never a slip away. */
  readonly scoreWord: (word: string, beginning: boolean) => Float32Array;
}

type Test = (document: number) => boolean;

/** The test of a condition; it is asked only of living documents. */
export function clauseMask(condition: Condition, asked: Asked): Test {
  switch (condition.is) {
    case 'word':
      return scored(asked.scoreWord(condition.word, true));
    case 'phrase':
      return phraseTest(condition.phrase, asked);
    case 'address':
      return (document) => addressIn(asked.event(document), condition.address);
    case 'name':
      return nameTest(condition, asked);
    case 'side':
    case 'number':
    case 'time':
    case 'has':
    case 'is':
      return asked.facts.test(condition) ?? (() => false);
  }
}

const scored =
  (scores: Float32Array): Test =>
  (document) =>
    (scores[document] ?? 0) > 0;

function phraseTest(phrase: string, { event, text, scoreWord }: Asked): Test {
  const { whole, beginning } = phraseWords(phrase);
  const needed = whole.map((word) => scored(scoreWord(word, false)));
  if (beginning !== null) needed.push(scored(scoreWord(beginning, true)));
  return (document) => {
    if (!needed.every((holds) => holds(document))) return false;
    const found = event(document);
    return found !== undefined && holdsPhrase(text(found), phrase);
  };
}

type NameCondition = Extract<Condition, { is: 'name' }>;

function nameTest(condition: NameCondition, asked: Asked): Test {
  const { field, value } = condition;
  const { names } = asked;
  const matches = nameMatcher(value);
  const within = (table: ReadonlyMap<string, readonly string[]>, key: KeyField): Test =>
    valued(asked, key, (id) => (table.get(id) ?? [fold(id)]).some(matches));
  switch (field) {
    case 'topic':
      return within(names.topics, 'topic');
    case 'kind':
      return within(names.kinds, 'kind');
    case 'actor':
      return within(names.actors, 'actor');
    case 'tag':
      return valued(asked, 'tag', matches);
    case 'place': {
      const inPlace = valued(asked, 'place', matches);
      const inCountry = valued(asked, 'country', (code) => countryNames(code).some(matches));
      return (document) => inPlace(document) || inCountry(document);
    }
    case 'source':
      return sourceTest(condition, asked);
  }
}

function keyed({ count, keys, facts }: Asked, ids: readonly string[], field: KeyField): Test {
  const scores = new Float32Array(count);
  for (const id of ids) keys.gather(keyOf(field, id), 1, scores, facts.alive);
  return scored(scores);
}

/** By the values of a field that pass; each value is looked at once, however many events have it. */
function valued(asked: Asked, field: KeyField, passes: (value: string) => boolean): Test {
  const prefix = keyOf(field, '');
  const values = asked.keys
    .withPrefix(prefix, Number.POSITIVE_INFINITY)
    .map((key) => key.slice(prefix.length))
    .filter(passes);
  return keyed(asked, values, field);
}

/** Publishers and hosts by their values; headlines by their words, and by reading them where one word is not all. */
function sourceTest(condition: NameCondition, asked: Asked): Test {
  const published = valued(asked, 'publisher', nameMatcher(condition.value));
  const { whole, beginning } = phraseWords(condition.value);
  const needed = whole.map((word) => keyed(asked, [word], 'headline'));
  if (beginning !== null) needed.push(begun(asked, beginning));
  const told = needed.length === 1 && beginning === condition.value;
  return (document) => {
    if (published(document)) return true;
    if (needed.length === 0 || !needed.every((holds) => holds(document))) return false;
    if (told) return true;
    const event = asked.event(document);
    return event !== undefined && meets(event, condition, asked.names);
  };
}

/** A headline with a word that begins like this. */
function begun(asked: Asked, beginning: string): Test {
  const field = keyOf('headline', '');
  const words = asked.keys
    .withPrefix(field + beginning, Number.POSITIVE_INFINITY)
    .map((key) => key.slice(field.length));
  return keyed(asked, words, 'headline');
}
