// CSL-JSON, what citation processors (Zotero, pandoc, citeproc) take: one item a source.
// https://github.com/citation-style-language/schema
import type { DatePoint, DateSpan } from '../../../data/dates.ts';
import type { Writer, Writing } from '../format.ts';
import { line, partsOf, type Reference, referencesOf, spanOf } from './references.ts';

interface CslDate {
  readonly 'date-parts': readonly (readonly number[])[];
  readonly circa?: true;
  readonly season?: number;
}

function numbers(point: DatePoint): readonly number[] {
  const { year, month, day } = partsOf(point);
  return [year, month, day].filter((part) => part !== undefined);
}

/** A date with both ends of an interval; doubt of either kind is CSL's `circa`. */
function cslDate(span: DateSpan): CslDate {
  const { first, last } = span;
  const ends = (first && last && first.edtf !== last.edtf ? [first, last] : [first ?? last]).filter(
    (point) => point !== null,
  );
  const season = ends.length === 1 && ends[0]?.precision === 'season' ? Number(ends[0].edtf.slice(5, 7)) - 20 : null;
  const open = span.openStart || span.openEnd || span.precision === 'decade' || span.precision === 'century';
  return {
    'date-parts': ends.map(numbers),
    ...(span.uncertain || span.approximate || open ? { circa: true } : {}),
    ...(season === null ? {} : { season }),
  };
}

function item({ key, source }: Reference): unknown {
  const issued = spanOf(source.date);
  const accessed = spanOf(source.accessed);
  const online = source.url !== undefined;
  return {
    id: key,
    type: online ? 'webpage' : 'document',
    title: line(source.title),
    ...(source.publisher === undefined ? {} : { [online ? 'container-title' : 'publisher']: line(source.publisher) }),
    ...(issued ? { issued: cslDate(issued) } : {}),
    ...(accessed ? { accessed: cslDate(accessed) } : {}),
    ...(online ? { URL: source.url } : {}),
    ...(source.language === undefined ? {} : { language: source.language }),
    ...(source.note === undefined ? {} : { note: source.note }),
  };
}

function* cslJson({ events }: Writing): Iterable<string> {
  const items = referencesOf(events).map((reference) => JSON.stringify(item(reference)));
  yield items.length === 0 ? '[]\n' : `[\n${items.join(',\n')}\n]\n`;
}

export const cslJsonWriter: Writer = {
  id: 'csl-json',
  name: 'CSL-JSON',
  extension: 'json',
  mediaType: 'application/vnd.citationstyles.csl+json',
  drops: ['export.drops.events', 'export.drops.side'],
  write: cslJson,
};
