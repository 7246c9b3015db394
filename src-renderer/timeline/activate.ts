// What choosing a mark or a cluster does: an event is selected; a cluster is zoomed to, or, where no zoom can
// separate what it holds, listed to choose from.
import { signal } from '@preact/signals';
import { formatRange } from '../../data/format-date.ts';
import { announce, selectEvent } from '../state/actions.ts';
import { language, words } from '../state/settings.ts';
import type { TimeRange } from '../state/viewport.ts';
import type { Hit } from './hit.ts';
import { membersOf } from './layout/marks.ts';
import type { Cluster } from './layout/scene.ts';
import { clampRange, laneSet, shownView } from './model.ts';
import { moveTo } from './motion.ts';

/** The cluster whose events are listed, with their ids in time order; null where no list is open. */
export const chooser = signal<{ readonly cluster: Cluster; readonly ids: readonly string[] } | null>(null);

/** Below this no zoom tells events apart, ms. */
const INSEPARABLE = 3_600_000;
const AIR = 0.12;
const DAY = 86_400_000;

/** Whether a range shows noticeably less than the view does: else a click would lead nowhere. */
function isCloser({ from, to }: TimeRange): boolean {
  const view = shownView.value;
  return to - from < (view.to - view.from) * 0.95;
}

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
  // The last one has a length of its own, a day as a rule.
  const closer = clampRange({ from: cluster.first - span * AIR, to: cluster.last + span * AIR + Math.min(span, DAY) });
  if (span < INSEPARABLE || !isCloser(closer)) {
    chooser.value = { cluster, ids: membersOf(cluster).map((position) => index.ids[position] ?? '') };
    return;
  }
  moveTo(closer);
  announce(words.value('timeline.zoomedTo', { span: formatRange(cluster.first, cluster.last + 1, language.value) }));
}
