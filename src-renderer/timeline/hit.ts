// What lies under a point of the lanes: marks and clusters within reach, nearest first. px, from the top left of the lanes.
import type { Cluster, Mark, Scene } from './layout/scene.ts';

export type Hit = { readonly mark: Mark } | { readonly cluster: Cluster };

/** How far beside a mark a point still means it, px. */
const REACH = 5;

/** How near a point is to a disc: 0 at its centre, 1 at its edge, 2 out of reach. A centre is always its own disc's. */
function nearDisc(x: number, y: number, r: number): number {
  const distance = Math.hypot(x, y);
  return distance <= r ? distance / r : 1 + (distance - r) / REACH;
}

/** The same for a bar: all of it counts as edge, so that a mark before it comes first. */
function nearBar(x: number, y: number, rx: number, ry: number): number {
  return 1 + Math.hypot(Math.max(Math.abs(x) - rx, 0), Math.max(Math.abs(y) - ry, 0)) / REACH;
}

/** Everything within reach of a point, nearest first; the lines of what lasts come after all discs and bars. */
export function hitsAt(scene: Scene, x: number, y: number): Hit[] {
  const found: { readonly hit: Hit; readonly near: number }[] = [];
  for (const mark of scene.marks) {
    const { tail } = mark;
    let near = nearDisc(mark.x - x, mark.y - y, mark.r);
    if (near > 2 && tail && x >= tail.from && x <= tail.to) near = 2 + Math.abs(mark.y - y) / REACH;
    if (near <= (tail ? 3 : 2)) found.push({ hit: { mark }, near });
  }
  for (const cluster of scene.clusters) {
    const { x: cx, y: cy, r, rx, major } = cluster;
    const near = major ? nearDisc(cx - x, cy - y, r) : nearBar(cx - x, cy - y, rx, r);
    if (near <= 2) found.push({ hit: { cluster }, near });
  }
  return found.sort((a, b) => a.near - b.near).map(({ hit }) => hit);
}

/** The nearest of them. */
export function hitAt(scene: Scene, x: number, y: number): Hit | null {
  return hitsAt(scene, x, y)[0] ?? null;
}

/** Whether a point lies on a mark itself: its disc, or the line of how long it lasts. */
function liesOn({ mark }: { readonly mark: Mark }, x: number, y: number): boolean {
  const { tail } = mark;
  if (Math.hypot(mark.x - x, mark.y - y) <= mark.r + 1) return true;
  return tail !== null && x >= tail.from && x <= tail.to && Math.abs(mark.y - y) <= 2.5;
}

/** What a click means: the nearest; where that is selected already, the next one below it, and so on round. */
export function clickedAt(scene: Scene, x: number, y: number): Hit | null {
  const hits = hitsAt(scene, x, y);
  const under = hits.filter((hit) => 'mark' in hit).filter((hit) => liesOn(hit, x, y));
  const at = under.findIndex(({ mark }) => mark.selected);
  return (at === -1 ? undefined : under[(at + 1) % under.length]) ?? hits[0] ?? null;
}
