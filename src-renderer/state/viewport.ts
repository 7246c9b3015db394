// Which span of time the timeline shows, and by what it groups its lanes. Only actions.ts writes here.
import { computed, signal } from '@preact/signals';
import type { Arrangement, LaneMode } from '../../data/desk.ts';
import { desk } from './settings.ts';

/** A span of time in ms UTC, from < to. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
}

/** What is shown now; null fits every event. Written at each step of a zoom. */
export const view = signal<TimeRange | null>(null);

export const lanes = computed<LaneMode>(() => desk.value.lanes);

const PLAIN: Arrangement = { order: [], collapsed: [], hidden: [] };

/** How the lanes of the grouping in force are arranged. */
export const arrangement = computed<Arrangement>(() => desk.value.arrangements[lanes.value] ?? PLAIN);

/** A range the timeline is asked to move to (with its own short animation); it clears this when it has. */
export const requestedView = signal<TimeRange | 'fit' | null>(null);
