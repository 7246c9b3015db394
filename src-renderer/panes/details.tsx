// The article pane: one event read whole — title, date, place, topics, tone, text, readouts, links, sources.
// What lacks a translation is shown in another language and says so.
import { useEffect, useRef } from 'preact/hooks';
import { allSources } from '../../data/all-sources.ts';
import { citeEvent } from '../../data/citation.ts';
import type { Event } from '../../data/event.ts';
import { clockTimes, formatDate } from '../../data/format-date.ts';
import { showText, textIn, type Text } from '../../data/text.ts';
import { selectEvent, setQuery } from '../state/actions.ts';
import { openHistory } from '../state/actions-history.ts';
import { openEditorFor, openEditorForNew } from '../state/actions-editor.ts';
import { markVerified, removeEvents } from '../state/actions-library.ts';
import { detail, neighbours } from '../state/detail.ts';
import { found } from '../state/filters.ts';
import { description, kindsById, library, loadState } from '../state/library.ts';
import { detailsHidden } from '../state/folding.ts';
import { selectedId } from '../state/selection.ts';
import { desk, language, words } from '../state/settings.ts';
import { openSheet } from '../state/sheets.ts';
import { Articles } from './articles.tsx';
import { Chips } from './chips.tsx';
import { Claims } from './claims.tsx';
import { copyText } from './copy-text.ts';
import './details.css';
import { Highlighted } from './highlighted.tsx';
import { Icon } from './icons.tsx';
import { LanguageTag } from './language-tag.tsx';
import { LinkedEvents } from './linked-events.tsx';
import { markHits } from './mark-hits.ts';
import { ReadoutPair } from './readouts.tsx';
import { Sources } from './sources.tsx';

/** The right column. */
export function Details() {
  const t = words.value;
  const event = detail.value;
  const id = selectedId.value;
  const pane = useRef<HTMLElement>(null);
  useEffect(() => (pane.current ? markHits(pane.current) : undefined), []);
  return (
    <aside
      ref={pane}
      id="details"
      class="column column-details"
      aria-label={t('detail.region')}
      hidden={detailsHidden.value}
    >
      {event && event.id === id ? <Reading event={event} /> : <NothingRead loading={id !== null} />}
    </aside>
  );
}

function NothingRead({ loading }: { readonly loading: boolean }) {
  const t = words.value;
  const first = neighbours.value.next;
  if (loading) return <p class="details-empty">{t('detail.loading')}</p>;
  if (loadState.value.state === 'ready' && library.value.rows.length === 0) {
    return <p class="details-empty">{t('timeline.empty')}</p>;
  }
  return (
    <div class="details-empty">
      <h2>{t('detail.nothing')}</h2>
      <p>{t('detail.nothingHint')}</p>
      {first !== null && (
        <button type="button" class="button" onClick={() => selectEvent(first, { reveal: true })}>
          {t('detail.first')}
        </button>
      )}
      {first !== null && <Suggestions />}
    </div>
  );
}

// Searches that say by example what the box understands; none depends on what is in the library.
const EXAMPLES = [
  ['during:2025 kind:meeting', 'welcome.meetings'],
  ['has:readouts', 'welcome.readouts'],
  ['tone:<0 topic:trade', 'welcome.conflict'],
] as const;

/** What one can do from here: searches to begin with, an event of one's own, the keys. */
function Suggestions() {
  const t = words.value;
  return (
    <section class="suggestions-list" aria-labelledby="welcome-try">
      <h3 id="welcome-try" class="caption">
        {t('welcome.try')}
      </h3>
      <ul>
        {EXAMPLES.map(([query, key]) => (
          <li key={query}>
            <button type="button" class="button-link" onClick={() => setQuery(query)}>
              {t(key)}
            </button>{' '}
            <code>{query}</code>
          </li>
        ))}
        {description.value?.readOnly === false && (
          <li>
            <button type="button" class="button-link" onClick={openEditorForNew}>
              {t('welcome.add')}
            </button>{' '}
            <kbd>N</kbd>
          </li>
        )}
        <li>
          <button type="button" class="button-link" onClick={() => openSheet('shortcuts')}>
            {t('welcome.keys')}
          </button>{' '}
          <kbd>?</kbd>
        </li>
      </ul>
    </section>
  );
}

function Reading({ event }: { readonly event: Event }) {
  const t = words.value;
  const reader = language.value;
  const title = showText(event.title, reader);
  const kind = kindsById.value.get(event.kind);
  const clocks = clockTimes(event.date, reader, desk.value.clocks);
  return (
    <article class="reading" lang={reader}>
      <div class="reading-head">
        <p class="reading-facts">
          <time dateTime={event.date.split('/')[0]}>{formatDate(event.date, reader)}</time>
          {event.place && <span>{textIn(event.place.name, reader)}</span>}
          {kind && <span>{textIn(kind.names, reader)}</span>}
        </p>
        <StepButtons />
      </div>
      {clocks && clocks.length > 0 && (
        <p class="reading-clocks numeric">
          {clocks.map(({ clock, time }) => t('detail.clock', { place: t(`clock.${clock}`), time })).join(' · ')}
        </p>
      )}
      <h2 class="reading-title" lang={title.language === 'und' ? undefined : title.language}>
        <Highlighted text={title.value} terms={found.value?.terms ?? []} />
        {title.fallback && <LanguageTag language={title.language} />}
      </h2>
      {!event.verified && <Unverified event={event} />}
      <Chips event={event} />
      <Paragraph text={event.summary} class="reading-summary" />
      <Articles articles={event.articles} />
      <Claims claims={event.claims} />
      <ReadoutPair readouts={event.readouts} />
      <Tone event={event} />
      <LinkedEvents date={event.date} />
      <Sources sources={allSources(event)} />
      {event.notes !== '' && (
        <section>
          <h3 class="caption">{t('detail.notes')}</h3>
          <p class="plain-text">{event.notes}</p>
        </section>
      )}
      <Tools event={event} />
    </article>
  );
}

/** Said of every event nobody has checked, whoever added it; the person who has can say so here. */
function Unverified({ event }: { readonly event: Event }) {
  const t = words.value;
  return (
    <div class="unverified" role="note">
      <p>
        <strong>{t('detail.unverified')}</strong>{' '}
        {t(event.sources.length === 0 ? 'detail.unverifiedWhy' : 'detail.uncheckedWhy')}
      </p>
      {description.value?.readOnly === false && (
        <button type="button" class="button-link" onClick={() => void markVerified(event)}>
          {t('detail.markVerified')}
        </button>
      )}
    </div>
  );
}

/** A Text as a paragraph in the reader's language, or marked with the language it is in. */
function Paragraph({ text, class: name }: { readonly text: Text; readonly class: string }) {
  const shown = showText(text, language.value);
  if (shown.value === '') return null;
  return (
    <p class={name} lang={shown.language === 'und' ? undefined : shown.language}>
      <Highlighted text={shown.value} terms={found.value?.terms ?? []} />
      {shown.fallback && <LanguageTag language={shown.language} />}
    </p>
  );
}

function Tone({ event }: { readonly event: Event }) {
  const t = words.value;
  const reason = showText(event.toneReason, language.value);
  if (event.tone === null) return null;
  const sign = event.tone > 0 ? '+' : event.tone < 0 ? '−' : '';
  const side = event.tone > 0 ? 'cooperation' : event.tone < 0 ? 'conflict' : 'neutral';
  return (
    <section>
      <h3 class="caption">{t('detail.tone')}</h3>
      <p>
        <span class={`tone tone-${side} numeric`}>{`${sign}${Math.abs(event.tone)}`}</span> {t(`detail.tone.${side}`)}
        {reason.value !== '' && <span class="tone-reason"> · {reason.value}</span>}
        {reason.fallback && <LanguageTag language={reason.language} />}
      </p>
    </section>
  );
}

function StepButtons() {
  const t = words.value;
  const { previous, next } = neighbours.value;
  return (
    <div class="reading-steps">
      <button
        type="button"
        class="icon-button"
        aria-label={t('detail.previous')}
        title={`${t('detail.previous')} (K)`}
        disabled={previous === null}
        onClick={() => previous !== null && selectEvent(previous, { reveal: true })}
      >
        <Icon name="previous" />
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={t('detail.next')}
        title={`${t('detail.next')} (J)`}
        disabled={next === null}
        onClick={() => next !== null && selectEvent(next, { reveal: true })}
      >
        <Icon name="next" />
      </button>
      <button
        type="button"
        class="icon-button only-narrow"
        aria-label={t('detail.close')}
        onClick={() => selectEvent(null)}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}

function Tools({ event }: { readonly event: Event }) {
  const t = words.value;
  const readOnly = description.value?.readOnly === true;
  const cite = (): void => void copyText(citeEvent(event, t, language.value), t('cite.copied'));
  return (
    <div class="reading-tools">
      {!readOnly && <ChangeTools event={event} />}
      <button type="button" class="button" onClick={() => void openHistory(event.id)}>
        <Icon name="clock" /> {t('detail.history')}
      </button>
      <button type="button" class="button" onClick={cite}>
        <Icon name="quote" /> {t('cite.copy')}
      </button>
    </div>
  );
}

function ChangeTools({ event }: { readonly event: Event }) {
  const t = words.value;
  return (
    <>
      <button type="button" class="button" onClick={() => openEditorFor(event)}>
        <Icon name="edit" /> {t('detail.edit')}
      </button>
      <button type="button" class="button button-danger" onClick={() => void removeEvents([event.id])}>
        <Icon name="trash" /> {t('detail.delete')}
      </button>
    </>
  );
}
