// The card beside what the pointer or the keyboard is on: date, title, tone; for a cluster its count and span.
// It never takes the pointer, so it cannot flicker at a mark's edge.
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { IndexRow } from '../../src-main/api/contract.ts';
import { formatDate, formatRange } from '../../data/format-date.ts';
import { textIn } from '../../data/text.ts';
import { language, words } from '../state/settings.ts';
import { cardWidth, placeCard } from './card-place.ts';
import type { TimelineIndex } from './layout/index-events.ts';
import type { Cluster } from './layout/scene.ts';
import { drawnScene, plot, pointed, scrolled } from './model.ts';
import { isCluster, isMark, type Pointed } from './layout/pointed.ts';

/** The card, or nothing. */
export function HoverCard() {
  const on = pointed.value;
  // Only a card that is shown follows the scene: every frame of a gesture has another.
  const scene = on && drawnScene.value;
  if (!scene) return null;
  const { index } = scene;
  const mark = scene.marks.find((one) => isMark(index, one, on));
  const cluster = mark ? undefined : scene.clusters.find((one) => isCluster(index, one, on));
  const item = mark ?? cluster;
  if (!item) return null;
  return (
    <Card x={item.x} y={item.y} plotWidth={scene.width} of={on} index={index}>
      {mark && <EventLines row={index.rows[mark.position]} />}
      {cluster && <ClusterLines cluster={cluster} />}
    </Card>
  );
}

interface CardProps {
  readonly x: number;
  readonly y: number;
  readonly plotWidth: number;
  /** What it tells of, and from where. */
  readonly of: Pointed;
  readonly index: TimelineIndex;
  readonly children: ComponentChildren;
}

/** How high a card is taken to be before it was seen, px: two lines. */
const USUAL_HEIGHT = 60;

function Card({ x, y, plotWidth, of, index, children }: CardProps) {
  const element = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(USUAL_HEIGHT);
  const width = cardWidth(plotWidth);
  // Asked when what it tells is another, and not in every frame of a gesture: the page is laid out for the answer.
  useLayoutEffect(() => setHeight(element.current?.offsetHeight ?? USUAL_HEIGHT), [of, index, width, language.value]);
  const top = scrolled.value;
  const place = placeCard({ x, y }, { width, height }, { width: plotWidth, top, bottom: top + plot.value.height });
  return (
    <div
      ref={element}
      class="hover-card"
      style={{ left: `${place.left}px`, top: `${place.top}px`, width: `${width}px` }}
      aria-hidden="true"
    >
      {children}
    </div>
  );
}

function EventLines({ row }: { readonly row: IndexRow | undefined }) {
  const t = words.value;
  if (!row) return null;
  const sign = row.tone === null ? '' : row.tone > 0 ? `+${row.tone}` : row.tone < 0 ? `−${-row.tone}` : '0';
  return (
    <>
      <p class="hover-facts numeric">
        {formatDate(row.date, language.value)}
        {row.tone !== null && (
          <span class={row.tone > 0 ? 'hover-tone up' : row.tone < 0 ? 'hover-tone down' : 'hover-tone'}>
            {t('timeline.tone', { tone: sign })}
          </span>
        )}
      </p>
      <p>{textIn(row.title, language.value)}</p>
    </>
  );
}

function ClusterLines({ cluster }: { readonly cluster: Cluster }) {
  const t = words.value;
  const { count, first, last, major } = cluster;
  const span = formatRange(first, last + 1, language.value);
  return (
    <>
      <p>{t(major ? 'timeline.clusterMajor' : 'timeline.cluster', { count, span })}</p>
      <p class="hover-facts">{t('timeline.clusterHint')}</p>
    </>
  );
}
