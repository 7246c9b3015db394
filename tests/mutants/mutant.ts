// One line of the source taken away, or turned into its opposite, and where a test has to notice.

export interface Mutant {
  /** What the line is for. */
  readonly guards: string;
  /** Path within the project. */
  readonly file: string;
  /** A text that is in the file exactly once. */
  readonly find: string;
  readonly replace: string;
  /** Test files that are run on it. */
  readonly tests: readonly string[];
}

/** Mutants of one file, as [what it guards, text, what it becomes] each. */
export function mutantsOf(
  file: string,
  tests: readonly string[],
  lines: readonly (readonly [guards: string, find: string, replace: string])[],
): Mutant[] {
  return lines.map(([guards, find, replace]) => ({ guards, file, find, replace, tests }));
}
