// A draft over the state: what the changes waiting for the journal would make of it.
// Plans read and write here; the state itself is untouched until their records are on disk.
import type { Event } from '../../data/event.ts';
import { type Cells, type CellTable, ENTRY_TABLES, type EntryTable } from './change.ts';
import { foldName } from './naming.ts';
import { type CellStore, indexEntry, type LibraryState } from './state.ts';

type Overlay = { [T in CellTable]: Map<string, Cells[T] | undefined> };

export class Draft implements CellStore {
  readonly state: LibraryState;
  readonly #over: Overlay = {
    events: new Map(),
    topics: new Map(),
    kinds: new Map(),
    actors: new Map(),
    touched: new Map(),
    seed: new Map(),
  };
  readonly #names = new Map<CellTable, Map<string, string>>(ENTRY_TABLES.map((table) => [table, new Map()]));

  constructor(state: LibraryState) {
    this.state = state;
  }

  read<T extends CellTable>(table: T, id: string): Cells[T] | undefined {
    const over = this.#over[table];
    return over.has(id) ? over.get(id) : this.state.read(table, id);
  }

  write<T extends CellTable>(table: T, id: string, value: Cells[T] | undefined): void {
    this.#over[table].set(id, value);
    const names = this.#names.get(table);
    if (names && value !== undefined) indexEntry(names, value as Cells[EntryTable]);
  }

  /** As {@link LibraryState.idOf}, with the entries of the draft. */
  idOf(table: EntryTable, name: string): string | undefined {
    if (this.read(table, name) !== undefined) return name;
    const id = this.state.idOf(table, name) ?? this.#names.get(table)?.get(foldName(name));
    return id !== undefined && this.read(table, id) !== undefined ? id : undefined;
  }

  /** All entries of a table. */
  entries<T extends CellTable>(table: T): Cells[T][] {
    const ids = new Set([...this.state.cells[table].keys(), ...this.#over[table].keys()]);
    return [...ids].map((id) => this.read(table, id)).filter((value) => value !== undefined);
  }

  /** The events that link to one. */
  linkersOf(id: string): Event[] {
    const found: Event[] = [];
    for (const from of this.state.linkers.get(id) ?? []) {
      if (this.#over.events.has(from)) continue;
      const event = this.state.read('events', from);
      if (event) found.push(event);
    }
    for (const event of this.#over.events.values()) {
      if (event?.links.some((link) => link.to === id)) found.push(event);
    }
    return found;
  }

  /** Whether any event names this entry. Linear: asked only when an entry may go. */
  uses(table: EntryTable, id: string): boolean {
    const names = (event: Event): boolean =>
      table === 'kinds' ? event.kind === id : (table === 'topics' ? event.topics : event.actors).includes(id);
    for (const event of this.#over.events.values()) if (event && names(event)) return true;
    for (const event of this.state.events.values()) {
      if (!this.#over.events.has(event.id) && names(event)) return true;
    }
    return false;
  }
}
