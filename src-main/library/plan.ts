// What a command asks for → the operations that do it, checked whole before anything is written.
// A failure names the fields concerned; its planning is then abandoned.
import type { Event, Link, ParsedEventChanges, ParsedNewEvent } from '../../data/event.ts';
import { fail, type Issue, ok, type Result } from '../../data/result.ts';
import { eventIdBase, freeId } from './naming.ts';
import { type Planning, refuse } from './planning.ts';
import { resolveNames } from './resolve.ts';
import { breathe } from './snapshot-write.ts';

export interface AddOptions {
  readonly origin: Event['origin'];
  /** Path of the nth event in the request: `event` or `events.3`. */
  readonly path: (index: number) => string;
  readonly signal?: AbortSignal | undefined;
  /** Told now and then how many events are planned. */
  readonly progress?: ((done: number) => void) | undefined;
}

/** The answer to an import that was called off while it was planned. */
export const CANCELLED = fail('busy', 'The import was cancelled. Nothing was changed.');

// Milliseconds to work before letting others run.
const SLICE = 5;

/** Plans adding events: all or none. Links may go to events of the same request. */
export async function planAdd(
  planning: Planning,
  incoming: readonly ParsedNewEvent[],
  options: AddOptions,
): Promise<Result<Event[]>> {
  const { draft, at } = planning;
  const given = new Set<string>();
  for (const [index, { id }] of incoming.entries()) {
    if (id === undefined) continue;
    if (given.has(id) || draft.read('events', id)) {
      const message = `There is an event with the id “${id}” already.`;
      return refuse([{ path: `${options.path(index)}.id`, message }], 'conflict');
    }
    given.add(id);
  }
  const known = (id: string): boolean => given.has(id) || draft.read('events', id) !== undefined;
  const events: Event[] = [];
  const issues: Issue[] = [];
  let since = performance.now();
  for (const [index, { id: wanted, ...details }] of incoming.entries()) {
    const id = wanted ?? freeId(eventIdBase(details.date, details.title), known, planning.random);
    issues.push(...linkIssues(details.links, id, `${options.path(index)}.links`, known));
    const names = resolveNames(planning, details);
    planning.push({
      on: 'events',
      id,
      to: { id, ...details, ...names, origin: options.origin, created: at, updated: at },
    });
    const event = draft.read('events', id);
    if (event) events.push(event);
    if (performance.now() - since > SLICE) {
      await breathe();
      if (options.signal?.aborted) return CANCELLED;
      options.progress?.(index + 1);
      since = performance.now();
    }
  }
  return issues.length > 0 ? refuse(issues) : ok(events);
}

function linkIssues(links: readonly Link[], id: string, path: string, known: (id: string) => boolean): Issue[] {
  const issues: Issue[] = [];
  for (const [index, link] of links.entries()) {
    const at = `${path}.${index}.to`;
    if (link.to === id) issues.push({ path: at, message: 'An event cannot be linked to itself.' });
    else if (!known(link.to)) issues.push({ path: at, message: `There is no event “${link.to}” to link to.` });
  }
  return issues;
}

/** Plans replacing fields of one event. No operation means that everything is so already. */
export function planUpdate(planning: Planning, id: string, changes: ParsedEventChanges): Result<Event> {
  const { draft } = planning;
  const event = draft.read('events', id);
  if (!event) return refuse([{ path: 'id', message: `There is no event “${id}”.` }], 'not-found');
  // A link that was there may stay, even where its other end has gone since.
  const had = new Set(event.links.map((link) => link.to));
  const known = (to: string): boolean => had.has(to) || draft.read('events', to) !== undefined;
  const issues = linkIssues(changes.links ?? [], id, 'changes.links', known);
  if (issues.length > 0) return refuse(issues);
  const before = planning.ops.length;
  planning.setFields(event, { ...changes, ...resolveNames(planning, changes) });
  if (planning.ops.length > before && event.origin.by === 'curated') planning.touch(`events/${id}`);
  const updated = draft.read('events', id);
  return updated ? ok(updated) : fail('internal', 'The event was lost while it was changed.');
}

/** Plans removing events; links to them from others go with them, and come back with an undo. */
export function planRemove(planning: Planning, ids: readonly string[]): Result<number> {
  const { draft } = planning;
  const going = new Set(ids);
  const issues = ids.flatMap((id, index) =>
    draft.read('events', id) ? [] : [{ path: `ids.${index}`, message: `There is no event “${id}”.` }],
  );
  if (issues.length > 0) return refuse(issues, 'not-found');
  for (const id of going) {
    for (const other of draft.linkersOf(id)) {
      if (going.has(other.id)) continue;
      planning.setFields(other, { links: other.links.filter((link) => !going.has(link.to)) });
    }
  }
  for (const id of going) {
    const event = draft.read('events', id);
    if (!event) continue;
    planning.push({ on: 'events', id, from: event });
    if (event.origin.by === 'curated') planning.touch(`events/${id}`);
  }
  return ok(going.size);
}
