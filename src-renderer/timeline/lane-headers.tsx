// The lanes' names beside the plot, each with how many events lie in it. Choosing one shows only its events; dragging
// or Alt with an arrow moves it; its menu folds it thin or puts it away. One Tab stop: arrows walk from name to name.
import { signal } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import { moveLane } from '../state/actions-lanes.ts';
import { words } from '../state/settings.ts';
import type { SceneLane } from './layout/scene.ts';
import { installLaneDrag } from './lane-drag.ts';
import { LaneMenu, stepLane } from './lane-menu.tsx';
import { isolateLane, laneNameId, laneNames, laneShare, nameFit } from './lane-names.ts';
import { laneSet, restingScene } from './model.ts';

/** The name the Tab key comes to. */
const stop = signal<string | null>(null);
/** A lane that was moved by its keys: its name keeps the focus, though its element went elsewhere. */
let moved: string | null = null;

/** The column of names. */
export function LaneHeaders() {
  const t = words.value;
  const lanes = restingScene.value?.lanes ?? [];
  const column = useRef<HTMLDivElement>(null);
  const [menu, setMenu] = useState<{ id: string; anchor: HTMLElement } | null>(null);
  const [drop, setDrop] = useState<{ id: string; y: number } | null>(null);
  useEffect(() => {
    if (!column.current) return undefined;
    return installLaneDrag(column.current, {
      lanes: () => restingScene.value?.lanes ?? [],
      onDrag: setDrop,
      onDrop: (id, before) => moveLane(laneSet.value.order, id, before),
    });
  }, []);
  useEffect(() => {
    if (moved === null) return;
    const headers = [...(column.current?.querySelectorAll<HTMLElement>('.lane-header') ?? [])];
    const header = headers.find(({ dataset }) => dataset['lane'] === moved);
    moved = null;
    header?.querySelector<HTMLElement>('.lane-title')?.focus();
  }, [lanes]);
  const current = lanes.some(({ id }) => id === stop.value) ? stop.value : (lanes[0]?.id ?? null);
  return (
    <div ref={column} class="lane-headers" role="group" aria-label={t('lanes.group')}>
      <p id="lane-keys" class="visually-hidden">
        {t('lanes.keys')}
      </p>
      {lanes.map((lane) => (
        <Header
          key={lane.id}
          lane={lane}
          reached={lane.id === current}
          dragged={drop?.id === lane.id}
          onMenu={(anchor) => setMenu({ id: lane.id, anchor })}
        />
      ))}
      {drop && <div class="lane-drop" style={{ top: `${drop.y}px` }} />}
      {menu && <LaneMenu {...menu} onClose={() => setMenu(null)} />}
    </div>
  );
}

interface HeaderProps {
  readonly lane: SceneLane;
  readonly reached: boolean;
  readonly dragged: boolean;
  readonly onMenu: (anchor: HTMLElement) => void;
}

function Header({ lane, reached, dragged, onMenu }: HeaderProps) {
  const t = words.value;
  const name = laneNames.value(lane.id, restingScene.value?.mode);
  const { long, lines } = nameFit(name, lane.height);
  const share = laneShare(lane.id, lane.count);
  const isolate = isolateLane.value;
  const canIsolate = isolate?.canShowOnly(lane.id) ?? false;
  const button = useRef<HTMLButtonElement>(null);
  const openMenu = (): void => {
    if (button.current) onMenu(button.current);
  };
  return (
    <div
      class={`lane-header${lane.collapsed ? ' thin' : ''}${dragged ? ' dragged' : ''}`}
      data-lane={lane.id}
      style={{ top: `${lane.top}px`, height: `${lane.height}px` }}
      onContextMenu={(event) => {
        event.preventDefault();
        openMenu();
      }}
    >
      <button
        type="button"
        class="lane-more"
        tabIndex={-1}
        aria-label={t('lanes.menu', { name })}
        title={t('lanes.menu', { name })}
        aria-haspopup="menu"
        onClick={openMenu}
      >
        <svg width="12" height="16" viewBox="0 0 12 16" aria-hidden="true" focusable="false">
          <path d="M6 3.2v.1M6 8v.1M6 12.7v.1" stroke="currentColor" stroke-width="2.4" stroke-linecap="round" />
        </svg>
      </button>
      <button
        ref={button}
        type="button"
        class="lane-title"
        tabIndex={reached ? 0 : -1}
        aria-describedby="lane-keys"
        title={[name, share, canIsolate ? t('timeline.isolate', { name }) : t('lanes.menu', { name })]
          .filter((line) => line !== '')
          .join('\n')}
        onFocus={() => {
          stop.value = lane.id;
        }}
        onClick={() => (isolate && canIsolate ? isolate.toggle(lane.id) : openMenu())}
        onKeyDown={(event) => onKey(event, lane.id, openMenu)}
      >
        <span class={`lane-name${long ? ' long' : ''}`} id={laneNameId(lane.id)} style={{ '--lines': lines }}>
          {name}
        </span>
        <span class="lane-count numeric" aria-hidden="true">
          {lane.count}
        </span>
        <span class="visually-hidden">
          {t('filters.count', { count: lane.count })} {share}
        </span>
      </button>
    </div>
  );
}

function onKey(event: KeyboardEvent, id: string, openMenu: () => void): void {
  if (event.ctrlKey || event.metaKey) return;
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step !== 0 && event.altKey) {
    moved = id;
    stepLane(id, step);
  } else if (step !== 0) focusBeside(event.currentTarget, step);
  else if (event.key === 'ArrowRight' || event.key === 'ContextMenu') openMenu();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function focusBeside(from: EventTarget | null, step: 1 | -1): void {
  if (!(from instanceof HTMLElement)) return;
  const titles = [...(from.closest('.lane-headers')?.querySelectorAll<HTMLElement>('.lane-title') ?? [])];
  titles[titles.indexOf(from) + step]?.focus();
}
