// The left column: what the search found, topics, kinds, actors, and the range of days.
// Counts say what each value would show with the other filters in force.
import { useState } from 'preact/hooks';
import { NO_TOPIC } from '../../data/taxonomy.ts';
import { textIn } from '../../data/text.ts';
import type { Glyph } from '../../data/vocabulary.ts';
import { clearFilters, setFacet, toggleFacet, type Facet } from '../state/actions.ts';
import { filters, isFiltered } from '../state/filters.ts';
import { vocabulary } from '../state/library.ts';
import { selection } from '../state/selection.ts';
import { filtersHidden } from '../state/folding.ts';
import { dark, language, words } from '../state/settings.ts';
import { GlyphSwatch } from '../timeline/glyph.tsx';
import { DateRange } from './date-range.tsx';
import './filters.css';
import { Results } from './results.tsx';

/** One value of a facet, ready to show. */
interface FacetValue {
  readonly id: string;
  readonly name: string;
  readonly count: number;
  readonly swatch?: { readonly colour: string; readonly glyph: Glyph };
}

/** The whole column. */
export function Filters() {
  const t = words.value;
  return (
    <nav id="filters" class="column column-filters" aria-label={t('filters.region')} hidden={filtersHidden.value}>
      <Results />
      <Topics />
      <Kinds />
      <Actors />
      <DateRange />
      <div class="filters-foot">
        <button type="button" class="button button-quiet" disabled={!isFiltered.value} onClick={clearFilters}>
          {t('filters.clear')}
        </button>
      </div>
    </nav>
  );
}

function Topics() {
  const t = words.value;
  const topicCounts = selection.value.counts.topics;
  const values: FacetValue[] = vocabulary.value.topics.map((topic) => ({
    id: topic.id,
    name: textIn(topic.names, language.value),
    count: topicCounts.get(topic.id) ?? 0,
    swatch: { colour: dark.value ? topic.darkColour : topic.colour, glyph: topic.glyph },
  }));
  const without = topicCounts.get(NO_TOPIC.id) ?? 0;
  if (without > 0) {
    const colour = dark.value ? NO_TOPIC.darkColour : NO_TOPIC.colour;
    values.push({ id: '', name: t('filters.noTopic'), count: without, swatch: { colour, glyph: NO_TOPIC.glyph } });
  }
  // "No topic" is always part of "all", so that choosing every topic hides nothing by accident.
  const all = [...vocabulary.value.topics.map((topic) => topic.id), NO_TOPIC.id];
  return <FacetGroup facet="topics" title={t('filters.topics')} values={values} all={all} bars />;
}

function Kinds() {
  const t = words.value;
  const kindCounts = selection.value.counts.kinds;
  const all = vocabulary.value.kinds.map((kind) => kind.id);
  const values = vocabulary.value.kinds
    .map((kind) => ({ id: kind.id, name: textIn(kind.names, language.value), count: kindCounts.get(kind.id) ?? 0 }))
    .sort((a, b) => b.count - a.count);
  return <FacetGroup facet="kinds" title={t('filters.kinds')} values={values} all={all} first={6} />;
}

function Actors() {
  const t = words.value;
  const actorCounts = selection.value.counts.actors;
  const all = vocabulary.value.actors.map((actor) => actor.id);
  const chosen = filters.value.actors;
  const values = vocabulary.value.actors
    .map((actor) => ({
      id: actor.id,
      name: textIn(actor.names, language.value),
      count: actorCounts.get(actor.id) ?? 0,
    }))
    .filter((value) => value.count > 0 || chosen?.includes(value.id))
    .sort((a, b) => b.count - a.count || a.name.localeCompare(b.name, language.value));
  return <FacetGroup facet="actors" title={t('filters.actors')} values={values} all={all} first={6} />;
}

interface FacetGroupProps {
  readonly facet: Facet;
  readonly title: string;
  readonly values: readonly FacetValue[];
  /** Every id the facet can hold. */
  readonly all: readonly string[];
  /** How many to show before "more"; all of them without it. */
  readonly first?: number;
  readonly bars?: boolean;
}

function FacetGroup({ facet, title, values, all, first, bars }: FacetGroupProps) {
  const t = words.value;
  const [open, setOpen] = useState(false);
  const chosen = filters.value[facet];
  const most = Math.max(1, ...values.map((value) => value.count));
  const shown = first === undefined || open ? values : values.slice(0, first);
  return (
    <section class="facet" role="group" aria-labelledby={`facet-${facet}`}>
      <div class="facet-head">
        <h2 class="caption" id={`facet-${facet}`}>
          {title}
        </h2>
        <span class="facet-tools">
          <button
            type="button"
            class="button-link"
            aria-label={t('filters.allOf', { facet: title })}
            onClick={() => setFacet(facet, null)}
          >
            {t('filters.all')}
          </button>
          <button
            type="button"
            class="button-link"
            aria-label={t('filters.noneOf', { facet: title })}
            onClick={() => setFacet(facet, [])}
          >
            {t('filters.none')}
          </button>
        </span>
      </div>
      <ul>
        {shown.map((value) => (
          <FacetRow
            key={value.id}
            facet={facet}
            value={value}
            all={all}
            checked={chosen === null || chosen.includes(value.id)}
            share={bars ? value.count / most : null}
          />
        ))}
      </ul>
      {first !== undefined && values.length > first && (
        <button type="button" class="button-link facet-more" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t('filters.fewer') : t('filters.more', { count: values.length - first })}
        </button>
      )}
    </section>
  );
}

interface FacetRowProps {
  readonly facet: Facet;
  readonly value: FacetValue;
  readonly all: readonly string[];
  readonly checked: boolean;
  readonly share: number | null;
}

function FacetRow({ facet, value, all, checked, share }: FacetRowProps) {
  const t = words.value;
  const countId = `count-${facet}-${value.id}`;
  return (
    <li class={`facet-row${checked ? '' : ' off'}`}>
      <label>
        <input
          type="checkbox"
          checked={checked}
          aria-label={value.name}
          aria-describedby={countId}
          onChange={() => toggleFacet(facet, value.id, all)}
        />
        {value.swatch && <GlyphSwatch glyph={value.swatch.glyph} colour={value.swatch.colour} />}
        <span class="facet-name" title={value.name}>
          {value.name}
        </span>
      </label>
      <button
        type="button"
        class="facet-only button-link"
        aria-label={t('filters.onlyOf', { name: value.name })}
        onClick={() => setFacet(facet, [value.id])}
      >
        {t('filters.only')}
      </button>
      {share !== null && value.swatch && (
        <span class="facet-bar" aria-hidden="true">
          <span style={{ width: `${Math.round(share * 100)}%`, background: value.swatch.colour }} />
        </span>
      )}
      <span class="facet-count numeric" id={countId}>
        <span class="visually-hidden">{t('filters.count', { count: value.count })}</span>
        <span aria-hidden="true">{value.count}</span>
      </span>
    </li>
  );
}
