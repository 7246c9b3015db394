// Whether an event has a place in the lanes that are shown, whatever span is looked at.
import { positionOf } from './layout/index-events.ts';
import { laneSet } from './model.ts';

/** False where every lane that the event lies in is put away. */
export function liesInLanes(id: string): boolean {
  const { lanes, selection } = laneSet.value;
  const position = positionOf(selection.index, id);
  return (
    position !== undefined && lanes.some(({ tracks }) => tracks.some(({ positions }) => positions.includes(position)))
  );
}
