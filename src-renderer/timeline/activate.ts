// What choosing a mark or a cluster does: an event is selected; a cluster is zoomed to, or, where no zoom can
// separate what it holds, listed to choose from.
import { signal } from '@preact/signals';
import { formatRange } from '../../data/format-date.ts';
import { announce, selectEvent } from '../state/actions.ts';
import { language, words } from '../state/settings.ts';
import type { Hit } from './hit.ts';
import { membersOf } from './layout/marks.ts';
import type { Cluster } from './layout/scene.ts';
import { laneSet } from './model.ts';
import { clampRange, moveTo } from './motion.ts';

/** The cluster whose events are listed, with their ids in time order; null where no list is open. */
export const chooser = signal<{ readonly cluster: Cluster; readonly ids: readonly string[] } | null>(null);

/** Below this no zoom tells events apart, ms. */
const INSEPARABLE = 3_600_000;
const AIR = 0.12;

export function activate(hit: Hit | null): void {
  if (!hit) return;
  const { index } = laneSet.value.selection;
  if ('mark' in hit) {
    chooser.value = null;
    selectEvent(index.ids[hit.mark.position] ?? null);
    return;
  }
  const { cluster } = hit;
  const span = cluster.last - cluster.first;
  if (span < INSEPARABLE) {
    chooser.value = { cluster, ids: membersOf(cluster).map((position) => index.ids[position] ?? '') };
    return;
  }
  moveTo(clampRange({ from: cluster.first - span * AIR, to: cluster.last + span * AIR + 86_400_000 }));
  announce(words.value('timeline.zoomedTo', { span: formatRange(cluster.first, cluster.last + 1, language.value) }));
}
