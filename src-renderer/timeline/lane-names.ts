// What a lane is called, whatever it groups by; and what its header does when it is chosen.
import { computed } from '@preact/signals';
import type { LaneMode } from '../../data/desk.ts';
import { textIn } from '../../data/text.ts';
import { setFacet } from '../state/actions.ts';
import { countryName } from '../state/facets.ts';
import { filters } from '../state/filters.ts';
import { actorsById, kindsById, topicsById } from '../state/library.ts';
import { selection } from '../state/selection.ts';
import { language, words } from '../state/settings.ts';
import { lanes as laneMode } from '../state/viewport.ts';
import { NONE, OTHERS } from './layout/lanes.ts';

/**
 * A lane's name by its id, in the language in force. `mode` is what the lane groups by: a scene at rest may be older
 * than the grouping in force.
 */
export const laneNames = computed<(id: string, mode?: LaneMode) => string>(() => {
  const inForce = laneMode.value;
  const reader = language.value;
  const t = words.value;
  const country = countryName.value;
  const tables = { topic: topicsById.value, kind: kindsById.value, actor: actorsById.value };
  return (id, mode = inForce) => {
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

/** How a lane is shown alone: through the facet that the lanes group by. */
export interface Isolate {
  /** False for a lane that no value of the facet stands for. */
  readonly canShowOnly: (id: string) => boolean;
  readonly showOnly: (id: string) => void;
  /** The same, or all again where it already stands alone. */
  readonly toggle: (id: string) => void;
}

const FACETS = { topic: 'topics', kind: 'kinds', actor: 'actors', country: 'countries' } as const;

/** null where lanes are not those of a facet. */
export const isolateLane = computed<Isolate | null>(() => {
  const mode = laneMode.value;
  if (mode === 'none') return null;
  const facet = FACETS[mode];
  const showOnly = (id: string): void => setFacet(facet, [id]);
  return {
    canShowOnly: (id) => id !== OTHERS,
    showOnly,
    toggle: (id) => {
      const chosen = filters.value[facet];
      if (chosen?.length === 1 && chosen[0] === id) setFacet(facet, null);
      else showOnly(id);
    },
  };
});

/** The id of the element that holds a lane's name: what its marks are described by. */
export function laneNameId(id: string): string {
  return `lane-name-${id}`;
}

/**
 * Why a lane holds fewer events than the filter counts: by topic, an event of several lies in the lane of the first.
 * Empty where both are the same.
 */
export function laneShare(id: string, count: number): string {
  if (laneMode.value !== 'topic') return '';
  const of = selection.value.counts.topics.get(id) ?? 0;
  return of > count ? words.value('lanes.share', { count, of }) : '';
}

/** Sizes of a lane's name, px: as a rule, and where it is long for the lane's height; timeline.css has the same. */
const LINE = { usual: 15.6, long: 12.3 } as const;
/** About so many letters stand on a line of the usual size. */
const LETTERS = 10;
/** Letters as wide as they are high. */
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

/** How a name is set in a lane of a height: many names are told apart by their last words only. */
export function nameFit(name: string, height: number): { readonly long: boolean; readonly lines: number } {
  const letters = name.length + (name.match(WIDE)?.length ?? 0);
  const usual = Math.floor(height / LINE.usual);
  const long = letters > usual * LETTERS;
  return { long, lines: Math.max(1, long ? Math.floor(height / LINE.long) : usual) };
}
