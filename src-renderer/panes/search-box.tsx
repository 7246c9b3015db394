// The search box: a combobox that teaches the search language by completing it, and says where a query is wrong.
// What was found stays on the screen while a query is wrong or half typed.
import { useEffect, useRef, useState } from 'preact/hooks';
import { putIn, type Completion, type Completions } from '../../data/query/complete.ts';
import { setQuery } from '../state/actions.ts';
import { completionsAt } from '../state/completion.ts';
import { found, queryProblem, queryText, type QueryTrouble } from '../state/filters.ts';
import { words } from '../state/settings.ts';
import { Icon } from './icons.tsx';
import { focusEvents, focusSearch } from './menu-commands.ts';
import './search-box.css';

/** The box, its list, and what is wrong with what is in it. */
export function SearchBox() {
  const t = words.value;
  const box = useRef<HTMLInputElement>(null);
  const [offered, setOffered] = useState<Completions | null>(null);
  const [at, setAt] = useState(-1);
  const text = queryText.value;
  const options = offered?.options ?? [];
  const problem = options.length > 0 ? null : queryProblem.value;
  const results = found.value;

  /** The query whose results the keyboard goes to once they are there: Enter may come before the answer. */
  const awaited = useRef<string | null>(null);
  useEffect(() => {
    if (results === null || results.query !== awaited.current) return;
    awaited.current = null;
    focusResults();
  }, [results]);

  const offer = (): void => {
    const input = box.current;
    setAt(-1);
    setOffered(input ? completionsAt(input.value, input.selectionStart ?? input.value.length) : null);
  };
  const close = (): void => {
    setOffered(null);
    setAt(-1);
  };
  const search = (): void => {
    close();
    if (results?.query === text && queryProblem.value === null) {
      focusResults();
      return;
    }
    setQuery(text);
    awaited.current = text;
  };
  const accept = (option: Completion): void => {
    if (!offered || !box.current) return;
    const put = putIn(text, offered, option);
    setQuery(put.text);
    box.current.value = put.text;
    box.current.setSelectionRange(put.caret, put.caret);
    // A field asks for its value at once; after a value there is nothing to ask.
    if (option.insert.endsWith(':')) offer();
    else close();
  };
  /** Puts what is meant in the place of what is wrong. */
  const putInstead = ({ at: from = 0, length = 0 }: QueryTrouble, insert: string): void => {
    setQuery(text.slice(0, from) + insert + text.slice(from + length));
    box.current?.focus();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    const option = options[at];
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (options.length > 0) setAt(((at + 1 + step + options.length + 1) % (options.length + 1)) - 1);
      else if (event.key === 'ArrowDown' && results && !event.altKey) focusResults();
      else offer();
    } else if (event.key === 'Enter' || (event.key === 'Tab' && option && !event.shiftKey)) {
      if (option) {
        event.preventDefault();
        accept(option);
      } else if (event.key === 'Enter') {
        // Else the result that gets the keyboard would be pressed by this very key.
        event.preventDefault();
        search();
      }
    } else if (event.key === 'Escape') {
      // First the list, then the box; what was asked for stays. The browser would empty the box.
      event.preventDefault();
      if (options.length > 0) close();
      else leave();
    }
  };

  return (
    <div class="search" role="search">
      <input
        ref={box}
        id="search-events"
        class="field"
        // A search box, as people's tools know it; a combobox would hide that. What it offers is told beside it.
        type="search"
        enterkeyhint="search"
        autocomplete="off"
        spellcheck={false}
        aria-label={t('search.label')}
        aria-autocomplete="list"
        aria-controls="search-options"
        aria-activedescendant={at >= 0 ? `search-option-${at}` : undefined}
        aria-invalid={problem !== null}
        aria-describedby="search-problem"
        placeholder={t('search.placeholder')}
        maxLength={1_000}
        value={text}
        onInput={(event) => {
          awaited.current = null;
          setQuery(event.currentTarget.value);
          offer();
        }}
        onFocus={() => {
          if (text === '') offer();
        }}
        onBlur={() => {
          awaited.current = null;
          close();
        }}
        onKeyDown={onKey}
      />
      {text === '' ? (
        <kbd class="search-hint" aria-hidden="true">
          /
        </kbd>
      ) : (
        <button
          type="button"
          class="icon-button search-clear"
          aria-label={t('search.clear')}
          onClick={() => {
            setQuery('');
            focusSearch();
          }}
        >
          <Icon name="close" />
        </button>
      )}
      <p class="visually-hidden" aria-live="polite">
        {options.length > 0 && t('search.suggested', { count: options.length })}
      </p>
      <div class="search-drop" hidden={options.length === 0}>
        <ul id="search-options" role="listbox" aria-label={t('search.suggestions')}>
          {options.map((option, index) => (
            <li
              key={option.insert}
              id={`search-option-${index}`}
              role="option"
              aria-selected={index === at}
              // The press, not the click: the box's blur would close the list first.
              onMouseDown={(event) => {
                event.preventDefault();
                accept(option);
              }}
            >
              <span class="search-insert">{option.insert}</span>
              <span class="search-about">{aboutWords(option)}</span>
            </li>
          ))}
        </ul>
        {text === '' && <p class="search-teach">{t('search.teach')}</p>}
      </div>
      <div id="search-problem" class="search-problem" role="alert" hidden={problem === null}>
        {problem && (
          <>
            {problem.at !== undefined && <Marked text={text} at={problem.at} length={problem.length ?? 0} />}
            <p>{problem.message}</p>
            {problem.offers && problem.offers.length > 0 && (
              <ul class="search-offers">
                {problem.offers.map(({ name, insert }) => (
                  <li key={insert}>
                    <button
                      type="button"
                      class="button-link"
                      title={insert}
                      onClick={() => putInstead(problem, insert)}
                    >
                      {name}
                    </button>
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
      </div>
    </div>
  );
}

function aboutWords({ about }: Completion): string {
  if (about === null) return '';
  return typeof about === 'string' ? words.value(about) : about.name;
}

/** The query with the part that is wrong underlined. */
function Marked({ text, at, length }: { readonly text: string; readonly at: number; readonly length: number }) {
  return (
    <p class="search-where">
      {text.slice(0, at)}
      <u>{text.slice(at, at + length)}</u>
      {text.slice(at + length)}
    </p>
  );
}

function focusResults(): boolean {
  const first = document.querySelector<HTMLElement>('.results .result');
  first?.focus();
  return first !== null;
}

/** Out of the box: to what it found, else to the timeline or the table. */
function leave(): void {
  if (!focusResults()) focusEvents();
}
