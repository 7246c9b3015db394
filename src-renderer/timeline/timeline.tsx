// The timeline: axis, tone curve and lanes on canvases, with the named overlay, headers and tools around them.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { effect, untracked } from '@preact/signals';
import { provideReveal } from '../state/actions.ts';
import { showLanes } from '../state/actions-lanes.ts';
import { openEditorForNew } from '../state/actions-editor.ts';
import { openImport } from '../state/actions-import.ts';
import { emptiness } from '../state/emptiness.ts';
import { loadState } from '../state/library.ts';
import { selection } from '../state/selection.ts';
import { language, words } from '../state/settings.ts';
import { requestedView } from '../state/viewport.ts';
import { provideLanes } from '../state/whereabouts.ts';
import { activate, chooser } from './activate.ts';
import { contextWord, tickWord } from './axis.ts';
import { Chooser } from './chooser.tsx';
import { CurveLegend } from './curve-legend.tsx';
import { CURVE_HEIGHT, startFrames } from './frame.ts';
import { clickedAt, hitAt } from './hit.ts';
import { HiddenLanes } from './hidden-lanes.tsx';
import { HoverCard } from './hover-card.tsx';
import { installGestures } from './interact.ts';
import { isBare } from './items.ts';
import { LaneHeaders } from './lane-headers.tsx';
import { liesInLanes } from './lane-of.ts';
import { MiniMap } from './minimap.tsx';
import { drawnScene, laneSet, leaveBehind, plot, pointed, restingScene, scrolled, shownView } from './model.ts';
import { fit, moveTo } from './motion.ts';
import { Options } from './options.tsx';
import { Overlay } from './overlay.tsx';
import { isCluster, isMark, pointAtCluster, pointAtMark } from './layout/pointed.ts';
import { revealEvent } from './reveal.ts';
import { Rhythms } from './rhythms.tsx';
import './timeline.css';
import './cards.css';
import { ToneCurveTip } from './tone-curve-tip.tsx';

/** The region "Timeline". */
export function Timeline() {
  const t = words.value;
  const region = useRef<HTMLElement>(null);
  const scroll = useRef<HTMLDivElement>(null);
  const plotElement = useRef<HTMLDivElement>(null);
  const lanes = useRef<HTMLCanvasElement>(null);
  const curve = useRef<HTMLCanvasElement>(null);
  const strip = useRef<HTMLCanvasElement>(null);
  const axis = useRef<HTMLCanvasElement>(null);
  const context = useRef<HTMLDivElement>(null);
  const [band, setBand] = useState<{ from: number; to: number } | null>(null);

  useEffect(() => measurePlot(scroll.current, plotElement.current), []);
  useEffect(() => {
    if (!lanes.current || !curve.current || !strip.current || !axis.current) return undefined;
    const canvases = { lanes: lanes.current, curve: curve.current, rhythms: strip.current, axis: axis.current };
    return startFrames(canvases, (scene) => {
      const word = contextWord(scene, language.value);
      if (context.current && context.current.textContent !== word) context.current.textContent = word;
    });
  }, []);
  useEffect(() => {
    if (!plotElement.current || !region.current) return undefined;
    return installGestures(plotElement.current, region.current, { onChange: setBand });
  }, []);
  useEffect(followRequests, []);

  const height = restingScene.value?.height ?? 0;
  return (
    <section ref={region} class="timeline" aria-label={t('timeline.region')}>
      <div class="timeline-top">
        <div class="timeline-corner">
          <Options />
          <div ref={context} class="axis-context numeric" />
        </div>
        <div class="axis">
          <canvas ref={axis} aria-hidden="true" />
          <AxisWords />
        </div>
      </div>
      <div class="curve-row" style={{ height: `${CURVE_HEIGHT}px` }}>
        <CurveLegend />
        <ToneCurveTip>
          <canvas ref={curve} />
        </ToneCurveTip>
      </div>
      <Rhythms canvas={strip} />
      <div
        ref={scroll}
        class="lanes-scroll"
        onScroll={(event) => {
          scrolled.value = event.currentTarget.scrollTop;
        }}
      >
        <div class="lanes" style={{ height: `${height}px` }}>
          <LaneHeaders />
          <div
            ref={plotElement}
            class="plot"
            onPointerMove={onPointerMove}
            onPointerLeave={() => {
              pointed.value = null;
            }}
            onClick={onClick}
          >
            <canvas ref={lanes} aria-hidden="true" />
            <Overlay />
            {band && <div class="rubber-band" style={{ left: `${band.from}px`, width: `${band.to - band.from}px` }} />}
            <HoverCard />
          </div>
          <Chooser />
        </div>
        <Emptiness />
      </div>
      <HiddenLanes />
      <MiniMap />
    </section>
  );
}

/** What the axis says, in words: when the view rests, for those who hear it. */
function AxisWords() {
  const ticks = restingScene.value?.ticks ?? [];
  return (
    <ol class="visually-hidden">
      {ticks.map((tick) => (
        <li key={tick.at}>{tickWord(tick, language.value)}</li>
      ))}
    </ol>
  );
}

/** Keeps the plot's size in step with the element's. */
function measurePlot(scroll: HTMLElement | null, element: HTMLElement | null): (() => void) | undefined {
  if (!scroll || !element) return undefined;
  const measure = (): void => {
    plot.value = {
      width: Math.max(0, Math.floor(element.clientWidth)),
      height: Math.max(0, Math.floor(scroll.clientHeight)),
    };
  };
  const observer = new ResizeObserver(measure);
  observer.observe(scroll);
  observer.observe(element);
  measure();
  return () => observer.disconnect();
}

/** Moves where other parts of the window ask to, and leaves behind what the pointer was on before any move. */
function followRequests(): () => void {
  provideLanes(liesInLanes);
  const stopRevealing = provideReveal(revealEvent);
  const stopFollowing = effect(() => {
    const wanted = requestedView.value;
    if (wanted === null) return;
    queueMicrotask(() => {
      requestedView.value = null;
    });
    // Untracked: without motion the view moves at once, and what moves it must not be what it is computed from.
    untracked(() => (wanted === 'fit' ? fit() : moveTo(wanted)));
  });
  const stopLeaving = effect(() => {
    void shownView.value;
    untracked(leaveBehind);
  });
  return () => {
    stopRevealing();
    stopFollowing();
    stopLeaving();
  };
}

function pointIn(event: MouseEvent): { x: number; y: number } | null {
  if (!(event.currentTarget instanceof HTMLElement)) return null;
  const box = event.currentTarget.getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top };
}

function onPointerMove(event: PointerEvent): void {
  const point = pointIn(event);
  const scene = drawnScene.value;
  if (!point || !scene || event.buttons !== 0) return;
  const hit = hitAt(scene, point.x, point.y);
  const before = pointed.value;
  if (!hit) {
    if (before) pointed.value = null;
    return;
  }
  const { index } = scene;
  const same = 'mark' in hit ? isMark(index, hit.mark, before) : isCluster(index, hit.cluster, before);
  if (!same) pointed.value = 'mark' in hit ? pointAtMark(index, hit.mark) : pointAtCluster(index, hit.cluster);
}

function onClick(event: MouseEvent): void {
  const point = pointIn(event);
  const scene = drawnScene.value;
  if (!point || !scene) return;
  chooser.value = null;
  activate(clickedAt(scene, point.x, point.y));
}

/** What is said where there is nothing to draw, and the way on. */
function Emptiness() {
  const t = words.value;
  const scene = restingScene.value;
  if (loadState.value.state !== 'ready' || !scene) return null;
  const { count, index } = selection.value;
  if (index.ids.length === 0) {
    return (
      <Message text={t('timeline.empty')} action={t('header.add')} onAction={openEditorForNew}>
        <button type="button" class="button" onClick={() => openImport()}>
          {t('menu.import')}
        </button>
      </Message>
    );
  }
  if (count === 0) {
    const { text, action, run } = emptiness.value;
    return <Message text={t(text)} action={t(action)} onAction={run} />;
  }
  if (laneSet.value.lanes.length === 0)
    return <Message text={t('lanes.allHidden')} action={t('lanes.showAll')} onAction={() => showLanes()} />;
  if (isBare(scene)) {
    return <Message text={t('timeline.nothingHere')} action={t('timeline.showAllCount', { count })} onAction={fit} />;
  }
  return null;
}

function Message({
  text,
  action,
  onAction,
  children,
}: {
  readonly text: string;
  readonly action: string;
  readonly onAction: () => void;
  readonly children?: ComponentChildren;
}) {
  return (
    <div class="timeline-message">
      <p>{text}</p>
      <button type="button" class="button" onClick={onAction}>
        {action}
      </button>
      {children}
    </div>
  );
}
