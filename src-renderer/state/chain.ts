// The chain an event belongs to: all that leads to one another by "continues" and "responds to", the same from each of
// its events. Where an event has no such links, the events it is merely linked with.
import { computed, signal } from '@preact/signals';
import type { IndexRow } from '../../src-main/api/contract.ts';
import { inverseLinks, linkedEvents } from './detail.ts';
import { library } from './library.ts';
import { selectedId } from './selection.ts';

/** A link between two events of the chain, from the earlier to the later; `to` is the one that made it. */
export interface ChainLink {
  readonly from: string;
  readonly to: string;
}

const MOST = 200;

const leads = (type: IndexRow['links'][number]['type']): boolean => type === 'continues' || type === 'responds-to';

/** Ids reached from one by a step, itself first. Each once, so that a ring of links ends. */
function reach(from: string, step: (id: string) => readonly string[]): Set<string> {
  const found = new Set([from]);
  for (const id of found) {
    for (const next of step(id)) if (found.size < MOST) found.add(next);
  }
  return found;
}

/** Ids of the chain through the selected event, in time order; empty where it is linked with nothing. */
export const chain = computed<readonly string[]>(() => {
  const id = selectedId.value;
  if (id === null) return [];
  const { byId } = library.value;
  if (!byId.has(id)) return [];
  const found = reach(id, (at) => [
    ...(byId.get(at)?.links ?? []).filter(({ type }) => leads(type)).map(({ to }) => to),
    ...(inverseLinks.value.get(at) ?? []).filter(({ type }) => leads(type)).map((link) => link.id),
  ]);
  if (found.size === 1) for (const linked of linkedEvents.value) found.add(linked.id);
  if (found.size === 1) return [];
  const rows = [...found].flatMap((each) => byId.get(each) ?? []);
  return rows.sort((a, b) => a.start - b.start || a.end - b.end || (a.id < b.id ? -1 : 1)).map((row) => row.id);
});

/** The links that hold the chain together, those of the selected event left out: they are drawn as its own. */
export const chainLinks = computed<readonly ChainLink[]>(() => {
  const own = selectedId.value;
  const members = new Set(chain.value);
  if (members.size === 0) return [];
  const { byId } = library.value;
  return chain.value.flatMap((id) =>
    (byId.get(id)?.links ?? [])
      .filter(({ type, to }) => leads(type) && members.has(to) && id !== own && to !== own)
      .map(({ to }) => ({ from: to, to: id })),
  );
});

/** Whether the chain is being played; only actions-chain.ts writes it. */
export const playing = signal(false);
