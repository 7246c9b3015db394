// The folded text of events that a phrase was looked for in: a phrase grows by a letter at a time over the same events.
import type { Event } from '../../../data/event.ts';
import { foldedText, type FoldedNames } from '../../../data/query/match.ts';

/** UTF-16 units that are kept before all are let go. */
const MOST = 24_000_000;

export class FoldedTexts {
  #kept = new WeakMap<Event, string>();
  #size = 0;

  /** An event's text; events are replaced, never changed, so the object itself is the key. */
  of(event: Event, names: FoldedNames): string {
    const known = this.#kept.get(event);
    if (known !== undefined) return known;
    const text = foldedText(event, names);
    if (this.#size + text.length > MOST) {
      this.#kept = new WeakMap();
      this.#size = 0;
    }
    this.#size += text.length;
    this.#kept.set(event, text);
    return text;
  }
}
