// The curated library as a new library receives it. Raise VERSION with every change of what is in it:
// libraries already in use then receive what is new, and keep all that a person has touched.
import type { Event } from '../event.ts';
import { KINDS, TOPICS } from '../taxonomy.ts';
import type { Actor, Vocabulary } from '../vocabulary.ts';
import actors from './actors.json' with { type: 'json' };
import events from './events.json' with { type: 'json' };

const VERSION = 3;

export interface SeedLibrary {
  readonly version: number;
  readonly events: Event[];
  readonly vocabulary: Vocabulary;
}

/** The curated events and the tables they refer to. Checked by `npm run seed:check`, not again at every start. */
export function loadSeed(): SeedLibrary {
  return {
    version: VERSION,
    // The files are what tools/build.ts wrote from parsed values; JSON's types are wider than the schema's.
    events: events as unknown as Event[],
    vocabulary: { topics: [...TOPICS], kinds: [...KINDS], actors: actors as Actor[] },
  };
}
