// GDELT event tables, 1.0 (57 or 58 columns) and 2.0 (61), tab-separated and without a header, in a stream.
// Source: The GDELT Event Database, Data Format Codebook, V1.03 (2013) and V2.0 (2015).
import { isWebAddress, type NewEvent } from '../../data/event.ts';
import { translator, type MessageKey, type Translate } from '../../data/i18n/t.ts';
import { UI_LANGUAGES, type UiLanguage } from '../../data/text.ts';
import { kindOfCode, toneOfGoldstein, topicOfCode } from './cameo.ts';
import { countryName, isoOfFips, isoOfThree } from './countries.ts';
import { firstRecords } from './delimited.ts';
import type { Reader, ReadItem, ReadOptions } from './format.ts';
import { linesOf } from './lines.ts';
import { textOf } from './material.ts';
import { edtfOf } from './parts-date.ts';

// Columns that both versions have at the same place.
const ID = 0;
const DAY = 1;
const ACTOR1 = { code: 5, name: 6, country: 7 };
const ACTOR2 = { code: 15, name: 16, country: 17 };
const CODE = 26;
const ROOT = 28;
const GOLDSTEIN = 30;
const MENTIONS = 31;

/** Where a version has the place of what happened, and the address of its first report. */
interface Version {
  readonly place: { readonly name: number; readonly country: number; readonly lat: number; readonly lon: number };
  readonly url: number | null;
}

const OLD = { name: 50, country: 51, lat: 53, lon: 54 };
const VERSIONS: Readonly<Record<number, Version>> = {
  57: { place: OLD, url: null },
  58: { place: OLD, url: 57 },
  61: { place: { name: 52, country: 53, lat: 56, lon: 57 }, url: 60 },
};

const isEvent = (cells: readonly string[]): boolean =>
  VERSIONS[cells.length] !== undefined && /^\d+$/.test(cells[ID] ?? '') && /^\d{8}$/.test(cells[DAY] ?? '');

export const gdeltReader: Reader = {
  id: 'gdelt',
  name: 'GDELT',
  extensions: ['csv', 'tsv', 'txt'],
  recognise: ({ text }) => {
    const records = firstRecords(text, '\t', 5).map(({ cells }) => cells);
    return records.some(isEvent) ? 0.99 : 0;
  },
  async *read(material, options) {
    const [one, other] = options.pair === 'any' ? [] : (options.pair ?? ['USA', 'CHN']);
    const words = wordsOf();
    let row = 0;
    for await (const { text } of linesOf(textOf(material, options))) {
      if (text.trim() === '') continue;
      const cells = text.split('\t');
      if (row === 0 && /^globaleventid$/i.test(cells[ID]?.trim() ?? '')) continue;
      row += 1;
      if (one !== undefined && VERSIONS[cells.length] && !isBetween(cells, one, other ?? ''))
        yield { is: 'passed', row };
      else yield readRow(cells, row, words, options);
    }
  },
};

function isBetween(cells: readonly string[], one: string, other: string): boolean {
  const [a, b] = [cells[ACTOR1.country], cells[ACTOR2.country]];
  return (a === one && b === other) || (a === other && b === one);
}

type Words = readonly (readonly [UiLanguage, Translate])[];
const wordsOf = (): Words => UI_LANGUAGES.map((language) => [language, translator(language)] as const);

function readRow(cells: readonly string[], row: number, words: Words, { t }: ReadOptions): ReadItem {
  const version = VERSIONS[cells.length];
  if (!version) return { is: 'refused', row, reason: t('import.gdeltColumns', { count: cells.length }) };
  const cell = (at: number): string => cells[at]?.trim() ?? '';
  const day = cell(DAY);
  const date = edtfOf({ year: Number(day.slice(0, 4)), month: Number(day.slice(4, 6)), day: Number(day.slice(6, 8)) });
  if (!/^\d{8}$/.test(day))
    return { is: 'refused', row, reason: t('import.badDate', { text: day.slice(0, 20), why: t('import.noDate') }) };
  if ('problem' in date) return { is: 'refused', row, reason: date.problem };
  const code = cell(CODE);
  const root = rootOf(cell(ROOT) || code.slice(0, 2));
  if (!root) return { is: 'refused', row, reason: t('import.gdeltCode', { code: code.slice(0, 20) }) };
  const actors = [actorOf(cell, ACTOR1), actorOf(cell, ACTOR2)];
  const goldstein = cell(GOLDSTEIN) === '' ? Number.NaN : Number(cell(GOLDSTEIN));
  const topic = topicOfCode(code);
  const event: NewEvent = {
    ...(/^\d{1,20}$/.test(cell(ID)) ? { id: `gdelt-${cell(ID)}` } : {}),
    date: date.edtf,
    title: Object.fromEntries(words.map(([language, say]) => [language, titleOf(actors, root, language, say)])),
    kind: kindOfCode(code),
    ...(topic ? { topics: [topic] } : {}),
    actors: [...new Set(actors.flatMap((actor) => (actor ? [actor.name('en')] : [])))],
    ...(Number.isFinite(goldstein) ? { tone: toneOfGoldstein(goldstein) } : {}),
    ...placeOf(cell, version),
    importance: Number(cell(MENTIONS)) >= 100 ? 2 : 1,
    ...sourceOf(version.url === null ? '' : cell(version.url)),
    tags: [`CAMEO ${code}`],
  };
  return { is: 'event', row, event };
}

type Root = Extract<MessageKey, `gdelt.root.${string}`>;

function rootOf(root: string): Root | null {
  const number = Number(root);
  return /^\d{1,2}$/.test(root) && number >= 1 && number <= 20 ? (`gdelt.root.${root.padStart(2, '0')}` as Root) : null;
}

interface Actor {
  readonly name: (language: UiLanguage) => string;
}

/** A country by its name in each language; anyone else as GDELT has it, in capitals, made readable. */
function actorOf(cell: (at: number) => string, at: typeof ACTOR1): Actor | null {
  const [code, name, country] = [cell(at.code), cell(at.name), cell(at.country)];
  if (code === '' && name === '') return null;
  const iso = code === country ? isoOfThree(country) : undefined;
  if (iso) return { name: (language) => countryName(iso, language) };
  const readable = (name || code).toLowerCase().replaceAll(/(?<![\p{L}'’])\p{L}/gu, (letter) => letter.toUpperCase());
  const spelt = readable.replaceAll(/\b(?:Us|Uk|Eu|Un|Nato|Fbi|Cia|Pla|Who|Wto|Imf)\b/g, (name) => name.toUpperCase());
  return { name: () => spelt };
}

function titleOf(actors: readonly (Actor | null)[], root: Root, language: UiLanguage, say: Translate): string {
  const [from, to] = actors.map((actor) => actor?.name(language) ?? say('gdelt.nobody'));
  return say('gdelt.title', { from: from ?? '', to: to ?? '', what: say(root) });
}

function placeOf(cell: (at: number) => string, { place }: Version): Pick<NewEvent, 'place'> {
  const name = cell(place.name);
  if (name === '') return {};
  const country = isoOfFips(cell(place.country));
  const [lat, lon] = [Number(cell(place.lat)), Number(cell(place.lon))];
  const known = cell(place.lat) !== '' && Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
  return { place: { name: name.slice(0, 300), ...(country ? { country } : {}), ...(known ? { lat, lon } : {}) } };
}

function sourceOf(url: string): Pick<NewEvent, 'sources'> {
  if (!isWebAddress(url) || url.length > 4_096) return {};
  const publisher = new URL(url).hostname.replace(/^www\./, '');
  return { sources: [{ title: publisher, publisher, url }] };
}
