// Reads a snapshot in a stream. What carries our checksum is parsed and trusted; anything else that is JSON is
// checked entry by entry, so that an edited file can be used and a damaged one is told from it.
import { crc32 } from 'node:zlib';
import { type Event, eventSchema } from '../../data/event.ts';
import { LIMITS } from '../../data/limits.ts';
import { actorSchema, kindSchema, topicSchema } from '../../data/vocabulary.ts';
import { z } from '../../data/zod.ts';
import type { OpenFile } from './files.ts';
import { hexOf } from './frame.ts';
import { migrate, MigrationFailed, versionOf } from './migrations.ts';
import { Sharing } from './sharing.ts';
import {
  CHECKSUM_OPEN,
  EVENTS_CLOSE,
  EVENTS_OPEN,
  type Snapshot,
  SNAPSHOT_FORMAT,
  SNAPSHOT_VERSION,
  type SnapshotHead,
} from './snapshot-write.ts';

/** A file that is there but is not a snapshot; the message is a clause: "it is not JSON". */
export class SnapshotDamage extends Error {}

const CHUNK = 1 << 20;
// Above this a file cannot be read in one string; only a file that is not ours would have to be.
const LARGEST_FOREIGN = 400 << 20;

/** Parses a file in our own layout whose checksum matches; null for anything else. */
export async function readOwn(file: OpenFile): Promise<Snapshot | null> {
  try {
    return await parseOwn(file);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

async function parseOwn(file: OpenFile): Promise<Snapshot | null> {
  const events: Event[] = [];
  const sharing = new Sharing();
  let head = '';
  let stage: 'head' | 'events' | 'end' = 'head';
  let crc = 0;
  let tail = '';
  for await (const block of wholeLines(file)) {
    let at = 0;
    if (stage === 'head') {
      const open = block.indexOf(`\n${EVENTS_OPEN}\n`);
      if (open === -1) {
        head += block.toString('utf8');
        at = block.length;
      } else {
        head += block.toString('utf8', 0, open);
        at = open + EVENTS_OPEN.length + 2;
        stage = 'events';
      }
    }
    if (stage === 'events') {
      const close = closeOf(block, at);
      const end = close === -1 ? block.length : close;
      for (const event of parseRows(block.toString('utf8', at, end))) {
        sharing.share(event);
        events.push(event);
      }
      at = end;
      if (close !== -1) {
        at = close + EVENTS_CLOSE.length + 1;
        stage = 'end';
      }
    }
    crc = crc32(block.subarray(0, at), crc);
    if (stage === 'end') tail += block.toString('utf8', at);
  }
  if (tail !== `${CHECKSUM_OPEN}${hexOf(crc)}"}\n`) return null;
  const parsed = JSON.parse(`${head.replace(/,\s*$/, '')}}`) as SnapshotHead;
  // One of an older version is read as a foreign one is: brought up to date and checked whole.
  if (parsed.version < SNAPSHOT_VERSION) return null;
  return { head: parsed, events };
}

/** Where the line that closes the events begins, from `at` (the start of a line), or −1. */
function closeOf(block: Buffer, at: number): number {
  const mark = `${EVENTS_CLOSE}\n`;
  if (block.toString('latin1', at, at + mark.length) === mark) return at;
  const found = block.indexOf(`\n${mark}`, at);
  return found === -1 ? -1 : found + 1;
}

function parseRows(text: string): Event[] {
  const rows = text.trimEnd();
  return rows === '' ? [] : (JSON.parse(`[${rows.endsWith(',') ? rows.slice(0, -1) : rows}]`) as Event[]);
}

/** Yields the file in blocks that end with a newline (the last one as it is). */
async function* wholeLines(file: OpenFile): AsyncGenerator<Buffer> {
  let held: Buffer = Buffer.alloc(0);
  let position = 0;
  for (;;) {
    const chunk = Buffer.allocUnsafe(CHUNK);
    const read = await file.read(chunk, position);
    if (read === 0) break;
    position += read;
    const fresh = chunk.subarray(0, read);
    const end = fresh.lastIndexOf(10) + 1;
    if (end === 0) {
      held = Buffer.concat([held, fresh]);
      continue;
    }
    yield held.length === 0 ? fresh.subarray(0, end) : Buffer.concat([held, fresh.subarray(0, end)]);
    held = fresh.subarray(end);
  }
  if (held.length > 0) yield held;
}

const count = z.int().min(0);
const foreignSchema = z.object({
  format: z.literal(SNAPSHOT_FORMAT),
  version: count,
  library: z.string().max(100),
  app: z.string().max(100).default(''),
  seq: count,
  seed: count.default(0),
  touched: z.array(z.string().max(400)).default([]),
  undo: z.array(z.tuple([count, count])).default([]),
  redo: z.array(z.tuple([count, count])).default([]),
  recent: z.array(z.tuple([z.string(), count, count])).default([]),
  topics: z.array(topicSchema),
  kinds: z.array(kindSchema),
  actors: z.array(actorSchema),
  events: z.array(z.unknown()),
});

/** Parses and checks a file that is not as we wrote it. Throws {@link SnapshotDamage} where anything is wrong. */
export function parseForeign(bytes: Buffer): Snapshot {
  if (bytes.length > LARGEST_FOREIGN) throw new SnapshotDamage('it was changed and is too large to be checked');
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  if (text.trim() === '') throw new SnapshotDamage('it is empty');
  if (nestsDeeperThan(text, LIMITS.depth)) throw new SnapshotDamage('it is nested too deeply');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new SnapshotDamage(`it is not JSON (${error instanceof Error ? error.message.slice(0, 120) : ''})`);
  }
  const found = foreignSchema.safeParse(upToDate(value));
  if (!found.success) {
    const issue = found.error.issues[0];
    throw new SnapshotDamage(`it is not a library (${issue?.path.join('.') || 'its content'}: ${issue?.message})`);
  }
  if (found.data.version > SNAPSHOT_VERSION) throw new SnapshotDamage('it is of a newer version and was changed');
  const { events: rows, ...head } = found.data;
  return { head, events: checkEvents(rows), older: versionOf(value) < SNAPSHOT_VERSION };
}

function upToDate(value: unknown): unknown {
  if (versionOf(value) === -1 || versionOf(value) >= SNAPSHOT_VERSION) return value;
  try {
    return migrate(value as Record<string, unknown>);
  } catch (error) {
    if (!(error instanceof MigrationFailed)) throw error;
    throw new SnapshotDamage(`it is of an older version and cannot be brought up to date: ${error.message}`, {
      cause: error,
    });
  }
}

function checkEvents(rows: readonly unknown[]): Event[] {
  const ids = new Set<string>();
  return rows.map((row, number) => {
    const event = eventSchema.safeParse(row);
    if (!event.success) {
      const issue = event.error.issues[0];
      throw new SnapshotDamage(`its event ${number + 1} is not valid (${issue?.path.join('.')}: ${issue?.message})`);
    }
    if (ids.has(event.data.id)) throw new SnapshotDamage(`it has two events with the id ${event.data.id}`);
    ids.add(event.data.id);
    return event.data;
  });
}

/** True where brackets nest deeper than `depth`; looks at the text alone, so that nothing deep is ever parsed. */
export function nestsDeeperThan(text: string, depth: number): boolean {
  let level = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (quoted) {
      if (code === 92) at += 1;
      else if (code === 34) quoted = false;
    } else if (code === 34) quoted = true;
    else if (code === 91 || code === 123) {
      level += 1;
      if (level > depth) return true;
    } else if (code === 93 || code === 125) level -= 1;
  }
  return false;
}
