// The plain model that the library is held against: events by id, a stack of what was, a stack of what is to come.
// It knows nothing of files; commands go to both, and both must show the same.
import type { Event } from '../../data/event.ts';
import type { OpenLibrary } from '../../src-main/library/open-library.ts';
import { fresh } from '../main/library/fresh.ts';

/** What can be asked of a library in these tests. Events are told apart by small numbers. */
export type Command =
  | { readonly do: 'add'; readonly id: number; readonly tone: number }
  | { readonly do: 'import'; readonly from: number; readonly count: number; readonly size: number }
  | { readonly do: 'update'; readonly id: number; readonly tone: number; readonly topic: number }
  | { readonly do: 'remove'; readonly id: number }
  /** Notes of that length for many events, as one step. */
  | { readonly do: 'edit'; readonly ids: readonly number[]; readonly size: number }
  | { readonly do: 'undo' }
  | { readonly do: 'redo' };

/** What is compared: id → tone, topics and title. */
export type Shown = ReadonlyMap<string, string>;

/** The id of an event in the library. */
export const key = (id: number): string => `e${id}`;
const look = (event: Pick<Event, 'tone' | 'topics' | 'notes'>): string =>
  `${event.tone} ${event.topics.join()} ${event.notes.length}`;

export class Model {
  now: Shown;
  readonly undo: Shown[];
  readonly redo: Shown[];

  constructor(now: Shown = new Map(), undo: readonly Shown[] = [], redo: readonly Shown[] = []) {
    this.now = now;
    this.undo = [...undo];
    this.redo = [...redo];
  }

  copy(): Model {
    return new Model(this.now, this.undo, this.redo);
  }

  /** Does a command; false where the library must refuse it. */
  apply(command: Command): boolean {
    if (command.do === 'undo' || command.do === 'redo') {
      const before = this[command.do].pop();
      if (before === undefined) return true;
      this[command.do === 'undo' ? 'redo' : 'undo'].push(this.now);
      this.now = before;
      return true;
    }
    const next = new Map(this.now);
    if (command.do === 'add') {
      if (next.has(key(command.id))) return false;
      next.set(key(command.id), look({ tone: command.tone, topics: [], notes: '' }));
    } else if (command.do === 'import') {
      for (let index = 0; index < command.count; index += 1) {
        const id = key(command.from + index);
        if (next.has(id)) return false;
        next.set(id, look({ tone: null, topics: [], notes: 'x'.repeat(command.size) }));
      }
    } else if (command.do === 'update') {
      const before = next.get(key(command.id));
      if (before === undefined) return false;
      const [, , notes] = before.split(' ');
      const after = `${command.tone} topic-${command.topic} ${notes}`;
      if (after === before) return true;
      next.set(key(command.id), after);
    } else if (command.do === 'edit') {
      if (command.ids.some((id) => !next.has(key(id)))) return false;
      for (const id of command.ids) {
        const [tone = '', topics = ''] = (next.get(key(id)) ?? '').split(' ');
        next.set(key(id), `${tone} ${topics} ${command.size}`);
      }
      if (flat(next) === flat(this.now)) return true;
    } else if (!next.delete(key(command.id))) return false;
    this.undo.push(this.now);
    this.redo.length = 0;
    this.now = next;
    return true;
  }
}

/** What a library shows, in the model's terms. */
export function shownBy(library: { events(): Iterable<Event> }): Shown {
  return new Map([...library.events()].map((event) => [event.id, look(event)]));
}

/** Two shown states as one comparable text. */
export function flat(shown: Shown): string {
  return [...shown]
    .map(([id, text]) => `${id}: ${text}`)
    .sort()
    .join('\n');
}

/** Asks a library; answers whether it acknowledged. */
export async function ask(library: OpenLibrary, command: Command, changeId?: string): Promise<boolean> {
  const options = changeId === undefined ? {} : { changeId };
  switch (command.do) {
    case 'add':
      return (await library.add([fresh({ id: key(command.id), tone: command.tone })], options)).ok;
    case 'import': {
      const notes = 'x'.repeat(command.size);
      const events = Array.from({ length: command.count }, (_, index) =>
        fresh({ id: key(command.from + index), notes }),
      );
      return (await library.add(events, { ...options, action: 'import' })).ok;
    }
    case 'update':
      return (
        await library.update(key(command.id), { tone: command.tone, topics: [`topic-${command.topic}`] }, options)
      ).ok;
    case 'edit': {
      const changes = { notes: 'x'.repeat(command.size) };
      return (
        await library.updateMany(
          command.ids.map((id) => ({ id: key(id), changes })),
          options,
        )
      ).ok;
    }
    case 'remove':
      return (await library.remove([key(command.id)], options)).ok;
    case 'undo':
      return (await library.undo(options)).ok;
    case 'redo':
      return (await library.redo(options)).ok;
    default:
      throw new Error('Not a command.');
  }
}
