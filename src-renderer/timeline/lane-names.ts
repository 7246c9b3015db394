// What a lane is called, whatever it groups by; and what its header does when it is chosen.
import { computed } from '@preact/signals';
import { textIn } from '../../data/text.ts';
import { isolateTopic, setFacet } from '../state/actions.ts';
import { countryName } from '../state/facets.ts';
import { filters } from '../state/filters.ts';
import { actorsById, kindsById, topicsById } from '../state/library.ts';
import { language, words } from '../state/settings.ts';
import { lanes as laneMode } from '../state/viewport.ts';
import { NONE, OTHERS } from './layout/lanes.ts';

/** A lane's name by its id, in the language in force. */
export const laneNames = computed<(id: string) => string>(() => {
  const mode = laneMode.value;
  const reader = language.value;
  const t = words.value;
  const country = countryName.value;
  const tables = { topic: topicsById.value, kind: kindsById.value, actor: actorsById.value };
  return (id) => {
    if (id === OTHERS) return t('timeline.others');
    switch (mode) {
      case 'none':
        return t('timeline.allEvents');
      case 'country':
        return id === NONE ? t('timeline.noPlace') : country(id);
      case 'topic':
        if (id === NONE) return t('filters.noTopic');
        return textIn(tables.topic.get(id)?.names ?? { und: id }, reader);
      case 'kind':
        return textIn(tables.kind.get(id)?.names ?? { und: id }, reader);
      case 'actor':
        return textIn(tables.actor.get(id)?.names ?? { und: id }, reader);
    }
  };
});

/** Shows only a lane's events, or all again where it already stands alone; null where lanes cannot be isolated. */
export const isolateLane = computed<((id: string) => void) | null>(() => {
  const mode = laneMode.value;
  if (mode === 'topic') return isolateTopic;
  if (mode !== 'kind' && mode !== 'actor') return null;
  const facet = mode === 'kind' ? 'kinds' : 'actors';
  return (id) => {
    if (id === OTHERS) return;
    const chosen = filters.value[facet];
    setFacet(facet, chosen?.length === 1 && chosen[0] === id ? null : [id]);
  };
});

/** The id of the element that holds a lane's name: what its marks are described by. */
export function laneNameId(id: string): string {
  return `lane-name-${id}`;
}
