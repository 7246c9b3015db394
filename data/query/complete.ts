// What could be meant by what is being typed in the search box: fields, values of a field, and names of what is known.
// Pure: a text and a caret in, a range of the text and what could stand there out.
import { fold } from '../fold.ts';
import { LOCALES, type MessageKey } from '../i18n/t.ts';
import { textIn, type Text, type UiLanguage } from '../text.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { nameMatcher } from './match.ts';
import { FIELDS, fieldNamed, HAS, IS, type QueryField } from './language.ts';
import { quoted } from './quoted.ts';

/** One thing that could stand in the range. */
export interface Completion {
  /** What is put in; a field ends with its colon, a value with a space. */
  readonly insert: string;
  /** What it is: a sentence of ours, or a name that was matched and is not the one put in. */
  readonly about: MessageKey | { readonly name: string } | null;
}

/** [from, to) in UTF-16 units of the text. */
export interface Completions {
  readonly from: number;
  readonly to: number;
  readonly options: readonly Completion[];
}

/** What values can be taken from besides the sentence structure itself. */
export interface Known {
  readonly vocabulary: Vocabulary;
  readonly language: UiLanguage;
  /** Names of countries that events lie in, tags, in the order they are to be offered. */
  readonly places: readonly string[];
  readonly tags: readonly string[];
  /** Years that events lie in, latest first. */
  readonly years: readonly string[];
  /** How many events of the library name a topic, actor or kind. */
  readonly eventsOf: (field: EntryField, id: string) => number;
}

export type EntryField = 'topic' | 'actor' | 'kind';

const MOST = 12;

/** What could stand at the caret; null where nothing is known of it. */
export function completeQuery(text: string, caret: number, known: Known): Completions | null {
  const from = tokenStart(text, caret);
  const to = tokenEnd(text, caret);
  const typed = text.slice(from, caret);
  const minus = typed.startsWith('-') ? '-' : '';
  const rest = typed.slice(minus.length);
  const split = /^(\p{L}+)[:：](.*)$/su.exec(rest);
  const field = split?.[1] === undefined ? null : fieldNamed(split[1]);
  if (split && field === null) return null;
  const options =
    field === null || split?.[2] === undefined
      ? bareOptions(rest, known)
      : valueOptions(field, split[2].replace(/^["“«]\s*/u, ''), known);
  const fresh = options.filter(({ insert }) => insert.trimEnd() !== rest).slice(0, rest === '' ? FIELDS.length : MOST);
  if (fresh.length === 0) return null;
  return { from, to, options: fresh.map((option) => ({ ...option, insert: minus + option.insert })) };
}

/** Puts a completion in: the text after it, and where the caret stands then. */
export function putIn(
  text: string,
  { from, to }: Completions,
  { insert }: Completion,
): { text: string; caret: number } {
  const after = text.slice(to).replace(insert.endsWith(' ') ? /^\s+/ : /^$/, '');
  return { text: text.slice(0, from) + insert + after, caret: from + insert.length };
}

const isBorder = (character: string | undefined): boolean => character !== undefined && /[\s()（）]/.test(character);

function tokenStart(text: string, caret: number): number {
  let start = 0;
  let quoted = false;
  for (let at = 0; at < caret; at += 1) {
    if (text[at] === '"') quoted = !quoted;
    else if (!quoted && isBorder(text[at])) start = at + 1;
  }
  return start;
}

function tokenEnd(text: string, caret: number): number {
  let quoted = (text.slice(0, caret).split('"').length - 1) % 2 === 1;
  let at = caret;
  for (; at < text.length; at += 1) {
    if (text[at] === '"') quoted = !quoted;
    else if (!quoted && isBorder(text[at])) break;
  }
  return at;
}

/** A word that is no field yet: fields that begin like it, and what in the vocabulary has such a name. */
function bareOptions(typed: string, known: Known): Completion[] {
  const wanted = fold(typed);
  const fields = FIELDS.filter((field) => field.startsWith(wanted)).map(fieldOption);
  if (wanted.length < (/\p{Script=Han}/u.test(wanted) ? 1 : 2) || /["“«]/.test(typed)) return fields;
  const { topics, actors, kinds } = known.vocabulary;
  return [
    ...fields,
    ...entryOptions('topic', topics, wanted, known).slice(0, 2),
    ...entryOptions('actor', actors, wanted, known).slice(0, 4),
    ...entryOptions('kind', kinds, wanted, known).slice(0, 2),
  ];
}

const fieldOption = (field: QueryField): Completion => ({ insert: `${field}:`, about: `query.field.${field}` });

interface Entry {
  readonly id: string;
  readonly names: Text;
  readonly aliases: readonly string[];
}

interface FoldedName {
  readonly name: string;
  readonly folded: string;
}

// Entries are replaced, never changed, and asked for at every key.
const folded = new WeakMap<Entry, readonly FoldedName[]>();

function foldedNames(entry: Entry): readonly FoldedName[] {
  let known = folded.get(entry);
  if (!known) {
    known = [...Object.values(entry.names), ...entry.aliases].map((name) => ({ name, folded: fold(name) }));
    folded.set(entry, known);
  }
  return known;
}

/**
 * Entries with a name like this in any language: those that most events name first, since few are offered; of as many,
 * those whose name begins so before those with a word that does, then by name.
 */
function entryOptions(
  field: EntryField,
  entries: readonly Entry[],
  wanted: string,
  { language, eventsOf }: Known,
): Completion[] {
  const found: {
    readonly option: Completion;
    readonly events: number;
    readonly rank: number;
    readonly name: string;
  }[] = [];
  const matches = nameMatcher(wanted);
  for (const entry of entries) {
    const all = foldedNames(entry);
    const begins = all.filter(({ folded }) => folded.startsWith(wanted));
    const hits = begins.length > 0 ? begins : all.filter(({ folded }) => matches(folded));
    const [hit] = hits;
    if (hit === undefined) continue;
    const name = textIn(entry.names, language);
    const isRead = hits.some((one) => one.name === name);
    const about: Completion['about'] = isRead ? `query.value.${field}` : { name: hit.name };
    const option = { insert: `${field}:${quoted(name)} `, about };
    found.push({ option, events: eventsOf(field, entry.id), rank: begins.length > 0 ? 0 : 1, name });
  }
  return found
    .sort((a, b) => b.events - a.events || a.rank - b.rank || a.name.localeCompare(b.name, LOCALES[language]))
    .map(({ option }) => option);
}

function valueOptions(field: QueryField, typed: string, known: Known): Completion[] {
  const { vocabulary } = known;
  const wanted = fold(typed.trim());
  const fixed = (values: readonly string[], about: (value: string) => Completion['about']): Completion[] =>
    values
      .filter((value) => fold(value).startsWith(wanted))
      .map((value) => ({ insert: `${field}:${quoted(value)} `, about: about(value) }));
  const matches = nameMatcher(wanted);
  const named = (values: readonly string[]): Completion[] =>
    values
      .filter((value) => matches(fold(value)))
      .map((value) => ({ insert: `${field}:${quoted(value)} `, about: null }));
  switch (field) {
    case 'topic':
      return entryOptions(field, vocabulary.topics, wanted, known);
    case 'actor':
      return entryOptions(field, vocabulary.actors, wanted, known);
    case 'kind':
      return entryOptions(field, vocabulary.kinds, wanted, known);
    case 'place':
      return named(known.places);
    case 'tag':
      return named(known.tags);
    case 'source':
      return [];
    case 'side':
      return fixed(['US', 'CN', 'other'], (side) => `side.${side as 'US'}`);
    case 'has':
      return fixed(HAS, (what) => `query.has.${what as (typeof HAS)[number]}`);
    case 'is':
      return fixed(IS, (what) => `query.is.${what as (typeof IS)[number]}`);
    case 'tone':
      return fixed(['<0', '>0', '0', '>=2', '-3..-2'], (tone) => TONES[tone] ?? null);
    case 'importance':
      return fixed(['3', '>=2', '1'], (importance) => IMPORTANCES[importance] ?? null);
    case 'before':
    case 'after':
    case 'during':
      return dateOptions(field, typed, known.years);
  }
}

const TONES: Readonly<Record<string, MessageKey>> = {
  '<0': 'detail.tone.conflict',
  '>0': 'detail.tone.cooperation',
  '0': 'detail.tone.neutral',
  '>=2': 'query.tone.high',
  '-3..-2': 'query.tone.low',
};

const IMPORTANCES: Readonly<Record<string, MessageKey>> = {
  '3': 'editor.importance.3',
  '>=2': 'query.importance.notable',
  '1': 'editor.importance.1',
};

/** Years, and the months of a year that is written out. */
function dateOptions(field: QueryField, typed: string, years: readonly string[]): Completion[] {
  const months = /^(\d{4})(?:-\d?)?$/.exec(typed)?.[1];
  const values = years.filter((year) => year.startsWith(typed) && year !== typed);
  if (months !== undefined) {
    for (let month = 1; month <= 12; month += 1) values.push(`${months}-${String(month).padStart(2, '0')}`);
  }
  return values
    .filter((value) => value.startsWith(typed))
    .slice(0, 12)
    .map((value) => ({ insert: `${field}:${value} `, about: null }));
}
