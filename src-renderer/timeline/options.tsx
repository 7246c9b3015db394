// What is drawn around the lanes, and all lanes at once: the menu in the timeline's corner.
// Where the header has no room for it, what the lanes are grouped by is chosen here too.
import { useRef, useState } from 'preact/hooks';
import { LANE_MODES } from '../../data/desk.ts';
import { setLanes } from '../state/actions.ts';
import { foldLanes, markSilences, resetLanes, showLanes } from '../state/actions-lanes.ts';
import { isHeaderSmall } from '../state/folding.ts';
import { desk, words } from '../state/settings.ts';
import { laneSet } from './model.ts';
import { Popover } from './popover.tsx';

/** The button and its menu. */
export function Options() {
  const t = words.value;
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        ref={button}
        type="button"
        class="icon-button timeline-options"
        aria-label={t('timeline.options')}
        title={t('timeline.options')}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
          <path
            d="M2 4.5h6M12 4.5h2M2 11.5h2M8 11.5h6M10 2.7a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6zM6 9.7a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6z"
            fill="none"
            stroke="currentColor"
            stroke-width="1.4"
            stroke-linecap="round"
          />
        </svg>
      </button>
      {open && button.current && <Menu anchor={button.current} onClose={() => setOpen(false)} />}
    </>
  );
}

function Menu({ anchor, onClose }: { readonly anchor: HTMLElement; readonly onClose: () => void }) {
  const t = words.value;
  const { lanes, hidden } = laneSet.value;
  const folded = lanes.filter(({ collapsed }) => collapsed).length;
  const { silences, arrangements, lanes: mode } = desk.value;
  const choose = (action: () => void) => (): void => {
    onClose();
    anchor.focus();
    action();
  };
  const item = (text: string, action: () => void, disabled: boolean) => (
    <button type="button" role="menuitem" disabled={disabled} onClick={choose(action)}>
      {text}
    </button>
  );
  return (
    <Popover label={t('timeline.options')} role="menu" anchor={anchor} onClose={onClose}>
      <button
        type="button"
        role="menuitemcheckbox"
        aria-checked={silences}
        onClick={choose(() => markSilences(!silences))}
      >
        {t('silences.mark')}
      </button>
      <hr />
      {isHeaderSmall.value && (
        <>
          <div role="group" aria-label={t('header.lanes')}>
            {LANE_MODES.map((one) => (
              <button
                key={one}
                type="button"
                role="menuitemradio"
                aria-checked={one === mode}
                onClick={choose(() => setLanes(one))}
              >
                {t(`header.lanes.${one}`)}
              </button>
            ))}
          </div>
          <hr />
        </>
      )}
      {item(t('lanes.foldAll'), () => foldLanes(lanes.map(({ id }) => id)), folded === lanes.length)}
      {item(t('lanes.unfoldAll'), () => foldLanes([]), folded === 0)}
      {item(t('lanes.showHidden', { count: hidden.length }), () => showLanes(), hidden.length === 0)}
      {item(t('lanes.reset'), resetLanes, arrangements[mode] === undefined)}
    </Popover>
  );
}
