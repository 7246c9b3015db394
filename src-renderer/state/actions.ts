// What a person can do to the window's state, and what the host's changes do to it: the only writers.
// Editing actions are in actions-editor.ts, library changes in actions-library.ts.
import { batch } from '@preact/signals';
import { EMPTY_FILTERS, type Clock, type Desk, type Filters, type LaneMode } from '../../data/desk.ts';
import { parseQuery } from '../../data/query/parse.ts';
import { unknownName } from '../../data/query/unknown.ts';
import type { Result } from '../../data/result.ts';
import type { UiLanguage } from '../../data/text.ts';
import type { CommandOutput } from '../../src-main/api/contract.ts';
import type { Bridge } from '../bridge.ts';
import { announce, showToast } from './announce.ts';
import type { Facet } from './facets.ts';
import { found, queryProblem, queryText } from './filters.ts';
import { vocabulary } from './library.ts';
import { lastId, selectedId } from './selection.ts';
import { desk, language, words } from './settings.ts';
import { requestedView, view, type TimeRange } from './viewport.ts';

export { announce, showToast };

let bridge: Bridge | null = null;

/** Gives the actions their host; called once by main.tsx, and by tests. */
export function connect(to: Bridge): void {
  bridge = to;
}

/** The connected host; using it before {@link connect} is a bug. */
export function host(): Bridge {
  if (!bridge) throw new Error('No host is connected.');
  return bridge;
}

// Desk writes are gathered: the last value of each field goes out after a short rest, and at once on leaving.
const DESK_REST = 250;
let pendingDesk: Partial<Desk> = {};
/** On their way to the host, the earliest first. */
const sentDesk = new Set<Partial<Desk>>();
let deskTimer: ReturnType<typeof setTimeout> | undefined;
let deskChanged = 0;

/** Applies changes to the desk at once here, and sends them to the host after a short rest. */
export function changeDesk(changes: Partial<Desk>, options: { now?: boolean } = {}): void {
  desk.value = { ...desk.value, ...changes };
  sendDesk(changes, options);
}

function sendDesk(changes: Partial<Desk>, options: { now?: boolean } = {}): void {
  Object.assign(pendingDesk, changes);
  deskChanged = performance.now();
  if (options.now) void flushDesk();
  else deskTimer ??= setTimeout(restDesk, DESK_REST);
}

/** Sends once nothing changed for a moment: one timer, because a zoom comes here in every frame. */
function restDesk(): void {
  const left = deskChanged + DESK_REST - performance.now();
  deskTimer = left > 1 ? setTimeout(restDesk, left) : undefined;
  if (deskTimer === undefined) void flushDesk();
}

/** Changes of this window that the host has not taken yet, field by field: they win over what it tells. */
export function deskAhead(): Partial<Desk> {
  return Object.assign({}, ...sentDesk, pendingDesk) as Partial<Desk>;
}

/** Sends what is gathered; resolves when the host has it. What it could not be given goes out with the next change. */
export async function flushDesk(): Promise<void> {
  clearTimeout(deskTimer);
  deskTimer = undefined;
  if (Object.keys(pendingDesk).length === 0) return;
  const changes = pendingDesk;
  pendingDesk = {};
  sentDesk.add(changes);
  const answer = await host().call('desk.set', { changes });
  sentDesk.delete(changes);
  if (!answer.ok && answer.error.code === 'busy') pendingDesk = { ...changes, ...pendingDesk };
}

function changeFilters(changes: Partial<Filters>): void {
  changeDesk({ filters: { ...desk.value.filters, ...changes } });
}

/** Shows or hides one value of a facet. `all` is what the facet offers; choosing all of it is "no filter". */
export function toggleFacet(facet: Facet, id: string, all: readonly string[]): void {
  const current = desk.value.filters[facet] ?? all;
  const next = current.includes(id) ? current.filter((other) => other !== id) : [...current, id];
  const complete = all.every((other) => next.includes(other));
  changeFilters({ [facet]: complete ? null : next });
}

/** Shows only these values; null shows all, [] none. */
export function setFacet(facet: Facet, ids: readonly string[] | null): void {
  changeFilters({ [facet]: ids === null ? null : [...ids] });
}

/** First and last day shown, ISO days; null is unbounded. */
export function setDateRange(from: string | null, to: string | null): void {
  changeFilters({ from, to });
}

/** Takes every filter and the search away. */
export function clearFilters(): void {
  batch(() => {
    changeFilters(EMPTY_FILTERS);
    queryText.value = '';
    found.value = null;
    queryProblem.value = null;
  });
}

export function setLanguage(language: UiLanguage | null): void {
  changeDesk({ language }, { now: true });
}

export function setTheme(theme: Desk['theme']): void {
  changeDesk({ theme }, { now: true });
}

/** Which clocks stand beside a dated hour. */
export function setClocks(clocks: readonly Clock[]): void {
  changeDesk({ clocks: [...clocks] }, { now: true });
}

/** Shows the library's folder in the system's file manager; a failure names the folder. */
export async function revealLibrary(): Promise<void> {
  const answer = await host().call('library.reveal', {});
  if (!answer.ok) showToast(answer.error.message, { tone: 'error' });
}

export function setLanes(lanes: LaneMode): void {
  changeDesk({ lanes });
}

export function foldFilters(folded: boolean): void {
  changeDesk({ filtersFolded: folded });
}

export function foldDetails(folded: boolean): void {
  changeDesk({ detailsFolded: folded });
}

/** Folds a facet of the filter column to its name, or unfolds it. */
export function foldFacet(facet: Facet, folded: boolean): void {
  const others = desk.value.facetsFolded.filter((other) => other !== facet);
  changeDesk({ facetsFolded: folded ? [...others, facet] : others });
}

/** Opens the article pane on the selected event. */
export function openDetails(): void {
  if (selectedId.value !== null && desk.value.detailsFolded) foldDetails(false);
}

/** Selects an event and opens the pane on it, unless folds are kept; with `reveal` the timeline brings it into view. */
export function selectEvent(id: string | null, options: { reveal?: boolean; keepFolds?: boolean } = {}): void {
  batch(() => {
    selectedId.value = id;
    if (id !== null) lastId.value = id;
    if (id !== null && desk.value.detailsFolded && !options.keepFolds) foldDetails(false);
  });
  if (id !== null && options.reveal) onReveal(id);
}

// The timeline says how an event is brought into view; before it is mounted there is nothing to move.
let onReveal: (id: string) => void = () => undefined;

/** Registers how the timeline brings an event into view; returns the way to stop, for when it is not there. */
export function provideReveal(reveal: (id: string) => void): () => void {
  onReveal = reveal;
  return () => {
    if (onReveal === reveal) onReveal = () => undefined;
  };
}

/** What the timeline shows now, ms UTC; null fits everything. Called at each step of a zoom. */
export function setView(range: TimeRange | null): void {
  view.value = range;
  // The signal `desk` stays as it is: at each step of a zoom it would wake every panel that reads any field of it.
  sendDesk({ view: range });
}

/** Asks the timeline to move. */
export function requestView(range: TimeRange | 'fit'): void {
  requestedView.value = range;
}

// One question at a time: what is typed while the host answers is asked when it has, the latest only.
let asking = false;
let waiting: string | null = null;

/** How many of the hits are listed, best first; the timeline shows them all. */
export const LISTED = 200;

/** Takes the query as typed. An empty one shows everything again; a wrong one says why and changes nothing else. */
export function setQuery(text: string): void {
  queryText.value = text;
  waiting = null;
  if (text.trim() === '') {
    batch(() => {
      found.value = null;
      queryProblem.value = null;
    });
    return;
  }
  const read = parseQuery(text, (clause, place) => unknownName(clause, place, vocabulary.value, language.value));
  if (!read.ok) {
    const { key, values, at, length, offers = [] } = read.problem;
    queryProblem.value = { message: words.value(key, values), at, length, offers };
    return;
  }
  waiting = text;
  if (!asking) void ask();
}

async function ask(): Promise<void> {
  asking = true;
  for (let query = waiting; query !== null; query = waiting) {
    waiting = null;
    const answer = await host().call('events.search', { query, limit: LISTED, language: language.value });
    // What was cleared or became wrong meanwhile is not shown any more.
    if (query === queryText.value) take(query, answer);
  }
  asking = false;
}

function take(query: string, answer: Result<CommandOutput<'events.search'>>): void {
  if (!answer.ok) {
    queryProblem.value = { message: answer.error.message };
    return;
  }
  const { ids, total, terms, hits, snippets = {} } = answer.value;
  batch(() => {
    queryProblem.value = null;
    found.value = { query, ids, total, terms, hits: bytesOf(hits), snippets };
  });
}

function bytesOf(base64: string): Uint8Array {
  const units = atob(base64);
  const bytes = new Uint8Array(units.length);
  for (let at = 0; at < units.length; at += 1) bytes[at] = units.charCodeAt(at);
  return bytes;
}

/** Asks the same search again after the library has changed. */
export function refreshSearch(): void {
  if (queryText.value.trim() !== '') setQuery(queryText.value);
}
