// What the library's thread and the search's tell each other. Both sides run the same version, so types are enough.
import type { Vocabulary } from '../../../data/vocabulary.ts';
import type { Batch } from './engine.ts';
import type { SearchResult } from './search-index.ts';

/** To the search; each that is answered has a number. */
export type Asked =
  | { readonly is: 'rename'; readonly vocabulary: Vocabulary }
  | { readonly is: 'take'; readonly number: number; readonly batch: Batch }
  | { readonly is: 'rest' }
  | { readonly is: 'search'; readonly number: number; readonly query: string; readonly limit: number };

/** From the search: a batch is indexed, or a question answered. */
export interface Answered {
  readonly number: number;
  readonly found?: SearchResult;
}
