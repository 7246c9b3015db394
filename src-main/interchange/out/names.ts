// What ids of topics, kinds and actors are called in a file that leaves: names people read, that read back as the same.
// A name that would be cut at a list's separator, or that two entries share, gives way to the id.
import { fold } from '../../../data/fold.ts';
import { textIn, type Text, type UiLanguage } from '../../../data/text.ts';
import type { Vocabulary } from '../../../data/vocabulary.ts';

export interface Names {
  readonly topic: (id: string) => string;
  readonly kind: (id: string) => string;
  readonly actor: (id: string) => string;
}

interface Named {
  readonly id: string;
  readonly names: Text;
  readonly aliases: readonly string[];
}

/** Characters at which readers of lists cut, where names cannot be quoted. */
const CUTS = /[;,|/、，；\n\r\t]/;

/** Names that mean one entry alone and survive being listed, where lists are cut at `cuts`; ids elsewhere. */
export function exactNames(vocabulary: Vocabulary, language: UiLanguage, cuts = CUTS): Names {
  const table = (entries: readonly Named[]): ((id: string) => string) => {
    const claimed = new Map<string, Set<string>>();
    for (const { id, names, aliases } of entries) {
      for (const name of [id, ...Object.values(names), ...aliases]) {
        const key = fold(name).trim();
        const ids = claimed.get(key) ?? new Set<string>();
        claimed.set(key, ids.add(id));
      }
    }
    const names = new Map(
      entries.map(({ id, names: own }) => {
        const name = textIn(own, language);
        const plain = name === name.trim() && name !== '' && !cuts.test(name);
        return [id, plain && claimed.get(fold(name).trim())?.size === 1 ? name : id];
      }),
    );
    return (id) => names.get(id) ?? id;
  };
  return { topic: table(vocabulary.topics), kind: table(vocabulary.kinds), actor: table(vocabulary.actors) };
}
