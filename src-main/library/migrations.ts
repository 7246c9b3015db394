// Brings the document of an older version up to date, one version at a time, on a copy in memory.
// A failed migration leaves the library untouched: nothing is written before the result has been checked whole.
import { randomUUID } from 'node:crypto';
import { newEventSchema } from '../../data/event.ts';
import { KINDS, TOPICS } from '../../data/taxonomy.ts';
import { eventIdBase, freeId } from './naming.ts';
import { SNAPSHOT_FORMAT, SNAPSHOT_VERSION } from './snapshot-write.ts';

type Document = Readonly<Record<string, unknown>>;
/** From one version to the next. Throws with a clause on what cannot be brought over. */
type Migration = (document: Document) => Document;

/** A document cannot be brought up to date; the message is a clause. */
export class MigrationFailed extends Error {}

/** Version 0 is plain lowdb: `{ "events": [{ "date", "title", … }] }`, without ids of its own or tables. */
const fromPlainList: Migration = (document) => {
  const { events } = document;
  if (!Array.isArray(events)) throw new MigrationFailed('it has no list of events');
  const taken = new Set<string>();
  const at = new Date().toISOString();
  const whole = events.map((given: unknown, index) => {
    const parsed = newEventSchema.safeParse(given);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      throw new MigrationFailed(`its event ${index + 1}: ${issue?.path.join('.')}: ${issue?.message}`);
    }
    const { id: wanted, ...rest } = parsed.data;
    const id = wanted ?? freeId(eventIdBase(rest.date, rest.title), (each) => taken.has(each), shortRandom);
    taken.add(id);
    return { id, ...rest, origin: { by: 'added' }, created: at, updated: at };
  });
  const topics = new Set(TOPICS.map(({ id }) => id));
  const kinds = new Set(KINDS.map(({ id }) => id));
  for (const event of whole) {
    const unknown = [...event.topics.filter((id) => !topics.has(id)), ...event.actors];
    if (unknown.length > 0)
      throw new MigrationFailed(`the event ${event.id} names “${unknown[0]}”, which no table has`);
    if (!kinds.has(event.kind)) throw new MigrationFailed(`the event ${event.id} is of an unknown kind, ${event.kind}`);
  }
  return {
    format: SNAPSHOT_FORMAT,
    version: 1,
    library: randomUUID(),
    seq: 0,
    topics: TOPICS,
    kinds: KINDS,
    actors: [],
    events: whole,
  };
};

const shortRandom = (): string => randomUUID().slice(0, 8);

/** The nth brings version n to n + 1. */
const MIGRATIONS: readonly Migration[] = [fromPlainList];

/** The version that a parsed file is of; −1 where it is no document of ours. */
export function versionOf(value: unknown): number {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return -1;
  const { format, version, events } = value as Record<string, unknown>;
  if (format === SNAPSHOT_FORMAT && typeof version === 'number') return version;
  return format === undefined && version === undefined && Array.isArray(events) ? 0 : -1;
}

/** The document as the version of today has it. Rejects nothing that is up to date. Throws {@link MigrationFailed}. */
export function migrate(
  document: Document,
  migrations: readonly Migration[] = MIGRATIONS,
  today: number = SNAPSHOT_VERSION,
): Document {
  let now = document;
  for (let version = versionOf(document); version < today; version += 1) {
    const step = migrations[version];
    if (!step) throw new MigrationFailed(`nothing brings version ${version} up to date`);
    now = step(now);
    if (now['version'] !== version + 1) throw new MigrationFailed(`version ${version} did not become the next one`);
  }
  return now;
}
