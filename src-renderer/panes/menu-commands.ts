// Everything the menus offer, registered once: the More menu of the window lists it, the desktop's menus name it.
// An entry added to MENU is in the More menu; an unknown name from a newer host is ignored.
import type { MessageKey } from '../../data/i18n/t.ts';
import { requestView, setTheme } from '../state/actions.ts';
import { openArticle } from '../state/actions-article.ts';
import { openEditorForNew } from '../state/actions-editor.ts';
import { openExport } from '../state/actions-export.ts';
import { openImport } from '../state/actions-import.ts';
import { redo, undo } from '../state/actions-library.ts';
import { copyViewLink } from '../state/actions-views.ts';
import { printPage } from '../state/printing.ts';
import { description } from '../state/library.ts';
import { dark } from '../state/settings.ts';
import { openSheet } from '../state/sheets.ts';
import { command, shift } from './key-names.ts';

export const MENU_GROUPS = ['library', 'edit', 'view', 'help'] as const;
export type MenuGroup = (typeof MENU_GROUPS)[number];

export interface MenuEntry {
  /** The name under which the desktop's menus send it; see PageCommand in src-main/desktop/menu.ts. */
  readonly id: string;
  readonly group: MenuGroup;
  /** Words, or a function where they depend on the state. */
  readonly label: MessageKey | (() => MessageKey);
  /** Keys as a person reads them. */
  readonly shortcut?: string;
  /** Whether it can be done now; absent is always. */
  readonly enabled?: () => boolean;
  readonly run: () => void;
}

const canChange = (): boolean => description.value?.readOnly === false;

/** The entries of the More menu, in the order of each group. Add yours here. */
export const MENU: readonly MenuEntry[] = [
  { id: 'library', group: 'library', label: 'menu.library', run: () => openSheet('library') },
  { id: 'vocabulary', group: 'library', label: 'menu.vocabulary', run: () => openSheet('vocabulary') },
  { id: 'from-article', group: 'library', label: 'menu.fromArticle', enabled: canChange, run: () => openArticle() },
  { id: 'import', group: 'library', label: 'menu.import', enabled: canChange, run: () => openImport() },
  {
    id: 'export',
    group: 'library',
    label: 'menu.export',
    shortcut: `${command} E`,
    run: () => void openExport(),
  },
  {
    id: 'undo',
    group: 'edit',
    label: 'menu.undo',
    shortcut: `${command} Z`,
    enabled: () => canChange() && Boolean(description.value?.undo),
    run: () => void undo(),
  },
  {
    id: 'redo',
    group: 'edit',
    label: 'menu.redo',
    // Asked anew each time: in another language the key is called otherwise.
    get shortcut() {
      return `${command} ${shift()} Z`;
    },
    enabled: () => canChange() && Boolean(description.value?.redo),
    run: () => void redo(),
  },
  { id: 'news', group: 'view', label: 'menu.news', run: () => openSheet('news') },
  { id: 'fit', group: 'view', label: 'menu.fit', shortcut: 'F', run: () => requestView('fit') },
  {
    id: 'theme',
    group: 'view',
    label: () => (dark.value ? 'menu.light' : 'menu.dark'),
    run: () => setTheme(dark.value ? 'light' : 'dark'),
  },
  { id: 'copy-view-link', group: 'view', label: 'views.copy', run: () => void copyViewLink() },
  { id: 'print', group: 'view', label: 'menu.print', shortcut: `${command} P`, run: printPage },
  { id: 'settings', group: 'help', label: 'menu.settings', shortcut: `${command} ,`, run: () => openSheet('settings') },
  { id: 'shortcuts', group: 'help', label: 'menu.shortcuts', shortcut: '?', run: () => openSheet('shortcuts') },
  { id: 'about', group: 'help', label: 'menu.about', run: () => openSheet('about') },
];

/** What only the desktop's own menus name: the window has a button or a field for it. */
const ELSEWHERE: Readonly<Record<string, () => void>> = {
  'add-event': openEditorForNew,
  find: () => focusSearch(),
};

/** Puts the caret into the search box and selects what is there. */
export function focusSearch(): void {
  const box = document.getElementById('search-events');
  if (box instanceof HTMLInputElement) {
    box.focus();
    box.select();
  }
}

/** To the events, whether they are drawn or listed. */
export function focusEvents(): void {
  document.querySelector<HTMLElement>('.column-timeline :is([role="listbox"], [role="grid"])')?.focus();
}

/** Carries out a menu command by its name. */
export function onMenuCommand(name: string): void {
  const entry = MENU.find(({ id }) => id === name);
  if (!entry) ELSEWHERE[name]?.();
  else if (entry.enabled?.() ?? true) entry.run();
}
