// How the keys are written on this machine: ⌘ and ⇧ on a Mac, Ctrl and Shift elsewhere.
// Asked of the browser once.
import { words } from '../state/settings.ts';

const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

export const command = isMac ? '⌘' : 'Ctrl';
export const shift = (): string => (isMac ? '⇧' : words.value('key.shift'));

/** The keys that are called otherwise in French and Chinese. */
export type NamedKey = 'enter' | 'space' | 'home' | 'end' | 'escape' | 'pageUp' | 'pageDown';

/** What is written on a key, for the reader. */
export const keyName = (key: NamedKey): string => words.value(`key.${key}`);
