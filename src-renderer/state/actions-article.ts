// What a person does with an article: hands it over, corrects what is proposed, saves it as an event.
// The host finds; nothing is saved that the person has not seen, and the text becomes the event's article.
import { batch } from '@preact/signals';
import type { ArticleDraft } from '../../data/desk.ts';
import { completeAddress } from '../../data/typed-address.ts';
import { readTypedDate } from '../../data/typed-date.ts';
import { changeDesk, host, selectEvent } from './actions.ts';
import { article, type ArticleChoice, type ArticleField, type ArticleState, NO_ARTICLE } from './article.ts';
import { choiceOf, eventOf, problemsOf } from './article-choice.ts';
import { articleDraftOf, choiceFromDraft } from './article-draft.ts';
import { sayWhereItIs } from './actions-saved.ts';
import { found } from './filters.ts';
import { description } from './library.ts';
import { desk, words } from './settings.ts';

/** Bytes of a file that may be an article. */
const LARGEST = 2_000_000;

let changeId = '';

function set(changes: Partial<ArticleState>): void {
  if (article.value) article.value = { ...article.value, ...changes };
}

/** Keeps what there is as the draft, so that a crash or a closed window loses nothing. */
function keepDraft(): void {
  if (article.value) changeDesk({ articleDraft: articleDraftOf(article.value, new Date().toISOString()) });
}

/** Opens the dialog, with the article that waits, where one does; with a file, at once with that. */
export function openArticle(file?: File): void {
  if (description.value?.readOnly !== false) return;
  const draft = desk.value.articleDraft;
  if (!article.value) {
    article.value = NO_ARTICLE;
    if (draft) {
      void resume(draft, file !== undefined);
      return;
    }
  }
  if (file) void takeArticleFile(file);
}

/** Takes up the article that waits; a file that was dropped meanwhile is not let over it. */
async function resume(draft: ArticleDraft, another: boolean): Promise<void> {
  if (draft.choice === null) set({ content: draft.content });
  else await propose(draft.content, undefined, draft);
  if (another) set({ failure: words.value('article.waits') });
}

/** Throws the waiting article away. */
export function discardArticle(): void {
  changeDesk({ articleDraft: null }, { now: true });
}

/** Closes the dialog, asking first where something would be lost. */
export function askToCloseArticle(): void {
  const state = article.value;
  if (!state || state.step === 'saving') return;
  if (state.content.trim() === '') closeArticle();
  else set({ confirming: !state.confirming });
}

/** Closes and throws the article away. */
export function closeAndDiscardArticle(): void {
  discardArticle();
  closeArticle();
}

/** Closes; what there is waits as a draft. */
export function closeArticle(): void {
  article.value = null;
}

/** Takes the text as it is typed or pasted. */
export function typeArticle(content: string): void {
  set({ content, failure: null });
  keepDraft();
}

/** Back to the text, to correct it or to hand over another in its place. */
export function anotherArticle(): void {
  const state = article.value;
  if (!state) return;
  article.value = { ...NO_ARTICLE, content: state.proposal?.text ?? state.content };
  keepDraft();
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

/** Has the host read a text; with `published`, dates are counted from that day; with a draft, its choices stand. */
export async function propose(content: string, published?: string, draft?: ArticleDraft): Promise<void> {
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
  const choice = draft
    ? choiceFromDraft(draft, fresh)
    : published !== undefined && before
      ? { ...before, date: fresh.date, published: before.published }
      : fresh;
  set({ step: 'choices', proposal: answer.value, choice, problems: new Map() });
  keepDraft();
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
  keepDraft();
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
  const before = found.value;
  set({ choice, step: 'saving', failure: null });
  const answer = await host().call('events.add', { event: eventOf(choice, state.proposal), changeId });
  if (!answer.ok) {
    set({ step: 'choices', failure: answer.error.message });
    return;
  }
  const saved = answer.value.event;
  batch(() => {
    discardArticle();
    closeArticle();
    selectEvent(saved.id, { reveal: true });
  });
  await sayWhereItIs(saved, 'added', before);
}
