// BibTeX, as BibLaTeX, Zotero and JabRef read it: one @online (or @misc) entry a source, in UTF-8.
// `date` is EDTF, which BibLaTeX takes as it is; `year` stands beside it for the older styles.
import type { Writer, Writing } from '../format.ts';
import { line, partsOf, type Reference, referencesOf, spanOf } from './references.ts';

// Braces must balance however they are escaped, so they are named.
const SPECIAL: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  '%': '\\%',
  _: '\\_',
};

/** Text as TeX shows it. */
export function tex(text: string): string {
  return line(text).replaceAll(/[\\{}~^$&#%_]/g, (character) => SPECIAL[character] ?? character);
}

/** An address as it is, but for what would end the field or be read as a command. */
const address = (url: string): string => url.replaceAll('\\', '%5C').replaceAll('{', '%7B').replaceAll('}', '%7D');

const LANGUAGES: Readonly<Record<string, string>> = { en: 'english', fr: 'french', zh: 'chinese' };

function entry({ key, source }: Reference): string {
  const span = spanOf(source.date);
  const accessed = spanOf(source.accessed);
  const first = span?.first ?? span?.last;
  const fields: (readonly [string, string | number | undefined])[] = [
    // A second pair of braces keeps capitals as they are.
    ['title', `{${tex(source.title)}}`],
    ['organization', source.publisher && tex(source.publisher)],
    ['date', source.date],
    ['year', first ? partsOf(first).year : undefined],
    ['url', source.url && address(source.url)],
    ['urldate', accessed?.precision === 'day' ? source.accessed : undefined],
    ['langid', LANGUAGES[source.language ?? '']],
    ['note', source.note && tex(source.note)],
  ];
  const filled = fields.filter(([, value]) => value !== undefined && value !== '');
  const lines = filled.map(([name, value]) => `  ${name} = {${value}},`).join('\n');
  return `@${source.url === undefined ? 'misc' : 'online'}{${key},\n${lines}\n}\n`;
}

function* bibtex({ events }: Writing): Iterable<string> {
  let first = true;
  for (const reference of referencesOf(events)) {
    yield first ? entry(reference) : `\n${entry(reference)}`;
    first = false;
  }
}

export const bibtexWriter: Writer = {
  id: 'bibtex',
  name: 'BibTeX',
  extension: 'bib',
  mediaType: 'application/x-bibtex',
  drops: ['export.drops.events', 'export.drops.side'],
  write: bibtex,
};
