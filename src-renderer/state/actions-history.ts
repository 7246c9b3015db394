// The log of an event asked for and taken back to, and which events changed or went since the person last looked.
// What they changed or read themselves counts as looked at.
import { computed } from '@preact/signals';
import type { Desk } from '../../data/desk.ts';
import type { IndexRow } from '../../src-main/api/contract.ts';
import { changeDesk, host, showToast } from './actions.ts';
import { historyLog, historyOf, removedRows, type RemovedRow } from './history.ts';
import { Questions } from './latest.ts';
import { library } from './library.ts';
import { desk, words } from './settings.ts';
import { openSheet } from './sheets.ts';

/** Opens the log of an event. */
export async function openHistory(id: string): Promise<void> {
  historyOf.value = id;
  historyLog.value = null;
  openSheet('history');
  await readHistory(id);
}

async function readHistory(id: string): Promise<void> {
  const answer = await host().call('history.log', { id });
  if (historyOf.value !== id) return;
  historyLog.value = answer.ok ? answer.value.entries : answer.error.message;
}

/** Makes an event what it was after a change; the log then has one entry more. */
export async function restoreVersion(id: string, seq: number): Promise<void> {
  const answer = await host().call('history.restore', { id, seq, changeId: crypto.randomUUID() });
  if (answer.ok) showToast(words.value('toast.versionRestored'), { undo: true });
  else showToast(answer.error.message, { tone: 'error' });
  await readHistory(id);
}

type Seen = NonNullable<Desk['seen']>;

// More than anyone reads between two looks; the oldest are forgotten first.
const MOST_READ = 2_000;

function isNews(id: string, at: number, seen: Seen): boolean {
  return at > seen.at && seen.read[id] !== at;
}

// Apart, so that another change of the desk (a filter, a view) does not walk all rows again.
const lastSeen = computed(() => desk.value.seen);

/** Something new: an event as it is now, or one that is gone, as it was. `at` is ms UTC, by the library's stamps. */
export type News = { readonly at: number } & ({ readonly row: IndexRow } | { readonly gone: RemovedRow });

/** What changed or went since the person last looked, the latest first. */
export const news = computed<readonly News[]>(() => {
  const seen = lastSeen.value;
  if (!seen) return [];
  const { rows, byId } = library.value;
  const changed: News[] = rows
    .filter(({ id, updated }) => isNews(id, updated, seen))
    .map((row) => ({ at: row.updated, row }));
  const gone = removedRows.value
    .filter(({ id, at }) => isNews(id, at, seen) && !byId.has(id))
    .map((row) => ({ at: row.at, gone: row }));
  return [...changed, ...gone].sort((a, b) => b.at - a.at);
});

/** Says that everything has been looked at, up to now. */
export function markAllRead(): void {
  // By the library's own stamps: this window's clock may be another.
  const at = Math.max(latestChange(), removedRows.value[0]?.at ?? 0);
  changeDesk({ seen: { at, read: {} } }, { now: true });
}

/** When the library as it is shown last changed, ms UTC by its own stamps. */
export function latestChange(): number {
  let last = 0;
  for (const { updated } of library.value.rows) if (updated > last) last = updated;
  return last;
}

/**
 * On the first start there is nothing to have missed; later, what went meanwhile is asked for. `loaded` is the latest
 * change that was there when the library was read: what comes after it is news, however soon.
 */
export async function beginLooking(loaded: number): Promise<void> {
  const first = desk.value.seen === null;
  if (first && loaded === 0) return;
  await readRemoved(desk.value.seen?.at ?? loaded);
  if (first) changeDesk({ seen: { at: loaded, read: {} } }, { now: true });
}

/** Asks again what went; `own` are ids that went at this window's wish, and so are no news to it. */
export async function noticeRemoved(own: readonly string[] = []): Promise<void> {
  const { seen } = desk.value;
  if (!seen) return;
  await readRemoved(seen.at);
  markRead(own);
}

const removedAsked = new Questions();

async function readRemoved(since: number): Promise<void> {
  const isLast = removedAsked.ask();
  const answer = await host().call('history.removed', { since });
  if (!isLast()) return;
  // Where the log cannot be read, the events that are there are still told of.
  removedRows.value = answer.ok ? answer.value.removed : [];
}

/** Says that these events have been looked at as they are now. */
export function markRead(ids: readonly string[]): void {
  const { seen } = desk.value;
  if (!seen) return;
  const read = { ...seen.read };
  let any = false;
  for (const id of ids) {
    const at = library.value.byId.get(id)?.updated ?? removedRows.value.find((row) => row.id === id)?.at;
    if (at === undefined || !isNews(id, at, seen)) continue;
    // Entered last, forgotten last.
    delete read[id];
    read[id] = at;
    any = true;
  }
  if (!any) return;
  const kept = Object.entries(read).slice(-MOST_READ);
  changeDesk({ seen: { at: seen.at, read: Object.fromEntries(kept) } });
}
