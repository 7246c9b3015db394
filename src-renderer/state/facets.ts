// The facets: what values each offers, in which order, and what each value is called in the language in force.
// Panels, chips and lanes all ask here, so that a value has one name.
import { computed } from '@preact/signals';
import type { Filters } from '../../data/desk.ts';
import { LOCALES, type MessageKey } from '../../data/i18n/t.ts';
import { NO_TOPIC } from '../../data/taxonomy.ts';
import { textIn } from '../../data/text.ts';
import { actorsById, kindsById, topicsById, vocabulary } from './library.ts';
import { index } from './selection.ts';
import { language, words } from './settings.ts';

/** The facets in the order of the panel. */
export const FACETS = ['topics', 'kinds', 'actors', 'countries', 'tones', 'sides', 'origins'] as const;
export type Facet = (typeof FACETS)[number] & keyof Filters;

const TONES = ['3', '2', '1', '0', '-1', '-2', '-3', ''] as const;
const SIDES = ['US', 'CN', 'other', ''] as const;
const ORIGINS = ['curated', 'added', 'imported'] as const;

/** Every id a facet can hold. What stands for "none" is part of it, so that choosing all hides nothing by accident. */
export const facetIds = computed<Readonly<Record<Facet, readonly string[]>>>(() => ({
  topics: [...vocabulary.value.topics.map(({ id }) => id), NO_TOPIC.id],
  kinds: vocabulary.value.kinds.map(({ id }) => id),
  actors: vocabulary.value.actors.map(({ id }) => id),
  // Looked up when asked for: while the facet is folded nobody does, and the column need not be made.
  get countries() {
    return index.value.countries.ids;
  },
  tones: TONES,
  sides: SIDES,
  origins: ORIGINS,
}));

/** Waters that no state owns. */
const INTERNATIONAL_WATERS = 'XZ';

/** A country's name by its ISO 3166 code, in the language in force. */
export const countryName = computed<(code: string) => string>(() => {
  const names = new Intl.DisplayNames(LOCALES[language.value], { type: 'region' });
  const waters = words.value('timeline.waters');
  // Intl throws at what cannot be a code, which a link may hold.
  const known = /^(?:[A-Za-z]{2}|\d{3})$/;
  return (code) => {
    if (code === INTERNATIONAL_WATERS) return waters;
    return known.test(code) ? (names.of(code) ?? code) : code;
  };
});

const WITHOUT: Readonly<Partial<Record<Facet, MessageKey>>> = {
  topics: 'filters.noTopic',
  countries: 'timeline.noPlace',
  tones: 'editor.tone.none',
  sides: 'filters.noSource',
};

/** What a value of a facet is called; an id that nothing is known of is its own name. */
export const facetName = computed<(facet: Facet, id: string) => string>(() => {
  const t = words.value;
  const reader = language.value;
  const country = countryName.value;
  const tables = { topics: topicsById.value, kinds: kindsById.value, actors: actorsById.value };
  return (facet, id) => {
    const without = WITHOUT[facet];
    if (id === '' && without) return t(without);
    switch (facet) {
      case 'topics':
      case 'kinds':
      case 'actors':
        return textIn(tables[facet].get(id)?.names ?? { und: id }, reader);
      case 'countries':
        return country(id);
      case 'tones':
        return (TONES as readonly string[]).includes(id) ? t(`editor.tone.${id as Exclude<ToneId, ''>}`) : id;
      case 'sides':
        return (SIDES as readonly string[]).includes(id) ? t(`side.${id as Exclude<SideId, ''>}`) : id;
      case 'origins':
        return (ORIGINS as readonly string[]).includes(id) ? t(`origin.${id as OriginId}`) : id;
    }
  };
});
type ToneId = (typeof TONES)[number];
type SideId = (typeof SIDES)[number];
type OriginId = (typeof ORIGINS)[number];
