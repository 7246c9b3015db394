// The card beside what the pointer or the keyboard is on: date, title, tone; for a cluster its count and span.
// It never takes the pointer, so it cannot flicker at a mark's edge.
import type { IndexRow } from '../../src-main/api/contract.ts';
import { formatDate, formatRange } from '../../data/format-date.ts';
import { textIn } from '../../data/text.ts';
import { language, words } from '../state/settings.ts';
import type { Cluster } from './layout/scene.ts';
import { drawnScene, pointed } from './model.ts';
import { isCluster, isMark } from './pointed.ts';

const WIDTH = 260;

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
  const toLeft = item.x > scene.width - WIDTH - 24;
  const above = item.y > scene.height - 90;
  const style = {
    left: `${toLeft ? item.x - WIDTH - 12 : item.x + 12}px`,
    top: `${above ? item.y - 12 : item.y + 12}px`,
    width: `${WIDTH}px`,
  };
  return (
    <div class={`hover-card${above ? ' above' : ''}`} style={style} aria-hidden="true">
      {mark && <EventLines row={index.rows[mark.position]} />}
      {cluster && <ClusterLines cluster={cluster} />}
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
