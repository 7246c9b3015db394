// Topics, kinds and actors by name: ids of the library's own entries, made where a name is new.
// A name is known by id, by its name in any language or by an alias, whatever its case, accents or width.
import type { Event } from '../../data/event.ts';
import { SPARE_TOPIC_STYLES } from '../../data/taxonomy.ts';
import type { Actor, Kind, Topic } from '../../data/vocabulary.ts';
import type { EntryTable, Op } from './change.ts';
import type { Draft } from './draft.ts';
import { entryIdBase, freeId } from './naming.ts';
import type { Planning } from './planning.ts';

interface Named {
  readonly topics?: readonly string[] | undefined;
  readonly actors?: readonly string[] | undefined;
  readonly kind?: string | undefined;
}

const PREFIX: Record<EntryTable, string> = { topics: 'topic', kinds: 'kind', actors: 'actor' };

/** The fields that are there, with ids; entries for unknown names join the plan. Two names of one entry are one id. */
export function resolveNames(
  planning: Planning,
  { topics, actors, kind }: Named,
): Partial<Pick<Event, 'topics' | 'actors' | 'kind'>> {
  const all = (table: EntryTable, names: readonly string[]): string[] => [
    ...new Set(names.map((name) => resolve(planning, table, name))),
  ];
  return {
    ...(topics ? { topics: all('topics', topics) } : {}),
    ...(actors ? { actors: all('actors', actors) } : {}),
    ...(kind === undefined ? {} : { kind: resolve(planning, 'kinds', kind) }),
  };
}

function resolve(planning: Planning, table: EntryTable, name: string): string {
  const { draft } = planning;
  const known = draft.idOf(table, name);
  if (known !== undefined) return known;
  const taken = (id: string): boolean => draft.idOf(table, id) !== undefined;
  const id = freeId(entryIdBase(PREFIX[table], name), taken, planning.random);
  const entry: Kind & Actor = { id, names: { und: name.trim() }, aliases: [] };
  // It is the person's: a curated entry that comes to have the same id leaves it alone.
  planning.touch(`${table}/${id}`);
  planning.push({ on: table, id, to: table === 'topics' ? { ...entry, ...spareStyle(draft) } : entry } as Op);
  return id;
}

/** The spare style that the fewest topics have, the first of them in the list's order. */
function spareStyle(draft: Draft): Pick<Topic, 'colour' | 'darkColour' | 'glyph'> {
  const uses = SPARE_TOPIC_STYLES.map(() => 0);
  for (const topic of draft.entries('topics')) {
    const index = SPARE_TOPIC_STYLES.findIndex((style) => style.colour === topic.colour && style.glyph === topic.glyph);
    if (index !== -1) uses[index] = (uses[index] ?? 0) + 1;
  }
  const style = SPARE_TOPIC_STYLES[uses.indexOf(Math.min(...uses))];
  if (!style) throw new Error('There is no spare topic style.');
  return { colour: style.colour, darkColour: style.darkColour, glyph: style.glyph };
}
