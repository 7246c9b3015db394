// The words for people in a terminal: the language of the system, as its environment says.
import { nearestLanguage, type Translate, translator } from '../../data/i18n/t.ts';
import type { UiLanguage } from '../../data/text.ts';

/** The interface language of the terminal. POSIX order of variables; Intl where none is set. */
export function terminalLanguage(environment: NodeJS.ProcessEnv = process.env): UiLanguage {
  const set = ['LC_ALL', 'LC_MESSAGES', 'LANG'].map((name) => environment[name]).find((value) => value);
  const tag = set ?? Intl.DateTimeFormat().resolvedOptions().locale;
  return nearestLanguage([tag.split(/[.@]/)[0]?.replace('_', '-') ?? 'en']);
}

/** The words of {@link terminalLanguage}. */
export function terminalWords(): Translate {
  return translator(terminalLanguage());
}
