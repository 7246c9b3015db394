// What stays marked as wrong while a refused form is being corrected: the fields that are still wrong, and no others.
// A field that was not marked at the last save is left in peace until the next. Pure.
import type { EditorFields } from './editor.ts';
import { problemsOf } from './editor-fields.ts';
import type { FieldProblem } from './editor-texts.ts';

/** What is marked, and in which words. */
export type Marks = ReadonlyMap<string, string>;

/** What is still marked after `before` became `after`. A problem that only the host saw goes with a change of its field. */
export function marksAfter(
  marks: Marks,
  before: EditorFields,
  after: EditorFields,
  wordsFor: (problem: FieldProblem) => string,
): Marks {
  if (marks.size === 0) return marks;
  const were = problemsOf(before);
  const are = problemsOf(after);
  const next = new Map<string, string>();
  for (const [path, words] of marks) {
    const problem = are.get(path);
    const isHosts = !were.has(path) && JSON.stringify(at(before, path)) === JSON.stringify(at(after, path));
    if (problem) next.set(path, wordsFor(problem));
    else if (isHosts) next.set(path, words);
  }
  // Where a row was taken away, those after it have other places now: all that is wrong in its list stays marked.
  for (const list of shortened(before, after)) {
    const wasMarked = [...marks.keys()].some((path) => path.startsWith(`${list}.`));
    for (const [path, problem] of wasMarked ? are : []) {
      if (path.startsWith(`${list}.`)) next.set(path, wordsFor(problem));
    }
  }
  return next;
}

/** The value at a dotted path; undefined where there is none. */
function at(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((inner, name) => (isObject(inner) ? Reflect.get(inner, name) : undefined), value);
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

function shortened(before: EditorFields, after: EditorFields): string[] {
  const lists = [
    'sources',
    'readouts.points',
    'claims',
    ...before.claims.map((_, index) => `claims.${index}.versions`),
  ];
  const length = (fields: EditorFields, list: string): number => {
    const rows = at(fields, list);
    return Array.isArray(rows) ? rows.length : 0;
  };
  return lists.filter((list) => length(after, list) < length(before, list));
}
