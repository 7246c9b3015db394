// Between what an article proposes, what a person makes of it, and the event that is sent.
// Dates are as the reader writes them; messages are in the reader's words.
import type { NewEvent } from '../../data/event.ts';
import { isWebAddress } from '../../data/event.ts';
import { formatDate } from '../../data/format-date.ts';
import { LIMITS } from '../../data/limits.ts';
import { explainTypedDate, readTypedDate } from '../../data/typed-date.ts';
import type { ArticleChoice, Proposal } from './article.ts';
import { language, words } from './settings.ts';

const shown = (edtf: string): string => formatDate(edtf, language.value);

/** What is likeliest of each. */
export function choiceOf(proposal: Proposal): ArticleChoice {
  const [date] = proposal.dates;
  const [place] = proposal.places;
  return {
    title: proposal.titles[0] ?? '',
    date: date ? shown(date.edtf) : '',
    summary: proposal.summaries[0] ?? '',
    topics: proposal.topics.filter(({ sure }) => sure).map(({ id }) => id),
    kind: proposal.kinds[0]?.id ?? 'other',
    actors: proposal.actors.map(({ id }) => id),
    others: [],
    place: place ? place.name[proposal.language === 'und' ? language.value : proposal.language] : '',
    published: proposal.published ? shown(proposal.published.edtf) : '',
    publisher: proposal.source.publisher,
    url: proposal.source.url,
  };
}

/** What is wrong, by field; empty where the event can be sent. */
export function problemsOf(choice: ArticleChoice): Map<string, string> {
  const t = words.value;
  const problems = new Map<string, string>();
  if (choice.title.trim() === '') problems.set('title', t('editor.titleMissing'));
  for (const field of ['date', 'published'] as const) {
    const typed = choice[field];
    if (typed.trim() === '' && field === 'published') continue;
    const read = readTypedDate(typed);
    if (typed.trim() === '') problems.set(field, t('editor.dateMissing'));
    else if (!read.ok) problems.set(field, explainTypedDate(read.problem, t, language.value));
  }
  if (choice.url.trim() !== '' && !isWebAddress(choice.url.trim())) problems.set('url', t('editor.urlWrong'));
  return problems;
}

/** The event of a choice that has no problems; the text becomes its article. */
export function eventOf(choice: ArticleChoice, proposal: Proposal): NewEvent {
  const date = readTypedDate(choice.date);
  const published = readTypedDate(choice.published);
  const place = proposal.places.find(({ name }) => Object.values(name).includes(choice.place.trim()));
  const spoken = proposal.language;
  const sourced = [choice.url, choice.publisher].some((value) => value.trim() !== '');
  return {
    date: date.ok ? date.edtf : choice.date,
    title: { [spoken]: choice.title.trim().slice(0, LIMITS.title) },
    ...(choice.summary.trim() === '' ? {} : { summary: { [spoken]: choice.summary.trim() } }),
    topics: [...choice.topics],
    kind: choice.kind,
    actors: [...choice.actors, ...choice.others],
    ...(choice.place.trim() === ''
      ? {}
      : { place: place ? { name: place.name, country: place.country } : { name: { [spoken]: choice.place.trim() } } }),
    ...(sourced
      ? {
          verified: true,
          sources: [
            {
              title: proposal.source.title.slice(0, LIMITS.title) || choice.title.trim(),
              ...(choice.publisher.trim() === '' ? {} : { publisher: choice.publisher.trim() }),
              ...(choice.url.trim() === '' ? {} : { url: choice.url.trim() }),
              ...(published.ok ? { date: published.edtf } : {}),
              ...(spoken === 'und' ? {} : { language: spoken }),
            },
          ],
        }
      : {}),
    articles: [
      {
        language: spoken,
        title: proposal.source.title.slice(0, LIMITS.title),
        body: proposal.body.slice(0, LIMITS.article),
      },
    ],
  };
}
