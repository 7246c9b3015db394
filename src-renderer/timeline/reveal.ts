// Bringing an event into view: not at all where its mark is already drawn, else near it, close enough to tell it
// from its neighbours.
import { selectedId } from '../state/selection.ts';
import { layOut } from './frame.ts';
import { positionOf } from './layout/index-events.ts';
import { liesInLanes } from './lane-of.ts';
import { laneSet, shownView } from './model.ts';
import { moveTo } from './motion.ts';

/** True where a view draws the event as a mark of its own, wholly in sight. */
function isDrawn(position: number, view: { from: number; to: number }): boolean {
  const scene = layOut(view, (text) => text.length * 7);
  return scene.marks.some((mark) => mark.position === position && mark.x >= mark.r && mark.x <= scene.width - mark.r);
}

/**
 * Moves so that the event can be seen; does nothing where the filters or its lanes hide it. Where no zoom can tell it
 * from its neighbours, it is only brought into view: empty time around it would show less, not more.
 */
export function revealEvent(id: string): void {
  const { index, visible } = laneSet.value.selection;
  const position = positionOf(index, id);
  if (position === undefined || !visible[position] || !liesInLanes(id) || isDrawn(position, shownView.value)) return;
  const start = index.start[position] ?? 0;
  const end = index.end[position] ?? start;
  const middle = start + Math.min(end - start, 86_400_000) / 2;
  let span = shownView.value.to - shownView.value.from;
  for (let tries = 0; tries < 24; tries += 1) {
    const view = { from: middle - span / 2, to: middle + span / 2 };
    if (isDrawn(position, view)) {
      moveTo(view);
      return;
    }
    span /= 2;
  }
  const { from, to } = shownView.value;
  if (start < from || start >= to) moveTo({ from: middle - (to - from) / 2, to: middle + (to - from) / 2 });
}

/** What "zoom to selection" shows: the selected event and what surrounds it by a few weeks, or its own length. */
export function zoomToSelection(): void {
  const { index } = laneSet.value.selection;
  const position = selectedId.value === null ? undefined : positionOf(index, selectedId.value);
  if (position === undefined) return;
  const start = index.start[position] ?? 0;
  const end = index.end[position] ?? start;
  const around = Math.max((end - start) * 1.5, 15 * 86_400_000);
  moveTo({ from: start - around, to: end + around });
}
