// iCalendar (RFC 5545) and vCalendar 1.0 → events: all-day and timed, of several days, in their zones, repeating.
// Ours, on top of a day-by-day expansion: ical.js and Date take 30 February for 2 March and an end before its start.
import { isWebAddress, type NewEvent, newEventSchema } from '../../data/event.ts';
import { isoDay, parseEdtf } from '../../data/dates.ts';
import { LIMITS } from '../../data/limits.ts';
import { TEXT_LANGUAGES } from '../../data/text.ts';
import { interval } from './cell-date.ts';
import { type Reader, type ReadItem, type ReadOptions, Unreadable } from './format.ts';
import { htmlToLine, htmlToMarkdown } from './html-text.ts';
import { type Component, componentsOf, type Property, unescapeText } from './ics-lines.ts';
import { languageOf } from './language.ts';
import { wholeText } from './material.ts';
import { reasonOf } from './own-events.ts';
import { edtfOf } from './parts-date.ts';
import { MOST_REPEATS, repeatsOf } from './recurrence.ts';
import { offsetIn } from './zones.ts';

const DAY = 86_400_000;

export const icsReader: Reader = {
  id: 'ics',
  name: 'iCalendar',
  loose: true,
  extensions: ['ics', 'ical', 'vcs'],
  recognise: ({ text }) => (/^\s*BEGIN:VCALENDAR\b/i.test(text) ? 1 : /^\s*BEGIN:VEVENT\b/im.test(text) ? 0.9 : 0),
  async *read(material, options) {
    const text = await wholeText(material, options);
    if (!/^\s*BEGIN:/im.test(text)) throw new Unreadable(options.t('import.notCalendar'));
    const components = componentsOf(text);
    const events = components.filter(({ name }) => name === 'VEVENT');
    const overridden = overriddenDays(events);
    for (const [index, event] of events.entries()) {
      options.signal?.throwIfAborted();
      yield readEvent(event, index + 1, overridden, options);
    }
  },
};

const valueOf = ({ properties }: Component, name: string): string =>
  unescapeText(properties.find((property) => property.name === name)?.value ?? '').trim();

const allOf = ({ properties }: Component, name: string): readonly Property[] =>
  properties.filter((property) => property.name === name);

/** Days of recurrences that an event of its own stands in for, as `uid day`. */
function overriddenDays(events: readonly Component[]): ReadonlySet<string> {
  const days = events.flatMap((event) =>
    allOf(event, 'RECURRENCE-ID').map(({ value }) => `${valueOf(event, 'UID')} ${value.slice(0, 8)}`),
  );
  return new Set(days);
}

/** A point of time as a calendar writes it. */
interface CalendarTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** Seconds since midnight; absent for a whole day. */
  readonly seconds?: number;
  readonly offset: string;
}

type Read<T> = { readonly value: T } | { readonly problem: string };

function timeOf(property: Property, warnings: Set<string>, { t }: ReadOptions): Read<CalendarTime> {
  const text = property.value.replaceAll('"', '').trim();
  const match = /^(\d{4})-?(\d{2})-?(\d{2})(?:T(\d{2}):?(\d{2}):?(\d{2})?(Z)?)?$/i.exec(text);
  if (!match) return { problem: t('import.calendarDate', { text: text.slice(0, 40) }) };
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0));
  const date = { year: year ?? 0, month: month ?? 0, day: day ?? 0 };
  if (match[4] === undefined || property.params.get('VALUE')?.toUpperCase() === 'DATE')
    return { value: { ...date, offset: '' } };
  const seconds = (hour ?? 0) * 3_600 + (minute ?? 0) * 60 + Math.min(59, second ?? 0);
  if ((hour ?? 0) > 23 || (minute ?? 0) > 59) return { problem: t('import.calendarDate', { text: text.slice(0, 40) }) };
  const zone = property.params.get('TZID');
  let offset = match[7] ? 'Z' : '';
  if (!match[7] && zone) {
    offset = offsetIn(zone, Date.UTC(date.year, date.month - 1, date.day) + seconds * 1_000);
    if (offset === '') warnings.add(t('import.unknownZone', { zone: zone.slice(0, 60) }));
  }
  return { value: { ...date, seconds, offset } };
}

function edtfOfTime({ year, month, day, seconds, offset }: CalendarTime): Read<string> {
  const parts =
    seconds === undefined
      ? {}
      : { hour: Math.floor(seconds / 3_600), minute: Math.floor(seconds / 60) % 60, second: seconds % 60, offset };
  const edtf = edtfOf({ year, month, day, ...parts });
  return 'edtf' in edtf ? { value: edtf.edtf } : edtf;
}

/** A time moved by seconds; a whole day moves by whole days. */
function moved(time: CalendarTime, by: number): CalendarTime {
  const at = new Date(Date.UTC(time.year, time.month - 1, time.day) + ((time.seconds ?? 0) + by) * 1_000);
  const midnight = Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate());
  const day = { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate(), offset: time.offset };
  return time.seconds === undefined ? day : { ...day, seconds: (at.getTime() - midnight) / 1_000 };
}

/** Seconds of a DURATION such as P1W, P2DT3H, PT90M; null where it is none. */
function durationOf(text: string): number | null {
  const match = /^([+-])?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/i.exec(text.trim());
  if (!match) return null;
  const [weeks, days, hours, minutes, seconds] = match.slice(2).map((part) => Number(part ?? 0));
  const total =
    (weeks ?? 0) * 604_800 + (days ?? 0) * 86_400 + (hours ?? 0) * 3_600 + (minutes ?? 0) * 60 + (seconds ?? 0);
  return match[1] === '-' ? -total : total;
}

interface When {
  readonly edtf: string;
  readonly start: CalendarTime;
}

function whenOf(event: Component, warnings: Set<string>, options: ReadOptions): Read<When> {
  const { t } = options;
  const [property, ...others] = allOf(event, 'DTSTART');
  if (!property) return { problem: t('import.noDate') };
  if (others.length > 0) warnings.add(t('import.twoStarts'));
  const start = timeOf(property, warnings, options);
  if ('problem' in start) return start;
  const from = edtfOfTime(start.value);
  if ('problem' in from) return from;
  const end = endOf(event, start.value, warnings, options);
  if (!end) return { value: { edtf: from.value, start: start.value } };
  if ('problem' in end) return end;
  const to = edtfOfTime(end.value);
  if ('problem' in to) return to;
  const whole = interval(from.value, to.value);
  return 'edtf' in whole ? { value: { edtf: whole.edtf, start: start.value } } : whole;
}

/** The last day, or the hour of the end; null where there is none beyond the start. */
function endOf(
  event: Component,
  start: CalendarTime,
  warnings: Set<string>,
  options: ReadOptions,
): Read<CalendarTime> | null {
  const [property] = allOf(event, 'DTEND');
  const duration = property ? null : durationOf(valueOf(event, 'DURATION'));
  if (!property) {
    if (!duration) return null;
    if (duration < 0) return { problem: options.t('import.endFirst') };
    return {
      value: start.seconds === undefined ? moved(start, Math.max(0, duration - 86_400)) : moved(start, duration),
    };
  }
  const end = timeOf(property, warnings, options);
  if ('problem' in end || end.value.seconds !== undefined) {
    // A timed end of a day without hours: its day.
    return 'value' in end && start.seconds === undefined ? { value: dayOf(end.value) } : end;
  }
  // The last day is the one before; some programs write the same day for start and end.
  const same = dayNumber(end.value) === dayNumber(start);
  if (start.seconds === undefined) return { value: same ? end.value : moved(end.value, -86_400) };
  return same || dayNumber(end.value) === dayNumber(start) + 1 ? null : { value: moved(end.value, -86_400) };
}

const dayOf = ({ year, month, day }: CalendarTime): CalendarTime => ({ year, month, day, offset: '' });
const dayNumber = ({ year, month, day }: CalendarTime): number => Date.UTC(year, month - 1, day) / DAY;

function readEvent(event: Component, row: number, overridden: ReadonlySet<string>, options: ReadOptions): ReadItem {
  const { t } = options;
  const warnings = new Set<string>();
  const description = valueOf(event, 'DESCRIPTION');
  const title =
    htmlToLine(valueOf(event, 'SUMMARY')) ||
    htmlToLine(description).slice(0, 200) ||
    htmlToLine(valueOf(event, 'LOCATION'));
  const label = title === '' ? {} : { label: title.slice(0, 200) };
  const when = whenOf(event, warnings, options);
  if ('problem' in when) return { is: 'refused', row, reason: when.problem, ...label };
  if (title === '') return { is: 'refused', row, reason: t('import.noTitle') };
  const cancelled = valueOf(event, 'STATUS').toUpperCase() === 'CANCELLED';
  if (cancelled) warnings.add(t('import.cancelled'));
  // Our own calendars carry the date as it was written, where a calendar's is coarser.
  const written = valueOf(event, 'X-ENTENTE-DATE');
  const date = written !== '' && parseEdtf(written).ok ? written : when.value.edtf;
  const fields: NewEvent = { date, ...fieldsOf(event, title, htmlToMarkdown(description), cancelled) };
  const parsed = newEventSchema.safeParse(fields);
  if (!parsed.success) return { is: 'refused', row, reason: reasonOf(parsed.error), ...label };
  const repeats = repeatsFor(event, fields, when.value, overridden, warnings, options);
  return {
    is: 'event',
    row,
    event: fields,
    ...(warnings.size > 0 ? { warnings: [...warnings] } : {}),
    ...(repeats.length > 0 ? { repeats } : {}),
  };
}

function fieldsOf(event: Component, title: string, summary: string, cancelled: boolean): Omit<NewEvent, 'date'> {
  const [said] = allOf(event, 'SUMMARY');
  const tagged = TEXT_LANGUAGES.find((known) => known === said?.params.get('LANGUAGE')?.slice(0, 2).toLowerCase());
  const language = tagged ?? languageOf(`${title} ${summary}`);
  const place = htmlToLine(valueOf(event, 'LOCATION')).slice(0, LIMITS.name);
  const [lat, lon] = valueOf(event, 'GEO').split(';').map(Number);
  const known = Math.abs(lat ?? Infinity) <= 90 && Math.abs(lon ?? Infinity) <= 180;
  const url = valueOf(event, 'URL');
  const categories = allOf(event, 'CATEGORIES').flatMap(({ value }) =>
    value.split(/(?<!\\),/).map((part) => htmlToLine(unescapeText(part)).slice(0, LIMITS.name)),
  );
  const topics = [...new Set(categories)].filter((topic) => topic !== '').slice(0, LIMITS.topics);
  const own = /^([A-Za-z0-9][A-Za-z0-9._-]{0,119})@entente\b/.exec(valueOf(event, 'UID'))?.[1];
  return {
    ...(own === undefined ? {} : { id: own }),
    title: { [language]: title.slice(0, LIMITS.title) },
    ...(summary === '' || summary === title ? {} : { summary: { [language]: summary.slice(0, LIMITS.summary) } }),
    ...(place === '' ? {} : { place: { name: { [language]: place }, ...(known ? { lat, lon } : {}) } }),
    ...(isWebAddress(url) && url.length <= LIMITS.url
      ? { sources: [{ title: title.slice(0, LIMITS.title), url }] }
      : {}),
    ...(topics.length > 0 ? { topics } : {}),
    ...(cancelled ? { tags: ['cancelled'] } : {}),
  };
}

/** The later dates of a recurrence: those of its rule and its RDATEs, without EXDATEs and those that were moved. */
function repeatsFor(
  event: Component,
  fields: NewEvent,
  { edtf, start }: When,
  overridden: ReadonlySet<string>,
  warnings: Set<string>,
  { t }: ReadOptions,
): NewEvent[] {
  if (allOf(event, 'RECURRENCE-ID').length > 0) return [];
  const first = isoDay(dayNumber(start) * DAY);
  const [rule] = allOf(event, 'RRULE');
  const found = rule ? repeatsOf(first, rule.value) : { is: 'days' as const, days: [], more: false };
  if (found.is === 'unread') warnings.add(t('import.unreadRule'));
  const extra = allOf(event, 'RDATE')
    .flatMap(({ value }) => value.split(',').map(isoOf))
    .filter((day) => day > first);
  const without = new Set(allOf(event, 'EXDATE').flatMap(({ value }) => value.split(',').map(isoOf)));
  const uid = valueOf(event, 'UID');
  const days = [...new Set([...(found.is === 'days' ? found.days : []), ...extra])]
    .filter((day) => !without.has(day) && !overridden.has(`${uid} ${day.replaceAll('-', '')}`))
    .toSorted();
  if (days.length > MOST_REPEATS || (found.is === 'days' && found.more))
    warnings.add(t('import.manyRepeats', { count: Math.min(days.length, MOST_REPEATS) }));
  const { id: _, ...shared } = fields;
  return days.slice(0, MOST_REPEATS).flatMap((day) => {
    const date = shifted(edtf, first, day);
    return parseEdtf(date).ok ? [{ ...shared, date }] : [];
  });
}

const isoOf = (text: string): string => text.trim().replace(/^(\d{4})(\d{2})(\d{2}).*$/, '$1-$2-$3');

/** The same date so many days later; hours stay what clocks show. */
function shifted(edtf: string, from: string, to: string): string {
  const by = Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`);
  return edtf.replaceAll(/\d{4}-\d{2}-\d{2}/g, (day) => isoDay(Date.parse(`${day}T00:00:00Z`) + by));
}
