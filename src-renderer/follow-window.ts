// What the window is like, told to the state, and what the state says of it, told to the page: size, appearance, language,
// printing, the event that is open, and the chain that plays. The app and a shared page follow it alike.
import { effect } from '@preact/signals';
import { LOCALES } from '../data/i18n/t.ts';
import { watchChain } from './state/actions-chain.ts';
import { fetchDetail } from './state/actions-library.ts';
import { detail } from './state/detail.ts';
import { windowWidth } from './state/folding.ts';
import { followPrinting } from './state/printing.ts';
import { selectedId } from './state/selection.ts';
import { dark, language, systemDark } from './state/settings.ts';

/** Follows from now on. Call it before anything draws. */
export function followWindow(): void {
  const darkQuery = window.matchMedia('(prefers-color-scheme: dark)');
  systemDark.value = darkQuery.matches;
  darkQuery.addEventListener('change', () => {
    systemDark.value = darkQuery.matches;
  });
  window.addEventListener('resize', () => {
    windowWidth.value = window.innerWidth;
  });
  followPrinting();
  watchChain();
  effect(() => {
    document.documentElement.dataset['theme'] = dark.value ? 'dark' : 'light';
  });
  effect(() => {
    document.documentElement.lang = LOCALES[language.value];
  });
  effect(() => {
    const id = selectedId.value;
    if (id === null) detail.value = null;
    else void fetchDetail(id);
  });
}
