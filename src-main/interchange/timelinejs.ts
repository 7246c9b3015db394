// TimelineJS JSON: version 3 (`events`), its pre-release (`slides`), and version 1 (`date` with `startDate`).
// The title slide and eras are no events and are passed over.
import { type Reader, Unreadable } from './format.ts';
import { parseJson } from './json.ts';
import { wholeText } from './material.ts';
import { isObject, tooDeep } from './own-events.ts';
import { readSlide, type Slide, type SlideDate } from './timelinejs-event.ts';

type Fields = Record<string, unknown>;

export const timelineJsReader: Reader = {
  id: 'timelinejs',
  name: 'TimelineJS',
  loose: true,
  extensions: ['json'],
  recognise: ({ text }) => {
    const start = text.trimStart();
    if (!/^[{[]/.test(start)) return 0;
    if (/"start_date"\s*:\s*\{/.test(start)) return 0.95;
    return /"timeline"\s*:/.test(start) && /"startDate"\s*:/.test(start) ? 0.95 : 0;
  },
  async *read(material, options) {
    const { t } = options;
    const value = parseJson(await wholeText(material, options), t('import.notJson'));
    const slides = slidesOf(value);
    if (!slides) throw new Unreadable(t('import.noEvents'));
    for (const [index, slide] of slides.entries()) {
      const row = index + 1;
      if (!isObject(slide)) yield { is: 'refused', row, reason: t('import.notAnEvent') };
      else if (tooDeep(slide)) yield { is: 'refused', row, reason: t('import.tooDeep', { depth: 64 }) };
      else yield readSlide('startDate' in slide ? legacy(slide) : current(slide), row, options);
    }
  },
};

function slidesOf(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value as unknown[];
  if (!isObject(value)) return null;
  const inner = isObject(value['timeline']) ? value['timeline'] : value;
  const list = inner['events'] ?? inner['slides'] ?? inner['date'];
  return Array.isArray(list) ? (list as unknown[]) : null;
}

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
const fieldsOf = (value: unknown): Fields => (isObject(value) ? value : {});
const dateOf = (value: unknown): SlideDate | null => (isObject(value) ? { year: undefined, ...value } : null);

function current(slide: Fields): Slide {
  const text = fieldsOf(slide['text']);
  const media = fieldsOf(slide['media']);
  return {
    start: dateOf(slide['start_date']),
    end: dateOf(slide['end_date']),
    headline: textOf(text['headline']),
    text: textOf(text['text']),
    media: textOf(media['url']),
    caption: textOf(media['caption']),
    credit: textOf(media['credit']),
    groups: [textOf(slide['group'])],
    id: textOf(slide['unique_id']),
  };
}

function legacy(slide: Fields): Slide {
  const asset = fieldsOf(slide['asset']);
  return {
    start: legacyDate(textOf(slide['startDate'])),
    end: legacyDate(textOf(slide['endDate'])),
    headline: textOf(slide['headline']),
    text: textOf(slide['text']),
    media: textOf(asset['media']),
    caption: textOf(asset['caption']),
    credit: textOf(asset['credit']),
    groups: textOf(slide['tag'] ?? slide['tags']).split(','),
    id: '',
  };
}

/** `2011,3,23,14,5`, `2011/3/23`, or digits run together: `196002152034`. */
function legacyDate(text: string): SlideDate | null {
  if (text.trim() === '') return null;
  const run = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?$/.exec(text.trim());
  const parts = run ? run.slice(1) : text.split(/[,/]/);
  const [year = '', month, day, hour, minute, second] = parts;
  return { year, month, day, hour, minute, second };
}
