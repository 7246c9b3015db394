// Which side columns are out of sight: folded by choice, or because a narrow window has no room for them.
// Narrow: the article slides over only while an event is read; below 640 px the filters show only on request.
import { computed, signal } from '@preact/signals';
import { selectedId } from './selection.ts';
import { desk } from './settings.ts';

/** The window's width in CSS px; kept up to date by main.tsx. */
export const windowWidth = signal(window.innerWidth);

/** Set while the filters were asked for in a window too small to show them all the time. */
export const filtersAsked = signal(false);

export const isNarrow = computed(() => windowWidth.value < 1_000);
export const isSmall = computed(() => windowWidth.value <= 640);
/** What `hide-small` takes out of the header (shell.css) is then offered elsewhere. */
export const isHeaderSmall = computed(() => windowWidth.value <= 760);

export const filtersHidden = computed(() => (isSmall.value ? !filtersAsked.value : desk.value.filtersFolded));
export const detailsHidden = computed(() => (isNarrow.value ? selectedId.value === null : desk.value.detailsFolded));
