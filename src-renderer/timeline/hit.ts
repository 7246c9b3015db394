// What lies under a point of the lanes: the nearest mark or cluster within reach. px, from the top left of the lanes.
import type { Cluster, Mark, Scene } from './layout/scene.ts';

export type Hit = { readonly mark: Mark } | { readonly cluster: Cluster };

const REACH = 5;

/** How far outside a bar a point is; inside it counts as on the edge, so that a mark over it comes first. */
function outside(dx: number, dy: number): number {
  return Math.hypot(Math.max(dx, 0), Math.max(dy, 0));
}

/** The nearest item whose disc (and a little around it) holds the point; a bar's line counts after all discs. */
export function hitAt(scene: Scene, x: number, y: number): Hit | null {
  let best: Hit | null = null;
  let nearest = Number.POSITIVE_INFINITY;
  for (const mark of scene.marks) {
    const distance = Math.hypot(mark.x - x, mark.y - y) - mark.r;
    if (distance < nearest && distance <= REACH) {
      nearest = distance;
      best = { mark };
    }
  }
  for (const cluster of scene.clusters) {
    const distance = cluster.major
      ? Math.hypot(cluster.x - x, cluster.y - y) - cluster.r
      : outside(Math.abs(cluster.x - x) - cluster.rx, Math.abs(cluster.y - y) - cluster.r);
    if (distance < nearest && distance <= REACH) {
      nearest = distance;
      best = { cluster };
    }
  }
  if (best) return best;
  const onTail = scene.marks.find(
    ({ tail, y: at }) => tail !== null && x >= tail.from && x <= tail.to && Math.abs(at - y) <= REACH,
  );
  return onTail ? { mark: onTail } : null;
}
