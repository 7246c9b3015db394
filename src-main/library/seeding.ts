// The curated library coming in: whole into a new library, and later versions of it without touching what is the person's.
// It is a change like others in the journal, but undo passes over it.
import type { Event } from '../../data/event.ts';
import { KINDS, TOPICS } from '../../data/taxonomy.ts';
import type { Vocabulary } from '../../data/vocabulary.ts';
import { ENTRY_TABLES, type Op } from './change.ts';
import type { Planning } from './planning.ts';

/** The curated library. Its events carry their own stamps; `version` is a whole number from 1 that grows. */
export interface Seed {
  readonly version: number;
  readonly events: readonly Event[];
  readonly vocabulary: Vocabulary;
}

/** What a library without a seed starts with. */
export const BARE_SEED: Seed = {
  version: 0,
  events: [],
  vocabulary: { topics: [...TOPICS], kinds: [...KINDS], actors: [] },
};

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Plans bringing in a seed: what is new is added, what nobody touched is replaced, everything else stays. */
export function planSeed(planning: Planning, seed: Seed): void {
  const { draft } = planning;
  for (const table of ENTRY_TABLES) {
    for (const entry of seed.vocabulary[table]) {
      const now = draft.read(table, entry.id);
      if (draft.read('touched', `${table}/${entry.id}`) || same(now, entry)) continue;
      planning.push({ on: table, id: entry.id, ...(now ? { from: now } : {}), to: entry } as Op);
    }
  }
  const known = new Set(seed.events.map((event) => event.id));
  for (const found of seed.events) {
    const now = draft.read('events', found.id);
    if (draft.read('touched', `events/${found.id}`) || (now && now.origin.by !== 'curated')) continue;
    // A link to a curated event that the person removed would lead nowhere.
    const links = found.links.filter(
      ({ to }) => draft.read('events', to) ?? (known.has(to) && !draft.read('touched', `events/${to}`)),
    );
    const event: Event = { ...found, links, origin: { ...found.origin, by: 'curated' } };
    if (same(now, event)) continue;
    planning.push({ on: 'events', id: event.id, ...(now ? { from: now } : {}), to: event });
  }
  const before = draft.read('seed', 'version');
  if (before !== seed.version && seed.version > 0) {
    planning.push({ on: 'seed', id: 'version', ...(before === undefined ? {} : { from: before }), to: seed.version });
  }
}
