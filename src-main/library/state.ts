// The library in memory: its cells, and what is derived from them (who links to an event, names to ids).
// Only applied operations change it, and only after the journal has them.
import type { Event } from '../../data/event.ts';
import type { Actor, Kind, Topic, Vocabulary } from '../../data/vocabulary.ts';
import type { Cells, CellTable, EntryTable, Op } from './change.ts';
import { foldName } from './naming.ts';

/** Where the record of a change lies: its journal is found by the sequence number. */
export interface RecordPlace {
  readonly seq: number;
  /** Byte offset of its first record in that journal. */
  readonly offset: number;
}

/** Read and write access to cells: the state itself, or a draft over it. */
export interface CellStore {
  read<T extends CellTable>(table: T, id: string): Cells[T] | undefined;
  write<T extends CellTable>(table: T, id: string, value: Cells[T] | undefined, at?: number): void;
}

type Maps = { [T in CellTable]: Map<string, Cells[T]> };
type Entry = Topic | Kind | Actor;

export class LibraryState implements CellStore {
  /** Identifies the library, so that a journal of another one is not replayed. */
  id = '';
  seq = 0;
  readonly cells: Maps = {
    events: new Map(),
    topics: new Map(),
    kinds: new Map(),
    actors: new Map(),
    touched: new Map(),
    seed: new Map(),
  };
  /** Steps to undo and to redo, the last on top. */
  undo: RecordPlace[] = [];
  redo: RecordPlace[] = [];
  /** The last changes by the id they were asked for with, oldest first. */
  readonly recent = new Map<string, RecordPlace>();
  /** Event id → ids of the events that link to it. */
  readonly linkers = new Map<string, Set<string>>();
  /** Folded id, name or alias → id of the entry; made again when a table changes. */
  readonly #names: Record<EntryTable, Map<string, string> | null> = { topics: null, kinds: null, actors: null };
  #vocabulary: Vocabulary | null = null;

  get events(): ReadonlyMap<string, Event> {
    return this.cells.events;
  }

  read<T extends CellTable>(table: T, id: string): Cells[T] | undefined {
    return this.cells[table].get(id);
  }

  write<T extends CellTable>(table: T, id: string, value: Cells[T] | undefined, at?: number): void {
    const map = this.cells[table];
    if (table === 'events') this.#relink(map.get(id) as Event | undefined, value as Event | undefined);
    if (table === 'topics' || table === 'kinds' || table === 'actors') this.#forget(table, value as Entry | undefined);
    if (value === undefined) map.delete(id);
    else if (at === undefined || map.has(id)) map.set(id, value);
    else insertAt(map, id, value, at);
  }

  /** The tables as a person sees them. The same value until one of them changes. */
  vocabulary(): Vocabulary {
    this.#vocabulary ??= {
      topics: [...this.cells.topics.values()],
      kinds: [...this.cells.kinds.values()],
      actors: [...this.cells.actors.values()],
    };
    return this.#vocabulary;
  }

  /** The id of the entry that has this id, name (in any language) or alias. */
  idOf(table: EntryTable, name: string): string | undefined {
    if (this.cells[table].has(name)) return name;
    const names = (this.#names[table] ??= nameIndex(this.cells[table].values()));
    return names.get(foldName(name));
  }

  #forget(table: EntryTable, added: Entry | undefined): void {
    this.#vocabulary = null;
    const names = this.#names[table];
    if (names === null) return;
    // A new entry is added to the index; whatever changes or goes makes it anew, since another may own the name then.
    if (added !== undefined && !this.cells[table].has(added.id)) indexEntry(names, added);
    else this.#names[table] = null;
  }

  #relink(before: Event | undefined, after: Event | undefined): void {
    for (const link of before?.links ?? []) {
      const from = this.linkers.get(link.to);
      from?.delete(before?.id ?? '');
      if (from?.size === 0) this.linkers.delete(link.to);
    }
    for (const link of after?.links ?? []) {
      const from = this.linkers.get(link.to);
      if (from) from.add(after?.id ?? '');
      else this.linkers.set(link.to, new Set([after?.id ?? '']));
    }
  }
}

function insertAt<V>(map: Map<string, V>, id: string, value: V, at: number): void {
  const entries = [...map];
  entries.splice(at, 0, [id, value]);
  map.clear();
  for (const [key, each] of entries) map.set(key, each);
}

/** Folded ids first, then names, then aliases: the first entry that claims one has it. */
export function nameIndex(entries: Iterable<Entry>): Map<string, string> {
  const index = new Map<string, string>();
  const all = [...entries];
  for (const entry of all) claim(index, entry.id, entry.id);
  for (const entry of all) for (const name of Object.values(entry.names)) claim(index, name, entry.id);
  for (const entry of all) for (const alias of entry.aliases) claim(index, alias, entry.id);
  return index;
}

/** Adds one entry after the others. */
export function indexEntry(index: Map<string, string>, entry: Entry): void {
  for (const name of [entry.id, ...Object.values(entry.names), ...entry.aliases]) claim(index, name, entry.id);
}

function claim(index: Map<string, string>, name: string, id: string): void {
  const folded = foldName(name);
  if (folded !== '' && !index.has(folded)) index.set(folded, id);
}

/** Applies one operation; answers what did not fit (and then nothing was done), or null. */
export function applyOp(cells: CellStore, op: Op): string | null {
  if (op.on === 'fields') {
    const event = cells.read('events', op.id);
    if (event === undefined) return `the event ${op.id} is not there to be changed`;
    cells.write('events', op.id, { ...event, ...op.to });
    return null;
  }
  const present = cells.read(op.on, op.id) !== undefined;
  if (present && op.from === undefined) return `${op.on} ${op.id} is there already`;
  if (!present && op.from !== undefined) return `${op.on} ${op.id} is not there`;
  cells.write(op.on, op.id, op.to, op.at);
  return null;
}
