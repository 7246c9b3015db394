// One slide of TimelineJS → an event. The JSON of version 3, that of version 1, and the sheet's CSV all come down to it.
import { isWebAddress, type NewEvent, newEventSchema } from '../../data/event.ts';
import { LIMITS } from '../../data/limits.ts';
import { interval } from './cell-date.ts';
import type { ReadItem, ReadOptions } from './format.ts';
import { htmlToLine, htmlToMarkdown } from './html-text.ts';
import { languageOf } from './language.ts';
import { reasonOf } from './own-events.ts';
import { edtfOf, type FromParts } from './parts-date.ts';

/** What a slide says, each as text; absent is ''. */
export interface Slide {
  readonly start: SlideDate | null;
  readonly end: SlideDate | null;
  readonly headline: string;
  readonly text: string;
  readonly media: string;
  readonly caption: string;
  readonly credit: string;
  readonly groups: readonly string[];
  readonly id: string;
}

/** Parts of a date as they are written: numbers, or text with a number in it. */
export interface SlideDate {
  readonly year: unknown;
  readonly month?: unknown;
  readonly day?: unknown;
  readonly hour?: unknown;
  readonly minute?: unknown;
  readonly second?: unknown;
}

/** A part as a number; undefined where it is empty, NaN where it is none. */
function part(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  return Number(value);
}

function slideDate(date: SlideDate): FromParts {
  const [year, month, day] = [part(date.year), part(date.month), part(date.day)];
  if (year === undefined) return { problem: '' };
  return edtfOf({
    year,
    month: month === 0 ? undefined : month,
    day: month === 0 || day === 0 ? undefined : day,
    hour: part(date.hour),
    minute: part(date.minute),
    second: Math.trunc(part(date.second) ?? 0),
  });
}

/** Reads a slide. */
export function readSlide(slide: Slide, row: number, options: ReadOptions): ReadItem {
  const { t } = options;
  const markdown = htmlToMarkdown(slide.text);
  const caption = htmlToLine(slide.caption);
  const said =
    htmlToLine(slide.headline) || caption || htmlToLine(slide.text).slice(0, 200) || htmlToLine(slide.credit);
  const label = said === '' ? {} : { label: said.slice(0, 200) };
  const refused = (reason: string): ReadItem => ({ is: 'refused', row, reason, ...label });
  const date = dateOf(slide, options);
  if ('problem' in date) return refused(date.problem);
  const title = said || htmlToLine(slide.media).slice(0, 200);
  if (title === '') return refused(t('import.noTitle'));
  const language = languageOf(`${title} ${markdown}`);
  const credit = htmlToLine(slide.credit).slice(0, LIMITS.name);
  const source = isWebAddress(slide.media) && slide.media.length <= LIMITS.url;
  const groups = slide.groups.map((group) => htmlToLine(group).slice(0, LIMITS.name)).filter((group) => group !== '');
  const event: NewEvent = {
    ...(/^[A-Za-z0-9][A-Za-z0-9._-]{0,119}$/.test(slide.id) ? { id: slide.id } : {}),
    date: date.edtf,
    title: { [language]: title.slice(0, LIMITS.title) },
    ...(markdown === '' ? {} : { summary: { [language]: markdown.slice(0, LIMITS.summary) } }),
    ...(groups.length > 0 ? { topics: [...new Set(groups)].slice(0, LIMITS.topics) } : {}),
    ...(source
      ? {
          sources: [
            {
              title: (caption || title).slice(0, LIMITS.title),
              url: slide.media,
              ...(credit ? { publisher: credit } : {}),
            },
          ],
        }
      : {}),
  };
  const parsed = newEventSchema.safeParse(event);
  return parsed.success ? { is: 'event', row, event } : refused(reasonOf(parsed.error));
}

function dateOf({ start, end }: Slide, { t }: ReadOptions): FromParts {
  const first = start && slideDate(start);
  if (!first || ('problem' in first && first.problem === '')) return { problem: t('import.noDate') };
  if ('problem' in first) return first;
  const last = end && slideDate(end);
  if (!last || ('problem' in last && last.problem === '')) return first;
  return 'problem' in last ? last : interval(first.edtf, last.edtf);
}
