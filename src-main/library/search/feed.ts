// Brings an engine what the library has and what changes in it: whatever was touched is sent as it then is, a few events
// at a time. A library of a hundred thousand and an import of as many go the same way as one edit.
import type { Event } from '../../../data/event.ts';
import { numberOf } from '../numbers.ts';
import type { Batch, Engine } from './engine.ts';

export class Feed {
  readonly #engine: Engine;
  readonly #event: (id: string) => Event | undefined;
  readonly #touched = new Set<string>();
  #sending: Promise<void> | null = null;

  /** `event` reads the library by id. */
  constructor(engine: Engine, event: (id: string) => Event | undefined) {
    this.#engine = engine;
    this.#event = event;
  }

  /** Says that events are new, changed or gone. */
  touch(ids: Iterable<string>): void {
    for (const id of ids) this.#touched.add(id);
    if (this.#touched.size === 0 || this.#sending) return;
    this.#sending = this.#send().finally(() => {
      this.#sending = null;
    });
    // Whoever waits is told; where nobody does, the next question finds out.
    this.#sending.catch(() => undefined);
  }

  /** Settles when all that was touched is indexed; fails as the engine does. */
  async flush(): Promise<void> {
    while (this.#sending) await this.#sending;
  }

  async #send(): Promise<void> {
    const { batch, ahead } = this.#engine;
    const onTheirWay: Promise<void>[] = [];
    while (this.#touched.size > 0 || onTheirWay.length > 0) {
      if (this.#touched.size > 0) {
        const taken = this.#engine.take(this.#next(batch));
        // Where one fails all do, and the first is waited for.
        taken.catch(() => undefined);
        onTheirWay.push(taken);
      }
      // Not all at once: what waits to be read is a second copy of it.
      if (this.#touched.size === 0 || onTheirWay.length >= ahead) await onTheirWay.shift();
    }
    this.#engine.rest();
  }

  #next(most: number): Batch {
    const put: { number: number; event: Event }[] = [];
    const gone: string[] = [];
    for (const id of this.#touched) {
      if (put.length + gone.length >= most) break;
      this.#touched.delete(id);
      const event = this.#event(id);
      if (event) put.push({ number: numberOf(id), event });
      else gone.push(id);
    }
    return { put, gone };
  }
}
