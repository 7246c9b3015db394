// The left column: what the search found, the facets with their live counts, and the range of days.
// What each facet offers and how it is ordered; how a facet looks is in facet-group.tsx.
import type { Filters as FiltersInForce } from '../../data/desk.ts';
import { NO_TOPIC } from '../../data/taxonomy.ts';
import { clearFilters } from '../state/actions.ts';
import { facetIds, facetName, type Facet } from '../state/facets.ts';
import { filters, isFiltered } from '../state/filters.ts';
import { filtersHidden } from '../state/folding.ts';
import { topicsById } from '../state/library.ts';
import { selection } from '../state/selection.ts';
import { dark, desk, language, words } from '../state/settings.ts';
import { DateRange } from './date-range.tsx';
import { FacetGroup, type FacetValue } from './facet-group.tsx';
import './filters.css';
import { Results } from './results.tsx';

/** The whole column. */
export function Filters() {
  const t = words.value;
  return (
    <nav id="filters" class="column column-filters" aria-label={t('filters.region')} hidden={filtersHidden.value}>
      <Results />
      <Topics />
      <Counted facet="kinds" first={6} />
      <Counted facet="actors" first={6} />
      <Counted facet="countries" first={8} />
      <Fixed facet="tones" />
      <Fixed facet="sides" />
      <Fixed facet="origins" />
      <DateRange />
      <div class="filters-foot">
        <button type="button" class="button button-quiet" disabled={!isFiltered.value} onClick={clearFilters}>
          {t('filters.clear')}
        </button>
      </div>
    </nav>
  );
}

const valueOf = (facet: Facet, id: string): FacetValue => ({
  id,
  name: facetName.value(facet, id),
  count: selection.value.counts[facet].get(id) ?? 0,
});

/** Topics keep the order of their table, and show the colours and glyphs they are drawn with. */
function Topics() {
  const t = words.value;
  const all = facetIds.value.topics;
  const values = all
    .map((id) => {
      const { glyph, colour, darkColour } = topicsById.value.get(id) ?? NO_TOPIC;
      return { ...valueOf('topics', id), swatch: { glyph, colour: dark.value ? darkColour : colour } };
    })
    .filter((value) => value.id !== NO_TOPIC.id || value.count > 0);
  return <FacetGroup facet="topics" title={t('filters.topics')} values={values} all={all} bars />;
}

const isChosen = (chosen: FiltersInForce[Facet], id: string): boolean => chosen?.includes(id) ?? false;

/** Whether a facet's values are out of sight: then they are not counted either. */
const isFolded = (facet: Facet): boolean => desk.value.facetsFolded.includes(facet);

/** Values by falling count; those that would show nothing are left out where the table may be long. */
function Counted({ facet, first }: { readonly facet: 'kinds' | 'actors' | 'countries'; readonly first: number }) {
  const t = words.value;
  if (isFolded(facet)) {
    return selection.value.index.ids.length === 0 ? null : <Folded facet={facet} />;
  }
  const all = facetIds.value[facet];
  const chosen = filters.value[facet];
  const values = all
    .map((id) => valueOf(facet, id))
    .filter((value) => facet === 'kinds' || value.count > 0 || isChosen(chosen, value.id))
    .sort((a, b) => b.count - a.count || a.name.localeCompare(b.name, language.value));
  if (values.length === 0) return null;
  return <FacetGroup facet={facet} title={t(`filters.${facet}`)} values={values} all={all} first={first} />;
}

/** Few values in an order of their own. */
function Fixed({ facet }: { readonly facet: 'tones' | 'sides' | 'origins' }) {
  const t = words.value;
  if (isFolded(facet)) return <Folded facet={facet} />;
  const all = facetIds.value[facet];
  const values = all.map((id) => valueOf(facet, id));
  return <FacetGroup facet={facet} title={t(`filters.${facet}`)} values={values} all={all} />;
}

/** The head alone; how many values there are is asked only where some are chosen. */
function Folded({ facet }: { readonly facet: Exclude<Facet, 'topics'> }) {
  const all = filters.value[facet] === null ? [] : facetIds.value[facet];
  return <FacetGroup facet={facet} title={words.value(`filters.${facet}`)} values={[]} all={all} />;
}
