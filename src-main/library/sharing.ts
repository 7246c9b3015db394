// Values that thousands of events have in common (kinds, actors, moments of an import, empty lists) kept once in memory.
// A parsed file holds each of them anew; events are replaced and never changed, so what they share stays as it is.
import type { Event } from '../../data/event.ts';

// Above this a text is somebody's words rather than a name; most are unique.
const LONGEST = 64;
/** Most different texts that are remembered: past it new ones are left as they are. */
const MOST = 50_000;

const EMPTY: readonly never[] = Object.freeze([]);

// Fields of an event, and of its sources, whose values recur.
const NAMES = ['date', 'kind', 'created', 'updated'];
const SOURCE_NAMES = ['side', 'date', 'publisher'];

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

/** Shares values among the events that it is shown. One for each file that is read. */
export class Sharing {
  readonly #texts = new Map<string, string>();
  readonly #origins = new Map<string, Fields>();

  /**
   * Changes a freshly parsed event, which nobody else has seen yet, to use shared values; what it says stays the same.
   * It has not been checked: its file may turn out to be damaged, so nothing is taken for granted of its shape.
   */
  share(event: Event): void {
    const fields = event as unknown as Fields;
    for (const key of NAMES) fields[key] = this.#shared(fields[key]);
    if (isFields(fields['origin'])) fields['origin'] = this.#origin(fields['origin']);
    for (const key in fields) {
      const list = fields[key];
      if (!Array.isArray(list)) continue;
      if (list.length === 0) fields[key] = EMPTY;
      else for (let at = 0; at < list.length; at += 1) this.#shareElement(list, at);
    }
  }

  #shareElement(list: unknown[], at: number): void {
    const element = list[at];
    if (typeof element === 'string') list[at] = this.#shared(element);
    else if (isFields(element))
      for (const key of SOURCE_NAMES) if (key in element) element[key] = this.#shared(element[key]);
  }

  #shared(value: unknown): unknown {
    if (typeof value !== 'string' || value.length > LONGEST) return value;
    const known = this.#texts.get(value);
    if (known !== undefined) return known;
    if (this.#texts.size < MOST) this.#texts.set(value, value);
    return value;
  }

  #origin(origin: Fields): Fields {
    const key = JSON.stringify(origin);
    const known = this.#origins.get(key);
    if (known) return known;
    if (this.#origins.size < MOST) this.#origins.set(key, origin);
    return origin;
  }
}
