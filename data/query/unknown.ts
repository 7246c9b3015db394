// A topic, kind or actor that a query asks for and the library does not have: said at once, with what there is.
// Places, tags and sources are not looked up: they are whatever events say.
import { textIn, type UiLanguage } from '../text.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { foldedEntry, nameMatcher } from './match.ts';
import type { QueryProblem } from './language.ts';
import type { Clause } from './parse.ts';
import { quoted } from './quoted.ts';

/** More than a person would read through is not offered. */
const MOST = 40;

const TABLES = { topic: 'topics', kind: 'kinds', actor: 'actors' } as const;

/** What is wrong with a clause, by where it stands; null where it names something, or no table says what there is. */
export function unknownName(
  { condition, not }: Clause,
  { at, length }: Pick<QueryProblem, 'at' | 'length'>,
  vocabulary: Vocabulary,
  language: UiLanguage,
): QueryProblem | null {
  if (condition.is !== 'name') return null;
  const { field, value } = condition;
  if (field !== 'topic' && field !== 'kind' && field !== 'actor') return null;
  const entries = vocabulary[TABLES[field]];
  const matches = nameMatcher(value);
  if (entries.length === 0 || entries.some((entry) => foldedEntry(entry).some(matches))) return null;
  const offers = entries.length > MOST ? [] : entries.map(({ names }) => textIn(names, language));
  return {
    key: `query.problem.no.${field}`,
    at,
    length,
    values: { value },
    offers: offers.map((name) => ({ name, insert: `${not ? '-' : ''}${field}:${quoted(name)}` })),
  };
}
