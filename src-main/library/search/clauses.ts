// One clause of a query that is not a plain word, as a test of documents: by columns and keys where they know, and by
// reading only those events that hold the words otherwise.
import { fold } from '../../../data/fold.ts';
import { countryNames, holdsPhrase, nameMatcher, type FoldedNames } from '../../../data/query/match.ts';
import type { Condition } from '../../../data/query/language.ts';
import { isGroup, type Part } from '../../../data/query/parse.ts';
import type { Facts } from './facts.ts';
import type { Postings } from './postings.ts';
import type { Texts } from './texts.ts';
import { keyOf, phraseWords, type KeyField } from './tokens.ts';

/** What a clause may ask of the index. */
export interface Asked {
  /** How many documents there are. */
  readonly count: number;
  readonly keys: Postings;
  readonly facts: Facts;
  readonly names: FoldedNames;
  readonly texts: Texts;
  /** Scores (0: none) of a word, whole or as a beginning; never a slip away. */
  readonly scoreWord: (word: string, beginning: boolean) => Float32Array;
  /** Scores of what an event's own text has that begins like a word: names of topics and the like left aside. */
  readonly scoreOwn: (beginning: string) => Float32Array;
}

type Test = (document: number) => boolean;

/** The test of a part of a query that no word gives a score to: a clause as it is said, or a group of them. */
export function partMask(part: Part, asked: Asked): Test {
  if (!isGroup(part)) {
    const passes = clauseMask(part.condition, asked);
    return part.not ? (document) => !passes(document) : passes;
  }
  const tests = part.parts.map((one) => partMask(one, asked));
  return part.of === 'all'
    ? (document) => tests.every((passes) => passes(document))
    : (document) => tests.some((passes) => passes(document));
}

/** The test of a condition; it is asked only of living documents. */
function clauseMask(condition: Condition, asked: Asked): Test {
  switch (condition.is) {
    case 'word':
      return scored(asked.scoreWord(condition.word, true));
    case 'phrase':
      return phraseTest(condition.phrase, asked);
    case 'address': {
      const address = Buffer.from(condition.address, 'utf8');
      return (document) => asked.texts.holds(document, address, 'addresses');
    }
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

function phraseTest(phrase: string, asked: Asked): Test {
  const { names, texts, scoreWord, scoreOwn } = asked;
  const { whole, beginning } = phraseWords(phrase);
  // One word is all there is to look up: nothing has to be read, and a common one stands in a third of all events.
  const told = whole.length === 0 && beginning === phrase ? scored(scoreOwn(phrase)) : null;
  const needed = whole.map((word) => scored(scoreWord(word, false)));
  if (beginning !== null) needed.push(scored(scoreWord(beginning, true)));
  const bytes = Buffer.from(phrase, 'utf8');
  // The names of actors are no part of the events' texts: they may change without them.
  const named = valued(asked, 'actor', (id) =>
    (names.actors.get(id) ?? [id]).some((name) => holdsPhrase(name, phrase)),
  );
  return (document) => {
    if (told?.(document)) return true;
    if (!needed.every((holds) => holds(document))) return false;
    if (named(document)) return true;
    // Most are told apart by their bytes, and no text is made of them.
    return texts.holds(document, bytes) && holdsPhrase(texts.text(document), phrase);
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

/** By keys that are there, by their numbers. */
function keyed({ count, keys, facts }: Asked, numbers: Iterable<number>): Test {
  const scores = new Float32Array(count);
  for (const number of numbers) keys.gather(number, 1, scores, facts.alive);
  return scored(scores);
}

/** By the values of a field that pass; each value is looked at once, however many events have it. */
function valued(asked: Asked, field: KeyField, passes: (value: string) => boolean): Test {
  const prefix = keyOf(field, '');
  const numbers = asked.keys
    .withPrefix(prefix)
    .filter((number) => passes(asked.keys.word(number).slice(prefix.length)));
  return keyed(asked, numbers);
}

/** Publishers and hosts by their values; headlines by their words, and by reading them where one word is not all. */
function sourceTest(condition: NameCondition, asked: Asked): Test {
  const published = valued(asked, 'publisher', nameMatcher(condition.value));
  const { whole, beginning } = phraseWords(condition.value);
  const needed = whole.map((word) => keyed(asked, numbersOf(asked, keyOf('headline', word))));
  if (beginning !== null) needed.push(keyed(asked, asked.keys.withPrefix(keyOf('headline', beginning))));
  const told = needed.length === 1 && beginning === condition.value;
  const matches = nameMatcher(condition.value);
  return (document) => {
    if (published(document)) return true;
    if (needed.length === 0 || !needed.every((holds) => holds(document))) return false;
    return told || asked.texts.text(document, 'headlines').split('\n').some(matches);
  };
}

function numbersOf({ keys }: Asked, key: string): number[] {
  const number = keys.numberOf(key);
  return number === undefined ? [] : [number];
}
