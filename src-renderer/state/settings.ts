// Language, theme and folded columns: the person's choice where there is one, else the system's.
// Kept by the host through the desk; only actions.ts writes here.
import { computed, signal } from '@preact/signals';
import { nearestLanguage, translator } from '../../data/i18n/t.ts';
import { EMPTY_DESK, type Desk } from '../../data/desk.ts';
import type { UiLanguage } from '../../data/text.ts';

/** The desk as last read from or sent to the host. */
export const desk = signal<Desk>(EMPTY_DESK);

/** What the system asks for, kept up to date by main.tsx. */
export const systemLanguages = signal<readonly string[]>([]);
export const systemDark = signal(false);

/** True while the page is being printed, or shown as it would be: paper is light whatever the theme. */
export const printing = signal(false);

export const language = computed<UiLanguage>(() => desk.value.language ?? nearestLanguage(systemLanguages.value));
export const dark = computed<boolean>(
  () => !printing.value && (desk.value.theme ? desk.value.theme === 'dark' : systemDark.value),
);

/** The words of the interface, in the language in force. */
export const words = computed(() => translator(language.value));
