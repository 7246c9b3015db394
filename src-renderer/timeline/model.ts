// What the timeline is drawn from, derived from the window's state: lanes, tone sums, the whole extent, the view.
import { computed, signal } from '@preact/signals';
import { EMPTY_FILTERS } from '../../data/desk.ts';
import { lagDays } from '../../data/lag.ts';
import { chainLinks } from '../state/chain.ts';
import { linkedEvents } from '../state/detail.ts';
import { library, vocabulary } from '../state/library.ts';
import { index, selectedId, selection } from '../state/selection.ts';
import { desk, words } from '../state/settings.ts';
import { arrangement, lanes as laneMode, view, type TimeRange } from '../state/viewport.ts';
import type { ArcWish } from './layout/arcs.ts';
import { histogram } from './layout/histogram.ts';
import { buildLanes } from './layout/lanes.ts';
import type { Scene } from './layout/scene.ts';
import { select } from './layout/select.ts';
import { rhythmsOf } from './layout/silences.ts';
import { toneSums } from './layout/tone-curve.ts';
import type { Pointed } from './layout/pointed.ts';

const topicOrder = computed(() => vocabulary.value.topics.map((topic) => topic.id));

export const laneSet = computed(() => buildLanes(selection.value, laneMode.value, topicOrder.value, arrangement.value));

/** What the tone curve rests on: what is shown, or all events where the person wants that. */
const curveOfAll = computed(() => desk.value.curve === 'all');
const everything = computed(() => select(index.value, EMPTY_FILTERS, null));
export const curveSelection = computed(() => (curveOfAll.value ? everything.value : selection.value));
export const tones = computed(() => toneSums(curveSelection.value));

/** The channels with a rhythm, where their silences are to be marked. */
const rhythmsMarked = computed(() => desk.value.silences);
export const rhythms = computed(() => (rhythmsMarked.value ? rhythmsOf(index.value) : []));

const YEAR = 365.25 * 86_400_000;
const PADDING = 0.025;

/** A range with a little air on both sides; at least a day. */
export function padded(from: number, to: number, padding = PADDING): TimeRange {
  const air = Math.max((to - from) * padding, 43_200_000);
  return { from: from - air, to: to + air };
}

/** The whole library, whatever the filters; a year up to now where it is empty. */
export const wholeExtent = computed<TimeRange>(() => {
  const { start, end } = index.value;
  const first = start[0];
  const now = Date.now();
  if (first === undefined) return { from: now - YEAR, to: now };
  let last = first;
  for (let i = 0; i < end.length; i += 1) last = Math.max(last, end[i] ?? last);
  return padded(first, last);
});

/** All that the filters let through. */
export const shownExtent = computed<TimeRange>(() => {
  const { index: all, visible } = selection.value;
  let from: number | null = null;
  let to = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < visible.length; i += 1) {
    if (!visible[i]) continue;
    from ??= all.start[i] ?? null;
    to = Math.max(to, all.end[i] ?? to);
  }
  return from === null ? wholeExtent.value : padded(from, to);
});

/** The closest one can look: an hour across the plot. */
const CLOSEST = 3_600_000;

/** A span, ms, as close and as wide as one may look. */
export function clampSpan(span: number): number {
  const whole = wholeExtent.value;
  return Math.max(CLOSEST, Math.min(span, (whole.to - whole.from) * 2));
}

/** Keeps a range within sight of the library and within sensible zooms; its span is kept where it can be. */
export function clampRange({ from, to }: TimeRange): TimeRange {
  const whole = wholeExtent.value;
  const span = clampSpan(to - from);
  const middle = (from + to) / 2;
  // The middle of the view stays over the library, so that nobody gets lost in empty time.
  const at = Math.max(whole.from, Math.min(middle, whole.to));
  return { from: at - span / 2, to: at + span / 2 };
}

/** What the timeline shows now. A link may ask for what one cannot look at. */
export const shownView = computed<TimeRange>(() => {
  const next = view.value ? clampRange(view.value) : wholeExtent.value;
  // The same span is the same view, whatever it was computed from: what hangs on a move of it is left alone.
  if (!lastView || lastView.from !== next.from || lastView.to !== next.to) lastView = next;
  return lastView;
});
let lastView: TimeRange | null = null;

/** The linked events with their lag, and the links further along the chain, for arcs. */
export const linkedLags = computed<readonly ArcWish[]>(() => {
  const id = selectedId.value;
  if (id === null) return [];
  const { byId } = library.value;
  const own = byId.get(id);
  if (!own) return [];
  const t = words.value;
  const wish = (id: string, other: string | undefined): ArcWish[] => {
    const from = other === undefined ? own : byId.get(other);
    const to = byId.get(id);
    if (!from || !to) return [];
    const lag = lagDays(from.date, to.date);
    const text =
      lag === null || lag === 0 ? '' : t(lag > 0 ? 'timeline.lagLater' : 'timeline.lagBefore', { days: Math.abs(lag) });
    return [other === undefined ? { id, lag, text } : { id, from: other, lag, text }];
  };
  return [
    ...chainLinks.value.flatMap(({ from, to }) => wish(to, from)),
    ...linkedEvents.value.flatMap(({ id }) => wish(id, undefined)),
  ];
});

/** The size of the plot and of the room for lanes, px; zero before the first measurement. */
export const plot = signal({ width: 0, height: 0 });

/** How much of the lanes is scrolled out of sight above, px. */
export const scrolled = signal(0);

/** The scene as last drawn, and as it was when the view last came to rest (for what is placed then). */
export const drawnScene = signal<Scene | null>(null);
export const restingScene = signal<Scene | null>(null);

/** What the pointer or the keyboard is on. */
export const pointed = signal<Pointed>(null);
let keyed: Pointed = null;

/** The keyboard is on it: it stays pointed at however the view moves. */
export function pointByKeys(on: Pointed): void {
  keyed = on;
  pointed.value = on;
}

/** Lets go of what the pointer was on: in a view that moves it goes elsewhere, and the pointer stays. */
export function leaveBehind(): void {
  if (pointed.value !== keyed) pointed.value = null;
}

/** Slices for the minimap at a width. */
export function overview(width: number) {
  const { from, to } = wholeExtent.value;
  return histogram(selection.value, from, to, width, 5);
}
