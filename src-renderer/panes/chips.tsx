// An event's topics, actors and tags as chips; choosing one filters the timeline by it.
import type { Event } from '../../data/event.ts';
import { textIn } from '../../data/text.ts';
import { setFacet } from '../state/actions.ts';
import { actorsById, topicsById } from '../state/library.ts';
import { dark, language, words } from '../state/settings.ts';
import { GlyphSwatch } from '../timeline/glyph.tsx';

/** How many actors are shown before the rest is only counted. */
const ACTORS_SHOWN = 12;

/** Topics first, then actors. */
export function Chips({ event }: { readonly event: Event }) {
  const t = words.value;
  const topics = event.topics.flatMap((id) => topicsById.value.get(id) ?? []);
  const actors = event.actors.map((id) => ({ id, actor: actorsById.value.get(id) }));
  return (
    <>
      {topics.length > 0 && (
        <ul class="chips" aria-label={t('detail.topics')}>
          {topics.map((topic) => {
            const name = textIn(topic.names, language.value);
            return (
              <li key={topic.id}>
                <button
                  type="button"
                  class="chip"
                  title={t('filters.onlyOf', { name })}
                  onClick={() => setFacet('topics', [topic.id])}
                >
                  <GlyphSwatch glyph={topic.glyph} colour={dark.value ? topic.darkColour : topic.colour} />
                  {name}
                </button>
              </li>
            );
          })}
        </ul>
      )}
      {actors.length > 0 && (
        <ul class="actor-line" aria-label={t('detail.actors')}>
          {actors.slice(0, ACTORS_SHOWN).map(({ id, actor }) => {
            const name = actor ? textIn(actor.names, language.value) : id;
            return (
              <li key={id}>
                <button
                  type="button"
                  class="button-link"
                  title={t('filters.onlyOf', { name })}
                  onClick={() => setFacet('actors', [id])}
                >
                  {name}
                </button>
              </li>
            );
          })}
          {actors.length > ACTORS_SHOWN && <li>{t('detail.moreActors', { count: actors.length - ACTORS_SHOWN })}</li>}
        </ul>
      )}
      {event.tags.length > 0 && <p class="tags">{event.tags.map((tag) => `#${tag}`).join('  ')}</p>}
    </>
  );
}
