// Values that thousands of events have in common (kinds, actors, moments of an import, empty lists) kept once in memory.
// A parsed file holds each of them anew; events are replaced and never changed, so what they share stays as it is.
import type { Event } from '../../data/event.ts';

// Above this a text is somebody's words rather than a name; most are unique.
const LONGEST = 64;
/** Most different texts that are remembered: past it new ones are left as they are. */
const MOST = 50_000;

const EMPTY: readonly never[] = Object.freeze([]);

type Fields = Record<string, unknown>;

/** Shares values among the events that it is shown. One for each file that is read. */
export class Sharing {
  readonly #texts = new Map<string, string>();
  readonly #origins = new Map<string, Event['origin']>();

  /** Changes a freshly parsed event, which nobody else has seen yet, to use shared values; what it says stays the same. */
  share(event: Event): void {
    event.date = this.#text(event.date);
    event.kind = this.#text(event.kind);
    event.created = this.#text(event.created);
    event.updated = event.updated === event.created ? event.created : this.#text(event.updated);
    event.origin = this.#origin(event.origin);
    for (const source of event.sources) {
      source.side = this.#text(source.side) as typeof source.side;
      if (source.date !== undefined) source.date = this.#text(source.date);
      if (source.publisher !== undefined) source.publisher = this.#text(source.publisher);
    }
    const fields = event as unknown as Fields;
    for (const key in fields) {
      const value = fields[key];
      if (!Array.isArray(value)) continue;
      if (value.length === 0) fields[key] = EMPTY;
      else if (typeof value[0] === 'string') for (const [at, text] of value.entries()) value[at] = this.#text(text);
    }
  }

  #text(text: string): string {
    if (text.length > LONGEST) return text;
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    if (this.#texts.size < MOST) this.#texts.set(text, text);
    return text;
  }

  #origin(origin: Event['origin']): Event['origin'] {
    const key = JSON.stringify(origin);
    const known = this.#origins.get(key);
    if (known) return known;
    if (this.#origins.size < MOST) this.#origins.set(key, origin);
    return origin;
  }
}
