// Changes to the library's own words: a topic, kind or actor added, changed, removed, or merged into another.
// Each is one change of the library, and one step to undo.
import { fold } from '../../data/fold.ts';
import type { Result } from '../../data/result.ts';
import { textIn } from '../../data/text.ts';
import type { Actor, Kind, Topic, Vocabulary } from '../../data/vocabulary.ts';
import { host } from './actions.ts';
import { vocabulary } from './library.ts';
import { language } from './settings.ts';

export const TABLES = ['topics', 'actors', 'kinds'] as const;
export type Table = (typeof TABLES)[number];
export type Entry = Topic | Kind | Actor;

/** An entry with the table it stands in. */
export type TabledEntry =
  | { readonly table: 'topics'; readonly entry: Topic }
  | { readonly table: 'kinds'; readonly entry: Kind }
  | { readonly table: 'actors'; readonly entry: Actor };

/** Adds or changes an entry; the answer names the fields that are wrong. */
export async function setEntry(tabled: TabledEntry): Promise<Result<unknown>> {
  const changeId = crypto.randomUUID();
  return host().call('vocabulary.set', { ...tabled, changeId });
}

/** Removes an entry; the events that name it lose it. */
export async function removeEntry(table: Table, id: string): Promise<Result<{ changed: number }>> {
  return host().call('vocabulary.remove', { table, id, changeId: crypto.randomUUID() });
}

/** Merges entries into one, which takes their names as aliases and their events. */
export async function mergeEntries(
  table: Table,
  from: readonly string[],
  into: string,
): Promise<Result<{ changed: number }>> {
  return host().call('vocabulary.merge', { table, from: [...from], into, changeId: crypto.randomUUID() });
}

/** An id that no entry of a table has: from the name where it is written in Latin letters, else a random one. */
export function freeId(table: Table, name: string): string {
  const taken = new Set<string>(entriesOf(vocabulary.value, table).map(({ id }) => id));
  const base = fold(name)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 80);
  if (base !== '' && !taken.has(base)) return base;
  return `${base === '' ? table.slice(0, -1) : base}-${crypto.randomUUID().slice(0, 8)}`;
}

export function entriesOf(words: Vocabulary, table: Table): readonly Entry[] {
  return words[table];
}

/** Entries one of whose names or aliases holds what was typed, in the order of their names. */
export function matchingEntries(entries: readonly Entry[], typed: string): Entry[] {
  const wanted = fold(typed.trim());
  const reader = language.value;
  const collator = new Intl.Collator(reader);
  return entries
    .filter(
      ({ names, aliases }) =>
        wanted === '' || [...Object.values(names), ...aliases].some((name) => fold(name).includes(wanted)),
    )
    .sort((a, b) => collator.compare(textIn(a.names, reader), textIn(b.names, reader)));
}
