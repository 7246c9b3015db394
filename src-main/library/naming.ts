// Names and ids: how a name is compared, and the readable ids made from dates, titles and names.
// Two names are the same when they differ only in case, accents, width or spacing (NFKC).
import { createHash } from 'node:crypto';
import { LIMITS } from '../../data/limits.ts';
import { type Text, TEXT_LANGUAGES } from '../../data/text.ts';

const MARKS = /[\u0300-\u036f]/g;
const SLUG_LENGTH = 60;

/** The form in which names are compared: `Xí  JINPING` and `xi jinping` fold to the same. */
export function foldName(name: string): string {
  const plain = name.normalize('NFKC').normalize('NFD').replace(MARKS, '').normalize('NFC');
  return plain.toLowerCase().replace(/\s+/g, ' ').trim();
}

/** Lower-case ASCII words joined by hyphens, cut at a word; '' where the text has no Latin letter or digit. */
export function slug(text: string): string {
  const words = foldName(text)
    .replace(/['’]/g, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  let made = '';
  for (const word of words) {
    const longer = made === '' ? word.slice(0, SLUG_LENGTH) : `${made}-${word}`;
    if (longer.length > SLUG_LENGTH) break;
    made = longer;
  }
  return made;
}

/** A short stable stand-in for text without Latin letters: eight hex digits. */
export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

/** The id a new entry would like: its slug, or for other scripts such as 外交部 `actor-` and a short hash. */
export function entryIdBase(prefix: string, name: string): string {
  const letters = foldName(name).match(/\p{L}|\p{N}/gu) ?? [];
  const latin = letters.filter((character) => /[a-z0-9]/.test(character)).length;
  const made = slug(name);
  // A name that is mostly of another script would lose what tells it apart.
  return made !== '' && latin * 2 >= letters.length ? made : `${prefix}-${shortHash(foldName(name))}`;
}

/** The id a new event would like: the day (month, year) it began and the slug of its title. */
export function eventIdBase(date: string, title: Text): string {
  const ends = date.split('/').filter((end) => end !== '' && end !== '..');
  const day = (ends[0] ?? '').replace(/T.*$/, '').replace(/[?~%]/g, '');
  const language = (['en', 'und', 'fr', 'zh'] as const).find((code) => slug(title[code] ?? '') !== '');
  if (language !== undefined) return `${day}-${slug(title[language] ?? '')}`;
  const any = TEXT_LANGUAGES.map((code) => title[code] ?? '').join('\n');
  return `${day}-${shortHash(foldName(any))}`;
}

const TRIES = 20;

/**
 * The first free id of `base`, `base-2`, `base-3`, …; after some tries with random letters, so that a hundred
 * thousand events of one title do not cost a hundred thousand tries each.
 */
export function freeId(base: string, taken: (id: string) => boolean, random: () => string): string {
  const root = base.slice(0, LIMITS.id - 12);
  if (!taken(root)) return root;
  for (let number = 2; number < TRIES; number += 1) {
    const id = `${root}-${number}`;
    if (!taken(id)) return id;
  }
  for (;;) {
    const id = `${root}-${random()}`;
    if (!taken(id)) return id;
  }
}
