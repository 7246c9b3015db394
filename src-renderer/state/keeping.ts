// What is kept of the library besides itself: versions it can be taken back to; and how a notice reads.
// Only actions-keeping.ts writes here.
import { computed, signal } from '@preact/signals';
import { CATALOGUES, type MessageKey } from '../../data/i18n/t.ts';
import type { CommandOutput, Notice } from '../../src-main/api/contract.ts';
import { description } from './library.ts';
import { words } from './settings.ts';

export type Version = CommandOutput<'backups.list'>['versions'][number];

/** The versions, newest first; null until they have been looked up. */
export const versions = signal<readonly Version[] | null>(null);
/** What is under way, so that it is not asked for twice. */
export const keeping = signal<'restoring' | 'saving' | null>(null);
/** Why the last thing asked for was not done: said on the page itself, since a toast lies under it. */
export const keepingProblem = signal<string | null>(null);

const isKey = (key: string): key is MessageKey => Object.hasOwn(CATALOGUES.en, key);

/** The sentence of a notice in the person's language; a code from a newer host comes in English. */
export function noticeText(notice: Notice): string {
  const key = `found.${notice.code}`;
  return isKey(key) ? words.value(key, notice.values) : notice.message;
}

/** Notices that are more than information. */
export const warnings = computed(() => (description.value?.notices ?? []).filter(({ level }) => level !== 'info'));
