// A table's records → events, by a mapping of its columns: shared by CSV, TSV and spreadsheets.
import { formatDate } from '../../data/format-date.ts';
import { isWebAddress, type NewEvent, newEventSchema, SIDES, type Side } from '../../data/event.ts';
import { LIMITS } from '../../data/limits.ts';
import { explainTypedDate } from '../../data/typed-date.ts';
import { type Text, type TextLanguage, TEXT_LANGUAGES } from '../../data/text.ts';
import { type CellDate, type DayOrder, interval, readCellDate, saysNothing } from './cell-date.ts';
import type { MappedField, Mapping, ReadItem, ReadOptions } from './format.ts';
import { htmlToLine, htmlToMarkdown } from './html-text.ts';
import { languageOf } from './language.ts';
import { unguarded, unlisted } from './out/csv.ts';
import { reasonOf } from './own-events.ts';

export interface TableOptions extends ReadOptions {
  readonly mapping: Mapping;
  readonly names: readonly string[];
  /** How the columns of dates order day and month, as their cells prove it. */
  readonly order?: DayOrder | undefined;
  /** A table that we wrote: its cells are text as it was, guarded against spreadsheets that would run it. */
  readonly own?: boolean | undefined;
}

type Plain = (text: string) => string;
const asItIs: Plain = (text) => text;

/** Reads one record. */
export function readTableRow(cells: readonly string[], row: number, options: TableOptions): ReadItem {
  const { mapping, t } = options;
  const cell = (field: MappedField): string => {
    const at = mapping.columns[field];
    const value = at === undefined ? '' : (cells[at] ?? '');
    if (options.own) return unguarded(value);
    return saysNothing(value) ? '' : value.trim();
  };
  const titled = titleOf(cell('title'), cells, options);
  const label = titled === '' ? {} : { label: titled.slice(0, 200) };
  const refused = (reason: string): ReadItem => ({ is: 'refused', row, reason, ...label });
  const date = dateOf(cell('date'), cell('end'), options);
  if ('problem' in date) return { ...refused(date.problem), ...(date.asks ? { asks: date.asks } : {}) };
  if (titled === '') return refused(t('import.noTitle'));
  const warnings: string[] = [];
  const fields = eventOf(cell, titled, date.edtf, options, warnings);
  const parsed = newEventSchema.safeParse(fields);
  if (!parsed.success) return refused(reasonOf(parsed.error));
  return { is: 'event', row, event: fields, ...(warnings.length > 0 ? { warnings } : {}) };
}

function dateOf(
  start: string,
  end: string,
  options: TableOptions,
): { edtf: string } | { problem: string; asks?: 'order' } {
  const { t, mapping } = options;
  const order = mapping.order ?? options.order;
  const first = readCellDate(start, order);
  if (first.is === 'none' || first.is === 'open') {
    return { problem: start === '' ? t('import.noDate') : t('import.sentinel', { text: start.slice(0, 40) }) };
  }
  if (first.is === 'problem') return { problem: worded(first, start, options), ...asks(first) };
  const last = readCellDate(end, order);
  if (last.is === 'none') return first;
  if (last.is === 'open') return first.edtf.includes('/') ? first : { edtf: `${first.edtf}/..` };
  if (last.is === 'problem') return { problem: worded(last, end, options), ...asks(last) };
  const whole = interval(first.edtf, last.edtf);
  if ('edtf' in whole) return whole;
  const values = { first: formatDate(first.edtf, options.language), last: formatDate(last.edtf, options.language) };
  return { problem: t('date.problem.order', values) };
}

const asks = ({ problem }: Extract<CellDate, { is: 'problem' }>): { asks?: 'order' } =>
  problem.key === 'date.problem.ambiguous' ? { asks: 'order' } : {};

function worded(date: Extract<CellDate, { is: 'problem' }>, text: string, { t, language }: TableOptions): string {
  return t('import.badDate', { text: text.slice(0, 60), why: explainTypedDate(date.problem, t, language) });
}

/** The title's cell; a table without a column of titles gets its rows' first cells for one. */
function titleOf(title: string, cells: readonly string[], { mapping, names, own }: TableOptions): string {
  if (own) return title;
  if (mapping.columns.title !== undefined) return htmlToLine(title);
  const used = new Set([mapping.columns.date, mapping.columns.end]);
  const said: string[] = [];
  for (const [at, cell] of cells.entries()) {
    if (said.length === 3) break;
    if (used.has(at) || saysNothing(cell)) continue;
    const name = mapping.header ? htmlToLine(names[at] ?? '') : '';
    said.push(name === '' ? htmlToLine(cell).slice(0, 100) : `${name}: ${htmlToLine(cell).slice(0, 100)}`);
  }
  return said.join(' · ');
}

type Cell = (field: MappedField) => string;

function eventOf(cell: Cell, titled: string, date: string, options: TableOptions, warnings: string[]): NewEvent {
  const { t } = options;
  const markdown = options.own ? asItIs : htmlToMarkdown;
  const summary = markdown(cell('summary'));
  const language = spoken(cell('language'), options.mapping.language, `${titled} ${summary}`);
  // A title beyond the bound stays readable, and the whole of it is kept as summary.
  const long = titled.length > LIMITS.title;
  if (long) warnings.push(t('import.longTitle'));
  const kept = long ? [titled, summary].filter(Boolean).join('\n\n') : summary;
  const article = markdown(cell('article'));
  const places = cell('place');
  const numbers = (field: 'lat' | 'lon' | 'tone' | 'importance'): number | undefined =>
    numberOf(cell(field), field, warnings, options);
  const [lat, lon] = [numbers('lat'), numbers('lon')];
  const country = /^[A-Za-z]{2}$/.test(cell('country')) ? cell('country').toUpperCase() : undefined;
  const place = places || (country ? cell('country') : '');
  const tone = numbers('tone');
  const importance = numbers('importance');
  const sources = sourcesOf(cell, titled, warnings, options);
  const several = (field: 'topics' | 'actors' | 'tags', most: number): Partial<NewEvent> => {
    // In a table of ours a name is whatever it says: “n.d.” too, and one with a comma.
    const parts = (options.own ? unlisted : partsOf)(cell(field)).map((part) => part.slice(0, LIMITS.name));
    return parts.length === 0 ? {} : { [field]: parts.slice(0, most) };
  };
  const id = cell('id');
  return {
    ...(/^[A-Za-z0-9][A-Za-z0-9._-]{0,119}$/.test(id) ? { id } : {}),
    date,
    title: inLanguage(long ? `${titled.slice(0, LIMITS.title - 1)}…` : titled, language),
    ...(kept === '' ? {} : { summary: inLanguage(kept.slice(0, LIMITS.summary), language) }),
    ...(article === ''
      ? {}
      : { articles: [{ language, title: titled.slice(0, LIMITS.title), body: article.slice(0, LIMITS.article) }] }),
    ...several('topics', LIMITS.topics),
    ...several('actors', LIMITS.actors),
    ...several('tags', LIMITS.tags),
    ...(cell('kind') === '' ? {} : { kind: htmlToLine(cell('kind')).slice(0, LIMITS.name) }),
    ...(place === ''
      ? {}
      : {
          place: {
            name: inLanguage(htmlToLine(place).slice(0, LIMITS.name), language),
            ...(country ? { country } : {}),
            ...(lat === undefined || lon === undefined ? {} : { lat, lon }),
          },
        }),
    ...(tone === undefined ? {} : { tone }),
    ...(importance === undefined ? {} : { importance }),
    ...(sources.length > 0 ? { sources } : {}),
    ...(cell('notes') === '' ? {} : { notes: cell('notes').slice(0, LIMITS.notes) }),
  };
}

const inLanguage = (text: string, language: TextLanguage): Text => ({ [language]: text });

function spoken(said: string, mapped: TextLanguage | undefined, text: string): TextLanguage {
  const code = said.toLowerCase().slice(0, 2);
  return TEXT_LANGUAGES.find((known) => known === code) ?? mapped ?? languageOf(text);
}

/** A whole name in quotation marks among others after semicolons, as a table of ours lists one with a comma. */
const QUOTED = /(?:^|;)\s*"(?:[^"]|"")+"\s*(?=;|$)/;

/** A cell of several: by semicolons, bars or Chinese marks; by commas only where there is none of those. */
export function partsOf(text: string): string[] {
  const joint = /[;；|、\n]/.test(text) ? /[;；|、\n]/ : /[,，]/;
  const parts = QUOTED.test(text) ? unlisted(text) : text.split(joint);
  return [...new Set(parts.map((part) => htmlToLine(part)))].filter((part) => !saysNothing(part));
}

const BOUNDS = { lat: [-90, 90], lon: [-180, 180], tone: [-3, 3], importance: [1, 3] } as const;

function numberOf(
  text: string,
  field: keyof typeof BOUNDS,
  warnings: string[],
  { t }: TableOptions,
): number | undefined {
  if (text === '') return undefined;
  const value = Number(text.replace(',', '.').replace('−', '-'));
  const [least, most] = BOUNDS[field];
  const whole = field === 'lat' || field === 'lon' || Number.isInteger(value);
  if (Number.isFinite(value) && value >= least && value <= most && whole) return value;
  warnings.push(t('import.leftOut', { field, text: text.slice(0, 40) }));
  return undefined;
}

function sourcesOf(
  cell: Cell,
  titled: string,
  warnings: string[],
  { t, own }: TableOptions,
): NonNullable<NewEvent['sources']> {
  const title = htmlToLine(cell('source')).slice(0, LIMITS.title);
  const publisher = htmlToLine(cell('publisher')).slice(0, LIMITS.name);
  const side = SIDES.find((known): known is Side => known.toLowerCase() === cell('side').toLowerCase());
  // Our own files have one address, whatever it ends in; others list several, in all manner of marks.
  const addresses = (own ? [cell('url')] : cell('url').split(/[\s;|]+/))
    .map((address) => (own ? address : address.replaceAll(/^["'<(]+|["'>,]+$/g, '')))
    .filter((address) => address !== '');
  const good = addresses.filter((address) => isWebAddress(address) && address.length <= LIMITS.url);
  if (good.length < addresses.length)
    warnings.push(t('import.leftOut', { field: 'url', text: cell('url').slice(0, 40) }));
  const shared = { ...(publisher === '' ? {} : { publisher }), ...(side ? { side } : {}) };
  if (good.length === 0) return title === '' && publisher === '' ? [] : [{ title: title || publisher, ...shared }];
  return [...new Set(good)]
    .slice(0, LIMITS.sources)
    .map((url) => ({ title: title || titled.slice(0, LIMITS.title), url, ...shared }));
}
