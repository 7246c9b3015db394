// The words of the names of topics, kinds and actors, each leading to the key its events are found by.
// Kept apart from the events' own words: a renamed actor is found by the new name at once, and no event is indexed anew.
import { fold } from '../../../data/fold.ts';
import type { Vocabulary } from '../../../data/vocabulary.ts';
import { isNear } from './near.ts';
import { indexWords, keyOf, type KeyField } from './tokens.ts';

interface NameWord {
  readonly word: string;
  readonly key: string;
}

export class NameWords {
  readonly #words: readonly NameWord[];

  constructor({ topics, kinds, actors }: Vocabulary) {
    const tables = { topic: topics, kind: kinds, actor: actors } as const;
    const words = new Map<string, NameWord>();
    for (const [field, table] of Object.entries(tables)) {
      for (const { id, names, aliases } of table) {
        const key = keyOf(field as KeyField, id);
        for (const name of [id, ...Object.values(names), ...aliases]) {
          for (const word of indexWords(fold(name))) words.set(`${word} ${key}`, { word, key });
        }
      }
    }
    this.#words = [...words.values()];
  }

  /** Words that begin with a prefix. */
  withPrefix(prefix: string): NameWord[] {
    return this.#words.filter(({ word }) => word.startsWith(prefix));
  }

  /** Words at most `slips` away. */
  near(wanted: string, slips: number): NameWord[] {
    return this.#words.filter(
      ({ word }) => word.length >= 3 && Math.abs(word.length - wanted.length) <= slips && isNear(wanted, word, slips),
    );
  }
}
