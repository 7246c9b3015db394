// A reference as one writes it in a text: who, “what”, when, where it can be read — in the reader's language.
// Files for reference managers (BibTeX, RIS, CSL JSON) are exports, not this.
import { allSources } from './all-sources.ts';
import type { Event, Source } from './event.ts';
import { formatDate } from './format-date.ts';
import type { Translate } from './i18n/t.ts';
import { textIn, type UiLanguage } from './text.ts';

/** One source in a sentence, without the full stop. */
export function citeSource(source: Source, t: Translate, reader: UiLanguage): string {
  const { title, publisher, url, date, accessed } = source;
  const parts: string[] = [];
  if (publisher !== undefined && publisher !== '') parts.push(publisher);
  // An address that stands for a missing title is written once.
  if (title !== url) parts.push(t('cite.title', { title }));
  if (date !== undefined) parts.push(formatDate(date, reader));
  if (url !== undefined) parts.push(url);
  const cited = parts.join(t('cite.comma'));
  return accessed === undefined ? cited : `${cited}${t('cite.accessed', { date: formatDate(accessed, reader) })}`;
}

/** An event and the sources it stands on: one line for the event, then one for each source. */
export function citeEvent(event: Event, t: Translate, reader: UiLanguage): string {
  const place = event.place ? textIn(event.place.name, reader) : '';
  const facts = [formatDate(event.date, reader), place].filter((fact) => fact !== '').join(t('cite.comma'));
  const lines = [t('cite.event', { title: textIn(event.title, reader), facts })];
  for (const source of allSources(event)) lines.push(t('cite.source', { source: citeSource(source, t, reader) }));
  return lines.join('\n');
}
