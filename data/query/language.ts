// What the search language is made of: its fields, by the names they go by in three languages, the conditions a query
// holds, and what can be wrong with one.
import { fold } from '../fold.ts';
import type { MessageKey } from '../i18n/t.ts';

export const FIELDS = [
  'topic',
  'actor',
  'kind',
  'place',
  'source',
  'side',
  'tag',
  'tone',
  'importance',
  'before',
  'after',
  'during',
  'has',
  'is',
] as const;
export type QueryField = (typeof FIELDS)[number];

/** Fields by what French and Chinese readers call them, folded; the English names stay the ones that are taught. */
const OTHER_NAMES: ReadonlyMap<string, QueryField> = new Map<string, QueryField>([
  ['theme', 'topic'],
  ['议题', 'topic'],
  ['acteur', 'actor'],
  ['人物', 'actor'],
  ['机构', 'actor'],
  ['nature', 'kind'],
  ['类型', 'kind'],
  ['lieu', 'place'],
  ['地点', 'place'],
  ['来源', 'source'],
  ['camp', 'side'],
  ['etiquette', 'tag'],
  ['标签', 'tag'],
  ['tonalite', 'tone'],
  ['基调', 'tone'],
  ['重要性', 'importance'],
  ['avant', 'before'],
  ['早于', 'before'],
  ['apres', 'after'],
  ['晚于', 'after'],
  ['pendant', 'during'],
  ['期间', 'during'],
]);

/** The field that a name stands for, in any of the three languages; null where it is none. */
export function fieldNamed(name: string): QueryField | null {
  const folded = fold(name);
  return FIELDS.find((field) => field === folded) ?? OTHER_NAMES.get(folded) ?? null;
}

export const HAS = ['article', 'readouts', 'claims', 'sources', 'notes', 'links', 'hour'] as const;
export const IS = ['curated', 'added', 'imported', 'verified', 'unverified'] as const;
export const QUERY_SIDES = ['us', 'cn', 'other'] as const;

/** One condition. Numbers compare as `low ≤ x ≤ high`; times are ms UTC, [from, to). */
export type Condition =
  | { readonly is: 'word'; readonly word: string }
  | { readonly is: 'phrase'; readonly phrase: string }
  | { readonly is: 'address'; readonly address: string }
  | {
      readonly is: 'name';
      readonly field: 'topic' | 'actor' | 'kind' | 'place' | 'source' | 'tag';
      readonly value: string;
    }
  | { readonly is: 'side'; readonly side: (typeof QUERY_SIDES)[number] }
  | { readonly is: 'number'; readonly field: 'tone' | 'importance'; readonly low: number; readonly high: number }
  | { readonly is: 'time'; readonly from: number; readonly to: number }
  | { readonly is: 'has'; readonly what: (typeof HAS)[number] }
  | { readonly is: 'is'; readonly what: (typeof IS)[number] };

/** What is wrong, and where: [at, at + length) in UTF-16 units of the text. */
export interface QueryProblem {
  readonly key: Extract<MessageKey, `query.problem.${string}`>;
  readonly at: number;
  readonly length: number;
  readonly values: Readonly<Record<string, string>>;
  /** What could stand there instead: what it is called, and what is put in. */
  readonly offers?: readonly Offer[];
}

export interface Offer {
  readonly name: string;
  readonly insert: string;
}
