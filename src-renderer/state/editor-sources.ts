// Sources between form and event, wherever one may stand: an event's own, a readout's, a claim's.
// Every field of a source is in the form, so that nothing of it is kept out of sight.
import { isWebAddress, type Source } from '../../data/event.ts';
import { formatDate } from '../../data/format-date.ts';
import { LIMITS } from '../../data/limits.ts';
import type { UiLanguage } from '../../data/text.ts';
import type { SourceFields } from './editor.ts';
import { checkDate, checkLength, edtfOf, type Problems } from './editor-texts.ts';

export const NO_SOURCE: SourceFields = {
  title: '',
  publisher: '',
  url: '',
  date: '',
  side: 'other',
  language: '',
  accessed: '',
  note: '',
  weak: false,
  copy: '',
  pasted: '',
};

/** The fields of a source; dates as the reader writes them. */
export function sourceFieldsOf(source: Source, reader: UiLanguage): SourceFields {
  return {
    title: source.title,
    publisher: source.publisher ?? '',
    url: source.url ?? '',
    date: source.date ? formatDate(source.date, reader) : '',
    side: source.side,
    language: source.language ?? '',
    accessed: source.accessed ? formatDate(source.accessed, reader) : '',
    note: source.note ?? '',
    weak: source.weak ?? false,
    copy: source.copy ?? '',
    pasted: '',
  };
}

/** A source nobody has typed anything into; it is not sent. */
export function isBlankSource(source: SourceFields): boolean {
  const { title, publisher, url, date, accessed, note, copy, pasted } = source;
  return [title, publisher, url, date, accessed, note, copy, pasted].every((value) => value.trim() === '');
}

/** Adds what is wrong with a source; a blank one has nothing wrong with it. */
export function checkSource(problems: Problems, path: string, source: SourceFields): void {
  if (isBlankSource(source)) return;
  const url = source.url.trim();
  if (url !== '' && !isWebAddress(url)) problems.set(`${path}.url`, { key: 'editor.urlWrong' });
  if (source.title.trim() === '' && url === '') problems.set(`${path}.title`, { key: 'editor.sourceTitleMissing' });
  checkLength(problems, `${path}.title`, source.title, LIMITS.title);
  checkLength(problems, `${path}.publisher`, source.publisher, LIMITS.name);
  checkLength(problems, `${path}.note`, source.note, LIMITS.note);
  if (source.date.trim() !== '') checkDate(problems, `${path}.date`, source.date);
  if (source.accessed.trim() !== '') checkDate(problems, `${path}.accessed`, source.accessed);
}

/** The source that the fields say; null where nothing was typed. */
export function sourceOf(fields: SourceFields): Source | null {
  if (isBlankSource(fields)) return null;
  const url = fields.url.trim();
  const source: Source = { title: fields.title.trim() || url, side: fields.side };
  const set = (
    field: 'publisher' | 'url' | 'date' | 'language' | 'accessed' | 'note' | 'copy',
    value: string,
  ): void => {
    if (value !== '') source[field] = value;
  };
  set('publisher', fields.publisher.trim());
  set('url', url);
  set('date', fields.date.trim() === '' ? '' : edtfOf(fields.date));
  set('language', fields.language);
  set('accessed', fields.accessed.trim() === '' ? '' : edtfOf(fields.accessed));
  set('note', fields.note.trim());
  if (fields.weak) source.weak = true;
  set('copy', fields.copy);
  return source;
}
