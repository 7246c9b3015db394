// What the search box knows of the library to complete with: places, tags and years that events have, and how many name what.
// Gathered from the rows when it is first asked for, not while the library opens.
import { computed, type ReadonlySignal } from '@preact/signals';
import { completeQuery, type Completions, type EntryField } from '../../data/query/complete.ts';
import { facetName } from './facets.ts';
import { library, vocabulary } from './library.ts';
import { index, selection } from './selection.ts';
import { language } from './settings.ts';

const places = computed(() =>
  [...selection.value.counts.countries]
    .filter(([code]) => code !== '')
    .sort((a, b) => b[1] - a[1])
    .map(([code]) => facetName.value('countries', code)),
);

const tags = computed(() => {
  const counts = new Map<string, number>();
  for (const row of library.value.rows) for (const tag of row.tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([tag]) => tag);
});

const years = computed(() => {
  const { start } = index.value;
  const found = new Set<number>();
  for (const ms of start) found.add(new Date(ms).getUTCFullYear());
  return [...found].sort((a, b) => b - a).map(String);
});

const COLUMNS = { topic: 'topics', actor: 'actors', kind: 'kinds' } as const satisfies Record<EntryField, string>;

/** Events by the id of each of their topics, actors or kinds; counted when a name is first offered. */
const countsOf = (field: EntryField): ReadonlySignal<ReadonlyMap<string, number>> =>
  computed(() => {
    const { ids, codes, from } = index.value[COLUMNS[field]];
    const counts = new Uint32Array(ids.length);
    // Behind the last event's codes there may be room for more.
    for (const code of codes.subarray(0, from.at(-1))) counts[code] = (counts[code] ?? 0) + 1;
    return new Map(ids.map((id, code) => [id, counts[code] ?? 0]));
  });

const counts: Readonly<Record<EntryField, ReadonlySignal<ReadonlyMap<string, number>>>> = {
  topic: countsOf('topic'),
  actor: countsOf('actor'),
  kind: countsOf('kind'),
};

/** What could stand at the caret of the search box. */
export function completionsAt(text: string, caret: number): Completions | null {
  return completeQuery(text, caret, {
    vocabulary: vocabulary.value,
    language: language.value,
    eventsOf: (field, id) => counts[field].value.get(id) ?? 0,
    get places() {
      return places.value;
    },
    get tags() {
      return tags.value;
    },
    get years() {
      return years.value;
    },
  });
}
