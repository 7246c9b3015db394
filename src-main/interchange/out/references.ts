// The sources of a selection as references, each once: what BibTeX, RIS and CSL-JSON are written from.
// A reference's key depends on the source alone, so that a manuscript's citations survive the next export.
import { createHash } from 'node:crypto';
import { parseEdtf, writtenDay, type DatePoint, type DateSpan } from '../../../data/dates.ts';
import type { Event, Source } from '../../../data/event.ts';

export interface Reference {
  /** Letters, digits and hyphens; unique within an export. */
  readonly key: string;
  readonly source: Source;
}

/** Every source that events, readouts and claims name, each address (or title, where there is none) once. */
export function referencesOf(events: Iterable<Event>): Reference[] {
  const found = new Map<string, Source>();
  for (const event of events) {
    for (const source of sourcesOf(event)) {
      const identity = identityOf(source);
      const known = found.get(identity);
      found.set(identity, known ? { ...source, ...withoutUndefined(known) } : source);
    }
  }
  const keys = new Set<string>();
  return [...found].map(([identity, source]) => {
    const base = keyOf(source, identity);
    let key = base;
    for (let again = 2; keys.has(key); again += 1) key = `${base}${again}`;
    keys.add(key);
    return { key, source };
  });
}

function sourcesOf({ sources, readouts, claims }: Event): Source[] {
  const told = [readouts?.us?.source, readouts?.cn?.source].filter((source) => source !== undefined);
  return [...sources, ...told, ...claims.flatMap(({ versions }) => versions.map(({ source }) => source))];
}

const identityOf = ({ url, title, publisher, date }: Source): string =>
  url ?? [title, publisher ?? '', date ?? ''].join('\n');

const withoutUndefined = (source: Source): Partial<Source> =>
  Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined));

/** Letters of other scripts have no place in a BibTeX key. */
const letters = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();

/** Words that many titles and publishers begin with and that tell nothing apart. */
const EMPTY = new Set(['the', 'a', 'an', 'us', 'of', 'le', 'la', 'les', 'un', 'une', 'des', 'l', 'd', 's']);

const firstWord = (text: string): string =>
  letters(text)
    .split(' ')
    .find((word) => word.length > 1 && !EMPTY.has(word)) ?? '';

/**
 * Of an address only the address itself counts: titles and dates are mended, and another event may give others.
 * `scmp-china-removes-4ef553`
 */
function keyOf({ url, publisher, title }: Source, identity: string): string {
  const mark = createHash('sha256').update(identity).digest('hex').slice(0, 6);
  const parts =
    url === undefined
      ? [firstWord(publisher ?? '') || 'source', firstWord(title)]
      : [siteOf(url) || 'web', wordsOf(url)];
  return [...parts.map((part) => part.slice(0, 24).replace(/-+$/, '')), mark].filter(Boolean).join('-');
}

/** The first two words of what looks most like a title in a path. */
function wordsOf(url: string): string {
  const segments = new URL(url).pathname.split('/').map((segment) => segment.replace(/\.\w{2,5}$/, ''));
  const titles = segments.map((segment) =>
    letters(segment)
      .split(' ')
      .filter((word) => /^[a-z]{2,14}$/.test(word)),
  );
  const longest = titles.reduce((best, words) => (words.length > best.length ? words : best), []);
  return longest
    .filter((word) => !EMPTY.has(word))
    .slice(0, 2)
    .join('-');
}

/** What people call a site: `scmp` of www.scmp.com, `people` of en.people.cn. */
function siteOf(url: string): string {
  const labels = new URL(url).hostname
    .replace(/^www\./, '')
    .split('.')
    .slice(0, -1);
  const site = labels.findLast((label, at) => at === 0 || !/^(?:com?|org|gov|edu|net|ac|go|gouv)$/.test(label));
  return letters(site ?? '').replaceAll(' ', '');
}

/** Year, month (1–12) and day of a date; what its precision does not hold is absent. */
export interface Parts {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
}

export function partsOf(point: DatePoint): Parts {
  const { year, month, day } = writtenDay(point);
  switch (point.precision) {
    case 'century':
    case 'decade':
    case 'year':
    case 'season':
      return { year };
    case 'month':
      return { year, month };
    case 'day':
    case 'instant':
      return { year, month, day };
  }
}

/** A source's date, where it has one that parses. */
export function spanOf(edtf: string | undefined): DateSpan | null {
  const parsed = edtf === undefined ? null : parseEdtf(edtf);
  return parsed?.ok ? parsed.value : null;
}

/** Text on one line. */
export const line = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
