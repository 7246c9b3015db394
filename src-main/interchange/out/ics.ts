// iCalendar (RFC 5545): one VEVENT an event, all-day unless an hour is known, lines folded at 75 octets.
// The date as written travels in X-ENTENTE-DATE, because a calendar has no way to say "June" or "about".
import { parseEdtf, type DatePoint, type DateSpan } from '../../../data/dates.ts';
import type { Event } from '../../../data/event.ts';
import { showText } from '../../../data/text.ts';
import type { Writer, Writing } from '../format.ts';
import { exactNames, type Names } from './names.ts';

/** TEXT values: backslash, semicolon, comma and line ends are escaped; other control characters cannot be carried. */
function escaped(text: string): string {
  return (
    text
      .replaceAll(/\r\n?|\u2028|\u2029/g, '\n')
      // oxlint-disable-next-line no-control-regex -- these are the very characters that must go
      .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
      .replaceAll('\\', '\\\\')
      .replaceAll(';', '\\;')
      .replaceAll(',', '\\,')
      .replaceAll('\n', '\\n')
  );
}

const LINE = 75;

/** Octets of a character in UTF-8. */
const octetsOf = (code: number): number => (code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4);

/** A content line of at most 75 octets a piece, never cut within a character. */
function folded(line: string): string {
  let out = '';
  let octets = 0;
  let from = 0;
  for (let at = 0; at < line.length;) {
    const code = line.codePointAt(at) ?? 0;
    const size = octetsOf(code);
    if (octets + size > LINE) {
      out += `${line.slice(from, at)}\r\n `;
      from = at;
      octets = 1;
    }
    octets += size;
    at += code > 0xffff ? 2 : 1;
  }
  return `${out}${line.slice(from)}\r\n`;
}

const compact = (iso: string): string => iso.replaceAll(/[-:]|\.\d+/g, '');
const day = (ms: number): string => compact(new Date(ms).toISOString().slice(0, 10));

/** An hour as UTC, or floating where no zone is known. */
function instant(point: DatePoint, ms: number): string {
  return compact(new Date(ms).toISOString().slice(0, 19)) + (point.offset === null ? '' : 'Z');
}

/** DTSTART and DTEND of a span; days are calendar days and the end is the day after. */
function times({ start, end, first, last }: DateSpan): string[] {
  const hours = [first, last].every((point) => point === null || point.precision === 'instant');
  if (!hours) return [`DTSTART;VALUE=DATE:${day(start)}`, `DTEND;VALUE=DATE:${day(end)}`];
  const from = first ?? last;
  const lines = from ? [`DTSTART:${instant(from, from.start)}`] : [];
  if (first && last && last.start > first.start) lines.push(`DTEND:${instant(last, last.start)}`);
  return lines;
}

function description(event: Event, { t, language, notes }: Writing): string {
  const parts = [showText(event.summary, language).value];
  const sources = event.sources.map(({ title, publisher, url }) =>
    [[title, publisher].filter(Boolean).join(', '), url].filter(Boolean).join('\n'),
  );
  if (sources.length > 0) parts.push(`${t('detail.sources')}\n${sources.join('\n')}`);
  if (notes && event.notes !== '') parts.push(`${t('detail.notes')}\n${event.notes}`);
  return parts.filter((part) => part !== '').join('\n\n');
}

function vevent(event: Event, names: Names, writing: Writing): string[] {
  const span = parseEdtf(event.date);
  if (!span.ok) throw new Error(`Event ${event.id} is stored with a date that does not parse.`);
  const title = showText(event.title, writing.language);
  const about = description(event, writing);
  const url = event.sources.find((source) => source.url)?.url;
  const { place } = event;
  const lines = [
    'BEGIN:VEVENT',
    `UID:${event.id}@entente`,
    `DTSTAMP:${compact(new Date(writing.at).toISOString())}`,
    `CREATED:${compact(new Date(event.created).toISOString())}`,
    `LAST-MODIFIED:${compact(new Date(event.updated).toISOString())}`,
    ...times(span.value),
    `X-ENTENTE-DATE:${escaped(event.date)}`,
    // It happened; it does not take up the person's time.
    'TRANSP:TRANSPARENT',
    `SUMMARY${title.language === 'und' ? '' : `;LANGUAGE=${title.language}`}:${escaped(title.value)}`,
  ];
  if (about !== '') lines.push(`DESCRIPTION:${escaped(about)}`);
  if (event.topics.length > 0) lines.push(`CATEGORIES:${event.topics.map(names.topic).map(escaped).join(',')}`);
  if (place) lines.push(`LOCATION:${escaped(showText(place.name, writing.language).value)}`);
  if (place?.lat !== undefined && place.lon !== undefined) lines.push(`GEO:${place.lat};${place.lon}`);
  if (url !== undefined) lines.push(`URL:${url}`);
  lines.push('END:VEVENT');
  return lines;
}

function* ics(writing: Writing): Iterable<string> {
  const { vocabulary, language, selection, t } = writing;
  const names = exactNames(vocabulary, language);
  const head = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Entente//Entente//EN', 'CALSCALE:GREGORIAN'];
  head.push(`X-WR-CALNAME:${escaped([t('app.name'), selection].filter(Boolean).join(' – '))}`);
  yield head.map(folded).join('');
  for (const event of writing.events) yield vevent(event, names, writing).map(folded).join('');
  yield folded('END:VCALENDAR');
}

export const icsWriter: Writer = {
  id: 'ics',
  name: 'iCalendar',
  extension: 'ics',
  mediaType: 'text/calendar',
  drops: [
    'export.drops.languages',
    'export.drops.coding',
    'export.drops.sourceDetails',
    'export.drops.articles',
    'export.drops.accounts',
  ],
  write: ics,
};
