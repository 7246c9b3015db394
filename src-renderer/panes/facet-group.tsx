// One facet of the left column: its values as rows that are chosen, with what each would show, and a head that folds.
// Counts say what a value would show with the other filters in force.
import { useState } from 'preact/hooks';
import type { Glyph } from '../../data/vocabulary.ts';
import { foldFacet, setFacet, toggleFacet } from '../state/actions.ts';
import type { Facet } from '../state/facets.ts';
import { filters } from '../state/filters.ts';
import { desk, words } from '../state/settings.ts';
import { GlyphSwatch } from '../timeline/glyph.tsx';
import { Icon } from './icons.tsx';

/** One value of a facet, ready to show. */
export interface FacetValue {
  readonly id: string;
  readonly name: string;
  readonly count: number;
  readonly swatch?: { readonly colour: string; readonly glyph: Glyph };
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

export function FacetGroup({ facet, title, values, all, first, bars }: FacetGroupProps) {
  const t = words.value;
  const [open, setOpen] = useState(false);
  const chosen = filters.value[facet];
  const folded = desk.value.facetsFolded.includes(facet);
  const most = Math.max(1, ...values.map((value) => value.count));
  const shown = first === undefined || open ? values : values.slice(0, first);
  return (
    <section class="facet" role="group" aria-labelledby={`facet-${facet}`}>
      <div class="facet-head">
        <h2 class="caption" id={`facet-${facet}`}>
          <button
            type="button"
            class="facet-fold"
            aria-expanded={!folded}
            aria-controls={`values-${facet}`}
            onClick={() => foldFacet(facet, !folded)}
          >
            <Icon name={folded ? 'next' : 'down'} />
            {title}
          </button>
        </h2>
        {folded ? (
          chosen !== null && (
            <span class="facet-some numeric">{t('filters.someOf', { chosen: chosen.length, all: all.length })}</span>
          )
        ) : (
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
        )}
      </div>
      <div id={`values-${facet}`} hidden={folded}>
        {!folded && (
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
        )}
        {!folded && first !== undefined && values.length > first && (
          <button type="button" class="button-link facet-more" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? t('filters.fewer') : t('filters.more', { count: values.length - first })}
          </button>
        )}
      </div>
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
