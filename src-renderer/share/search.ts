// The search of a shared page: the same language as in the app, asked of each event in turn. A page holds few enough.
import type { Event } from '../../data/event.ts';
import { fold } from '../../data/fold.ts';
import { foldedText, foldNames, holdsPhrase, meets } from '../../data/query/match.ts';
import type { Condition } from '../../data/query/language.ts';
import { clausesOf, holds, parseQuery } from '../../data/query/parse.ts';
import { widen } from '../../data/query/synonyms.ts';
import type { Vocabulary } from '../../data/vocabulary.ts';

export interface PageSearch {
  /** Positions of the events that a query finds, in the order of the page, and the folded words that hit. */
  find(query: string): { readonly positions: readonly number[]; readonly terms: readonly string[] };
}

/** Makes the search of a page's events. A query that is wrong finds nothing; the window has said why by then. */
export function pageSearch(events: readonly Event[], vocabulary: Vocabulary): PageSearch {
  const names = foldNames(vocabulary);
  const texts: (string | undefined)[] = [];
  const textOf = (event: Event, at: number): string => {
    const known = texts[at] ?? withTopics(event);
    texts[at] = known;
    return known;
  };
  // A word finds a topic or a kind by its name too; the words of an address are found as an address alone.
  const withTopics = (event: Event): string =>
    [
      ...foldedText(event, names)
        .split('\n')
        .filter((line) => !/^https?:/.test(line)),
      ...event.topics.flatMap((id) => names.topics.get(id) ?? [fold(id)]),
      ...(names.kinds.get(event.kind) ?? []),
    ].join('\n');
  const meetsOne = (event: Event, at: number, condition: Condition): boolean => {
    if (condition.is === 'word') return holdsPhrase(textOf(event, at), condition.word);
    if (condition.is === 'phrase') return holdsPhrase(textOf(event, at), condition.phrase);
    return meets(event, condition, names);
  };
  return {
    find(text) {
      const read = parseQuery(text);
      if (!read.ok) return { positions: [], terms: [] };
      const { query } = widen(read.query);
      const positions = events.flatMap((event, at) =>
        holds(query, (condition) => meetsOne(event, at, condition)) ? [at] : [],
      );
      const terms = clausesOf(query).flatMap(({ not, condition }) => {
        if (not) return [];
        return condition.is === 'word' ? [condition.word] : condition.is === 'phrase' ? [condition.phrase] : [];
      });
      return { positions, terms };
    },
  };
}
