// The search language: words, "phrases", -not, OR, and field:value. Text → a query, or where and why it is wrong.
// Words of one group must all match; groups are separated by OR.
import { parseEdtf } from '../dates.ts';
import { fold } from '../fold.ts';
import type { MessageKey } from '../i18n/t.ts';
import { readTypedDate } from '../typed-date.ts';

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

export interface Clause {
  readonly not: boolean;
  readonly condition: Condition;
}

/** Groups of clauses: an event matches where it matches every clause of some group. */
export interface Query {
  readonly groups: readonly (readonly Clause[])[];
}

/** What is wrong, and where: [at, at + length) in UTF-16 units of the text. */
export interface QueryProblem {
  readonly key: Extract<MessageKey, `query.problem.${string}`>;
  readonly at: number;
  readonly length: number;
  readonly values: Readonly<Record<string, string>>;
}

export type ReadQuery =
  | { readonly ok: true; readonly query: Query }
  | { readonly ok: false; readonly problem: QueryProblem };

interface Piece {
  readonly at: number;
  readonly text: string;
  readonly not: boolean;
  readonly field: string | null;
  readonly value: string;
  readonly quoted: boolean;
}

// -field:"value", field:value, "phrase", word. Full-width colons and Chinese and French quotation marks count too.
const PIECE = /(-?)(?:([\p{L}]+)[:：])?(?:"([^"]*)"|“([^”]*)”|«\s*([^»]*?)\s*»|([^\s"“«]+))/gu;

function* pieces(text: string): Generator<Piece> {
  for (const match of text.matchAll(PIECE)) {
    const [whole, minus, field, a, b, c, bare] = match;
    const value = a ?? b ?? c ?? bare ?? '';
    yield { at: match.index, text: whole, not: minus === '-', field: field ?? null, value, quoted: bare === undefined };
  }
}

/** Reads a query. The empty one has one group without clauses, which everything matches. */
export function parseQuery(text: string): ReadQuery {
  const unclosed = unclosedQuote(text);
  if (unclosed !== null) return wrong('query.problem.quote', unclosed, text.length - unclosed, {});
  const groups: Clause[][] = [[]];
  for (const piece of pieces(text)) {
    if (piece.field === null && !piece.quoted && (piece.text === 'OR' || piece.text === '|')) {
      groups.push([]);
      continue;
    }
    const read = conditionOf(piece);
    if ('key' in read) return { ok: false, problem: read };
    const last = groups.at(-1);
    for (const condition of read.conditions) last?.push({ not: piece.not, condition });
  }
  const filled = groups.filter((group) => group.length > 0);
  return { ok: true, query: { groups: filled.length > 0 ? filled : [[]] } };
}

function unclosedQuote(text: string): number | null {
  const marks = [...text.matchAll(/"/g)];
  return marks.length % 2 === 1 ? (marks.at(-1)?.index ?? 0) : null;
}

function wrong(
  key: QueryProblem['key'],
  at: number,
  length: number,
  values: Readonly<Record<string, string>>,
): ReadQuery {
  return { ok: false, problem: { key, at, length, values } };
}

type ReadPiece = { readonly conditions: readonly Condition[] } | QueryProblem;

const NAMES = new Set<string>(['topic', 'actor', 'kind', 'place', 'source', 'tag']);

function conditionOf(piece: Piece): ReadPiece {
  const written = piece.field?.toLowerCase();
  if (written === undefined) return waitingField(piece) ?? textCondition(piece);
  // "http://…" is an address, not a field.
  if (piece.value.startsWith('//')) {
    return { conditions: [{ is: 'address', address: `${written}:${piece.value}`.toLowerCase() }] };
  }
  const problem = (key: QueryProblem['key'], values: Readonly<Record<string, string>>): QueryProblem => ({
    key,
    at: piece.at,
    length: piece.text.length,
    values,
  });
  const field = fieldNamed(written);
  if (field === null) return problem('query.problem.field', { field: written, fields: FIELDS.join(', ') });
  if (piece.value.trim() === '') return problem('query.problem.value', { field });
  if (NAMES.has(field)) {
    return { conditions: [{ is: 'name', field: field as 'topic', value: fold(piece.value.trim()) }] };
  }
  return otherCondition(field, piece.value.trim(), problem);
}

/** A field whose value is not written yet. */
function waitingField({ text, at, quoted }: Piece): QueryProblem | null {
  const name = quoted ? undefined : /^-?(\p{L}+)[:：]$/u.exec(text)?.[1];
  const field = name === undefined ? null : fieldNamed(name);
  return field && { key: 'query.problem.value', at, length: text.length, values: { field } };
}

function textCondition(piece: Piece): ReadPiece {
  const folded = fold(piece.value.trim());
  if (folded === '') return { conditions: [] };
  if (piece.quoted) return { conditions: [{ is: 'phrase', phrase: folded }] };
  const words = [...folded.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => match[0]);
  // "US–China" is two words that both must match; "-tariff" is the absence of one.
  return { conditions: words.map((word) => ({ is: 'word', word })) };
}

type MakeProblem = (key: QueryProblem['key'], values: Readonly<Record<string, string>>) => QueryProblem;

function otherCondition(field: string, value: string, problem: MakeProblem): ReadPiece {
  const one = (condition: Condition): ReadPiece => ({ conditions: [condition] });
  const choose = <T extends string>(from: readonly T[]): T | null =>
    from.find((entry) => entry === value.toLowerCase()) ?? null;
  switch (field) {
    case 'tone':
    case 'importance': {
      const range = numberRange(value);
      return range ? one({ is: 'number', field, ...range }) : problem('query.problem.number', { field });
    }
    case 'before':
    case 'after':
    case 'during': {
      const time = timeRange(field, value);
      return time ? one({ is: 'time', ...time }) : problem('query.problem.date', { field, value });
    }
    case 'side': {
      const side = choose(QUERY_SIDES);
      return side ? one({ is: 'side', side }) : problem('query.problem.choice', { field, choices: 'US, CN, other' });
    }
    case 'has': {
      const what = choose(HAS);
      return what ? one({ is: 'has', what }) : problem('query.problem.choice', { field, choices: HAS.join(', ') });
    }
    default: {
      const what = choose(IS);
      return what ? one({ is: 'is', what }) : problem('query.problem.choice', { field, choices: IS.join(', ') });
    }
  }
}

/** `2`, `<0`, `>=-1`, `-3..0` as an inclusive range of whole numbers. */
function numberRange(value: string): { low: number; high: number } | null {
  const plain = value.replaceAll('−', '-').replaceAll('≤', '<=').replaceAll('≥', '>=');
  const span = /^([+-]?\d+)\.\.([+-]?\d+)$/.exec(plain);
  if (span) return { low: Number(span[1]), high: Number(span[2]) };
  const match = /^(<=|>=|<|>|=)?([+-]?\d+)$/.exec(plain);
  if (!match) return null;
  const n = Number(match[2]);
  switch (match[1]) {
    case '<':
      return { low: -Infinity, high: n - 1 };
    case '<=':
      return { low: -Infinity, high: n };
    case '>':
      return { low: n + 1, high: Infinity };
    case '>=':
      return { low: n, high: Infinity };
    case '=':
    case undefined:
    default:
      return { low: n, high: n };
  }
}

/** The time an event may lie in, by the whole date that was given. */
function timeRange(field: string, value: string): { from: number; to: number } | null {
  const read = readTypedDate(value);
  const span = read.ok ? parseEdtf(read.edtf) : null;
  if (!span?.ok) return null;
  const { start, end } = span.value;
  if (field === 'before') return { from: -Infinity, to: start };
  if (field === 'after') return { from: end, to: Infinity };
  return { from: start, to: end };
}
