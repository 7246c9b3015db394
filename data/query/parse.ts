// The search language: words, "phrases", -not, OR, (groups) and field:value. Text → a query, or where and why it is wrong.
// What stands side by side must all hold; OR parts alternatives and binds less. A minus before a group is moved inwards.
import type { Condition, QueryProblem } from './language.ts';
import { conditionOf, type Piece } from './read-piece.ts';

export interface Clause {
  readonly not: boolean;
  readonly condition: Condition;
}

/** What holds where all, or any, of its parts do. Of no parts: all of them hold, and none of them does. */
export interface Group {
  readonly of: 'all' | 'any';
  readonly parts: readonly Part[];
}
export type Part = Clause | Group;

export const isGroup = (part: Part): part is Group => 'of' in part;

export type ReadQuery =
  | { readonly ok: true; readonly query: Group }
  | { readonly ok: false; readonly problem: QueryProblem };

// What can stand at a place: ( with its minus and field, ), or a piece: -field:"value", field:value, "phrase", word.
// Full-width colons and parentheses and Chinese and French quotation marks count too. An address may hold parentheses.
const TOKEN =
  /(?<close>[)）])|(?<minus>-?)(?:(?<field>\p{L}+)[:：])?(?:(?<open>[(（])|"(?<a>[^"]*)"|“(?<b>[^”]*)”|«\s*(?<c>[^»]*?)\s*»|(?<bare>\/\/(?:[^\s"“«()（）]|\([^\s"“«()]*\))+|[^\s"“«()（）]+))/gu;

interface Token extends Piece {
  readonly is: 'open' | 'close' | 'or' | 'piece';
}

function tokensOf(text: string): Token[] {
  return Array.from(text.matchAll(TOKEN), (match): Token => {
    const { minus, field, open, close, a, b, c, bare } = match.groups ?? {};
    const value = a ?? b ?? c ?? bare ?? '';
    const whole = match[0];
    const or = field === undefined && (whole === 'OR' || whole === '|');
    return {
      is: open ? 'open' : close ? 'close' : or ? 'or' : 'piece',
      at: match.index,
      text: whole,
      not: minus === '-',
      field: field ?? null,
      value,
      quoted: bare === undefined,
    };
  });
}

/** A look at a condition where more is known than the language itself. */
export type Check = (clause: Clause, place: Pick<QueryProblem, 'at' | 'length'>) => QueryProblem | null;

/** Reads a query. The empty one is a group of no parts, which everything matches. */
export function parseQuery(text: string, check: Check = () => null): ReadQuery {
  const unclosed = unclosedQuote(text);
  if (unclosed !== null) return wrong('query.problem.quote', unclosed, text.length - unclosed);
  const open: Opened[] = [opened(null)];
  for (const token of tokensOf(text)) {
    const within = open.at(-1);
    if (!within) break;
    if (token.is === 'open') open.push(opened(token, within.field));
    else if (token.is === 'or') within.alternatives.push([]);
    else if (token.is === 'close') {
      open.pop();
      const around = open.at(-1);
      if (!around) return wrong('query.problem.closing', token.at + token.text.length - 1, 1);
      const group = groupOf(within.alternatives);
      if (group.parts.length > 0) around.alternatives.at(-1)?.push(within.not ? negated(group) : group);
    } else {
      const read = conditionOf(
        within.field !== null && token.field === null ? { ...token, field: within.field } : token,
      );
      if ('key' in read) return { ok: false, problem: read };
      for (const condition of read.conditions) {
        const clause: Clause = { not: token.not, condition };
        const problem = check(clause, { at: token.at, length: token.text.length });
        if (problem) return { ok: false, problem };
        within.alternatives.at(-1)?.push(clause);
      }
    }
  }
  const last = open.at(-1);
  if (last && open.length > 1) return wrong('query.problem.opening', last.at, 1);
  return { ok: true, query: groupOf(last?.alternatives ?? []) };
}

/** A parenthesis that is open: what stands between its ORs so far. */
interface Opened {
  readonly at: number;
  readonly not: boolean;
  /** `kind:(call OR meeting)` gives its field to what has none. */
  readonly field: string | null;
  readonly alternatives: Part[][];
}

function opened(token: Token | null, field: string | null = null): Opened {
  const at = token ? token.at + token.text.length - 1 : 0;
  return { at, not: token?.not ?? false, field: token?.field ?? field, alternatives: [[]] };
}

/** Alternatives that say nothing are left out; a group of one part is that part. */
function groupOf(alternatives: readonly (readonly Part[])[]): Group {
  const groups = alternatives.flatMap((parts): Group[] => {
    const [only] = parts;
    if (!only) return [];
    return [parts.length === 1 && isGroup(only) ? only : { of: 'all', parts }];
  });
  const [only] = groups;
  return groups.length === 1 && only ? only : { of: groups.length === 0 ? 'all' : 'any', parts: groups };
}

/** Not all of them: any of them not; not any of them: all of them not. */
function negated({ of, parts }: Group): Group {
  return {
    of: of === 'all' ? 'any' : 'all',
    parts: parts.map((part) => (isGroup(part) ? negated(part) : { ...part, not: !part.not })),
  };
}

/** All clauses of a query, in their order. */
export function clausesOf(group: Group): Clause[] {
  return group.parts.flatMap((part) => (isGroup(part) ? clausesOf(part) : [part]));
}

/** Whether a group holds, by a test of its clauses' conditions. */
export function holds(group: Group, test: (condition: Condition) => boolean): boolean {
  const one = (part: Part): boolean => (isGroup(part) ? holds(part, test) : test(part.condition) !== part.not);
  return group.of === 'all' ? group.parts.every(one) : group.parts.some(one);
}

function unclosedQuote(text: string): number | null {
  const marks = [...text.matchAll(/"/g)];
  return marks.length % 2 === 1 ? (marks.at(-1)?.index ?? 0) : null;
}

function wrong(key: QueryProblem['key'], at: number, length: number): ReadQuery {
  return { ok: false, problem: { key, at, length, values: {} } };
}
