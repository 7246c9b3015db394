// Loading the library, following its changes, and the changes a person makes to it as a whole.
// Rows arrive from the host only; nothing is shown as changed before the host has acknowledged it.
import { batch } from '@preact/signals';
import type { Event } from '../../data/event.ts';
import { textIn } from '../../data/text.ts';
import type { HeardChange } from '../bridge.ts';
import type { Result } from '../../data/result.ts';
import type { CommandOutput, IndexRow } from '../../src-main/api/contract.ts';
import { deskAhead, host, refreshSearch, selectEvent, showToast } from './actions.ts';
import { beginLooking, latestChange, markRead, noticeRemoved } from './actions-history.ts';
import { detail } from './detail.ts';
import { Questions } from './latest.ts';
import { description, library, loadedRows, loadState, vocabulary, type LibraryRows } from './library.ts';
import { selectedId } from './selection.ts';
import { inBrief } from './in-brief.ts';
import { desk, language, words } from './settings.ts';
import { stepWords, type Step } from './step-words.ts';
import { view } from './viewport.ts';

/** Reads everything the window needs; on failure `loadState` holds the host's sentence and a retry is this again. */
export async function loadLibrary(): Promise<void> {
  loadState.value = { state: 'loading' };
  const [kept, described, table, index] = await Promise.all([
    host().call('desk.get', {}),
    host().call('library.describe', {}),
    host().call('library.vocabulary', {}),
    readIndex(),
  ]);
  const failed = [kept, described, table, index].find((answer) => !answer.ok);
  if (failed && !failed.ok) {
    loadState.value = { state: 'failed', message: failed.error.message };
    return;
  }
  batch(() => {
    if (kept.ok) {
      desk.value = { ...kept.value, ...deskAhead() };
      view.value = desk.value.view;
    }
    if (described.ok) description.value = described.value;
    if (table.ok) vocabulary.value = table.value;
    if (index.ok) replaceRows(index.value.revision, index.value.events);
    loadState.value = { state: 'ready' };
  });
  // Not before the first picture: what is new is looked for among all events.
  const loaded = latestChange();
  afterPicture(() => void beginLooking(loaded));
  if (selectedId.value !== null) await fetchDetail(selectedId.value);
}

/** Once what has changed is on the screen. */
function afterPicture(run: () => void): void {
  requestAnimationFrame(() => setTimeout(run));
}

/** Readings of the whole index under way, each with the revision of the last change heard meanwhile. */
const readings = new Set<{ heard: number }>();

/** The whole index, with all that was heard of meanwhile: an answer from before a change would take it back. */
async function readIndex(): Promise<Result<CommandOutput<'events.index'>>> {
  const reading = { heard: 0 };
  readings.add(reading);
  try {
    for (;;) {
      reading.heard = 0;
      const answer = await host().call('events.index', {});
      if (!answer.ok || answer.value.revision >= reading.heard) return answer;
    }
  } finally {
    readings.delete(reading);
  }
}

function replaceRows(revision: number, rows: readonly IndexRow[]): void {
  library.value = loadedRows(revision, rows);
}

const detailAsked = new Questions();
const vocabularyAsked = new Questions();
const descriptionAsked = new Questions();
const deskAsked = new Questions();

/** Fetches the selected event whole. An answer that comes after another selection is dropped. */
export async function fetchDetail(id: string): Promise<void> {
  const isLast = detailAsked.ask();
  const answer = await host().call('events.get', { ids: [id] });
  if (selectedId.value !== id || !isLast()) return;
  detail.value = answer.ok ? (answer.value.events[0] ?? null) : null;
  markRead([id]);
  if (!answer.ok) showToast(answer.error.message, { tone: 'error' });
}

/** Applies a change that the host tells of, whoever made it. */
export async function applyChange(change: HeardChange): Promise<void> {
  if (change.reload) {
    await Promise.all([reload(), change.desk && change.by !== 'self' ? refreshDesk() : undefined]);
    return;
  }
  if (change.changed.length > 0 || change.removed.length > 0) {
    batch(() => {
      mergeRows(change);
      if (change.by === 'self') markRead(change.changed.map(({ id }) => id));
      if (selectedId.value !== null && change.removed.includes(selectedId.value)) selectEvent(null);
    });
  }
  const id = selectedId.value;
  const touched = id !== null && change.changed.some((row) => row.id === id);
  await Promise.all([
    touched ? fetchDetail(id) : undefined,
    change.removed.length > 0 ? noticeRemoved(change.by === 'self' ? change.removed : []) : undefined,
    change.vocabulary ? refreshVocabulary() : undefined,
    change.desk && change.by !== 'self' ? refreshDesk() : undefined,
    change.notices || change.changed.length > 0 || change.removed.length > 0 ? refreshDescription() : undefined,
  ]);
  if (change.changed.length > 0 || change.removed.length > 0) refreshSearch();
}

function mergeRows(change: HeardChange): void {
  for (const reading of readings) reading.heard = change.revision;
  const byId = new Map(library.value.byId);
  for (const id of change.removed) byId.delete(id);
  for (const row of change.changed) byId.set(row.id, row);
  library.value = {
    follows: library.value.revision,
    revision: change.revision,
    rows: [...byId.values()],
    byId,
    lastChange: { changed: change.changed, removed: change.removed },
  };
}

/** Reads everything again, as after a gap in the stream of changes. */
export async function reload(): Promise<void> {
  const [table, index] = await Promise.all([
    host().call('library.vocabulary', {}),
    readIndex(),
    refreshDescription(),
    noticeRemoved(),
  ]);
  batch(() => {
    if (table.ok) vocabulary.value = table.value;
    if (index.ok) replaceRows(index.value.revision, index.value.events);
  });
  const id = selectedId.value;
  if (id !== null) await (library.value.byId.has(id) ? fetchDetail(id) : Promise.resolve(selectEvent(null)));
  refreshSearch();
}

async function refreshVocabulary(): Promise<void> {
  const isLast = vocabularyAsked.ask();
  const table = await host().call('library.vocabulary', {});
  if (table.ok && isLast()) vocabulary.value = table.value;
}

async function refreshDescription(): Promise<void> {
  const isLast = descriptionAsked.ask();
  const described = await host().call('library.describe', {});
  if (described.ok && isLast()) description.value = described.value;
}

async function refreshDesk(): Promise<void> {
  const isLast = deskAsked.ask();
  const kept = await host().call('desk.get', {});
  if (kept.ok && isLast()) desk.value = { ...kept.value, view: view.value, ...deskAhead() };
}

/** Deletes events, and offers to take it back. */
export async function removeEvents(ids: readonly string[]): Promise<void> {
  const answer = await host().call('events.remove', { ids: [...ids], changeId: crypto.randomUUID() });
  if (answer.ok) showToast(words.value('toast.deleted', { count: answer.value.removed }), { undo: true });
  else showToast(answer.error.message, { tone: 'error' });
}

/** Says of an event that it was checked, and offers to take it back. */
export async function markVerified(event: Event): Promise<void> {
  const changes = { verified: true };
  const answer = await host().call('events.update', { id: event.id, changes, changeId: crypto.randomUUID() });
  if (!answer.ok) showToast(answer.error.message, { tone: 'error' });
  else
    showToast(words.value('toast.verified', { title: inBrief(textIn(event.title, language.value)) }), { undo: true });
}

/** Takes the last change back, whoever made it in this library. */
export async function undo(): Promise<void> {
  const rows = library.value;
  const answer = await host().call('history.undo', { changeId: crypto.randomUUID() });
  if (!answer.ok) showToast(answer.error.message, { tone: 'error' });
  else await sayStep(answer.value.undone, rows, 'toast.undone', 'toast.nothingToUndo');
}

/** Does again what was last taken back. */
export async function redo(): Promise<void> {
  const rows = library.value;
  const answer = await host().call('history.redo', { changeId: crypto.randomUUID() });
  if (!answer.ok) showToast(answer.error.message, { tone: 'error' });
  else await sayStep(answer.value.redone, rows, 'toast.redone', 'toast.nothingToRedo');
}

async function sayStep(
  step: Step | null,
  rows: LibraryRows,
  done: 'toast.undone' | 'toast.redone',
  nothing: 'toast.nothingToUndo' | 'toast.nothingToRedo',
): Promise<void> {
  showToast(step ? words.value(done, { what: await stepWords(step, rows) }) : words.value(nothing));
}
