// The strip of recurring channels: names beside it, and over the drawing a button for each silence in view, which says
// what is missing and by which rule, and shows its span when it is chosen.
import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';
import { formatDay, formatRange } from '../../data/format-date.ts';
import type { Translate } from '../../data/i18n/t.ts';
import type { UiLanguage } from '../../data/text.ts';
import { language, words } from '../state/settings.ts';
import { RHYTHM_ROW, rhythmMiddle, rhythmsHeight } from './draw/draw-rhythms.ts';
import { FACTOR, LEAST_CONTACTS, LEAST_DAYS, type SceneSilence, type Silence } from './layout/silences.ts';
import { padded, restingScene, rhythms } from './model.ts';
import { moveTo } from './motion.ts';

const CARD = 300;
const LEAST_WIDTH = 10;

/** What is silent, how long, since when, and what is usual. */
function silenceWords({ channel, from, to, open, days, median, contacts }: Silence, t: Translate, reader: UiLanguage) {
  const what = t(`silences.none.${channel}`);
  return {
    what: open
      ? t('silences.open', { what, days, since: formatDay(from - 1, reader) })
      : t('silences.closed', { what, days, span: formatRange(from, to, reader) }),
    usual: t('silences.usual', { median, contacts }),
    rule: t('silences.rule', { factor: FACTOR, least: LEAST_DAYS, contacts: LEAST_CONTACTS }),
  };
}

/** The strip. Its canvas is drawn with the rest of the frame. */
export function Rhythms({ canvas }: { readonly canvas: RefObject<HTMLCanvasElement | null> }) {
  const t = words.value;
  const rows = rhythms.value;
  const scene = restingScene.value;
  const [over, setOver] = useState<SceneSilence | null>(null);
  const height = rhythmsHeight(rows.length);
  const silences =
    scene && rows.length > 0 ? scene.rhythms.flatMap((own, row) => own.silences.map((at) => ({ at, row }))) : [];
  return (
    <div class="rhythms" style={{ height: `${height}px` }} hidden={rows.length === 0}>
      <ul class="rhythm-names" aria-label={t('silences.channels')}>
        {rows.map(({ channel, silences: own }, row) => (
          <li key={channel} style={{ top: `${rhythmMiddle(row) - RHYTHM_ROW / 2}px`, height: `${RHYTHM_ROW}px` }}>
            {t(`silences.channel.${channel}`)}
            <span class="visually-hidden">{t('silences.count', { count: own.length })}</span>
          </li>
        ))}
      </ul>
      <div class="rhythm-plot">
        <canvas ref={canvas} aria-hidden="true" />
        {scene &&
          silences.map(({ at, row }) => {
            const left = Math.max(0, at.x1);
            const width = Math.max(LEAST_WIDTH, Math.min(scene.width, at.x2) - left);
            const said = silenceWords(at.silence, t, language.value);
            return (
              <button
                key={`${at.silence.channel}-${at.silence.from}`}
                type="button"
                class="silence"
                aria-label={`${said.what} ${said.usual} ${said.rule}`}
                style={{
                  left: `${left}px`,
                  width: `${width}px`,
                  top: `${rhythmMiddle(row) - RHYTHM_ROW / 2}px`,
                  height: `${RHYTHM_ROW}px`,
                }}
                onPointerEnter={() => setOver(at)}
                onPointerLeave={() => setOver(null)}
                onFocus={() => setOver(at)}
                onBlur={() => setOver(null)}
                onClick={() => moveTo(padded(at.silence.from, at.silence.to, 0.2))}
              />
            );
          })}
        {over && scene && <Card over={over} width={scene.width} height={height} />}
      </div>
    </div>
  );
}

function Card({
  over,
  width,
  height,
}: {
  readonly over: SceneSilence;
  readonly width: number;
  readonly height: number;
}) {
  const said = silenceWords(over.silence, words.value, language.value);
  const middle = (Math.max(0, over.x1) + Math.min(width, over.x2)) / 2;
  const left = Math.max(4, Math.min(middle - CARD / 2, width - CARD - 4));
  return (
    <div
      class="hover-card"
      style={{ left: `${left}px`, top: `${height + 2}px`, width: `${CARD}px` }}
      aria-hidden="true"
    >
      <p>{said.what}</p>
      <p class="hover-facts numeric">{said.usual}</p>
      <p class="hover-rule">{said.rule}</p>
    </div>
  );
}
