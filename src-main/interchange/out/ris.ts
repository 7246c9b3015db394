// RIS, as Zotero, EndNote and Mendeley read it: tagged lines, CRLF, one record a source.
import type { Writer, Writing } from '../format.ts';
import { line, type Parts, partsOf, type Reference, referencesOf, spanOf } from './references.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** YYYY/MM/DD/other; what is not known stays empty between its slashes. */
function risDate({ year, month, day }: Parts, other = ''): string {
  return `${year}/${month ? two(month) : ''}/${day ? two(day) : ''}/${other}`;
}

function record({ key, source }: Reference): string {
  const span = spanOf(source.date);
  const first = span?.first ?? span?.last;
  const accessed = spanOf(source.accessed)?.first;
  // What a plain date cannot say stands in its free part: an interval, a doubt.
  const plain = span && !span.interval && !span.uncertain && !span.approximate && span.precision !== 'season';
  const fields: (readonly [string, string | undefined])[] = [
    ['TY', source.url === undefined ? 'GEN' : 'ELEC'],
    ['ID', key],
    ['TI', line(source.title)],
    ['T2', source.publisher && line(source.publisher)],
    ['PB', source.publisher && line(source.publisher)],
    ['PY', first ? String(partsOf(first).year) : undefined],
    ['DA', first ? risDate(partsOf(first), plain ? '' : source.date?.replaceAll('/', ' to ')) : undefined],
    ['Y2', accessed ? risDate(partsOf(accessed)) : undefined],
    ['LA', source.language],
    ['UR', source.url],
    ['N1', source.note && line(source.note)],
    ['ER', ''],
  ];
  return fields
    .filter(([, value]) => value !== undefined)
    .map(([tag, value]) => `${tag}  - ${value}\r\n`)
    .join('');
}

function* ris({ events }: Writing): Iterable<string> {
  for (const reference of referencesOf(events)) yield record(reference);
}

export const risWriter: Writer = {
  id: 'ris',
  name: 'RIS',
  extension: 'ris',
  mediaType: 'application/x-research-info-systems',
  drops: ['export.drops.events', 'export.drops.side'],
  write: ris,
};
