// Search over a library: ranked full text with prefixes and slips, phrases, and the conditions of the search language.
// An update adds the event anew and forgets its old document; the index is rebuilt when too many are forgotten.
import type { Event } from '../../../data/event.ts';
import { fold } from '../../../data/fold.ts';
import { foldedText, foldNames, meets, type FoldedNames } from '../../../data/query/match.ts';
import { parseQuery, type Clause, type Query, type QueryProblem } from '../../../data/query/parse.ts';
import type { Vocabulary } from '../../../data/vocabulary.ts';
import { Postings } from './postings.ts';
import { queryWords, weighWords } from './tokens.ts';

/** What a search found: ids best first, and the folded words that hit, for highlighting. */
export interface SearchAnswer {
  readonly ids: readonly string[];
  readonly total: number;
  readonly terms: readonly string[];
}

export type SearchResult =
  | { readonly ok: true; readonly value: SearchAnswer }
  | { readonly ok: false; readonly problem: QueryProblem };

const MOST_EXPANSIONS = 4_000;
const PREFIX_SHARE = 0.65;
const NEAR_SHARE = 0.35;
const TITLE_BONUS = 1_000;
/** Past this many hits nobody looks for a title among them. */
const MOST_TITLES = 5_000;
/** How many events are indexed before the host gets a turn. */
const SLICE = 200;

export class SearchIndex {
  private postings = new Postings();
  private documents: (string | null)[] = [];
  private readonly documentOf = new Map<string, number>();
  private names: FoldedNames;
  private readonly event: (id: string) => Event | undefined;

  /** `event` reads the library by id: the index keeps words, never events. */
  constructor(vocabulary: Vocabulary, event: (id: string) => Event | undefined) {
    this.names = foldNames(vocabulary);
    this.event = event;
  }

  /** Takes another vocabulary for what is indexed from now on and for what conditions compare with. */
  rename(vocabulary: Vocabulary): void {
    this.names = foldNames(vocabulary);
  }

  /** Adds an event, or indexes it anew. */
  put(event: Event): void {
    this.remove(event.id);
    const document = this.documents.length;
    this.documents.push(event.id);
    this.documentOf.set(event.id, document);
    this.postings.add(document, weighWords(event, this.names));
  }

  remove(id: string): void {
    const document = this.documentOf.get(id);
    if (document === undefined) return;
    this.documents[document] = null;
    this.documentOf.delete(id);
  }

  /** Indexes many events, giving the host a turn now and then. Events put or removed meanwhile are left as they are. */
  async build(ids: readonly string[]): Promise<void> {
    for (let at = 0; at < ids.length; at += SLICE) {
      for (const id of ids.slice(at, at + SLICE)) {
        const event = this.documentOf.has(id) ? undefined : this.event(id);
        if (event) this.put(event);
      }
      await new Promise((done) => setImmediate(done));
    }
  }

  /** True where so much was forgotten that a new index would be smaller and faster. */
  get isStale(): boolean {
    return this.documents.length > 2_000 && this.documentOf.size < this.documents.length * 0.6;
  }

  /** Searches; a wrong query comes back as its problem. `limit` bounds the ids, not the total. */
  search(text: string, limit = Number.POSITIVE_INFINITY): SearchResult {
    const read = parseQuery(text);
    if (!read.ok) return read;
    const terms = new Set<string>();
    const scores = this.score(read.query, terms);
    this.favourTitles(scores, text);
    const found = [...scores].sort((a, b) => b[1] - a[1] || this.recency(b[0]) - this.recency(a[0]));
    const ids = found.slice(0, limit).map(([document]) => this.documents[document] ?? '');
    return { ok: true, value: { ids, total: found.length, terms: [...terms].sort((a, b) => b.length - a.length) } };
  }

  /** What is typed as it stands in a title is what is meant: such events come first. */
  private favourTitles(scores: Map<number, number>, text: string): void {
    const typed = fold(text.trim());
    if (typed.length < 3 || scores.size > MOST_TITLES) return;
    for (const [document, score] of scores) {
      const id = this.documents[document];
      const titles = Object.values((id ? this.event(id)?.title : undefined) ?? {});
      if (titles.some((title) => fold(title).includes(typed))) scores.set(document, score + TITLE_BONUS);
    }
  }

  private recency(document: number): number {
    const id = this.documents[document];
    const date = id ? this.event(id)?.date : undefined;
    return date ? Number(date.replaceAll(/\D/g, '').slice(0, 8).padEnd(8, '0')) : 0;
  }

  private score(query: Query, terms: Set<string>): Map<number, number> {
    const best = new Map<number, number>();
    for (const group of query.groups) {
      for (const [document, score] of this.scoreGroup(group, terms)) {
        best.set(document, Math.max(best.get(document) ?? 0, score));
      }
    }
    return best;
  }

  private scoreGroup(group: readonly Clause[], terms: Set<string>): Map<number, number> {
    let found: Map<number, number> | null = null;
    const words = group.filter((clause) => clause.condition.is === 'word' && !clause.not);
    for (const { condition } of words) {
      if (condition.is !== 'word') continue;
      const hits = this.scoreWord(condition.word, terms);
      found = found ? both(found, hits) : hits;
      if (found.size === 0) return found;
    }
    found ??= new Map([...this.documentOf.values()].map((document) => [document, 0]));
    for (const clause of group) {
      if (words.includes(clause)) continue;
      const passes = this.passes(clause, terms);
      for (const document of found.keys()) if (!passes(document)) found.delete(document);
    }
    return found;
  }

  /** A test for one clause that is not a plain word. */
  private passes({ condition, not }: Clause, terms: Set<string>): (document: number) => boolean {
    if (condition.is === 'word') {
      const hits = this.scoreWord(condition.word, new Set());
      return (document) => !hits.has(document);
    }
    if (condition.is === 'phrase' && !not) terms.add(condition.phrase);
    return (document) => {
      const id = this.documents[document];
      const event = id ? this.event(id) : undefined;
      if (!event) return false;
      const met =
        condition.is === 'phrase'
          ? foldedText(event, this.names).includes(condition.phrase)
          : meets(event, condition, this.names);
      return met !== not;
    };
  }

  /** Documents that hold a word: whole, as the beginning of one, or (where that finds nothing) a slip away. */
  private scoreWord(word: string, terms: Set<string>): Map<number, number> {
    let found: Map<number, number> | null = null;
    for (const part of queryWords(word)) {
      const hits = this.scorePart(part, terms);
      found = found ? both(found, hits) : hits;
    }
    return found ?? new Map();
  }

  private scorePart(part: string, terms: Set<string>): Map<number, number> {
    const scores = new Map<number, number>();
    const gather = (word: string, share: number): number => {
      const rare = Math.log(1 + this.documentOf.size / (1 + this.postings.each(word, () => undefined)));
      return this.postings.each(word, (document, weight) => {
        if (this.documents[document] === null) return;
        scores.set(document, Math.max(scores.get(document) ?? 0, weight * share * rare));
      });
    };
    for (const word of this.postings.withPrefix(part, MOST_EXPANSIONS)) gather(word, word === part ? 1 : PREFIX_SHARE);
    if (scores.size > 0) {
      terms.add(part);
      return scores;
    }
    const slips = part.length >= 8 ? 2 : part.length >= 4 ? 1 : 0;
    if (slips === 0) return scores;
    for (const word of this.postings.near(part, slips)) if (gather(word, NEAR_SHARE) > 0) terms.add(word);
    return scores;
  }
}

function both(a: Map<number, number>, b: ReadonlyMap<number, number>): Map<number, number> {
  for (const [document, score] of a) {
    const other = b.get(document);
    if (other === undefined) a.delete(document);
    else a.set(document, score + other);
  }
  return a;
}
