// zod's issues → ours: one dotted path and one sentence each, so that every field can show what is wrong with it.
// Paths are relative to the payload: `event.sources.0.url`.
import type { Issue } from '../../data/result.ts';
import type { z } from '../../data/zod.ts';

type ZodIssue = z.core.$ZodIssue;

// A request that is wrong in ten thousand places is told of the first hundred.
const MOST = 100;

/** Flattens the issues of a failed parse. */
export function issuesOf(error: z.core.$ZodError): Issue[] {
  return error.issues.flatMap((issue) => flatten(issue, [])).slice(0, MOST);
}

function flatten(issue: ZodIssue, above: readonly PropertyKey[]): Issue[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => told([...path, short(key)], `There is no field “${short(key)}” here.`));
  }
  if (issue.code === 'invalid_union') {
    const branch = closest(issue.errors);
    if (branch) return branch.flatMap((inner) => flatten(inner, path));
  }
  if (issue.code === 'invalid_key' || issue.code === 'invalid_element') {
    return [told(path, issue.issues[0]?.message ?? issue.message)];
  }
  return [told(path, worded(issue))];
}

/** The branch of a union that the value was meant for: the one whose type fitted, if there is just one. */
function closest(branches: readonly (readonly ZodIssue[])[]): readonly ZodIssue[] | null {
  const fitting = branches.filter(
    (branch) => !branch.some((issue) => issue.code === 'invalid_type' && issue.path.length === 0),
  );
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

// Schemas word what people meet themselves; these are zod's own words, made into ours.
function worded(issue: ZodIssue): string {
  if (!issue.message.startsWith('Invalid input: expected')) return issue.message;
  if (issue.message.endsWith('received undefined')) return 'This is missing.';
  if (issue.code === 'invalid_type' && issue.expected === 'object') return 'This must be an object.';
  return issue.message.replace('Invalid input: expected', 'This must be').replace(', received ', ', not ').concat('.');
}

const short = (key: string): string => (key.length > 60 ? `${key.slice(0, 60)}…` : key);

const dotted = (path: readonly PropertyKey[]): string => path.map(String).join('.');

const told = (path: readonly PropertyKey[], message: string): Issue => ({ path: dotted(path), message });
