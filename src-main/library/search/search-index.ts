// Search over a library: ranked full text with prefixes and slips, phrases, and the conditions of the search language.
// An update adds the event anew and forgets its old document; those are left out when they are too many.
import type { Event } from '../../../data/event.ts';
import { fold } from '../../../data/fold.ts';
import { foldNames, type FoldedNames } from '../../../data/query/match.ts';
import type { QueryProblem } from '../../../data/query/language.ts';
import { clausesOf, isGroup, parseQuery, type Group, type Part } from '../../../data/query/parse.ts';
import { widen } from '../../../data/query/synonyms.ts';
import type { Vocabulary } from '../../../data/vocabulary.ts';
import { partMask } from './clauses.ts';
import { Facts } from './facts.ts';
import { NameWords } from './name-words.ts';
import { slipsAllowed } from './near.ts';
import { Postings } from './postings.ts';
import { best } from './rank.ts';
import { Texts } from './texts.ts';
import { partedWords, queryWords, tellKeys, tellWords } from './tokens.ts';

/** What a search found. */
export interface SearchAnswer {
  /** Best first, as many as were asked for. */
  readonly ids: readonly string[];
  readonly total: number;
  /** The folded words that hit, for highlighting. */
  readonly terms: readonly string[];
  /** Every hit as a bit at the event's number (numbers.ts), the lowest bit of a byte first. */
  readonly hits: Uint8Array;
}

export type SearchResult =
  | { readonly ok: true; readonly value: SearchAnswer }
  | { readonly ok: false; readonly problem: QueryProblem };

const PREFIX_SHARE = 0.65;
const NEAR_SHARE = 0.35;
const TITLE_BONUS = 1_000;
/** Among how many of the best a title that holds what was typed is looked for. */
const TITLES = 300;
/** Score of a hit that no word was asked of. */
const PLAIN = 1;
/** Forgotten documents are left out once fewer than this share are still there; a small index is left as it is. */
const KEPT = 0.6;
const FEW = 2_000;

export class SearchIndex {
  #words = new Postings();
  #keys = new Postings();
  #facts = new Facts();
  #texts = new Texts();
  #ids: string[] = [];
  readonly #documentOf = new Map<string, number>();
  #names: FoldedNames;
  #nameWords: NameWords;

  /** The index keeps what it needs of events and never asks for one: it may live in a thread of its own. */
  constructor(vocabulary: Vocabulary) {
    this.#names = foldNames(vocabulary);
    this.#nameWords = new NameWords(vocabulary);
  }

  /** Takes another vocabulary: names are looked up when a question comes, so no event is indexed anew. */
  rename(vocabulary: Vocabulary): void {
    this.#names = foldNames(vocabulary);
    this.#nameWords = new NameWords(vocabulary);
  }

  /** Adds an event, or indexes it anew. `number` stands for it in the bits of an answer (numbers.ts). */
  put(event: Event, number: number): void {
    this.remove(event.id);
    const document = this.#ids.length;
    this.#ids.push(event.id);
    this.#documentOf.set(event.id, document);
    this.#words.add(document, (tell) => tellWords(event, tell));
    this.#keys.add(document, (tell) => tellKeys(event, tell));
    this.#texts.put(document, event);
    this.#facts.put(document, event, number);
  }

  remove(id: string): void {
    const document = this.#documentOf.get(id);
    if (document === undefined) return;
    this.#facts.alive[document] = 0;
    this.#documentOf.delete(id);
    if (this.#ids.length > FEW && this.#documentOf.size < this.#ids.length * KEPT) this.#compact();
  }

  /** Does now what the next question would wait for otherwise. */
  arrange(): void {
    this.#words.arrange();
    this.#keys.arrange();
  }

  /** Leaves out the documents that were forgotten, and what only they had; the others are not read anew. */
  #compact(): void {
    const { alive } = this.#facts;
    let living = 0;
    const renumbered = Int32Array.from(this.#ids, (_, document) => {
      if (alive[document] !== 1) return -1;
      living += 1;
      return living - 1;
    });
    this.#words = this.#words.compacted(renumbered);
    this.#keys = this.#keys.compacted(renumbered);
    this.#facts = this.#facts.compacted(renumbered);
    this.#texts = this.#texts.compacted(renumbered);
    this.#ids = this.#ids.filter((_, document) => (renumbered[document] ?? -1) >= 0);
    this.#ids.forEach((id, document) => this.#documentOf.set(id, document));
  }

  /** Searches; a wrong query comes back as its problem. `limit` bounds the ids, not the hits. */
  search(text: string, limit = Number.POSITIVE_INFINITY): SearchResult {
    const read = parseQuery(text);
    if (!read.ok) return read;
    const terms = new Set<string>();
    const scores = this.#score(widen(read.query).query, terms);
    const { alive, numbers, start } = this.#facts;
    const hits = scoring(scores, alive);
    const bits = new Uint8Array(bytesFor(hits, numbers));
    for (const document of hits) {
      const number = numbers[document] ?? 0;
      bits[number >> 3] = (bits[number >> 3] ?? 0) | (1 << (number & 7));
    }
    const most = Math.min(hits.length, Math.max(limit, TITLES));
    const ranked = this.#favourTitles(best({ scores, start, numbers }, hits, most), text).slice(0, limit);
    return {
      ok: true,
      value: {
        ids: ranked.map((document) => this.#ids[document] ?? ''),
        total: hits.length,
        terms: [...terms].sort((a, b) => b.length - a.length),
        hits: bits,
      },
    };
  }

  /** What is typed as it stands in a title is what is meant: such events come first. */
  #favourTitles(ranked: number[], text: string): number[] {
    const typed = fold(text.trim());
    if (typed.length < 3) return ranked;
    const bytes = Buffer.from(typed, 'utf8');
    const looked = ranked
      .slice(0, TITLES)
      .map((document, at) => ({ document, at: this.#texts.holds(document, bytes, 'titles') ? at - TITLE_BONUS : at }));
    looked.sort((a, b) => a.at - b.at);
    return [...looked.map(({ document }) => document), ...ranked.slice(TITLES)];
  }

  /** The scores of a group: the sum of its parts where all must hold, the highest of them where any may. */
  #score({ of, parts }: Group, terms: Set<string>): Float32Array {
    const [weighed, tested] = partedBy(parts, isWeighed);
    let scores: Float32Array | null = null;
    if (of === 'any') {
      for (const part of weighed) {
        const found = this.#scorePart(part, terms);
        if (scores) raise(scores, found);
        else scores = found;
      }
      if (tested.length > 0) {
        // What a word has found already is not tested any more.
        const left = this.#plain();
        if (scores)
          for (let document = 0; document < left.length; document += 1) if (scores[document] !== 0) left[document] = 0;
        const passing = this.#narrow(left, { of, parts: tested }, terms);
        if (scores) raise(scores, passing);
        else scores = passing;
      }
      return scores ?? new Float32Array(this.#ids.length);
    }
    for (const part of weighed) {
      const found = this.#scorePart(part, terms);
      scores = scores ? sumOfBoth(scores, found) : found;
    }
    return this.#narrow(scores ?? this.#plain(), { of, parts: tested }, terms);
  }

  #scorePart(part: Part, terms: Set<string>): Float32Array {
    if (isGroup(part)) return this.#score(part, terms);
    if (part.condition.is !== 'word') throw new Error('Only words have scores of their own.');
    return this.#scoreWord(part.condition.word, terms, true);
  }

  #plain(): Float32Array {
    return new Float32Array(this.#ids.length).fill(PLAIN);
  }

  /** Takes the score of the documents that a group does not hold for; cheap where few have one. */
  #narrow(scores: Float32Array, group: Group, terms: Set<string>): Float32Array {
    if (group.parts.length === 0) return scores;
    for (const { condition, not } of clausesOf(group)) {
      if (condition.is === 'phrase' && !not) terms.add(condition.phrase);
    }
    const passes = partMask(group, {
      count: this.#ids.length,
      keys: this.#keys,
      facts: this.#facts,
      names: this.#names,
      texts: this.#texts,
      scoreWord: (word, beginning) =>
        beginning ? this.#scoreWord(word, new Set(), false) : this.#scoreRun(word, new Set(), false, true),
      scoreOwn: (beginning) => {
        const own = new Float32Array(this.#ids.length);
        for (const word of this.#words.withPrefix(beginning)) this.#words.gather(word, 1, own, this.#facts.alive);
        return own;
      },
    });
    const { alive } = this.#facts;
    for (let document = 0; document < scores.length; document += 1) {
      if (scores[document] === 0 || alive[document] !== 1) continue;
      if (!passes(document)) scores[document] = 0;
    }
    return scores;
  }

  /**
   * Documents that hold a word: whole, as the beginning of one, or (where that finds nothing) a slip away. Chinese that
   * stands nowhere as it was typed is looked for in its parts.
   */
  #scoreWord(word: string, terms: Set<string>, slips: boolean): Float32Array {
    const told = new Set<string>();
    const found = this.#scoreAll(queryWords(word), told, slips);
    const parts = slips && !found.some((score) => score > 0) ? partedWords(word) : [];
    if (parts.length < 2) {
      for (const term of told) terms.add(term);
      return found;
    }
    return this.#scoreAll(parts.flatMap(queryWords), terms, false);
  }

  /** Documents that hold all of some parts. */
  #scoreAll(parts: readonly string[], terms: Set<string>, slips: boolean): Float32Array {
    let found: Float32Array | null = null;
    for (const part of parts) {
      const hits = this.#scoreRun(part, terms, slips, false);
      found = found ? sumOfBoth(found, hits) : hits;
    }
    return found ?? new Float32Array(this.#ids.length);
  }

  #scoreRun(part: string, terms: Set<string>, slips: boolean, whole: boolean): Float32Array {
    const scores = new Float32Array(this.#ids.length);
    const share = (word: string): number => (word === part ? 1 : PREFIX_SHARE);
    const begun = whole ? this.#exactly(part) : this.#words.withPrefix(part).map((word) => this.#own(word));
    for (const { word, key } of this.#nameWords.withPrefix(part)) {
      if (!whole || word === part) begun.push(...this.#named(word, key));
    }
    if (this.#gather(begun, share, scores).length > 0) {
      terms.add(part);
      return scores;
    }
    const most = slips ? slipsAllowed(part) : 0;
    if (most === 0) return scores;
    const near = this.#words.near(part, most).map((word) => this.#own(word));
    for (const { word, key } of this.#nameWords.near(part, most)) near.push(...this.#named(word, key));
    for (const word of this.#gather(near, () => NEAR_SHARE, scores)) terms.add(word);
    return scores;
  }

  #own(number: number): Hit {
    return { postings: this.#words, number, word: this.#words.word(number) };
  }

  #exactly(word: string): Hit[] {
    const number = this.#words.numberOf(word);
    return number === undefined ? [] : [this.#own(number)];
  }

  /** The events of a topic, kind or actor whose name has a word. */
  #named(word: string, key: string): Hit[] {
    const number = this.#keys.numberOf(key);
    return number === undefined ? [] : [{ postings: this.#keys, number, word }];
  }

  /**
   * Scores the documents of all that one part of a query may mean; answers the words that hit. How rare they are is
   * taken of all together: else a rare word that only begins like the part would outdo the part itself.
   */
  #gather(meant: readonly Hit[], share: (word: string) => number, scores: Float32Array): string[] {
    const { alive } = this.#facts;
    const hit: string[] = [];
    let all = 0;
    for (const { postings, number, word } of meant) {
      const found = postings.gather(number, share(word), scores, alive);
      if (found > 0) hit.push(word);
      all += found;
    }
    // Known once all are counted; those that were forgotten must not count.
    const rarity = Math.log(1 + this.#documentOf.size / (1 + all)) + Number.EPSILON;
    if (all > 0)
      for (let document = 0; document < scores.length; document += 1)
        scores[document] = (scores[document] ?? 0) * rarity;
    return hit;
  }
}

/** A word that a part of a query may mean, and where its documents are. */
interface Hit {
  readonly postings: Postings;
  readonly number: number;
  readonly word: string;
}

/** The living documents that have a score. */
function scoring(scores: Float32Array, alive: Uint8Array): Uint32Array {
  const found = new Uint32Array(scores.length);
  let count = 0;
  for (let document = 0; document < scores.length; document += 1) {
    if (alive[document] !== 1 || (scores[document] ?? 0) <= 0) continue;
    found[count] = document;
    count += 1;
  }
  return found.subarray(0, count);
}

/** Words that are asked for give a score, and so does a group that has one; everything else is a test. */
function isWeighed(part: Part): boolean {
  return isGroup(part) ? part.parts.some(isWeighed) : part.condition.is === 'word' && !part.not;
}

function partedBy<T>(all: readonly T[], is: (one: T) => boolean): readonly [T[], T[]] {
  return [all.filter(is), all.filter((one) => !is(one))];
}

function bytesFor(hits: Uint32Array, numbers: Uint32Array): number {
  let most = -1;
  for (const document of hits) most = Math.max(most, numbers[document] ?? 0);
  return (most >> 3) + 1;
}

/** The sum where both have a score, else 0; kept in the first. */
function sumOfBoth(a: Float32Array, b: Float32Array): Float32Array {
  for (let i = 0; i < a.length; i += 1) {
    const one = a[i] ?? 0;
    const other = b[i] ?? 0;
    a[i] = one > 0 && other > 0 ? one + other : 0;
  }
  return a;
}

function raise(to: Float32Array, from: Float32Array): void {
  for (let i = 0; i < to.length; i += 1) to[i] = Math.max(to[i] ?? 0, from[i] ?? 0);
}
