// What can be done with one lane: show only it, fold it thin, move it, put it away.
import { hideLane, moveLane, toggleLane } from '../state/actions-lanes.ts';
import { announce } from '../state/actions.ts';
import { words } from '../state/settings.ts';
import { isolateLane, laneNames, laneShare } from './lane-names.ts';
import { laneSet } from './model.ts';
import { Popover } from './popover.tsx';

/** Moves a lane by one among those in sight; says so, for who cannot see it. */
export function stepLane(id: string, by: 1 | -1): void {
  const { lanes, order } = laneSet.value;
  const at = lanes.findIndex((lane) => lane.id === id);
  const to = at + by;
  if (at === -1 || to < 0 || to >= lanes.length) return;
  const before = by === -1 ? lanes[to]?.id : lanes[to + 1]?.id;
  // After the last in sight comes what follows it in the whole order, put away or empty: it stays behind them.
  moveLane(order, id, before ?? null);
  announce(words.value('lanes.moved', { name: laneNames.value(id), place: to + 1, of: lanes.length }));
}

export interface LaneMenuProps {
  readonly id: string;
  readonly anchor: HTMLElement;
  readonly onClose: () => void;
}

/** The name of the lane below, or above where there is none below. */
function titleBeside(anchor: HTMLElement): HTMLElement {
  const titles = [...document.querySelectorAll<HTMLElement>('.lane-header .lane-title')];
  const own = titles.findIndex((title) => title.closest('.lane-header')?.contains(anchor) === true);
  return titles[own + 1] ?? titles[own - 1] ?? document.querySelector<HTMLElement>('.marks') ?? anchor;
}

export function LaneMenu({ id, anchor, onClose }: LaneMenuProps) {
  const t = words.value;
  const name = laneNames.value(id);
  const { lanes } = laneSet.value;
  const at = lanes.findIndex((lane) => lane.id === id);
  const share = laneShare(id, lanes[at]?.count ?? 0);
  const isolate = isolateLane.value;
  const canIsolate = isolate?.canShowOnly(id) ?? false;
  const items: readonly (readonly [string, (() => void) | null])[] = [
    ...(isolate && canIsolate ? ([[t('lanes.only', { name }), () => isolate.showOnly(id)]] as const) : []),
    [t(lanes[at]?.collapsed ? 'lanes.unfold' : 'lanes.fold'), () => toggleLane(id)],
    [t('lanes.up'), at > 0 ? () => stepLane(id, -1) : null],
    [t('lanes.down'), at < lanes.length - 1 ? () => stepLane(id, 1) : null],
    [
      t('lanes.hide'),
      () => {
        // Its name goes with it: the keyboard is on the next one, or on the events where it was the last.
        titleBeside(anchor).focus();
        hideLane(id);
      },
    ],
  ];
  return (
    <Popover label={t('lanes.menu', { name })} role="menu" anchor={anchor} onClose={onClose}>
      {share !== '' && (
        <p class="lane-share" role="presentation">
          {share}
        </p>
      )}
      {items.map(([text, action]) => (
        <button
          key={text}
          type="button"
          role="menuitem"
          disabled={action === null}
          onClick={() => {
            onClose();
            anchor.focus();
            action?.();
          }}
        >
          {text}
        </button>
      ))}
    </Popover>
  );
}
