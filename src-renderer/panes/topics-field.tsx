// The editor's topics: every topic of the library as a checkbox, and a field to name one that is missing.
import { useState } from 'preact/hooks';
import { textIn } from '../../data/text.ts';
import { typeFields } from '../state/actions-editor.ts';
import { vocabulary } from '../state/library.ts';
import { dark, language, words } from '../state/settings.ts';
import { GlyphSwatch } from '../timeline/glyph.tsx';

/** `chosen` holds ids of known topics and the names of new ones, in the order they were chosen. */
export function TopicsField({ chosen }: { readonly chosen: readonly string[] }) {
  const t = words.value;
  const [typed, setTyped] = useState('');
  const known = vocabulary.value.topics;
  const added = chosen.filter((id) => !known.some((topic) => topic.id === id));
  const toggle = (id: string): void =>
    typeFields({ topics: chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id] });
  const add = (): void => {
    const name = typed.trim();
    if (name !== '' && !chosen.includes(name)) toggle(name);
    setTyped('');
  };
  return (
    <div class="form-row" role="group" aria-labelledby="editor-topics">
      <span class="form-label" id="editor-topics">
        {t('editor.topics')}
      </span>
      <div class="choice-grid">
        {known.map((topic) => (
          <label key={topic.id}>
            <input type="checkbox" checked={chosen.includes(topic.id)} onChange={() => toggle(topic.id)} />
            <GlyphSwatch glyph={topic.glyph} colour={dark.value ? topic.darkColour : topic.colour} />
            {textIn(topic.names, language.value)}
          </label>
        ))}
        {added.map((name) => (
          <label key={name}>
            <input type="checkbox" checked onChange={() => toggle(name)} />
            {name}
          </label>
        ))}
      </div>
      <input
        class="field"
        aria-label={t('editor.newTopic')}
        placeholder={t('editor.newTopic')}
        value={typed}
        maxLength={300}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onBlur={add}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.isComposing || event.ctrlKey || event.metaKey) return;
          event.preventDefault();
          add();
        }}
      />
    </div>
  );
}
