// TimelineJS JSON (Knight Lab): a slide an event. Its dates are plain numbers, and its texts are HTML.
// https://timeline.knightlab.com/docs/json-format.html
import { parseEdtf, writtenDay, type DatePoint, type DateSpan } from '../../../data/dates.ts';
import type { Event } from '../../../data/event.ts';
import { formatDate } from '../../../data/format-date.ts';
import { textIn } from '../../../data/text.ts';
import type { Writer, Writing } from '../format.ts';
import { html } from './markup.ts';
import { exactNames, type Names } from './names.ts';

interface SlideDate {
  year: number;
  month?: number;
  day?: number;
  hour?: number;
  minute?: number;
  second?: number;
  display_date?: string;
}

/** A point with what its precision holds and no more. */
function slideDate(point: DatePoint): SlideDate {
  const { year, month, day } = writtenDay(point);
  switch (point.precision) {
    case 'century':
    case 'decade':
    case 'year':
      return { year };
    case 'season':
    case 'month':
      return { year, month };
    case 'day':
      return { year, month, day };
    case 'instant': {
      const local = new Date(point.start + (point.offset ?? 0) * 60_000);
      return { year, month, day, hour: local.getUTCHours(), minute: local.getUTCMinutes() };
    }
  }
}

/** The last day of a date that only its whole span can say: a season, a decade. */
function lastDay(point: DatePoint): SlideDate {
  const end = new Date(point.end - 1);
  return { year: end.getUTCFullYear(), month: end.getUTCMonth() + 1, day: end.getUTCDate() };
}

const COARSE = new Set(['century', 'decade', 'season']);

function slideDates(span: DateSpan, words: string): { start_date: SlideDate; end_date?: SlideDate } {
  const first = (span.first ?? span.last) as DatePoint;
  const last = span.last ?? first;
  const start = slideDate(first);
  const coarse = COARSE.has(first.precision) || COARSE.has(last.precision);
  const doubtful = span.uncertain || span.approximate || span.openStart || span.openEnd;
  if (coarse || doubtful) start.display_date = words;
  if (COARSE.has(last.precision)) return { start_date: start, end_date: lastDay(last) };
  return first === last || first.edtf === last.edtf
    ? { start_date: start }
    : { start_date: start, end_date: slideDate(last) };
}

function body(event: Event, { t, language }: Writing): string {
  const summary = textIn(event.summary, language)
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => `<p>${html(paragraph).replaceAll('\n', '<br>')}</p>`);
  const sources = event.sources.map(({ title, publisher, url }) => {
    const named = html([title, publisher].filter(Boolean).join(', '));
    return url === undefined ? named : `<a href="${html(url)}">${named}</a>`;
  });
  if (sources.length > 0) summary.push(`<p>${html(t('detail.sources'))}<br>${sources.join('<br>')}</p>`);
  return summary.join('');
}

function slide(event: Event, names: Names, writing: Writing): unknown {
  const span = parseEdtf(event.date);
  if (!span.ok) throw new Error(`Event ${event.id} is stored with a date that does not parse.`);
  const [topic] = event.topics;
  return {
    unique_id: event.id,
    ...slideDates(span.value, formatDate(event.date, writing.language)),
    text: { headline: html(textIn(event.title, writing.language)), text: body(event, writing) },
    ...(topic === undefined ? {} : { group: names.topic(topic) }),
  };
}

function* timelineJs(writing: Writing): Iterable<string> {
  const { vocabulary, language, selection, t } = writing;
  const names = exactNames(vocabulary, language);
  const title = {
    text: { headline: html(t('app.name')), text: selection === undefined ? '' : `<p>${html(selection)}</p>` },
  };
  yield `{"title":${JSON.stringify(title)},"events":[`;
  let first = true;
  for (const event of writing.events) {
    yield `${first ? '' : ','}\n${JSON.stringify(slide(event, names, writing))}`;
    first = false;
  }
  yield '\n]}\n';
}

export const timelineJsWriter: Writer = {
  id: 'timelinejs',
  name: 'TimelineJS',
  extension: 'json',
  mediaType: 'application/json',
  drops: [
    'export.drops.languages',
    'export.drops.doubts',
    'export.drops.seasons',
    'export.drops.coding',
    'export.drops.moreTopics',
    'export.drops.sourceDetails',
    'export.drops.articles',
    'export.drops.accounts',
  ],
  write: timelineJs,
};
