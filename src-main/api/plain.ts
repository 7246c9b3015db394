// Looks at a payload before any schema does: plain JSON values only, no deeper and no larger than can be handled.
// Deep nesting overflows the stack of whatever recurses later, so this walks without recursion.
import { LIMITS } from '../../data/limits.ts';
import type { Failure } from '../../data/result.ts';

interface Place {
  readonly value: object;
  readonly key: string;
  readonly depth: number;
  readonly parent: Place | null;
}

// More objects than 8 MB of JSON can hold: only a payload that shares objects (over IPC) reaches it.
const MOST_OBJECTS = 4_000_000;

function pathOf(place: Place): string {
  const keys: string[] = [];
  for (let at: Place | null = place; at?.parent; at = at.parent) keys.unshift(at.key);
  return keys.length > 6 ? `${keys.slice(0, 6).join('.')}.…` : keys.join('.');
}

function isPlain(value: object): boolean {
  if (Array.isArray(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/**
 * Says why a payload may not be parsed at all, or null where it may.
 * @param depth the greatest nesting: `{}` and `[]` are 1.
 */
export function plainProblem(payload: unknown, depth: number = LIMITS.depth): Failure | null {
  if (typeof payload !== 'object' || payload === null) return null;
  const open: Place[] = [{ value: payload, key: '', depth: 1, parent: null }];
  let seen = 0;
  for (let place = open.pop(); place; place = open.pop()) {
    seen += 1;
    if (seen > MOST_OBJECTS) return { code: 'too-large', message: 'This request holds too much at once.' };
    if (!isPlain(place.value)) return problem(place, 'This must be text, a number, a list or a plain object.');
    if (place.depth > depth) return problem(place, `This is nested too deeply: at most ${depth} levels.`);
    for (const key of Object.keys(place.value)) {
      // A key of this name would change the object's prototype in whatever copies it carelessly.
      if (key === '__proto__') return problem(below(place, key), 'A field cannot have the name “__proto__”.');
      const value: unknown = Reflect.get(place.value, key);
      if (typeof value === 'object' && value !== null) open.push({ ...below(place, key), value });
    }
  }
  return null;
}

function below(parent: Place, key: string): Place {
  return { value: parent.value, key, depth: parent.depth + 1, parent };
}

function problem(place: Place, message: string): Failure {
  return { code: 'invalid', message, issues: [{ path: pathOf(place), message }] };
}
