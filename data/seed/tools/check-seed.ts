// Whether a curated library is fit to ship: what it names exists, what it cites can be read, nothing is said twice.
import { parseEdtf } from '../../dates.ts';
import { eventSchema, isWebAddress, type Event } from '../../event.ts';
import { UI_LANGUAGES, type Text } from '../../text.ts';
import { vocabularySchema, type Vocabulary } from '../../vocabulary.ts';

/** The problems found, each a sentence that names the event; empty where all is well. */
export function checkSeed(events: readonly Event[], vocabulary: Vocabulary): string[] {
  const problems: string[] = [];
  const table = vocabularySchema.safeParse(vocabulary);
  if (!table.success) problems.push(`The vocabulary is not valid: ${table.error.issues[0]?.message}`);
  const idsOf = (entries: readonly { id: string }[]): Set<string> => new Set(entries.map((entry) => entry.id));
  const known = { topics: idsOf(vocabulary.topics), kinds: idsOf(vocabulary.kinds), actors: idsOf(vocabulary.actors) };
  const ids = idsOf(events);
  if (ids.size !== events.length) problems.push('Two events share an id.');
  const pairs = new Set<string>();
  for (const event of events) {
    const say = (problem: string): void => {
      problems.push(`${event.id}: ${problem}`);
    };
    const parsed = eventSchema.safeParse(event);
    for (const issue of parsed.error?.issues ?? []) say(`${issue.path.join('.')}: ${issue.message}`);
    const date = parseEdtf(event.date);
    if (!date.ok) say(date.error.message);
    if (!event.id.startsWith(event.date.slice(0, 7))) say('the id does not begin with its month');
    for (const topic of event.topics) if (!known.topics.has(topic)) say(`there is no topic ${topic}`);
    for (const actor of event.actors) if (!known.actors.has(actor)) say(`there is no actor ${actor}`);
    if (!known.kinds.has(event.kind)) say(`there is no kind ${event.kind}`);
    if (event.topics.length === 0) say('it has no topic');
    checkTexts(event, say);
    checkSources(event, say);
    checkLinks(event, ids, pairs, say);
    if (event.origin.by !== 'curated') say('its origin is not curated');
  }
  for (const actor of vocabulary.actors) {
    for (const language of missing(actor.names)) problems.push(`Actor ${actor.id} has no name in ${language}.`);
  }
  return problems;
}

function missing(text: Text): string[] {
  return UI_LANGUAGES.filter((language) => !text[language]);
}

function checkTexts(event: Event, say: (problem: string) => void): void {
  const texts = {
    title: event.title,
    summary: event.summary,
    toneReason: event.toneReason,
    ...(event.place ? { place: event.place.name } : {}),
  };
  for (const [field, text] of Object.entries(texts)) {
    for (const language of missing(text)) say(`${field} is missing in ${language}`);
  }
  const english = [event.title.en, event.summary.en, event.toneReason.en].join('\n');
  if (/['"]/.test(english)) say('its English has straight quotation marks');
  const french = [event.title.fr, event.summary.fr, event.toneReason.fr].join('\n');
  if (/[\p{L}\d][ ]?[;?!](\s|$)|« | »|'/u.test(french))
    say('its French lacks no-break spaces or has a straight apostrophe');
  const chinese = [event.title.zh, event.summary.zh, event.toneReason.zh].join('\n');
  if (/\p{Script=Han}[,;:!?]|\p{Script=Han}\.(\s|$)/u.test(chinese)) say('its Chinese has half-width punctuation');
}

function checkSources(event: Event, say: (problem: string) => void): void {
  if (event.verified && event.sources.length === 0) say('it is verified and has no source');
  if (!event.verified && event.sources.length > 0) say('it has a source and is not verified');
  const urls = event.sources.flatMap((source) => source.url ?? []);
  for (const url of urls) if (!isWebAddress(url)) say(`${url} is not a web address`);
  if (new Set(urls).size !== urls.length) say('it names a source twice');
}

function checkLinks(event: Event, ids: ReadonlySet<string>, pairs: Set<string>, say: (problem: string) => void): void {
  for (const { to } of event.links) {
    if (!ids.has(to)) say(`it is linked with ${to}, which does not exist`);
    if (to === event.id) say('it is linked with itself');
    const pair = [event.id, to].sort().join(' ');
    if (pairs.has(pair)) say(`its link with ${to} is stored twice`);
    pairs.add(pair);
  }
}
