// Entente's own events as JSON carries them: what our exports hold, and what a program may send for an event.
// Stamps and origin are the exporting library's; an import gives events its own.
import { type NewEvent, newEventSchema } from '../../data/event.ts';
import { actorSchema, kindSchema, topicSchema } from '../../data/vocabulary.ts';
import type { z } from '../../data/zod.ts';
import type { ReadItem, ReadOptions } from './format.ts';

/** What stands at the start of our own files. */
export const OWN_FORMAT = 'entente-events';
export const OWN_VERSION = 1;

const STAMPS = ['origin', 'created', 'updated'];
const DEPTH = 64;

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** True where a value is nested deeper than any event is. Walks without recursion. */
export function tooDeep(value: unknown, most: number = DEPTH): boolean {
  const open: { readonly value: unknown; readonly depth: number }[] = [{ value, depth: 0 }];
  for (let place = open.pop(); place; place = open.pop()) {
    if (typeof place.value !== 'object' || place.value === null) continue;
    if (place.depth >= most) return true;
    for (const inner of Object.values(place.value)) open.push({ value: inner, depth: place.depth + 1 });
  }
  return false;
}

/** Reads one record. */
export function readOwnEvent(value: unknown, row: number, { t }: ReadOptions): ReadItem {
  if (!isObject(value)) return { is: 'refused', row, reason: t('import.notAnEvent') };
  if (tooDeep(value)) return { is: 'refused', row, reason: t('import.tooDeep', { depth: DEPTH }) };
  const fields = Object.fromEntries(Object.entries(value).filter(([name]) => !STAMPS.includes(name)));
  const parsed = newEventSchema.safeParse(fields);
  if (parsed.success) return { is: 'event', row, event: fields as NewEvent };
  return { is: 'refused', row, reason: reasonOf(parsed.error), ...labelOf(value) };
}

/** The topics, kinds and actors that a file brings; those that are no entries are left out. */
export function* readOwnEntries(vocabulary: unknown): Generator<ReadItem> {
  if (!isObject(vocabulary) || tooDeep(vocabulary)) return;
  for (const entry of listed(vocabulary['topics'], topicSchema)) yield { is: 'entry', table: 'topics', entry };
  for (const entry of listed(vocabulary['kinds'], kindSchema)) yield { is: 'entry', table: 'kinds', entry };
  for (const entry of listed(vocabulary['actors'], actorSchema)) yield { is: 'entry', table: 'actors', entry };
}

function* listed<T>(values: unknown, schema: z.ZodType<T>): Generator<T> {
  for (const value of Array.isArray(values) ? (values as unknown[]) : []) {
    const parsed = schema.safeParse(value);
    if (parsed.success) yield parsed.data;
  }
}

/** The first thing that is wrong with a record, with its place. */
export function reasonOf(error: z.core.$ZodError): string {
  const [issue] = error.issues;
  if (!issue) return error.message;
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const path = [...issue.path, ...(unknown === undefined ? [] : [unknown])].map(String).join('.').slice(0, 120);
  return path === '' ? issue.message : `${path}: ${issue.message}`;
}

function labelOf(value: Record<string, unknown>): { label?: string } {
  const { title } = value;
  const text = typeof title === 'string' ? title : isObject(title) ? Object.values(title).find(isText) : undefined;
  return isText(text) ? { label: text.slice(0, 200) } : {};
}

const isText = (value: unknown): value is string => typeof value === 'string';
