// The minimap: the whole library as a histogram of what is shown, coloured by tone, with a brush on what is in view.
// The brush is D3's; with the keyboard it is a slider that moves the view by a tenth, and +/− make it wider or closer.
import { effect, untracked } from '@preact/signals';
import { brushX, pointer, select, type D3BrushEvent } from 'd3';
import { useEffect, useRef, useState } from 'preact/hooks';
import { formatRange } from '../../data/format-date.ts';
import { setView } from '../state/actions.ts';
import { language, words } from '../state/settings.ts';
import type { TimeRange } from '../state/viewport.ts';
import { yearTicks } from './layout/ticks.ts';
import { clampRange, overview, restingScene, shownView, wholeExtent } from './model.ts';
import { Tools } from './tools.tsx';
import { moveTo, panBy, stopMotion, zoomBy } from './motion.ts';

/** How wide the box's ends can be taken hold of, px. */
const HANDLE = 8;
const HEIGHT = 48;
/** Half of a year's width as it is written, px. */
const HALF_YEAR = 16;

/** The strip below the timeline. */
export function MiniMap() {
  const t = words.value;
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    setWidth(element.clientWidth);
    return () => observer.disconnect();
  }, []);
  const { from, to } = wholeExtent.value;
  return (
    <div class="minimap">
      <Tools />
      <div ref={frame} class="minimap-frame">
        {width > 0 && (
          <>
            <svg width={width} height={HEIGHT + 18} aria-hidden="true">
              <Bars width={width} />
              {yearTicks(from, to, width, 48)
                // Half a year is worse than none.
                .filter(({ x }) => x > HALF_YEAR && x < width - HALF_YEAR)
                .map((tick) => (
                  <text key={tick.at} class="minimap-year numeric" x={tick.x} y={HEIGHT + 13}>
                    {new Date(tick.at).getUTCFullYear()}
                  </text>
                ))}
              <Brush width={width} />
            </svg>
            <Shown width={width} />
            <Slider label={t('timeline.minimap')} />
          </>
        )}
      </div>
    </div>
  );
}

/** The bars of one tone as one shape each: some hundred elements would be compared and styled at every filter. */
function Bars({ width }: { readonly width: number }) {
  const slices = overview(width);
  const most = Math.max(1, ...slices.map((slice) => slice.count));
  const shapes = { up: '', down: '', even: '' };
  for (const { x, width: wide, count, tone } of slices) {
    const height = Math.max(2, Math.sqrt(count / most) * (HEIGHT - 8));
    const side = tone > 0.15 ? 'up' : tone < -0.15 ? 'down' : 'even';
    shapes[side] += `M${x} ${HEIGHT}v${-height}h${Math.max(1, wide - 1)}v${height}z`;
  }
  return (
    <g>
      <path class="minimap-bars up" d={shapes.up} />
      <path class="minimap-bars down" d={shapes.down} />
      <path class="minimap-bars even" d={shapes.even} />
    </g>
  );
}

/** Where a range lies on the map: px of its left and right edge, never so close that nothing is seen. */
function reach({ from, to }: TimeRange, whole: TimeRange, width: number): [left: number, right: number] {
  const perPixel = (whole.to - whole.from) / width;
  const left = Math.max(0, Math.min(width - 2, (from - whole.from) / perPixel));
  return [left, Math.max(left + 2, Math.min(width, (to - whole.from) / perPixel))];
}

// What is in view, at every step of a gesture: moved by transforms alone, so that nothing is laid out or painted anew.
function Shown({ width }: { readonly width: number }) {
  const fill = useRef<HTMLDivElement>(null);
  const start = useRef<HTMLDivElement>(null);
  const end = useRef<HTMLDivElement>(null);
  const whole = wholeExtent.value;
  useEffect(
    () =>
      effect(() => {
        const [left, right] = reach(shownView.value, whole, width);
        if (fill.current) fill.current.style.transform = `translateX(${left}px) scaleX(${right - left})`;
        if (start.current) start.current.style.transform = `translateX(${left}px)`;
        if (end.current) end.current.style.transform = `translateX(${right - 1}px)`;
      }),
    [width, whole.from, whole.to],
  );
  return (
    <div class="minimap-shown" aria-hidden="true">
      <div ref={fill} class="fill" />
      <div ref={start} class="edge" />
      <div ref={end} class="edge" />
    </div>
  );
}

// Where the brush can be taken hold of: D3's, not drawn, and in its place when the view has come to rest.
function Brush({ width }: { readonly width: number }) {
  const group = useRef<SVGGElement>(null);
  const whole = wholeExtent.value;
  const perPixel = (whole.to - whole.from) / width;
  useEffect(() => {
    if (!group.current) return undefined;
    // What a gesture began with: the box is cut at the map's edges, so that its own ends do not tell the view's.
    let began: { readonly view: TimeRange; readonly box: [number, number] } | null = null;
    const brush = brushX<unknown>()
      .extent([
        [0, 0],
        [width, HEIGHT],
      ])
      .handleSize(HANDLE)
      .on('start', (event: D3BrushEvent<unknown>) => {
        const view = shownView.peek();
        if (event.sourceEvent) began = { view, box: reach(view, whole, width) };
      })
      .on('brush', (event: D3BrushEvent<unknown>) => {
        if (!event.sourceEvent || !event.selection || !began) return;
        const [x0, x1] = event.selection as [number, number];
        if (x1 - x0 < 1) return;
        stopMotion();
        setView(clampRange(brushed(event.mode ?? '', [x0, x1], began, whole.from, perPixel)));
      })
      .on('end', (event: D3BrushEvent<unknown>) => {
        if (!event.sourceEvent || event.selection) return;
        // A click beside the box: what is shown comes there, as wide as it is.
        const [x] = pointer(event.sourceEvent, group.current);
        const { from, to } = shownView.peek();
        const at = whole.from + x * perPixel;
        brush.move(target, reach(shownView.peek(), whole, width));
        moveTo({ from: at - (to - from) / 2, to: at + (to - from) / 2 });
      });
    const target = select<SVGGElement, unknown>(group.current);
    target.call(brush);
    return effect(() => {
      void restingScene.value;
      brush.move(
        target,
        untracked(() => reach(shownView.value, whole, width)),
      );
    });
  }, [width, whole.from, whole.to]);
  return <g ref={group} class="minimap-brush" />;
}

/** The view that a gesture with the box asks for: dragged, as wide as it was; by a handle, that end alone. */
function brushed(
  mode: string,
  [x0, x1]: readonly [number, number],
  { view, box }: { readonly view: TimeRange; readonly box: readonly [number, number] },
  from: number,
  perPixel: number,
): TimeRange {
  // A box that is hardly wider than its handles can only be taken by one of them.
  if (mode === 'drag' || box[1] - box[0] < 3 * HANDLE) {
    const by = (x0 === box[0] ? x1 - box[1] : x0 - box[0]) * perPixel;
    return { from: view.from + by, to: view.to + by };
  }
  return {
    from: mode === 'handle' && x0 === box[0] ? view.from : from + x0 * perPixel,
    to: mode === 'handle' && x1 === box[1] ? view.to : from + x1 * perPixel,
  };
}

function Slider({ label }: { readonly label: string }) {
  const whole = wholeExtent.value;
  // Told when the view rests: wording a span at every frame would be heard by nobody.
  const { from, to } = restingScene.value?.scale ?? shownView.value;
  const middle = ((from + to) / 2 - whole.from) / (whole.to - whole.from);
  return (
    <div
      class="minimap-slider"
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(Math.max(0, Math.min(1, middle)) * 100)}
      aria-valuetext={formatRange(from, to, language.value)}
      onKeyDown={(event) => {
        const keys: Readonly<Record<string, () => void>> = {
          ArrowLeft: () => panBy(-0.1),
          ArrowRight: () => panBy(0.1),
          PageUp: () => panBy(-0.9),
          PageDown: () => panBy(0.9),
          '+': () => zoomBy(1.5),
          '=': () => zoomBy(1.5),
          '-': () => zoomBy(1 / 1.5),
        };
        const action = keys[event.key];
        if (!action) return;
        event.preventDefault();
        action();
      }}
    />
  );
}
