// The web host's page carries its view in its own address: a link, a bookmark and a reload show what was shown.
// Only the hash is written, in place of the one before; a saved view alone makes a step that "back" leads away from.
import { effect } from '@preact/signals';
import type { View } from '../../data/desk.ts';
import { viewLink } from '../../data/view-link.ts';
import { currentView, openViewLink, showView } from './actions-views.ts';

// A view is written as soon as it begins to change and again when it rests: a choice before a reload is not lost, and
// a zoom does not write at each of its steps, which browsers refuse after some.
const REST = 250;

/** Kept with each entry of the tab's history that we wrote: an address without it was pasted, or came as a link. */
const OWN = { entente: 'view' } as const;
const isOwn = (state: unknown): boolean =>
  typeof state === 'object' && state !== null && Reflect.get(state, 'entente') === OWN.entente;

let keeping = false;
let stepping = false;
/** The hash as it stands in the address. */
let written = '';
let resting: ReturnType<typeof setTimeout> | undefined;

/** Writes what is shown into the address now. */
function write(): void {
  const { pathname, search } = location;
  const link = viewLink(currentView(), pathname + search);
  if (link !== pathname + search + location.hash || !isOwn(history.state)) {
    if (stepping) history.pushState(OWN, '', link);
    else history.replaceState(OWN, '', link);
  }
  written = location.hash;
}

function changed(): void {
  const moving = resting !== undefined;
  clearTimeout(resting);
  resting = setTimeout(() => {
    resting = undefined;
    write();
  }, REST);
  if (!moving) write();
}

/** Shows what the address asks for; one that asks for nothing that can be shown is said so and set right. */
function follow(): void {
  const { hash } = location;
  if (hash === written && hash !== '') return;
  // The folds of the columns are the person's, not the view's: they stay in the tab that wrote the address.
  if (hash !== '') openViewLink(hash, { keepFolds: isOwn(history.state) });
  write();
}

/** Keeps the address and the view in step from now on: call it once, when the library is there. Web host only. */
export function keepAddress(): void {
  keeping = true;
  follow();
  effect(() => {
    // Everything a view holds is read here, so that any change of it comes back.
    currentView();
    changed();
  });
  window.addEventListener('hashchange', follow);
  window.addEventListener('pagehide', write);
}

/** Shows a view as a step of its own: "back" leads to what was shown before. */
export function stepTo(view: View): void {
  if (keeping) write();
  stepping = keeping;
  showView(view);
  if (keeping) write();
  stepping = false;
}
