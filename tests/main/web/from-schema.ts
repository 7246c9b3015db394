// Arbitrary inputs made from a zod schema: fitting ones, ones that nearly fit, and hostile ones.
// Nothing here knows a command: whatever the contract gains is covered by its schema.
import * as fc from 'fast-check';
import { z } from '../../../data/zod.ts';

type Any = fc.Arbitrary<unknown>;

// What strings of the model look like; a schema takes of them what it accepts.
const STRINGS = [
  'a',
  'Visit',
  'Réunion à Pékin',
  '北京会谈',
  'x'.repeat(300),
  '',
  ' ',
  '2023-06-18',
  '2023-06-18/2023-06-19',
  '2023-06',
  '2023-06-19T16:30:00+08:00',
  '2024-01-01T00:00:00Z',
  '2023-06-19~',
  '../..',
  'https://example.org/a?b=c',
  'http://x',
  'CN',
  'US',
  '#1f4e79',
  'trade',
  'topic:trade tone:<0',
  'aGVsbG8=',
  'JVBERi0xLjcK',
  'f'.repeat(64),
  'en',
  'zh',
  'events.csv',
  '\u202eabc',
  '\ud83d\ude00',
  'tag',
  'summit',
  'none',
  '1',
  'other',
  'PD94bWw=',
];

/** Values that schemas refuse, or that break what is careless. Each is JSON. */
const HOSTILE: readonly unknown[] = [
  null,
  true,
  -1,
  0.1,
  1e308,
  -1e308,
  2 ** 53,
  [],
  {},
  [[]],
  '',
  '\u0000',
  '\ud800',
  '\u202e',
  '__proto__',
  'constructor',
  'toString',
  '2023-02-29',
  'javascript:alert(1)',
  'file:///etc/passwd',
  '../../etc/passwd',
  'x'.repeat(200_000),
  Array.from({ length: 2_000 }, () => 'x'),
  JSON.parse('{"__proto__":{"polluted":true}}'),
  JSON.parse('{"constructor":{"prototype":{"polluted":true}}}'),
  JSON.parse(`${'['.repeat(200)}${']'.repeat(200)}`),
  JSON.parse(`${'{"a":'.repeat(70)}1${'}'.repeat(70)}`),
  '"; DROP TABLE events; --',
  '${7*7}',
  '%00',
  '\n\r',
  'NaN',
  '(((((((((((((((((((((',
  'a'.repeat(5_000).concat('!'),
  '*'.repeat(900),
  '"',
  'date:..',
  '-'.repeat(900),
];

const hostile: Any = fc.oneof(fc.constantFrom(...HOSTILE), fc.jsonValue({ maxDepth: 3 }));

const known = new WeakMap<z.ZodType, Any>();

/** Values that fit a schema, or come as near as its shape alone can tell. */
function fitting(schema: z.ZodType, ids: readonly string[] = []): Any {
  const before = known.get(schema);
  if (before) return before;
  const made = make(schema, ids);
  known.set(schema, made);
  return made;
}

function make(schema: z.ZodType, ids: readonly string[]): Any {
  const inside = (inner: unknown): Any => (inner instanceof z.ZodType ? fitting(inner, ids) : hostile);
  if (schema instanceof z.ZodOptional) return fc.option(inside(schema.unwrap()), { nil: undefined, freq: 2 });
  if (schema instanceof z.ZodNullable) return fc.option(inside(schema.unwrap()), { nil: null, freq: 3 });
  // Most of what has a default is left to it, so that whole events fit often enough.
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
    return fc.option(inside(schema.unwrap()), { nil: undefined, freq: 1 });
  }
  if (schema instanceof z.ZodReadonly || schema instanceof z.ZodCatch) return inside(schema.unwrap());
  if (schema instanceof z.ZodObject) {
    const shape: Record<string, unknown> = schema.shape;
    return fc
      .record(Object.fromEntries(Object.entries(shape).map(([key, inner]) => [key, inside(inner)])))
      .map((value) => Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)));
  }
  if (schema instanceof z.ZodArray) return fc.array(inside(schema.element), { maxLength: 3 });
  if (schema instanceof z.ZodTuple) return fc.tuple(...schema.def.items.map(inside));
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options);
  if (schema instanceof z.ZodLiteral) return fc.constantFrom(...schema.values);
  if (schema instanceof z.ZodUnion) return fc.oneof(...schema.options.map(inside));
  if (schema instanceof z.ZodRecord)
    return fc.dictionary(strings(schema.keyType, ids), inside(schema.valueType), { maxKeys: 3 });
  if (schema instanceof z.ZodBoolean) return fc.boolean();
  if (schema instanceof z.ZodNull) return fc.constant(null);
  if (schema instanceof z.ZodLazy) return inside(schema.unwrap());
  if (schema instanceof z.ZodNumber) {
    const accepted = [-3, -1, 0, 1, 2, 3, 12, 60, 1_000, 2_024, 1_687_046_400_000, 0.5].filter(
      (value) => schema.safeParse(value).success,
    );
    return accepted.length > 0 ? fc.constantFrom(...accepted) : fc.integer();
  }
  if (base(schema) instanceof z.ZodString || base(schema) instanceof z.ZodStringFormat) return strings(schema, ids);
  if (schema instanceof z.ZodPipe) return inside(schema.in);
  return fc.jsonValue({ maxDepth: 2 });
}

/** What a chain of checks and transforms begins with. */
function base(schema: unknown): unknown {
  return schema instanceof z.ZodPipe ? base(schema.in) : schema;
}

function strings(schema: unknown, ids: readonly string[]): fc.Arbitrary<string> {
  const all = [...STRINGS, ...ids];
  const accepted = schema instanceof z.ZodType ? all.filter((text) => schema.safeParse(text).success) : all;
  // Ids of events that are there come up often enough for commands to reach them.
  const there = ids.filter((id) => accepted.includes(id));
  if (accepted.length === 0) return fc.string();
  return there.length > 0
    ? fc.oneof(fc.constantFrom(...there), fc.constantFrom(...accepted))
    : fc.constantFrom(...accepted);
}

const TRIES = 8;

/** Values that fit, as often as can be: of a few tries the first that the schema accepts. */
export function accepted(schema: z.ZodType, ids: readonly string[] = []): Any {
  return fc
    .array(fitting(schema, ids), { minLength: TRIES, maxLength: TRIES })
    .map((tries) => tries.find((one) => schema.safeParse(one).success) ?? tries[0]);
}

interface Change {
  readonly at: number;
  readonly how: 'drop' | 'replace' | 'wrap' | 'text' | 'add';
  readonly value: unknown;
}

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(50),
  how: fc.constantFrom('drop', 'replace', 'wrap', 'text', 'add'),
  value: hostile,
});

/** Values that fit but for one to three places. */
export function nearly(schema: z.ZodType, ids: readonly string[] = []): Any {
  return fc
    .tuple(accepted(schema, ids), fc.array(change, { minLength: 1, maxLength: 3 }))
    .map(([value, changes]) => changes.reduce<unknown>((so, one) => spoil(so, one), structuredClone(value)));
}

/** Spoils one place, found by walking down as far as `at` leads. */
function spoil(value: unknown, { at, how, value: other }: Change): unknown {
  if (typeof value === 'object' && value !== null && at > 0) {
    const keys = Object.keys(value);
    const key = keys[at % Math.max(keys.length, 1)];
    if (key !== undefined) {
      const inner = spoil(Reflect.get(value, key), { at: Math.floor(at / 3), how, value: other });
      if (inner === undefined && !Array.isArray(value)) Reflect.deleteProperty(value, key);
      else Reflect.set(value, key, inner ?? null);
      return value;
    }
  }
  if (how === 'drop') return undefined;
  if (how === 'wrap') return [value];
  if (how === 'text') return typeof value === 'string' ? { text: value } : JSON.stringify(value);
  if (how === 'add' && typeof value === 'object' && value !== null) return { ...value, surprise: other };
  return other;
}

/** Values that nobody would send who means well. */
export const anything = hostile;
