// Hovering the tone curve tells its value there, the width of the kernel and how many events it rests on.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { LOCALES } from '../../data/i18n/t.ts';
import { formatDay } from '../../data/format-date.ts';
import { language, words } from '../state/settings.ts';
import { kernelWidth } from './layout/tone-curve.ts';
import { drawnScene } from './model.ts';

const WIDTH = 232;
const DAY = 86_400_000;

/** Wraps the curve's canvas. */
export function ToneCurveTip({ children }: { readonly children: ComponentChildren }) {
  const [x, setX] = useState<number | null>(null);
  return (
    <div
      class="curve"
      onPointerMove={(event) => setX(event.clientX - event.currentTarget.getBoundingClientRect().left)}
      onPointerLeave={() => setX(null)}
    >
      {children}
      {x !== null && <Tip x={x} />}
    </div>
  );
}

function Tip({ x }: { readonly x: number }) {
  const t = words.value;
  const scene = drawnScene.value;
  if (!scene) return null;
  const point = scene.curve.reduce((a, b) => (Math.abs(b.x - x) < Math.abs(a.x - x) ? b : a));
  const number = new Intl.NumberFormat(LOCALES[language.value], {
    maximumFractionDigits: 1,
    signDisplay: 'exceptZero',
  });
  const left = Math.max(0, Math.min(x + 10, scene.width - WIDTH - 4));
  return (
    <>
      <span class="curve-line" style={{ left: `${Math.round(x)}px` }} />
      <div class="hover-card" style={{ left: `${left}px`, top: '8px', width: `${WIDTH}px` }}>
        <p class="hover-facts numeric">{formatDay(point.at, language.value)}</p>
        <p>
          {t('timeline.curveValue', {
            value: number.format(point.mean),
            count: Math.round(point.weight),
            days: Math.max(1, Math.round((kernelWidth(scene.scale) * 2) / DAY)),
          })}
        </p>
      </div>
    </>
  );
}
