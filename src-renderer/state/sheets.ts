// Which sheet (a small dialog over everything) is open: the keys, or what is known of the library.
import { signal } from '@preact/signals';

export type Sheet = 'shortcuts' | 'library' | 'export';
export const sheet = signal<Sheet | null>(null);

export function openSheet(name: Sheet): void {
  sheet.value = name;
}

export function closeSheet(): void {
  sheet.value = null;
}
