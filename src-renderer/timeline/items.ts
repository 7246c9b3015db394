// Marks and clusters as one list in reading order: time first, then lane. What the keyboard walks and the overlay names.
import { formatDate, formatRange } from '../../data/format-date.ts';
import { textIn, type UiLanguage } from '../../data/text.ts';
import type { Translate } from '../../data/i18n/t.ts';
import type { TimelineIndex } from './layout/index-events.ts';
import type { Cluster, Mark, Scene } from './layout/scene.ts';

export interface Item {
  /** Stable while the same thing is drawn; also its element's id. */
  readonly key: string;
  readonly mark: Mark | null;
  readonly cluster: Cluster | null;
  readonly x: number;
  readonly y: number;
  readonly r: number;
  /** Half its width: more or less than r for a bar. */
  readonly rx: number;
  readonly lane: string;
  readonly start: number;
}

/** Whether something about `x` that reaches `r` to both sides lies within the plot, were it only in part. */
const isInside = (x: number, r: number, width: number): boolean => x >= -r && x <= width + r;

/** Whether nothing of a scene lies within the plot. */
export function isBare({ marks, clusters, width }: Scene): boolean {
  return !marks.some(({ x, r }) => isInside(x, r, width)) && !clusters.some(({ x, rx }) => isInside(x, rx, width));
}

/** Everything of a scene that lies within the plot, in time order. */
export function itemsOf({ marks, clusters, width, index }: Scene): Item[] {
  const items: Item[] = [];
  for (const mark of marks) {
    if (!isInside(mark.x, mark.r, width)) continue;
    const start = index.start[mark.position] ?? 0;
    const key = `mark-${mark.lane}-${index.ids[mark.position] ?? ''}`;
    items.push({ key, mark, cluster: null, x: mark.x, y: mark.y, r: mark.r, rx: mark.r, lane: mark.lane, start });
  }
  for (const cluster of clusters) {
    if (!isInside(cluster.x, cluster.rx, width)) continue;
    const { lane, x, y, r, rx, first, track, count } = cluster;
    const key = `cluster-${lane}-${track.band}-${track.major ? 'major' : 'minor'}-${first}-${count}`;
    items.push({ key, mark: null, cluster, x, y, r, rx, lane, start: first });
  }
  return items.sort((a, b) => a.start - b.start || a.y - b.y || (a.key < b.key ? -1 : 1));
}

/** "30 October 2025, Trump and Xi meet in Busan" or "14 events, 3–28 March 2025". */
export function itemName(item: Item, index: TimelineIndex, t: Translate, language: UiLanguage): string {
  if (item.cluster) {
    const { count, first, last, major } = item.cluster;
    const span = formatRange(first, last + 1, language);
    return t(major ? 'timeline.clusterMajor' : 'timeline.cluster', { count, span });
  }
  const row = item.mark ? index.rows[item.mark.position] : undefined;
  if (!row) return '';
  return t('timeline.mark', { date: formatDate(row.date, language), title: textIn(row.title, language) });
}
