// Playing a chain: the selection steps from event to event at a reader's pace, timeline and article pane together.
// It ends at the last event, and as soon as anything else is chosen.
import { effect } from '@preact/signals';
import { chain, playing } from './chain.ts';
import { selectEvent } from './actions.ts';
import { selectedId } from './selection.ts';

/** ms at each event. */
const PACE = 2_600;

let timer: ReturnType<typeof setTimeout> | undefined;
/** Where playing has led: another selection than this is the person's own, and ends it. */
let led: string | null = null;

/** Selects the event `by` places further along the chain; false at its ends. */
export function stepChain(by: 1 | -1): boolean {
  const ids = chain.value;
  const next = ids[ids.indexOf(selectedId.value ?? '') + by];
  if (next === undefined) return false;
  led = next;
  selectEvent(next, { reveal: true });
  return true;
}

export function pauseChain(): void {
  clearTimeout(timer);
  playing.value = false;
}

/** Plays from the selected event on; from the first where it is the last. */
export function playChain(): void {
  const ids = chain.value;
  const first = ids[0];
  if (first === undefined || playing.value) return;
  playing.value = true;
  led = selectedId.value;
  if (ids.at(-1) === selectedId.value) {
    led = first;
    selectEvent(first, { reveal: true });
    wait();
  } else advance();
}

function wait(): void {
  clearTimeout(timer);
  timer = setTimeout(advance, PACE);
}

function advance(): void {
  if (!playing.value) return;
  if (stepChain(1) && chain.value.at(-1) !== selectedId.value) wait();
  else pauseChain();
}

/** Ends playing when something else is selected. Call once; answers the way to stop. */
export function watchChain(): () => void {
  return effect(() => {
    const id = selectedId.value;
    if (playing.peek() && id !== led) pauseChain();
  });
}
