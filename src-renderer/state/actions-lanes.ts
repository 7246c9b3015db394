// How a person arranges the lanes of a grouping, and what is drawn around them: kept on the desk, for each grouping.
// What an arrangement means is layout/lanes.ts; here it is only changed.
import type { Arrangement, Desk } from '../../data/desk.ts';
import { changeDesk } from './actions.ts';
import { desk } from './settings.ts';
import { arrangement, lanes } from './viewport.ts';

function arrange(changes: Partial<Arrangement>): void {
  const own = { ...arrangement.value, ...changes };
  changeDesk({ arrangements: { ...desk.value.arrangements, [lanes.value]: own } }, { now: true });
}

const toggled = (ids: readonly string[], id: string): string[] =>
  ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id];

/** Folds a lane thin, or gives it its height again. */
export function toggleLane(id: string): void {
  arrange({ collapsed: toggled(arrangement.value.collapsed, id) });
}

/** Folds exactly these lanes thin. */
export function foldLanes(ids: readonly string[]): void {
  arrange({ collapsed: [...ids] });
}

/** Puts a lane away; its events stay counted everywhere else. */
export function hideLane(id: string): void {
  if (!arrangement.value.hidden.includes(id)) arrange({ hidden: [...arrangement.value.hidden, id] });
}

/** Brings lanes back that were put away: one, or all. */
export function showLanes(id?: string): void {
  arrange({ hidden: id === undefined ? [] : arrangement.value.hidden.filter((other) => other !== id) });
}

/** Puts a lane before another, or at the end. `order` is the order of all lanes as it is. */
export function moveLane(order: readonly string[], id: string, before: string | null): void {
  if (id === before) return;
  const others = order.filter((other) => other !== id);
  const at = before === null ? others.length : others.indexOf(before);
  if (at === -1) return;
  arrange({ order: [...others.slice(0, at), id, ...others.slice(at)] });
}

/** Lanes as they come: in their own order, none folded, none put away. */
export function resetLanes(): void {
  arrange({ order: [], collapsed: [], hidden: [] });
}

/** Marks the unusually long silences of recurring channels, or leaves them unmarked. */
export function markSilences(silences: boolean): void {
  changeDesk({ silences }, { now: true });
}

/** What the tone curve rests on. */
export function setCurve(curve: Desk['curve']): void {
  changeDesk({ curve }, { now: true });
}
