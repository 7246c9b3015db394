// Actors by name: chosen names as tokens, and a combobox that suggests known actors in any of their names.
// A name nobody knows yet is taken as it is; the library makes an entry for it.
import { useState } from 'preact/hooks';
import { fold } from '../../data/fold.ts';
import { textIn } from '../../data/text.ts';
import type { Actor } from '../../data/vocabulary.ts';
import { vocabulary } from '../state/library.ts';
import { language, words } from '../state/settings.ts';
import { Icon } from './icons.tsx';

const MOST = 8;

/** Known actors one of whose names has a word that starts as typed; those whose first word does come first. */
function suggestionsFor(typed: string, actors: readonly Actor[], without: readonly string[]): string[] {
  const wanted = fold(typed.trim());
  if (wanted === '') return [];
  const ranked: { name: string; rank: number }[] = [];
  for (const actor of actors) {
    const name = textIn(actor.names, language.value);
    if (without.includes(name)) continue;
    const names = [...Object.values(actor.names), ...actor.aliases].map(fold);
    if (names.some((other) => other.startsWith(wanted))) ranked.push({ name, rank: 0 });
    else if (
      names.some((other) => other.includes(` ${wanted}`) || (/\p{Script=Han}/u.test(wanted) && other.includes(wanted)))
    )
      ranked.push({ name, rank: 1 });
  }
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST)
    .map((entry) => entry.name);
}

interface ActorsFieldProps {
  /** Unique in the dialog; the field's element id is `editor-` + this. */
  readonly id: string;
  readonly label: string;
  /** What has been chosen, in order. */
  readonly names: readonly string[];
  readonly onChange: (names: readonly string[]) => void;
}

/** The field. */
export function ActorsField({ id, label, names, onChange }: ActorsFieldProps) {
  const t = words.value;
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(-1);
  const suggestions = suggestionsFor(typed, vocabulary.value.actors, names);
  const add = (name: string): void => {
    const trimmed = name.trim();
    if (trimmed !== '' && !names.includes(trimmed)) onChange([...names, trimmed]);
    setTyped('');
    setAt(-1);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (suggestions.length === 0) return;
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setAt((at + step + suggestions.length + 1) % (suggestions.length + 1));
    } else if (event.key === 'Enter' || event.key === ',' || event.key === '，' || event.key === '、') {
      if (event.key === 'Enter' && typed.trim() === '') return;
      event.preventDefault();
      add(suggestions[at] ?? typed);
    } else if (event.key === 'Escape' && suggestions.length > 0) {
      event.preventDefault();
      setTyped('');
    } else if (event.key === 'Backspace' && typed === '' && names.length > 0) {
      onChange(names.slice(0, -1));
    }
  };
  return (
    <div class="form-row">
      <label for={`editor-${id}`}>{label}</label>
      <ul class="tokens" aria-label={t('editor.actorsChosen')}>
        {names.map((name) => (
          <li key={name} class="token">
            {name}
            <button
              type="button"
              class="icon-button"
              aria-label={t('editor.removeActor', { name })}
              onClick={() => onChange(names.filter((other) => other !== name))}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
      <div class="suggest">
        <input
          id={`editor-${id}`}
          class="field"
          role="combobox"
          autocomplete="off"
          aria-expanded={suggestions.length > 0}
          aria-controls={`editor-${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={at >= 0 && at < suggestions.length ? `editor-${id}-${at}` : undefined}
          placeholder={t('editor.actorsPlaceholder')}
          value={typed}
          maxLength={300}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setAt(-1);
          }}
          onKeyDown={onKey}
          onBlur={() => add(typed)}
        />
        <ul id={`editor-${id}-list`} class="suggestions" role="listbox" hidden={suggestions.length === 0}>
          {suggestions.map((name, index) => (
            <li
              key={name}
              id={`editor-${id}-${index}`}
              role="option"
              aria-selected={index === at}
              // The press, not the click: the field's blur would take what was typed first.
              onMouseDown={(event) => {
                event.preventDefault();
                add(name);
              }}
            >
              {name}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
