// What a person does with an article: hands it over, corrects what is proposed, saves it as an event.
// The host finds; nothing is saved that the person has not seen, and the text becomes the event's article.
import { batch } from '@preact/signals';
import type { NewEvent } from '../../data/event.ts';
import { isWebAddress } from '../../data/event.ts';
import { formatDate } from '../../data/format-date.ts';
import { LIMITS } from '../../data/limits.ts';
import { textIn } from '../../data/text.ts';
import { completeAddress } from '../../data/typed-address.ts';
import { explainTypedDate, readTypedDate } from '../../data/typed-date.ts';
import { host, selectEvent, showToast } from './actions.ts';
import {
  article,
  type ArticleChoice,
  type ArticleField,
  type ArticleState,
  NO_ARTICLE,
  type Proposal,
} from './article.ts';
import { description } from './library.ts';
import { language, words } from './settings.ts';

/** Bytes of a file that may be an article. */
const LARGEST = 2_000_000;

let changeId = '';

function set(changes: Partial<ArticleState>): void {
  if (article.value) article.value = { ...article.value, ...changes };
}

/** Opens the dialog; with a file, at once with that. */
export function openArticle(file?: File): void {
  if (description.value?.readOnly !== false) return;
  if (!article.value) article.value = NO_ARTICLE;
  if (file) void takeArticleFile(file);
}

export function closeArticle(): void {
  article.value = null;
}

/** Back to the text, to hand over another. */
export function anotherArticle(): void {
  article.value = NO_ARTICLE;
}

/** Takes a dropped or chosen file, as text. */
export async function takeArticleFile(file: File): Promise<void> {
  if (file.size > LARGEST) {
    set({ failure: words.value('article.tooLarge') });
    return;
  }
  await propose(await decoded(file));
}

/** The text of a file: UTF-8, or what Windows wrote before it. */
async function decoded(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  for (const encoding of ['utf-8', 'gb18030'] as const) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      // Latin text read as GB18030 is full of Chinese nobody wrote.
      if (encoding === 'utf-8' || (text.match(/[\u4e00-\u9fff]/g)?.length ?? 0) > text.length / 5) return text;
    } catch {
      // The next one.
    }
  }
  return new TextDecoder('windows-1252').decode(bytes);
}

/** Has the host read a text; with `published`, dates are counted from that day. */
export async function propose(content: string, published?: string): Promise<void> {
  if (content.trim() === '') return;
  const before = article.value?.choice;
  if (!article.value) article.value = NO_ARTICLE;
  set({ step: 'reading', content, failure: null });
  const answer = await host().call('article.propose', {
    content,
    ...(published === undefined ? {} : { published }),
  });
  if (!article.value) return;
  if (!answer.ok) {
    set({ step: 'choose', failure: answer.error.message });
    return;
  }
  changeId = crypto.randomUUID();
  const fresh = choiceOf(answer.value);
  // Another day for the article changes what is counted from it, and nothing that the person has put right.
  const choice =
    published !== undefined && before ? { ...before, date: fresh.date, published: before.published } : fresh;
  set({ step: 'choices', proposal: answer.value, choice, problems: new Map() });
}

const shown = (edtf: string): string => formatDate(edtf, language.value);

function choiceOf(proposal: Proposal): ArticleChoice {
  const [date] = proposal.dates;
  const [place] = proposal.places;
  return {
    title: proposal.titles[0] ?? '',
    date: date ? shown(date.edtf) : '',
    summary: proposal.summaries[0] ?? '',
    topics: proposal.topics.filter(({ sure }) => sure).map(({ id }) => id),
    kind: proposal.kinds[0]?.id ?? 'other',
    actors: proposal.actors.map(({ id }) => id),
    place: place ? place.name[proposal.language === 'und' ? language.value : proposal.language] : '',
    published: proposal.published ? shown(proposal.published.edtf) : '',
    publisher: proposal.source.publisher,
    url: proposal.source.url,
  };
}

/** Changes what will be saved. */
export function choose(changes: Partial<ArticleChoice>): void {
  const state = article.value;
  if (!state?.choice) return;
  const choice = { ...state.choice, ...changes };
  // What is still wrong stays marked; what was not marked is left in peace until the next save.
  const problems = new Map([...problemsOf(choice)].filter(([field]) => state.problems.has(field)));
  const failure = problems.size === 0 ? null : words.value('editor.mend', { count: problems.size });
  set({ choice, problems, failure });
}

/** Ticks or unticks a topic or an actor. */
export function tick(field: 'topics' | 'actors', id: string): void {
  const now = article.value?.choice?.[field];
  if (now) choose({ [field]: now.includes(id) ? now.filter((other) => other !== id) : [...now, id] });
}

/** Brings out the words of one field in the text. */
export function lookAt(field: ArticleField | null): void {
  if (article.value?.field !== field) set({ field });
}

/** The article's own date was said or corrected: what is relative is counted again. */
export async function countFrom(): Promise<void> {
  const state = article.value;
  if (!state?.choice) return;
  const read = readTypedDate(state.choice.published);
  if (read.ok && read.edtf !== state.proposal?.published?.edtf) await propose(state.content, read.edtf);
}

function problemsOf(choice: ArticleChoice): Map<string, string> {
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

function eventOf(choice: ArticleChoice, proposal: Proposal): NewEvent {
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
    actors: [...choice.actors],
    ...(choice.place.trim() === ''
      ? {}
      : { place: place ? { name: place.name, country: place.country } : { name: { [spoken]: choice.place.trim() } } }),
    ...(sourced
      ? {
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

/** Saves the event, shows it, and offers to take it back. */
export async function saveArticle(): Promise<void> {
  const state = article.value;
  if (!state?.choice || !state.proposal || state.step !== 'choices') return;
  const choice = { ...state.choice, url: completeAddress(state.choice.url) };
  const problems = problemsOf(choice);
  if (problems.size > 0) {
    set({ problems, failure: words.value('editor.mend', { count: problems.size }) });
    return;
  }
  set({ choice, step: 'saving', failure: null });
  const answer = await host().call('events.add', { event: eventOf(choice, state.proposal), changeId });
  if (!answer.ok) {
    set({ step: 'choices', failure: answer.error.message });
    return;
  }
  const saved = answer.value.event;
  batch(() => {
    article.value = null;
    selectEvent(saved.id, { reveal: true });
  });
  showToast(words.value('toast.added', { title: textIn(saved.title, language.value) }), { undo: true });
}
