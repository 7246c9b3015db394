// Which sheet (a dialog over everything) is open, and what it shows where that is not the selected event.
import { signal } from '@preact/signals';

export type Sheet =
  | 'shortcuts'
  | 'library'
  | 'readouts'
  | 'copy'
  | 'vocabulary'
  | 'history'
  | 'news'
  | 'settings'
  | 'export'
  | 'about';
export const sheet = signal<Sheet | null>(null);

/** The local copy that the copy sheet shows, under the title of its source. */
export const shownCopy = signal<{ readonly copy: string; readonly title: string } | null>(null);

export function openSheet(name: Sheet): void {
  sheet.value = name;
}

/** Opens the sheet that shows a local copy. */
export function openCopy(copy: string, title: string): void {
  shownCopy.value = { copy, title };
  sheet.value = 'copy';
}

export function closeSheet(): void {
  sheet.value = null;
}
