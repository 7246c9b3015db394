// Plans taking the library to what it was: a whole snapshot (a backup), or one earlier version of an event.
// Both are changes like any other, so an undo takes them back.
import type { Event } from '../../data/event.ts';
import { fail, ok, type Result } from '../../data/result.ts';
import { type CellTable, ENTRY_TABLES, type Op } from './change.ts';
import { stateOf } from './document.ts';
import { type Planning, refuse } from './planning.ts';
import { breathe, type Snapshot } from './snapshot-write.ts';

const TABLES = ['events', ...ENTRY_TABLES, 'touched', 'seed'] as const satisfies readonly CellTable[];
const SLICE = 5;

/** Plans making every table what the snapshot holds. Answers how many events change. */
export async function planRestore(planning: Planning, snapshot: Snapshot): Promise<Result<number>> {
  const { draft } = planning;
  const then = stateOf(snapshot);
  let events = 0;
  let since = performance.now();
  for (const table of TABLES) {
    const ids = new Set([...draft.state.cells[table].keys(), ...then.cells[table].keys()]);
    for (const id of ids) {
      const now = draft.read(table, id);
      const before = then.read(table, id);
      if (JSON.stringify(now) === JSON.stringify(before)) continue;
      const from = now === undefined ? {} : { from: now };
      planning.push({ on: table, id, ...from, ...(before === undefined ? {} : { to: before }) } as Op);
      if (table === 'events') events += 1;
      if (performance.now() - since > SLICE) {
        await breathe();
        since = performance.now();
      }
    }
  }
  return ok(events);
}

/** Plans making an event what it was; one that was removed comes back. Links to events that are gone are left out. */
export function planVersion(planning: Planning, version: Event): Result<Event> {
  const { draft, at } = planning;
  const now = draft.read('events', version.id);
  const links = version.links.filter(({ to }) => draft.read('events', to) !== undefined);
  const missing = ENTRY_TABLES.flatMap((table) => {
    const named = table === 'kinds' ? [version.kind] : version[table];
    return named.filter((id) => draft.read(table, id) === undefined).map((id) => `${table}/${id}`);
  });
  if (missing.length > 0) {
    const message = `This version names ${missing.slice(0, 3).join(', ')}, which the library no longer has.`;
    return refuse([{ path: 'seq', message }], 'conflict');
  }
  const to: Event = { ...version, links, updated: at };
  if (now && JSON.stringify({ ...now, updated: at }) === JSON.stringify(to)) return ok(now);
  planning.push({ on: 'events', id: version.id, ...(now ? { from: now } : {}), to });
  if (version.origin.by === 'curated') planning.touch(`events/${version.id}`);
  const restored = draft.read('events', version.id);
  return restored ? ok(restored) : fail('internal', 'The event was lost while it was restored.');
}
