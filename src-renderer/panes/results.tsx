// What the search found, best first, at the top of the left column; the timeline shows where it falls.
// Arrow keys walk the list; choosing one selects it and brings it into view. Rows are made as one comes near them: all
// two hundred, laid out at every key, would cost more than the search.
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { formatDate } from '../../data/format-date.ts';
import { parseQuery } from '../../data/query/parse.ts';
import { nearTerms, widen } from '../../data/query/synonyms.ts';
import { showText, type Text } from '../../data/text.ts';
import { LISTED, selectEvent, setQuery } from '../state/actions.ts';
import { found, queryProblem } from '../state/filters.ts';
import { library } from '../state/library.ts';
import { selectedId } from '../state/selection.ts';
import { language, words } from '../state/settings.ts';
import { Highlighted } from './highlighted.tsx';
import { LanguageTag } from './language-tag.tsx';
import { focusSearch } from './menu-commands.ts';

/** How many words are told of what else was looked for. */
const MEANT = 8;
/** Rows that are made at once, more than are in sight; and how many more when one comes near their end. */
const FIRST = 16;
const MORE = 40;
/** How near: rows when walked, px when scrolled. */
const NEAR_ROWS = 8;
const NEAR = 600;

/** The list, or nothing where nothing is searched for. */
export function Results() {
  const t = words.value;
  const search = found.value;
  const [reached, reach] = useState({ query: '', rows: FIRST });
  const list = useRef<HTMLOListElement>(null);
  const scrolled = useRef(false);
  // The best of another search is at the top. Only where it was left: to scroll lays everything out at once.
  useLayoutEffect(() => {
    if (scrolled.current) list.current?.scrollTo(0, 0);
  }, [search?.query]);
  if (!search) return null;
  const { byId } = library.value;
  const rows = search.ids.flatMap((id) => byId.get(id) ?? []);
  const made = rows.slice(0, reached.query === search.query ? reached.rows : FIRST);
  const makeMore = (): void => {
    if (made.length < rows.length) reach({ query: search.query, rows: made.length + MORE });
  };
  return (
    <section class="results" aria-label={t('search.results')}>
      <div class="results-head">
        <h2 class="caption">{t('search.resultsCount', { count: search.total })}</h2>
      </div>
      <Meant query={search.query} terms={search.terms} />
      {queryProblem.value && (
        <p class="results-kept" role="status">
          {t('search.keptFor', { query: search.query })}
        </p>
      )}
      {rows.length === 0 && (
        <p class="results-empty">
          {t('search.nothing', { query: search.query })}{' '}
          <button
            type="button"
            class="button-link"
            onClick={() => {
              setQuery('');
              focusSearch();
            }}
          >
            {t('search.clear')}
          </button>
        </p>
      )}
      <ol
        ref={list}
        onKeyDown={walk}
        onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
          scrolled.current = scrollTop > 0;
          if (scrollTop + clientHeight > scrollHeight - NEAR) makeMore();
        }}
        onFocusIn={({ currentTarget, target }) => {
          if (placeIn(currentTarget, target) >= made.length - NEAR_ROWS) makeMore();
        }}
      >
        {made.map((row, place) => (
          <li key={row.id} aria-posinset={place + 1} aria-setsize={rows.length}>
            <button
              type="button"
              class="result"
              aria-current={row.id === selectedId.value}
              onClick={() => selectEvent(row.id, { reveal: true })}
            >
              <span class="result-date numeric">{formatDate(row.date, language.value)}</span>
              <ResultTitle title={row.title} terms={search.terms} />
              {search.snippets[row.id] !== undefined && (
                <span class="result-why">
                  <Highlighted text={search.snippets[row.id] ?? ''} terms={search.terms} />
                </span>
              )}
            </button>
          </li>
        ))}
      </ol>
      {search.total > LISTED && (
        <p class="results-empty">{t('search.listed', { shown: LISTED, total: search.total })}</p>
      )}
    </section>
  );
}

/** What else was looked for, and what was found only by being like what was typed. */
function Meant({ query, terms }: { readonly query: string; readonly terms: readonly string[] }) {
  const t = words.value;
  const read = parseQuery(query);
  if (!read.ok) return null;
  const { query: widened, also } = widen(read.query);
  const near = nearTerms(widened, terms);
  const listed = (all: readonly string[]): string => all.slice(0, MEANT).join(t('export.comma'));
  return (
    <>
      {also.length > 0 && (
        <p class="results-meant" title={t('search.alsoHow')}>
          {t('search.also', { terms: listed(also) })}
        </p>
      )}
      {near.length > 0 && <p class="results-meant">{t('search.near', { terms: listed(near) })}</p>}
    </>
  );
}

/** The title, with a tag where it is not in the reader's language. */
function ResultTitle({ title, terms }: { readonly title: Text; readonly terms: readonly string[] }) {
  const shown = showText(title, language.value);
  return (
    <span lang={shown.language === 'und' ? undefined : shown.language}>
      <Highlighted text={shown.value} terms={terms} />
      {shown.fallback && <LanguageTag language={shown.language} />}
    </span>
  );
}

const buttonsIn = (list: HTMLElement): HTMLElement[] => [...list.querySelectorAll<HTMLElement>('.result')];
const placeIn = (list: HTMLElement, target: EventTarget | null): number =>
  buttonsIn(list).findIndex((button) => button === target);

function walk(event: KeyboardEvent): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0 || !(event.currentTarget instanceof HTMLElement)) return;
  event.preventDefault();
  const at = placeIn(event.currentTarget, document.activeElement);
  if (at + step < 0) focusSearch();
  else buttonsIn(event.currentTarget)[at + step]?.focus();
}
