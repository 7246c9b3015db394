// One piece of a query as conditions: a word, a phrase, an address, or a field with its value; or what is wrong with it.
import { parseEdtf } from '../dates.ts';
import { fold } from '../fold.ts';
import { readTypedDate } from '../typed-date.ts';
import { FIELDS, fieldNamed, HAS, IS, QUERY_SIDES, type Condition, type QueryProblem } from './language.ts';

/** A piece as it stands in the text; what a field was given outside its parentheses is its field too. */
export interface Piece {
  readonly at: number;
  readonly text: string;
  readonly not: boolean;
  readonly field: string | null;
  readonly value: string;
  readonly quoted: boolean;
}

type ReadPiece = { readonly conditions: readonly Condition[] } | QueryProblem;

const NAMES = new Set<string>(['topic', 'actor', 'kind', 'place', 'source', 'tag']);

/** Reads a piece. */
export function conditionOf(piece: Piece): ReadPiece {
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
