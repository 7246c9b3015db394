// The page to share: the built page with the events put in. It is the renderer's own code, so the file is the app to read.
import type { Event } from '../../../data/event.ts';
import { LOCALES } from '../../../data/i18n/t.ts';
import { PAGE_SLOTS, type SharedPage } from '../../../data/shared-page.ts';
import type { Vocabulary } from '../../../data/vocabulary.ts';
import { Unwritable, type Writer, type Writing } from '../format.ts';
import { html } from './markup.ts';

/** An event as everyone may read it: without private notes, without names of local copies. */
function shared(event: Event): Event {
  const sources = event.sources.map(({ copy: _copy, ...source }) => source);
  return { ...event, sources, notes: '' };
}

/** The entries that the events name, so that a page of few events tells nothing of the rest of the library. */
function usedBy(events: readonly Event[], { topics, kinds, actors }: Vocabulary): Vocabulary {
  const used = {
    topics: new Set(events.flatMap((event) => event.topics)),
    kinds: new Set(events.map(({ kind }) => kind)),
    actors: new Set(events.flatMap((event) => event.actors)),
  };
  return {
    topics: topics.filter(({ id }) => used.topics.has(id)),
    kinds: kinds.filter(({ id }) => used.kinds.has(id)),
    actors: actors.filter(({ id }) => used.actors.has(id)),
  };
}

/** JSON that stands in a script element and cannot end it. */
const inScript = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

async function* page(writing: Writing): AsyncIterable<string> {
  const { t, language, selection, at, lanes = 'topic', vocabulary } = writing;
  const built = await writing.page?.();
  if (built === undefined) throw new Unwritable(t('export.problem.noPage'));
  const events = Array.from(writing.events, shared);
  const head = { version: 1, language, selection, at, lanes, vocabulary: usedBy(events, vocabulary) } satisfies Omit<
    SharedPage,
    'events'
  >;
  const title = [t('app.name'), selection ?? t('share.title')].join(' – ');
  const [start, afterLanguage] = cut(built, PAGE_SLOTS.language);
  const [beforeTitle, afterTitle] = cut(afterLanguage, PAGE_SLOTS.title);
  const [beforeLibrary, end] = cut(afterTitle, PAGE_SLOTS.library);
  yield `${start}${LOCALES[language]}${beforeTitle}${html(title)}${beforeLibrary}${inScript(head).slice(0, -1)},"events":[`;
  let first = true;
  for (const event of events) {
    yield `${first ? '' : ','}\n${inScript(event)}`;
    first = false;
  }
  yield `]}${end}`;
}

/** What stands before and after a slot; one that is missing is a broken build. */
function cut(text: string, slot: string): [string, string] {
  const at = text.indexOf(slot);
  if (at < 0) throw new Error(`The built page has no ${slot}.`);
  return [text.slice(0, at), text.slice(at + slot.length)];
}

export const pageWriter: Writer = {
  id: 'page',
  name: 'HTML',
  extension: 'html',
  mediaType: 'text/html',
  drops: ['export.drops.share'],
  write: page,
};
