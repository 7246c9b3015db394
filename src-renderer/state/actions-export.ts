// Taking events out: opening the dialog, choosing, and having the host write the file.
import { batch } from '@preact/signals';
import { host, showToast } from './actions.ts';
import { describedFilters } from './chips.ts';
import {
  exportChoices,
  exporting,
  exportProblem,
  hostFormats,
  scope,
  scopeIds,
  type ExportChoices,
  type Scope,
} from './export.ts';
import { saveFile } from './save-file.ts';
import { language, words } from './settings.ts';
import { closeSheet, openSheet } from './sheets.ts';

/** Opens the dialog, on a scope where one is meant, and asks the host which formats it writes. */
export async function openExport(meant: Scope | null = null): Promise<void> {
  exportChoices.value = { ...exportChoices.value, scope: meant };
  exportProblem.value = null;
  openSheet('export');
  const answer = await host().call('library.exportFormats', { language: language.value });
  if (answer.ok) hostFormats.value = answer.value.formats;
  else exportProblem.value = answer.error.message;
}

export function chooseExport(changes: Partial<ExportChoices>): void {
  batch(() => {
    exportChoices.value = { ...exportChoices.value, ...changes };
    exportProblem.value = null;
  });
}

/** Runs the making of a file: once at a time; what goes wrong stays in the dialog, what goes well closes it. */
export async function makeFile(
  make: () => Promise<{ ok: true; name: string } | { ok: false; problem: string }>,
): Promise<void> {
  if (exporting.value) return;
  exporting.value = true;
  exportProblem.value = null;
  try {
    const made = await make();
    if (!made.ok) {
      exportProblem.value = made.problem;
      return;
    }
    closeSheet();
    showToast(words.value('export.done', { name: made.name }));
  } finally {
    exporting.value = false;
  }
}

/** Has the host write the chosen events in the chosen format, and saves what it answers. */
export function exportEvents(): Promise<void> {
  return makeFile(async () => {
    const { format, notes, language: chosen } = exportChoices.value;
    const ids = scopeIds.value;
    const into = chosen ?? language.value;
    // The filters are worded in the interface's language: in a file of another they would stand out.
    const selection = scope.value === 'filtered' && into === language.value ? describedFilters.value : '';
    const answer = await host().call('library.export', {
      format,
      language: into,
      notes,
      ...(ids === null ? {} : { ids: [...ids] }),
      ...(selection === '' ? {} : { selection }),
    });
    if (!answer.ok) return { ok: false, problem: answer.error.message };
    saveFile(answer.value);
    return { ok: true, name: answer.value.name };
  });
}
