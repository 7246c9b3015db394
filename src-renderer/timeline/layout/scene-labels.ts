// Which marks ask for a label, and how: the weightier first, each within its lane.
// Everything is placed anew when the view rests; while it moves, labels go with their marks.
import { moveLabels, placeLabels, type Label, type LabelWish } from './labels.ts';
import type { Box } from './occupied.ts';
import type { Cluster, Mark, SceneLane, SceneView } from './scene.ts';

/** Past this many marks only the weightiest are tried for a label: more could not fit and would only cost. */
const CROWDED = 400;
const CROWDED_WISHES = 60;
/** So many new labels may join in a frame while the view moves. */
const JOINING = 8;
/** How far the selected event's label may leave its lane, px. */
const SPILL = 16;

/** The labels of a scene; `texts` is what else is written in it. */
export function labelsOf(
  marks: readonly Mark[],
  clusters: readonly Cluster[],
  lanes: readonly SceneLane[],
  texts: readonly Box[],
  view: SceneView,
): Label[] {
  const obstacles = { discs: [marks, clusters], boxes: texts };
  const frames = new Map(lanes.map((lane) => [lane.id, lane]));
  const wish = (mark: Mark): LabelWish[] => {
    const frame = frames.get(mark.lane);
    return frame ? [wishOf(mark, frame, view)] : [];
  };
  const { kept } = view;
  if (kept) {
    const standing = new Set(kept.map(({ position }) => position));
    const own = marks.filter(({ position }) => standing.has(position));
    const pointOf = ({ position, lane }: Label) => own.find((mark) => mark.position === position && mark.lane === lane);
    const joining = weightiest(marks, view.width, JOINING + kept.length, 3).filter(
      ({ position }) => !standing.has(position),
    );
    const wishes = joining.slice(0, JOINING).flatMap(wish);
    return moveLabels(kept, pointOf, wishes, obstacles, view.width, view.measure);
  }
  const inView = marks.reduce((count, mark) => count + (isInside(mark, view.width) ? 1 : 0), 0);
  const wishes = weightiest(marks, view.width, inView > CROWDED ? CROWDED_WISHES : inView, 1).flatMap(wish);
  if (wishes.length === 0) return [];
  return placeLabels(wishes, obstacles, view.width, view.measure);
}

const isInside = ({ x, r }: Mark, width: number): boolean => x > -r && x < width + r;

/** The selected mark, then marks by falling importance down to `least`, from left to right; at most `most`. */
function weightiest(marks: readonly Mark[], width: number, most: number, least: number): Mark[] {
  const found = marks.filter((mark) => mark.selected && isInside(mark, width));
  for (let importance = 3; importance >= least && found.length < most; importance -= 1) {
    const own = marks.filter((mark) => mark.importance === importance && !mark.selected && isInside(mark, width));
    // A difference would be a new number for every two that are compared.
    own.sort((a, b) => (a.x < b.x ? -1 : a.x > b.x ? 1 : 0));
    for (const mark of own.slice(0, most - found.length)) found.push(mark);
  }
  return found;
}

function wishOf(mark: Mark, frame: SceneLane, view: SceneView): LabelWish {
  return {
    position: mark.position,
    lane: mark.lane,
    text: view.title(mark.position),
    rank: (mark.selected ? 100 : 0) + mark.importance,
    x: mark.x,
    y: mark.y,
    r: mark.r,
    // The selected event is named even where its own lane is full: beside it in the next one.
    laneTop: mark.selected ? Math.max(0, frame.top - SPILL) : frame.top,
    laneBottom: frame.top + frame.height + (mark.selected ? SPILL : 0),
    bold: mark.selected,
  };
}
