// What changed in an event's sources between two versions, source by source: came, went, got a copy, reads otherwise.
// A source is the same where its address is, else where its title is. Pure.
import type { Source } from '../../data/event.ts';
import { comparableAddress } from '../../data/same-address.ts';

/** The fields of a source that can change while it stays the same source; its copy is told of apart. */
export const SOURCE_FIELDS = [
  'title',
  'publisher',
  'url',
  'date',
  'side',
  'language',
  'accessed',
  'note',
  'weak',
] as const;
type SourceField = (typeof SOURCE_FIELDS)[number];

export type SourceChange =
  | { readonly is: 'added' | 'removed' | 'copyAdded' | 'copyRemoved' | 'copyReplaced'; readonly title: string }
  | { readonly is: 'changed'; readonly title: string; readonly fields: readonly SourceField[] };

type Alike = (one: Source, other: Source) => boolean;
const byAddress: Alike = (one, other) =>
  one.url !== undefined && other.url !== undefined && comparableAddress(one.url) === comparableAddress(other.url);
const byTitle: Alike = (one, other) => one.title === other.title;
// The surest first, so that of two sources of one address each finds its own.
const SURE: readonly Alike[] = [(one, other) => byTitle(one, other) && byAddress(one, other), byAddress, byTitle];

/** The changes: what went, then the later version's sources in their order. Empty where only the order changed. */
export function sourceChanges(before: readonly Source[], after: readonly Source[]): SourceChange[] {
  const was = matches(before, after);
  const kept = new Set(was.values());
  const gone = before.filter((source) => !kept.has(source));
  return [
    ...gone.map(({ title }): SourceChange => ({ is: 'removed', title })),
    ...after.flatMap((source) => between(was.get(source), source)),
  ];
}

/** For each later source the earlier one that it was. */
function matches(before: readonly Source[], after: readonly Source[]): ReadonlyMap<Source, Source> {
  const was = new Map<Source, Source>();
  const taken = new Set<Source>();
  for (const alike of SURE) {
    for (const source of after) {
      const old = was.has(source) ? undefined : before.find((other) => !taken.has(other) && alike(other, source));
      if (!old) continue;
      was.set(source, old);
      taken.add(old);
    }
  }
  return was;
}

function between(old: Source | undefined, source: Source): SourceChange[] {
  const { title } = source;
  if (!old) return [{ is: 'added', title }, ...copyChange(undefined, source)];
  const fields = SOURCE_FIELDS.filter((field) => old[field] !== source[field]);
  return [...(fields.length > 0 ? [{ is: 'changed', title, fields } as const] : []), ...copyChange(old.copy, source)];
}

function copyChange(old: string | undefined, { copy, title }: Source): SourceChange[] {
  if (old === copy) return [];
  if (copy === undefined) return [{ is: 'copyRemoved', title }];
  return [{ is: old === undefined ? 'copyAdded' : 'copyReplaced', title }];
}
