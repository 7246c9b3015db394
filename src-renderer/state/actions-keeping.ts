// Taking the library back to a version or a saved copy, saving a copy, and showing files: all that recovery offers.
// A restore is a change like any other, so the toast that follows it offers Undo.
import type { Result } from '../../data/result.ts';
import { host, showToast } from './actions.ts';
import { keeping, keepingProblem, versions } from './keeping.ts';
import { words } from './settings.ts';
import { closeSheet } from './sheets.ts';

/** Looks up what the library can be taken back to. */
export async function loadVersions(): Promise<void> {
  keepingProblem.value = null;
  const answer = await host().call('backups.list', {});
  versions.value = answer.ok ? answer.value.versions : [];
  if (!answer.ok) keepingProblem.value = answer.error.message;
}

/** Takes the library back to a kept version. True where that was done. */
export function restoreVersion(name: string): Promise<boolean> {
  return restoring(() => host().call('backups.restore', { name, changeId: crypto.randomUUID() }));
}

/** Takes the library back to a saved copy that the person chose. True where that was done. */
export function restoreSavedCopy(file: Blob): Promise<boolean> {
  return restoring(async () => {
    const response = await fetch('/api/files', {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: file,
    });
    const sent = (await response.json()) as Result<{ handle: string }>;
    if (!sent.ok) return sent;
    return host().call('library.restoreCopy', { handle: sent.value.handle, changeId: crypto.randomUUID() });
  });
}

async function restoring(restore: () => Promise<Result<{ changed: number }>>): Promise<boolean> {
  if (keeping.value !== null) return false;
  keeping.value = 'restoring';
  keepingProblem.value = null;
  try {
    const answer = await restore();
    if (!answer.ok) {
      keepingProblem.value = answer.error.message;
      return false;
    }
    // The toast and its Undo lie under the page, which has done its work.
    closeSheet();
    showToast(words.value('toast.restored', { count: answer.value.changed }), { undo: true });
    return true;
  } catch {
    keepingProblem.value = words.value('keeping.notSent');
    return false;
  } finally {
    keeping.value = null;
  }
}

/** Has the whole library written to one file, and hands it to the person. */
export async function saveCopy(): Promise<void> {
  if (keeping.value !== null) return;
  keeping.value = 'saving';
  keepingProblem.value = null;
  const answer = await host().call('library.saveCopy', {});
  keeping.value = null;
  if (!answer.ok) {
    keepingProblem.value = answer.error.message;
    return;
  }
  const link = document.createElement('a');
  link.href = `/api/files/${encodeURIComponent(answer.value.handle)}`;
  link.download = answer.value.name;
  link.click();
}

/** Shows a file of the library (or its folder) where the system shows files. */
export async function reveal(file?: string): Promise<void> {
  const answer = await host().call('library.reveal', file === undefined ? {} : { file });
  keepingProblem.value = answer.ok ? null : answer.error.message;
}
