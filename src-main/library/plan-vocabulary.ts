// Plans changes to the library's own tables: an entry added or changed, removed, or merged into another.
// What events say follows in the same change, so that nothing ever names an entry that is not there.
import type { Event } from '../../data/event.ts';
import { LIMITS } from '../../data/limits.ts';
import { fail, ok, type Result } from '../../data/result.ts';
import type { Actor, Kind, Topic } from '../../data/vocabulary.ts';
import type { EntryTable, Op } from './change.ts';
import { foldName } from './naming.ts';
import { type Planning, refuse } from './planning.ts';
import { breathe } from './snapshot-write.ts';

export type Entry = Topic | Kind | Actor;

/** Plans setting an entry: a new one, or one that is there with other names, aliases, colours. */
export function planEntry(planning: Planning, table: EntryTable, entry: Entry): Result<Entry> {
  const { draft } = planning;
  const now = draft.read(table, entry.id);
  for (const [path, name] of namesOf(entry)) {
    const owner = draft.idOf(table, name);
    if (owner === undefined || owner === entry.id) continue;
    // An entry that already shares a name with another may keep it.
    if (now && namesOf(now).some(([, had]) => foldName(had) === foldName(name))) continue;
    return refuse([{ path: `entry.${path}`, message: `“${name}” is a name of “${owner}” already.` }], 'conflict');
  }
  if (JSON.stringify(now) !== JSON.stringify(entry)) {
    planning.push({ on: table, id: entry.id, ...(now ? { from: now } : {}), to: entry } as Op);
    planning.touch(`${table}/${entry.id}`);
  }
  return ok(entry);
}

function namesOf(entry: Entry): (readonly [string, string])[] {
  return [
    ...Object.entries(entry.names).map(([language, name]) => [`names.${language}`, name] as const),
    ...entry.aliases.map((alias, index) => [`aliases.${index}`, alias] as const),
  ];
}

/** Plans removing an entry; events that name it lose it (a kind becomes “other”). Answers how many events change. */
export async function planRemoveEntry(planning: Planning, table: EntryTable, id: string): Promise<Result<number>> {
  const { draft } = planning;
  const entry = draft.read(table, id);
  if (!entry) return refuse([{ path: 'id', message: `There is no “${id}”.` }], 'not-found');
  if (table === 'kinds' && id === 'other') {
    return refuse(
      [{ path: 'id', message: 'The kind “other” stays: events without another kind have it.' }],
      'conflict',
    );
  }
  const changed = await replaceInEvents(planning, table, new Set([id]), null);
  planning.push({ on: table, id, from: entry } as Op);
  planning.touch(`${table}/${id}`);
  return ok(changed);
}

/** Plans merging entries into one: its aliases gain their names, and events name it instead. Answers how many change. */
export async function planMerge(
  planning: Planning,
  table: EntryTable,
  from: readonly string[],
  into: string,
): Promise<Result<number>> {
  const { draft } = planning;
  const target = draft.read(table, into);
  if (!target) return refuse([{ path: 'into', message: `There is no “${into}”.` }], 'not-found');
  const going = new Set(from);
  const entries: Entry[] = [];
  for (const [index, id] of from.entries()) {
    const entry = draft.read(table, id);
    if (!entry) return refuse([{ path: `from.${index}`, message: `There is no “${id}”.` }], 'not-found');
    if (id === into) return refuse([{ path: `from.${index}`, message: 'An entry cannot be merged into itself.' }]);
    // Named twice, it still goes once.
    if (from.indexOf(id) === index) entries.push(entry);
  }
  const merged = withNames(target, entries);
  if (merged.aliases.length > LIMITS.aliases) {
    return fail('too-large', `“${into}” would have more than ${LIMITS.aliases} aliases. Remove some first.`);
  }
  const changed = await replaceInEvents(planning, table, going, into);
  // The names must be free before the entry that stays can take them.
  for (const entry of entries) {
    planning.push({ on: table, id: entry.id, from: entry } as Op);
    planning.touch(`${table}/${entry.id}`);
  }
  planning.push({ on: table, id: into, from: target, to: merged } as Op);
  planning.touch(`${table}/${into}`);
  return ok(changed);
}

function withNames<T extends Entry>(target: T, merged: readonly Entry[]): T {
  const names = { ...target.names };
  const known = new Set(namesOf(target).map(([, name]) => foldName(name)));
  const aliases = [...target.aliases];
  for (const entry of merged) {
    for (const language of ['en', 'fr', 'zh'] as const) names[language] ??= entry.names[language];
    for (const [, name] of namesOf(entry)) {
      if (known.has(foldName(name))) continue;
      known.add(foldName(name));
      aliases.push(name);
    }
  }
  const used = Object.fromEntries(Object.entries(names).filter(([, name]) => name !== undefined));
  return { ...target, names: used, aliases };
}

const SLICE = 5;

async function replaceInEvents(
  planning: Planning,
  table: EntryTable,
  going: ReadonlySet<string>,
  into: string | null,
): Promise<number> {
  const { draft } = planning;
  let changed = 0;
  let since = performance.now();
  for (const event of draft.entries('events')) {
    const fields = fieldsWithout(event, table, going, into);
    if (fields === null) continue;
    planning.setFields(event, fields);
    if (event.origin.by === 'curated') planning.touch(`events/${event.id}`);
    changed += 1;
    if (performance.now() - since > SLICE) {
      await breathe();
      since = performance.now();
    }
  }
  return changed;
}

function fieldsWithout(
  event: Event,
  table: EntryTable,
  going: ReadonlySet<string>,
  into: string | null,
): Partial<Event> | null {
  if (table === 'kinds') return going.has(event.kind) ? { kind: into ?? 'other' } : null;
  const named: readonly string[] = event[table];
  if (!named.some((id) => going.has(id))) return null;
  const kept = named.map((id) => (going.has(id) ? into : id)).filter((id) => id !== null);
  return { [table]: [...new Set(kept)] };
}
