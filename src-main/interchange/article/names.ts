// The names of a library's entries as they are looked for in a text.
import type { Text } from '../../../data/text.ts';

export interface NamedEntry {
  readonly id: string;
  readonly names: Text;
  readonly aliases: readonly string[];
}

/** All names of an entry, each once, without those too short to mean anything. */
export function foldedNames({ names, aliases }: NamedEntry): string[] {
  return [...new Set([...Object.values(names), ...aliases])].filter(
    (name) => name.length >= (/\p{Script=Han}/u.test(name) ? 2 : 3),
  );
}
