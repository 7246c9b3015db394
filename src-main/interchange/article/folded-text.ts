// A text folded for matching, with the way back to where its words stand in the text as written.
import { fold } from '../../../data/fold.ts';

/** Where something stands in a text: [start, end) in UTF-16 units. */
export type Place = readonly [number, number];

export interface Hit {
  readonly at: Place;
  /** Groups of the match, folded. */
  readonly groups: readonly (string | undefined)[];
}

export class FoldedText {
  readonly text: string;
  readonly folded: string;
  readonly #places: Uint32Array;

  constructor(text: string) {
    this.text = text;
    let folded = '';
    const places: number[] = [];
    let at = 0;
    for (const character of text) {
      const part = fold(character).replace(/^\s$/, ' ');
      folded += part;
      for (let i = 0; i < part.length; i += 1) places.push(at);
      at += character.length;
    }
    places.push(at);
    this.folded = folded;
    this.#places = Uint32Array.from(places);
  }

  /** The place in the text of a stretch of the folded text. */
  place(start: number, end: number): Place {
    return [this.#places[start] ?? 0, this.#places[end] ?? this.text.length];
  }

  /** All matches of a pattern (with the g flag) in the folded text. */
  *matches(pattern: RegExp): Generator<Hit> {
    for (const match of this.folded.matchAll(pattern)) {
      if (match[0] === '') continue;
      yield { at: this.place(match.index, match.index + match[0].length), groups: match.slice(1) };
    }
  }
}

/** A pattern for any of these words: whole words where they are Latin, anywhere where they are Chinese. */
export function anyOf(words: readonly string[]): RegExp {
  const sorted = words.map((word) => fold(word)).toSorted((a, b) => b.length - a.length);
  const isHan = (word: string): boolean => /\p{Script=Han}/u.test(word);
  const escaped = (word: string): string =>
    word.replaceAll(/[.*+?^${}()|[\]\\]/g, (mark) => (mark === '*' ? '[a-z]*' : `\\${mark}`)).replaceAll(' ', '\\s+');
  const latin = sorted.filter((word) => !isHan(word)).map(escaped);
  const han = sorted.filter(isHan).map(escaped);
  // One look around all Latin words, not one around each: there may be a thousand.
  const whole = latin.length > 0 ? [`(?<![\\p{L}\\p{N}])(?:${latin.join('|')})(?![\\p{L}\\p{N}])`] : [];
  const parts = [...han, ...whole];
  return new RegExp(parts.length > 0 ? parts.join('|') : '(?!)', 'gu');
}

/** As {@link anyOf}, made once for a list that never changes. */
export function onceAnyOf(): (words: readonly string[]) => RegExp {
  const made = new WeakMap<readonly string[], RegExp>();
  return (words) => {
    const pattern = made.get(words) ?? anyOf(words);
    made.set(words, pattern);
    return pattern;
  };
}
