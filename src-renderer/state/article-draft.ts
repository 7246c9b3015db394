// The article that waits: what is kept of it while one works on it, and what is read back of that.
// It was saved as plain JSON, perhaps by an older Entente, so every field is checked; what is missing is as proposed.
import { z } from '../../data/zod.ts';
import type { ArticleDraft } from '../../data/desk.ts';
import { LIMITS } from '../../data/limits.ts';
import type { ArticleChoice, ArticleState } from './article.ts';

const text = z.string();
const list = z.array(z.string());
const choiceSchema = z.object({
  title: text,
  date: text,
  summary: text,
  topics: list,
  kind: text,
  actors: list,
  others: list,
  place: text,
  published: text,
  publisher: text,
  url: text,
});

/** What is kept of an article; null where there is nothing to lose. */
export function articleDraftOf(state: ArticleState, saved: string): ArticleDraft | null {
  if (state.content.trim() === '') return null;
  // Of a page that is longer than any article, the text that was found in it is kept.
  const content = state.content.length > LIMITS.article ? (state.proposal?.text ?? state.content) : state.content;
  return { content: content.slice(0, LIMITS.article), choice: state.choice && { ...state.choice }, saved };
}

/** The proposed choice with what the person had put in its place. */
export function choiceFromDraft(draft: ArticleDraft, proposed: ArticleChoice): ArticleChoice {
  const kept = choiceSchema.partial().safeParse(draft.choice);
  return kept.success ? { ...proposed, ...kept.data } : proposed;
}
