// The article an event is being made from: what was pasted, what the host proposes, and what the person has chosen.
// Only actions-article.ts writes here.
import { signal } from '@preact/signals';
import type { CommandOutput } from '../../src-main/api/contract.ts';

export type Proposal = CommandOutput<'article.propose'>;

/** What will be saved, as it is typed and ticked. */
export interface ArticleChoice {
  readonly title: string;
  /** As typed; read like every date a person types. */
  readonly date: string;
  readonly summary: string;
  readonly topics: readonly string[];
  readonly kind: string;
  readonly actors: readonly string[];
  /** Actors the text was not found to name, by name: known ones, and new ones. */
  readonly others: readonly string[];
  readonly place: string;
  /** The article's own date, as typed. */
  readonly published: string;
  readonly publisher: string;
  readonly url: string;
}

/** What the words of which field are brought out. */
export type ArticleField = 'date' | 'topics' | 'kind' | 'actors' | 'place';

export interface ArticleState {
  readonly step: 'choose' | 'reading' | 'choices' | 'saving';
  readonly content: string;
  readonly proposal: Proposal | null;
  readonly choice: ArticleChoice | null;
  readonly field: ArticleField | null;
  readonly problems: ReadonlyMap<string, string>;
  readonly failure: string | null;
  /** The question "throw away what you typed?" is open. */
  readonly confirming: boolean;
}

export const NO_ARTICLE: ArticleState = {
  step: 'choose',
  content: '',
  proposal: null,
  choice: null,
  field: null,
  problems: new Map(),
  failure: null,
  confirming: false,
};

export const article = signal<ArticleState | null>(null);
