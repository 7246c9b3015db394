// Hovering the tone curve tells its value there, the window it rests on, how many events that holds and the weightiest.
// With the keyboard the curve is a slider: arrows move along it, and the same is said.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { LOCALES } from '../../data/i18n/t.ts';
import { formatDate, formatDay, formatRange } from '../../data/format-date.ts';
import { textIn } from '../../data/text.ts';
import { language, words } from '../state/settings.ts';
import { toneBehind, type CurvePoint } from './layout/tone-curve.ts';
import { curveSelection, drawnScene, restingScene } from './model.ts';

const WIDTH = 300;
const SHOWN = 4;
/** px that an arrow key moves along the curve. */
const STEP = 12;

function pointAt(curve: readonly CurvePoint[], x: number): CurvePoint | null {
  return curve.reduce<CurvePoint | null>((a, b) => (a && Math.abs(a.x - x) <= Math.abs(b.x - x) ? a : b), null);
}

// A true minus sign: as wide as the plus.
const valueWords = (mean: number): string =>
  new Intl.NumberFormat(LOCALES[language.value], {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
    signDisplay: 'exceptZero',
  })
    .format(mean)
    .replace('-', '−');

/** The curve's value, or that there is none where it is not drawn. */
const said = ({ mean, strength }: CurvePoint): string =>
  strength === 0 ? words.value('curve.tooFew') : valueWords(mean);

/** Wraps the curve's canvas. */
export function ToneCurveTip({ children }: { readonly children: ComponentChildren }) {
  const t = words.value;
  const [x, setX] = useState<number | null>(null);
  const scene = restingScene.value;
  const width = scene?.width ?? 0;
  const point = scene ? pointAt(scene.curve, x ?? width / 2) : null;
  return (
    <div
      class="curve"
      role="slider"
      tabIndex={0}
      aria-label={t('curve.name')}
      aria-valuemin={-3}
      aria-valuemax={3}
      aria-valuenow={point ? Math.round(point.mean * 10) / 10 : 0}
      aria-valuetext={point ? `${said(point)}, ${formatDay(point.at, language.value)}` : ''}
      onPointerMove={(event) => setX(event.clientX - event.currentTarget.getBoundingClientRect().left)}
      onPointerLeave={() => setX(null)}
      onFocus={(event) => {
        if (event.currentTarget.matches(':focus-visible')) setX(x ?? width / 2);
      }}
      onBlur={() => setX(null)}
      onKeyDown={(event) => {
        const to: Readonly<Record<string, number>> = {
          ArrowLeft: (x ?? width / 2) - STEP,
          ArrowRight: (x ?? width / 2) + STEP,
          Home: 0,
          End: width,
        };
        const next = to[event.key];
        if (next === undefined) return;
        event.preventDefault();
        setX(Math.max(0, Math.min(width, next)));
      }}
    >
      {children}
      {x !== null && <Tip x={x} />}
    </div>
  );
}

function Tip({ x }: { readonly x: number }) {
  const t = words.value;
  const reader = language.value;
  const scene = drawnScene.value;
  const point = scene && pointAt(scene.curve, x);
  if (!point) return null;
  const { index } = curveSelection.value;
  const behind = toneBehind(curveSelection.value, scene.scale, point.at, SHOWN);
  const left = x + WIDTH + 14 > scene.width ? Math.max(0, x - WIDTH - 10) : x + 10;
  const mean = point.strength === 0 ? 0 : point.mean;
  const side = mean > 0.05 ? ' up' : mean < -0.05 ? ' down' : '';
  return (
    <>
      <span class="curve-line" style={{ left: `${Math.round(x)}px` }} />
      <div class="hover-card curve-card" style={{ left: `${left}px`, width: `${WIDTH}px` }}>
        <p class="hover-facts numeric">
          {formatDay(point.at, reader)}
          <span class={`hover-tone${side}`}>
            {point.strength === 0 ? said(point) : t('timeline.tone', { tone: said(point) })}
          </span>
        </p>
        <p class="hover-rule numeric">
          {t('curve.window', { span: formatRange(behind.from, behind.to, reader, 'short') })}
        </p>
        <p class="hover-rule">{t('curve.behind', { count: behind.count })}</p>
        <ul class="curve-events">
          {behind.weightiest.map((position) => {
            const row = index.rows[position];
            if (!row) return null;
            const tone = row.tone ?? 0;
            return (
              <li key={row.id}>
                <span class={`hover-tone numeric${tone > 0 ? ' up' : ' down'}`}>
                  {tone > 0 ? `+${tone}` : `−${-tone}`}
                </span>
                <span class="curve-event" title={formatDate(row.date, reader)}>
                  {textIn(row.title, reader)}
                </span>
              </li>
            );
          })}
        </ul>
      </div>
    </>
  );
}
