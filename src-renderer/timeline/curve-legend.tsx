// The legend of the tone curve: what its two sides mean; and on request its formula, and which events it rests on.
import { useRef, useState } from 'preact/hooks';
import { setCurve } from '../state/actions-lanes.ts';
import { desk, words } from '../state/settings.ts';
import { ENOUGH, FEW, kernelWidth } from './layout/tone-curve.ts';
import { restingScene } from './model.ts';
import { Popover } from './popover.tsx';

const DAY = 86_400_000;
const CHOICES = ['shown', 'all'] as const;

export function CurveLegend() {
  const t = words.value;
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <div class="curve-legend">
      <span class="up">{t('detail.tone.cooperation')}</span>
      <button
        ref={button}
        type="button"
        class="curve-name"
        title={t('curve.how')}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {t('detail.tone')}
        <span class="visually-hidden">{t('curve.how')}</span>
      </button>
      <span class="down">{t('detail.tone.conflict')}</span>
      {open && button.current && <How anchor={button.current} onClose={() => setOpen(false)} />}
    </div>
  );
}

function How({ anchor, onClose }: { readonly anchor: HTMLElement; readonly onClose: () => void }) {
  const t = words.value;
  const scene = restingScene.value;
  const sigma = scene ? Math.max(1, Math.round(kernelWidth(scene.scale) / DAY)) : 0;
  return (
    <Popover label={t('curve.how')} role="dialog" anchor={anchor} onClose={onClose}>
      <div class="curve-how">
        <fieldset>
          <legend>{t('curve.restsOn')}</legend>
          {CHOICES.map((choice) => (
            <label key={choice}>
              <input
                type="radio"
                name="curve-of"
                checked={desk.value.curve === choice}
                onChange={() => setCurve(choice)}
              />
              {t(`curve.of.${choice}`)}
            </label>
          ))}
        </fieldset>
        <p class="curve-formula">m(t) = Σ wᵢ·τᵢ ∕ (Σ wᵢ + 1), wᵢ = exp(−(t − tᵢ)² ∕ 2σ²)</p>
        <p>{t('curve.formula', { days: sigma })}</p>
        <p>{t('curve.limits', { few: FEW, enough: ENOUGH, days: sigma })}</p>
      </div>
    </Popover>
  );
}
