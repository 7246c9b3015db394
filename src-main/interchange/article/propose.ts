// An article → what an event of it could be: for each field what is likeliest, the words that it rests on, and what else
// it could be. Nothing is decided here; the person corrects and saves.
import type { TextLanguage } from '../../../data/text.ts';
import type { Vocabulary } from '../../../data/vocabulary.ts';
import { languageOf } from '../language.ts';
import { findActors } from './actors.ts';
import { type FoundDates, findDates } from './dates.ts';
import { FoldedText } from './folded-text.ts';
import { findKinds } from './kinds.ts';
import { mainText } from './main-text.ts';
import { type FoundPlace, findPlaces } from './places.ts';
import { findTopics, type Found } from './topics.ts';

export interface Proposal {
  readonly language: TextLanguage;
  /** The text that all places point into: the headline, where it is not part of the body, then the body. */
  readonly text: string;
  /** Markdown: the event's article. */
  readonly body: string;
  readonly titles: readonly string[];
  readonly summaries: readonly string[];
  readonly dates: FoundDates;
  readonly topics: readonly Found[];
  readonly kinds: readonly Found[];
  readonly actors: readonly Found[];
  readonly places: readonly FoundPlace[];
  readonly source: {
    readonly title: string;
    readonly publisher: string;
    readonly url: string;
    readonly date: string | null;
  };
}

/** Topics that are proposed, beside those that are only offered. */
const SURE = 1;
const MOST_TEXT = 200_000;

/** Reads an article. `published`: its own date, where the person says it, EDTF. */
export function proposeEvent(content: string, vocabulary: Vocabulary, published: string | null = null): Proposal {
  const main = mainText(content.slice(0, MOST_TEXT * 2));
  const body = main.body.slice(0, MOST_TEXT);
  const whole = main.title === '' || body.startsWith(main.title) ? body : `${main.title}\n\n${body}`;
  const text = new FoldedText(whole);
  const dates = findDates(text, published ?? main.published);
  const sentences = sentencesOf(body, main.title);
  const titles = [main.title, ...sentences.slice(0, 2).map(shortened)].filter((title) => title !== '');
  return {
    language: languageOf(whole),
    text: whole,
    body,
    titles: [...new Set(titles)],
    summaries: [
      ...new Set([sentences[0] ?? '', sentences.slice(0, 2).join(joint(whole)), ...sentences.slice(1, 4)]),
    ].filter((one) => one !== ''),
    dates,
    topics: findTopics(text, vocabulary.topics),
    kinds: findKinds(text, new Set(vocabulary.kinds.map(({ id }) => id))),
    actors: findActors(text, vocabulary.actors),
    places: findPlaces(text),
    source: {
      title: main.title || (titles[0] ?? ''),
      publisher: main.publisher,
      url: main.url,
      date: dates.published?.edtf ?? null,
    },
  };
}

/** Whether a topic is likely enough to be proposed, not only offered. */
export const isSure = ({ score }: Found): boolean => score >= SURE;

const joint = (text: string): string => (/\p{Script=Han}/u.test(text.slice(0, 200)) ? '' : ' ');

/** The sentences of a body, without its headline, datelines and marks. */
function sentencesOf(body: string, title: string): string[] {
  return body
    .split('\n')
    .map((line) =>
      line
        .replace(/^(?:[#>*-]+\s*)/, '')
        .replaceAll(/[*_`]|\[([^\]]*)\]\([^)]*\)/g, '$1')
        .trim(),
    )
    .filter((line) => line !== '' && line !== title)
    .flatMap((line) => line.split(/(?<=[.!?]["”»]?)\s+(?=[\p{Lu}«“"])|(?<=[。！？]["”]?)/u))
    .map((sentence) => sentence.replace(/^\s*date:? \d{4}(?:-\d{2}){0,2}\s*/i, '').trim())
    .filter((sentence) => sentence.length >= 20 || (/\p{Script=Han}/u.test(sentence) && sentence.length >= 10))
    .slice(0, 40);
}

function shortened(sentence: string): string {
  const bare = sentence.replace(/^[\p{Lu}\s.,’'-]{3,30},?[^—–]{0,30}[—–]\s*/u, '').replace(/[.。]$/, '');
  return bare.length <= 120 ? bare : `${bare.slice(0, 119).replace(/\s+\S*$/, '')}…`;
}
