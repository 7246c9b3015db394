// What a figure asks: which span of time, how large, in which appearance, under which heading; with a look at it.
// It is drawn as the filters and the lanes stand.
import { useEffect, useState } from 'preact/hooks';
import { chooseExport, makeFile } from '../state/actions-export.ts';
import { exportChoices, type FigureRange } from '../state/export.ts';
import { description } from '../state/library.ts';
import { saveBlob } from '../state/save-file.ts';
import { words } from '../state/settings.ts';
import type { TimeRange } from '../state/viewport.ts';
import { figureLanguage, figureNow } from '../timeline/figure/figure-now.ts';
import { figurePng, figureSvg, MOST_PIXELS } from '../timeline/figure/paper.ts';
import { countDrawn } from '../timeline/figure/figure.ts';
import { laneSet, shownExtent, shownView } from '../timeline/model.ts';

const SIZES = [
  { id: 'wide', width: 1_600, height: 900 },
  { id: 'slide', width: 1_920, height: 1_080 },
  { id: 'page', width: 1_123, height: 794 },
  { id: 'column', width: 720, height: 540 },
] as const;
const LEAST = { width: 480, height: 320 } as const;
const MOST = { width: 5_000, height: 5_000 } as const;
const SCALES = [1, 2, 3, 4] as const;
const DAY = 86_400_000;

/** The span that the choices mean; null where the days are missing or the wrong way round. */
function chosenRange(): TimeRange | null {
  const { range, from, to } = exportChoices.value;
  if (range === 'standing') return shownView.value;
  if (range === 'shown') return shownExtent.value;
  const first = Date.parse(`${from}T00:00:00Z`);
  const last = Date.parse(`${to}T00:00:00Z`) + DAY;
  return last > first ? { from: first, to: last } : null;
}

const within = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most;

/** Why no figure can be drawn, as a sentence; null where one can. */
function figureProblem(): string | null {
  const t = words.value;
  const { width, height } = exportChoices.value;
  if (!chosenRange()) return t('figure.badDays');
  if (!within(width, LEAST.width, MOST.width) || !within(height, LEAST.height, MOST.height)) {
    return t('figure.badSize', { least: `${LEAST.width} × ${LEAST.height}`, most: `${MOST.width} × ${MOST.height}` });
  }
  return null;
}

/** How many events the figure will hold; null where its span is not known yet. */
export function figureCount(): number | null {
  const range = chosenRange();
  return range && countDrawn(laneSet.value, range);
}

function chosenFigure() {
  const range = chosenRange();
  return range && figureProblem() === null ? figureNow({ ...exportChoices.value, range }) : null;
}

/** Draws the figure and saves it. */
export function saveFigure(): Promise<void> {
  return makeFile(async () => {
    const t = words.value;
    const figure = chosenFigure();
    if (!figure) return { ok: false, problem: figureProblem() ?? '' };
    const { format, scale } = exportChoices.value;
    const stem = (description.value?.name ?? '')
      .replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')
      .replaceAll(/^[-.]+|[-.]+$/g, '');
    const name = `${stem || 'entente'}-${new Date().toISOString().slice(0, 10)}.${format}`;
    if (format === 'svg') {
      saveBlob(name, new Blob([figureSvg(figure, figureLanguage())], { type: 'image/svg+xml' }));
      return { ok: true, name };
    }
    await document.fonts.ready;
    const png = await figurePng(figure, scale);
    if (!png) return { ok: false, problem: t('figure.tooLarge', { megapixels: MOST_PIXELS / 1_000_000 }) };
    saveBlob(name, png);
    return { ok: true, name };
  });
}

export function ExportFigure() {
  const t = words.value;
  const { format, width, height, scale, dark, heading } = exportChoices.value;
  const preset = SIZES.find((size) => size.width === width && size.height === height)?.id ?? 'own';
  return (
    <>
      <Preview />
      <fieldset class="export-field">
        <legend class="form-label">{t('figure.range')}</legend>
        <RangeChoice value="standing" />
        <RangeChoice value="shown" />
        <RangeChoice value="chosen" />
        {exportChoices.value.range === 'chosen' && (
          <div class="form-pair">
            <DayField
              label={t('filters.from')}
              value={exportChoices.value.from}
              onDay={(from) => chooseExport({ from })}
            />
            <DayField label={t('filters.to')} value={exportChoices.value.to} onDay={(to) => chooseExport({ to })} />
          </div>
        )}
      </fieldset>
      <div class="export-sizes">
        <div class="form-row">
          <label for="figure-preset">{t('figure.size')}</label>
          <select
            id="figure-preset"
            class="select"
            value={preset}
            onChange={(event) => {
              const size = SIZES.find(({ id }) => id === event.currentTarget.value);
              if (size) chooseExport({ width: size.width, height: size.height });
            }}
          >
            {SIZES.map(({ id }) => (
              <option key={id} value={id}>
                {t(`figure.size.${id}`)}
              </option>
            ))}
            {preset === 'own' && <option value="own">{t('figure.size.own')}</option>}
          </select>
        </div>
        <NumberField label={t('figure.width')} value={width} onNumber={(value) => chooseExport({ width: value })} />
        <NumberField label={t('figure.height')} value={height} onNumber={(value) => chooseExport({ height: value })} />
      </div>
      {format === 'png' && (
        <fieldset class="export-field">
          <legend class="form-label">{t('figure.scale')}</legend>
          <div class="choice-grid">
            {SCALES.map((times) => (
              <label key={times}>
                <input
                  type="radio"
                  name="figure-scale"
                  checked={scale === times}
                  onChange={() => chooseExport({ scale: times })}
                />
                <span class="numeric">{times}×</span>
              </label>
            ))}
          </div>
        </fieldset>
      )}
      <fieldset class="export-field">
        <legend class="form-label">{t('figure.appearance')}</legend>
        <div class="choice-grid">
          {[false, true].map((value) => (
            <label key={String(value)}>
              <input
                type="radio"
                name="figure-appearance"
                checked={dark === value}
                onChange={() => chooseExport({ dark: value })}
              />
              {t(value ? 'figure.dark' : 'figure.light')}
            </label>
          ))}
        </div>
      </fieldset>
      <div class="form-row">
        <label for="figure-heading">{t('figure.heading')}</label>
        <input
          id="figure-heading"
          class="field"
          type="text"
          maxLength={200}
          placeholder={t('figure.headingHint')}
          value={heading}
          onInput={(event) => chooseExport({ heading: event.currentTarget.value })}
        />
      </div>
    </>
  );
}

/** The figure as it will be, small; redrawn after a short rest. */
function Preview() {
  const t = words.value;
  const [drawn, setDrawn] = useState<{ address: string; width: number; height: number } | null>(null);
  const { format: _, scale: __, ...drawing } = exportChoices.value;
  const key = JSON.stringify(drawing);
  useEffect(() => {
    let address = '';
    const timer = setTimeout(() => {
      const figure = chosenFigure();
      if (!figure) {
        setDrawn(null);
        return;
      }
      address = URL.createObjectURL(new Blob([figureSvg(figure, figureLanguage())], { type: 'image/svg+xml' }));
      setDrawn({ address, width: figure.width, height: figure.height });
    }, 120);
    return () => {
      clearTimeout(timer);
      if (address !== '') URL.revokeObjectURL(address);
    };
  }, [key]);
  const { format, scale } = exportChoices.value;
  const times = format === 'png' ? scale : 1;
  return (
    <figure class="export-preview">
      {drawn ? <img src={drawn.address} alt={t('figure.preview')} width={drawn.width} height={drawn.height} /> : null}
      <figcaption class="export-about numeric">
        {drawn
          ? t('figure.result', { width: drawn.width * times, height: drawn.height * times })
          : (figureProblem() ?? t('figure.drawing'))}
      </figcaption>
    </figure>
  );
}

function RangeChoice({ value }: { readonly value: FigureRange }) {
  return (
    <label class="export-check">
      <input
        type="radio"
        name="figure-range"
        checked={exportChoices.value.range === value}
        onChange={() => chooseExport({ range: value, ...(value === 'chosen' ? firstDays() : {}) })}
      />
      {words.value(`figure.range.${value}`)}
    </label>
  );
}

/** The days begin with what is seen, so that a person only corrects them. */
function firstDays(): { from: string; to: string } {
  const { from, to } = exportChoices.value;
  const day = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
  if (from !== '' && to !== '') return { from, to };
  return { from: day(shownView.value.from), to: day(shownView.value.to - 1) };
}

interface DayFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onDay: (day: string) => void;
}

function DayField({ label, value, onDay }: DayFieldProps) {
  return (
    <label class="form-row">
      <span class="export-about">{label}</span>
      <input
        class="field"
        type="date"
        min="1000-01-01"
        max="2999-12-31"
        value={value}
        onInput={(event) => onDay(event.currentTarget.value)}
      />
    </label>
  );
}

interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly onNumber: (value: number) => void;
}

function NumberField({ label, value, onNumber }: NumberFieldProps) {
  return (
    <label class="form-row">
      <span class="form-label">{label}</span>
      <input
        class="field numeric"
        type="number"
        min={320}
        max={5_000}
        step={1}
        value={value}
        onInput={(event) => onNumber(Math.round(event.currentTarget.valueAsNumber || 0))}
      />
    </label>
  );
}
