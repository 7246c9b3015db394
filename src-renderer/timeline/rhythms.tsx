// The strip of recurring channels: names beside it, and over the drawing a button for each silence in view, which says
// what is missing and by which rule, and shows its span when it is chosen; and what the channels' ticks are.
import type { ComponentChildren, RefObject } from 'preact';
import { useState } from 'preact/hooks';
import { formatDate, formatDay, formatRange } from '../../data/format-date.ts';
import type { Translate } from '../../data/i18n/t.ts';
import { textIn, type UiLanguage } from '../../data/text.ts';
import { selectEvent } from '../state/actions.ts';
import { library } from '../state/library.ts';
import { language, words } from '../state/settings.ts';
import { RHYTHM_ROW, rhythmMiddle, rhythmsHeight } from './draw/draw-rhythms.ts';
import type { Scene } from './layout/scene.ts';
import { FACTOR, LEAST_CONTACTS, LEAST_DAYS, type Rhythm, type SceneSilence, type Silence } from './layout/silences.ts';
import { xOf } from './layout/time-scale.ts';
import { padded, restingScene, rhythms } from './model.ts';
import { moveTo } from './motion.ts';

const CARD = 300;
const LEAST_WIDTH = 10;
/** px beside a tick that still mean it. */
const CONTACT = 8;

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
  const [over, setOver] = useState<Over | null>(null);
  const leave = (): void => setOver(null);
  const height = rhythmsHeight(rows.length);
  const silences =
    scene && rows.length > 0 ? scene.rhythms.flatMap((own, row) => own.silences.map((at) => ({ at, row }))) : [];
  return (
    <div class="rhythms" style={{ height: `${height}px` }} hidden={rows.length === 0}>
      <ul class="rhythm-names" aria-label={t('silences.channels')}>
        {rows.map((rhythm, row) => (
          <li
            key={rhythm.channel}
            style={{ top: `${rhythmMiddle(row) - RHYTHM_ROW / 2}px`, height: `${RHYTHM_ROW}px` }}
          >
            <ChannelName rhythm={rhythm} row={row} over={over} onOver={setOver} />
          </li>
        ))}
      </ul>
      <p id="rhythm-keys" class="visually-hidden">
        {t('silences.walk')}
      </p>
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
                onPointerEnter={() => setOver({ silence: at })}
                onPointerLeave={leave}
                onFocus={() => setOver({ silence: at })}
                onBlur={leave}
                onClick={() => moveTo(padded(at.silence.from, at.silence.to, 0.2))}
              />
            );
          })}
        {scene?.rhythms.map(({ contacts, at }, row) =>
          contacts.map((x, tick) => (
            // Where many lie close, the nearest is under the pointer; by keyboard the channel's name walks them.
            <div
              key={`${row}-${at[tick]}`}
              class="contact"
              style={{
                left: `${x - CONTACT / 2}px`,
                width: `${CONTACT}px`,
                top: `${rhythmMiddle(row) - RHYTHM_ROW / 2}px`,
                height: `${RHYTHM_ROW}px`,
              }}
              onPointerEnter={() => setOver({ row, contact: at[tick] ?? 0 })}
              onPointerLeave={leave}
              onClick={() => openContact(rows[row], at[tick] ?? 0)}
            />
          )),
        )}
        {over && scene && <Card over={over} rows={rows} scene={scene} height={height} />}
      </div>
    </div>
  );
}

interface ChannelNameProps {
  readonly rhythm: Rhythm;
  readonly row: number;
  readonly over: Over | null;
  readonly onOver: (over: Over | null) => void;
}

/** A channel's name: says what the channel is, and walks its contacts by the arrow keys. */
function ChannelName({ rhythm, row, over, onOver }: ChannelNameProps) {
  const t = words.value;
  const contact = over && 'contact' in over && over.row === row ? over.contact : null;
  const said = contact === null ? null : contactWords(rhythm, contact);
  return (
    <>
      <button
        type="button"
        class="channel-name"
        aria-label={`${t(`silences.channel.${rhythm.channel}`)}${t('silences.count', { count: rhythm.silences.length })}`}
        aria-describedby="rhythm-keys"
        onPointerEnter={() => onOver({ row })}
        onPointerLeave={() => onOver(null)}
        onFocus={() => onOver({ row })}
        onBlur={() => onOver(null)}
        onClick={() => (contact === null ? onOver({ row }) : openContact(rhythm, contact))}
        onKeyDown={(event) => {
          const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
          if (step === 0) return;
          event.preventDefault();
          event.stopPropagation();
          const last = rhythm.ids.length - 1;
          const from = contact ?? (step > 0 ? -1 : last + 1);
          onOver({ row, contact: Math.max(0, Math.min(last, from + step)) });
        }}
      >
        {t(`silences.channel.${rhythm.channel}`)}
      </button>
      <span class="visually-hidden" aria-live="polite">
        {said && `${said.date}, ${said.title}`}
      </span>
    </>
  );
}

/** What the pointer or the keyboard is on: a silence, a contact of a row's channel, or the channel. */
type Over =
  | { readonly silence: SceneSilence }
  | { readonly row: number; readonly contact: number }
  | { readonly row: number };

function contactWords({ ids }: Rhythm, contact: number) {
  const row = library.value.byId.get(ids[contact] ?? '');
  return row ? { date: formatDate(row.date, language.value), title: textIn(row.title, language.value) } : null;
}

function openContact(rhythm: Rhythm | undefined, contact: number): void {
  const id = rhythm?.ids[contact];
  if (id !== undefined) selectEvent(id);
}

interface CardProps {
  readonly over: Over;
  readonly rows: readonly Rhythm[];
  readonly scene: Scene;
  readonly height: number;
}

function Card({ over, rows, scene, height }: CardProps) {
  const t = words.value;
  const { width } = scene;
  if ('silence' in over) {
    const { x1, x2, silence } = over.silence;
    const said = silenceWords(silence, t, language.value);
    return (
      <CardAt x={(Math.max(0, x1) + Math.min(width, x2)) / 2} width={width} height={height}>
        <p>{said.what}</p>
        <p class="hover-facts numeric">{said.usual}</p>
        <p class="hover-rule">{said.rule}</p>
      </CardAt>
    );
  }
  const rhythm = rows[over.row];
  if (!rhythm) return null;
  if ('contact' in over) {
    const said = contactWords(rhythm, over.contact);
    const x = xOf(scene.scale, rhythm.contacts[over.contact] ?? 0);
    return (
      <CardAt x={Math.max(0, Math.min(width, x))} width={width} height={height}>
        <p class="hover-facts numeric">
          {t(`silences.channel.${rhythm.channel}`)} · {said?.date}
        </p>
        <p>{said?.title}</p>
        <p class="hover-rule">{t('silences.open.contact')}</p>
      </CardAt>
    );
  }
  const last = contactWords(rhythm, rhythm.ids.length - 1);
  return (
    <CardAt x={0} width={width} height={height}>
      <p>{t(`silences.counts.${rhythm.channel}`)}</p>
      <p class="hover-facts numeric">
        {t('silences.contacts', { contacts: rhythm.ids.length, last: last?.date ?? '', median: rhythm.median })}
      </p>
    </CardAt>
  );
}

interface CardAtProps {
  readonly x: number;
  readonly width: number;
  readonly height: number;
  readonly children: ComponentChildren;
}

function CardAt({ x, width, height, children }: CardAtProps) {
  const left = Math.max(4, Math.min(x - CARD / 2, width - CARD - 4));
  return (
    <div
      class="hover-card"
      style={{ left: `${left}px`, top: `${height + 2}px`, width: `${CARD}px` }}
      aria-hidden="true"
    >
      {children}
    </div>
  );
}
