// Why nothing is shown though the library has events, and what brings them back: the search, the filters, or both.
import { computed } from '@preact/signals';
import { EMPTY_FILTERS } from '../../data/desk.ts';
import type { MessageKey } from '../../data/i18n/t.ts';
import { select } from '../timeline/layout/select.ts';
import { clearFilters, setQuery } from './actions.ts';
import { filters, found } from './filters.ts';
import { index } from './selection.ts';

export interface Emptiness {
  readonly text: MessageKey;
  readonly action: MessageKey;
  readonly run: () => void;
}

/** What hides every event. Read it only where none is shown. */
export const emptiness = computed((): Emptiness => {
  const hits = found.value?.hits ?? null;
  if (hits && select(index.value, EMPTY_FILTERS, hits).count === 0) {
    return { text: 'timeline.nothingFound', action: 'search.clear', run: () => setQuery('') };
  }
  const alone = hits === null || select(index.value, filters.value, null).count === 0;
  return { text: alone ? 'timeline.allHidden' : 'timeline.foundHidden', action: 'filters.clear', run: clearFilters };
});
