// Folding text for matching: case, accents and compatibility forms do not matter in English, French or Chinese.
// Keeps the way back, so that what matched can be marked in the text as it was written.

import { simplify } from './simplified.ts';

const MARKS = /\p{M}/gu;
// oxlint-disable-next-line no-control-regex -- all of ASCII is meant
const PLAIN = /^[\u0000-\u007f]*$/;

/** Folds a text: NFKD without combining marks, lower case, simplified characters, plain apostrophes and dashes. */
export function fold(text: string): string {
  // Most text is plain, and a library has much of it.
  if (PLAIN.test(text)) return text.toLowerCase();
  return simplify(text)
    .normalize('NFKD')
    .replace(MARKS, '')
    .toLowerCase()
    .replaceAll(/[’‘ʼ]/g, "'")
    .replaceAll(/[‐-―]/g, '-')
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss');
}

/** The folded text, and for each of its UTF-16 units the place in the original it came from; null where it is the same. */
function foldWithPlaces(text: string): { folded: string; places: readonly number[] | null } {
  if (PLAIN.test(text)) return { folded: text.toLowerCase(), places: null };
  let folded = '';
  const places: number[] = [];
  let at = 0;
  for (const character of text) {
    const part = fold(character);
    folded += part;
    for (let i = 0; i < part.length; i += 1) places.push(at);
    at += character.length;
  }
  places.push(at);
  return { folded, places };
}

const isWord = (character: string | undefined): boolean => character !== undefined && /[\p{L}\p{N}]/u.test(character);
const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text);

/**
 * Where folded terms stand in a text: [start, end) in UTF-16 units of the original, in order, not overlapping.
 * A term matches at the start of a word (so that a prefix is marked), Chinese anywhere.
 */
export function highlightRanges(text: string, terms: readonly string[]): [number, number][] {
  const { folded, places } = foldWithPlaces(text);
  const found: [number, number][] = [];
  for (const term of terms) {
    if (term === '') continue;
    for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + 1)) {
      if (!isHan(term) && isWord(folded[at - 1])) continue;
      const start = places === null ? at : places[at];
      const end = places === null ? at + term.length : places[at + term.length];
      if (start !== undefined && end !== undefined && end > start) found.push([start, end]);
    }
  }
  found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const merged: [number, number][] = [];
  for (const range of found) {
    const last = merged.at(-1);
    if (last && range[0] < last[1]) last[1] = Math.max(last[1], range[1]);
    else merged.push([range[0], range[1]]);
  }
  return merged;
}
