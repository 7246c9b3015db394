// The log of an event asked for and taken back to, and which events changed since the person last looked.
// What they changed or read themselves counts as looked at.
import { computed } from '@preact/signals';
import type { Desk } from '../../data/desk.ts';
import type { IndexRow } from '../../src-main/api/contract.ts';
import { changeDesk, host, showToast } from './actions.ts';
import { historyLog, historyOf } from './history.ts';
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

function isNews({ id, updated }: IndexRow, seen: Seen): boolean {
  return updated > seen.at && seen.read[id] !== updated;
}

// Apart, so that another change of the desk (a filter, a view) does not walk all rows again.
const lastSeen = computed(() => desk.value.seen);

/** Events changed since the person last looked, the latest change first. */
export const news = computed<readonly IndexRow[]>(() => {
  const seen = lastSeen.value;
  if (!seen) return [];
  return library.value.rows.filter((row) => isNews(row, seen)).sort((a, b) => b.updated - a.updated);
});

/** Says that everything has been looked at, up to now. */
export function markAllRead(): void {
  // By the library's own stamps: this window's clock may be another.
  const at = library.value.rows.reduce((last, { updated }) => Math.max(last, updated), 0);
  changeDesk({ seen: { at, read: {} } }, { now: true });
}

/** On the first start there is nothing to have missed. */
export function beginLooking(): void {
  if (desk.value.seen === null && library.value.rows.length > 0) markAllRead();
}

/** Says that these events have been looked at as they are now. */
export function markRead(ids: readonly string[]): void {
  const { seen } = desk.value;
  if (!seen) return;
  const read = { ...seen.read };
  let any = false;
  for (const id of ids) {
    const row = library.value.byId.get(id);
    if (!row || !isNews(row, seen)) continue;
    // Entered last, forgotten last.
    delete read[id];
    read[id] = row.updated;
    any = true;
  }
  if (!any) return;
  const kept = Object.entries(read).slice(-MOST_READ);
  changeDesk({ seen: { at: seen.at, read: Object.fromEntries(kept) } });
}
