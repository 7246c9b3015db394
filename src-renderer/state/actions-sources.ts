// Local copies of sources: kept through the host, described once each; and where an address is cited already.
// What is described is remembered, because a copy never changes under its name.
import { signal } from '@preact/signals';
import { fail, type Result } from '../../data/result.ts';
import { LIMITS } from '../../data/limits.ts';
import type { CommandOutput } from '../../src-main/api/contract.ts';
import { host, showToast } from './actions.ts';
import { words } from './settings.ts';

export type KeptCopy = Result<CommandOutput<'copies.keep'>>;
export type CopyFacts = CommandOutput<'copies.describe'> | 'asking' | 'missing';
export type Citing = CommandOutput<'sources.citing'>;

const described = signal<ReadonlyMap<string, CopyFacts>>(new Map());

function remember(copy: string, facts: CopyFacts): void {
  described.value = new Map(described.value).set(copy, facts);
}

/** Keeps a file as a copy. */
export async function keepFile(file: File): Promise<KeptCopy> {
  if (file.size > LIMITS.copy) {
    return fail('too-large', words.value('editor.copyTooLarge', { most: LIMITS.copy / 2 ** 20 }));
  }
  try {
    return await keep(new Uint8Array(await file.arrayBuffer()));
  } catch {
    // The file went away between the choice and the reading.
    return fail('storage', words.value('editor.copyUnread'));
  }
}

/** Keeps pasted text as a copy. */
export function keepText(text: string): Promise<KeptCopy> {
  return keep(new TextEncoder().encode(text));
}

async function keep(bytes: Uint8Array): Promise<KeptCopy> {
  const kept = await host().call('copies.keep', { content: base64Of(bytes) });
  if (kept.ok) remember(kept.value.copy, { size: kept.value.size, kind: kept.value.kind });
  return kept;
}

// A spread of a whole file would overflow the stack.
const SLICE = 0x8000;

function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += SLICE) text += String.fromCharCode(...bytes.subarray(at, at + SLICE));
  return btoa(text);
}

/** What is known of a copy; asks the host the first time. Read inside a component, it follows the answer. */
export function describeCopy(copy: string): CopyFacts {
  const known = described.value.get(copy);
  if (known !== undefined) return known;
  // Not while a component renders: writing a signal then would render it again at once.
  queueMicrotask(() => void ask(copy));
  return 'asking';
}

async function ask(copy: string): Promise<void> {
  if (described.value.has(copy)) return;
  remember(copy, 'asking');
  const answer = await host().call('copies.describe', { copy });
  remember(copy, answer.ok ? answer.value : 'missing');
}

/** Hands a PDF copy to the system's viewer; a failure is a toast that says what to do instead. */
export async function openCopyOutside(copy: string): Promise<void> {
  const answer = await host().call('copies.open', { copy });
  if (!answer.ok) showToast(answer.error.message, { tone: 'error' });
}

/** Other events that cite an address; null where the host could not say. */
export async function eventsCiting(url: string, except: string | undefined): Promise<Citing | null> {
  const answer = await host().call('sources.citing', { url, ...(except === undefined ? {} : { except }) });
  return answer.ok ? answer.value : null;
}
