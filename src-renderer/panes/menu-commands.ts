// What the desktop host's menus ask the window to do; the same actions the keys and buttons call.
// An unknown name is ignored: a newer host may know more than this page.
import { requestView } from '../state/actions.ts';
import { openEditorForNew } from '../state/actions-editor.ts';
import { redo, undo } from '../state/actions-library.ts';
import { openSheet } from '../state/sheets.ts';

const COMMANDS: Readonly<Record<string, () => void>> = {
  'add-event': openEditorForNew,
  undo: () => void undo(),
  redo: () => void redo(),
  fit: () => requestView('fit'),
  find: () => focusSearch(),
  shortcuts: () => openSheet('shortcuts'),
  library: () => openSheet('library'),
};

/** Puts the caret into the search box and selects what is there. */
export function focusSearch(): void {
  const box = document.getElementById('search-events');
  if (box instanceof HTMLInputElement) {
    box.focus();
    box.select();
  }
}

/** Carries out a menu command by its name. */
export function onMenuCommand(command: string): void {
  COMMANDS[command]?.();
}
