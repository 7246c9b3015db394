// The event that is read in the pane, whole, and what it is linked with in both directions.
// Links are stored once, on one end; here each end sees the other.
import { computed, signal } from '@preact/signals';
import type { Event, Link } from '../../data/event.ts';
import { positionOf } from '../timeline/layout/index-events.ts';
import { library } from './library.ts';
import { lastId, selectedId, selection } from './selection.ts';

/** The whole event last fetched; it may lag behind `selectedId` while the host answers. */
export const detail = signal<Event | null>(null);

/** One linked event, seen from the selected one. `inverse`: the other event made the link. */
export interface LinkedEvent {
  readonly id: string;
  readonly type: Link['type'];
  readonly inverse: boolean;
}

/** For each event the links that others made to it. */
export const inverseLinks = computed(() => {
  const inverse = new Map<string, LinkedEvent[]>();
  for (const row of library.value.rows) {
    for (const link of row.links) {
      const known = inverse.get(link.to) ?? [];
      known.push({ id: row.id, type: link.type, inverse: true });
      inverse.set(link.to, known);
    }
  }
  return inverse;
});

/** What the selected event is linked with, each event once, in time order. Ends that no longer exist are left out. */
export const linkedEvents = computed<readonly LinkedEvent[]>(() => {
  const id = selectedId.value;
  if (id === null) return [];
  const { byId } = library.value;
  const row = byId.get(id);
  if (!row) return [];
  const seen = new Map<string, LinkedEvent>();
  for (const link of row.links) seen.set(link.to, { id: link.to, type: link.type, inverse: false });
  for (const link of inverseLinks.value.get(row.id) ?? []) if (!seen.has(link.id)) seen.set(link.id, link);
  const start = (linked: LinkedEvent): number => byId.get(linked.id)?.start ?? 0;
  return [...seen.values()].filter((linked) => byId.has(linked.id)).sort((a, b) => start(a) - start(b));
});

/** The shown event before and after the selected one in time, or the last that a person was on; null at the ends. */
export const neighbours = computed<{ previous: string | null; next: string | null }>(() => {
  const { index, visible } = selection.value;
  const id = selectedId.value ?? lastId.value;
  const at = id === null ? undefined : positionOf(index, id);
  const seek = (from: number, step: 1 | -1): string | null => {
    for (let i = from; i >= 0 && i < index.ids.length; i += step) if (visible[i]) return index.ids[i] ?? null;
    return null;
  };
  if (at === undefined) return { previous: null, next: seek(0, 1) };
  return { previous: seek(at - 1, -1), next: seek(at + 1, 1) };
});
