// Where an event can be seen now: whether the search, the filters or a lane that was put away keeps it out of sight.
// After a change the answer is only true once the change has come back from the host and the search was asked again.
import { effect } from '@preact/signals';
import { EMPTY_FILTERS } from '../../data/desk.ts';
import { positionOf } from '../timeline/layout/index-events.ts';
import { select } from '../timeline/layout/select.ts';
import { filters, found, queryProblem, queryText, type SearchFound } from './filters.ts';
import { library } from './library.ts';
import { index, selection } from './selection.ts';
import { desk } from './settings.ts';

export type Hider = 'search' | 'filters' | 'both' | 'lanes';

// The timeline says what lies in its lanes; before it is mounted nothing is put away.
let liesInLanes: (id: string) => boolean = () => true;

/** Registers how the timeline tells whether a shown event lies in a lane that is not put away. */
export function provideLanes(tell: (id: string) => boolean): void {
  liesInLanes = tell;
}

/** What hides an event of the library; null where it is shown. */
export function hiderOf(id: string): Hider | null {
  const position = positionOf(index.value, id);
  if (position === undefined) return null;
  if (selection.value.visible[position]) {
    const drawn = desk.value.layout === 'table' || liesInLanes(id);
    return drawn ? null : 'lanes';
  }
  if (select(index.value, filters.value, null).visible[position]) return 'search';
  const { hits } = found.value ?? { hits: null };
  return select(index.value, EMPTY_FILTERS, hits).visible[position] ? 'filters' : 'both';
}

// The host tells of a change within moments; where it does not, what is known must do.
const PATIENCE = 3_000;

/** Resolves once an event as it was saved is here, and what was found before it has been found anew. */
export async function arrived(id: string, updated: string, before: SearchFound | null): Promise<void> {
  await until(() => library.value.byId.get(id)?.updated === Date.parse(updated));
  await until(() => queryText.value.trim() === '' || queryProblem.value !== null || found.value !== before);
}

function until(isSo: () => boolean): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(end, PATIENCE);
    // Ended a moment later: the effect may be done before it has a way to be stopped.
    const stop = effect(() => {
      if (isSo()) queueMicrotask(end);
    });
    function end(): void {
      clearTimeout(timer);
      stop();
      done();
    }
  });
}
