// What the timeline is drawn from, derived from the window's state: lanes, tone sums, the whole extent, the view.
import { computed, signal } from '@preact/signals';
import { lagDays } from '../../data/lag.ts';
import { linkedEvents } from '../state/detail.ts';
import { library, vocabulary } from '../state/library.ts';
import { index, selectedId, selection } from '../state/selection.ts';
import { arrangement, lanes as laneMode, view, type TimeRange } from '../state/viewport.ts';
import { histogram } from './layout/histogram.ts';
import { buildLanes } from './layout/lanes.ts';
import type { Scene } from './layout/scene.ts';
import { toneSums } from './layout/tone-curve.ts';
import type { Pointed } from './draw/draw-scene.ts';

const topicOrder = computed(() => vocabulary.value.topics.map((topic) => topic.id));

export const laneSet = computed(() => buildLanes(selection.value, laneMode.value, topicOrder.value, arrangement.value));
export const tones = computed(() => toneSums(selection.value));

const YEAR = 365.25 * 86_400_000;
const PADDING = 0.025;

/** A range with a little air on both sides; at least a day. */
export function padded(from: number, to: number, padding = PADDING): TimeRange {
  const air = Math.max((to - from) * padding, 43_200_000);
  return { from: from - air, to: to + air };
}

/** First start to last end of the positions that count; null where there are none. */
function extentOf(counts: (position: number) => boolean): TimeRange | null {
  const { start, end } = index.value;
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < start.length; i += 1) {
    if (!counts(i)) continue;
    from = Math.min(from, start[i] ?? from);
    to = Math.max(to, end[i] ?? to);
  }
  return from < to ? padded(from, to) : null;
}

/** The whole library, whatever the filters; a year up to now where it is empty. */
export const wholeExtent = computed<TimeRange>(() => {
  const now = Date.now();
  return extentOf(() => true) ?? { from: now - YEAR, to: now };
});

/** All that the filters let through. */
export const shownExtent = computed<TimeRange>(
  () => extentOf((position) => selection.value.visible[position] === 1) ?? wholeExtent.value,
);

/** What the timeline shows now. */
export const shownView = computed<TimeRange>(() => view.value ?? wholeExtent.value);

/** The linked events with their lag, for arcs. */
export const linkedLags = computed(() => {
  const { byId } = library.value;
  const own = selectedId.value === null ? undefined : byId.get(selectedId.value);
  if (!own) return [];
  return linkedEvents.value.flatMap(({ id }) => {
    const row = byId.get(id);
    return row ? [{ id, lag: lagDays(own.date, row.date) }] : [];
  });
});

/** The size of the plot and of the room for lanes, px; zero before the first measurement. */
export const plot = signal({ width: 0, height: 0 });

/** The scene as last drawn, and as it was when the view last came to rest (for what is placed then). */
export const drawnScene = signal<Scene | null>(null);
export const restingScene = signal<Scene | null>(null);

/** What the pointer or the keyboard is on. */
export const pointed = signal<Pointed>(null);

/** Slices for the minimap at a width. */
export function overview(width: number) {
  const { from, to } = wholeExtent.value;
  return histogram(selection.value, from, to, width, 5);
}
