// The buttons that zoom: closer, wider, everything, the selected event.
import { selectedId } from '../state/selection.ts';
import { words } from '../state/settings.ts';
import { fit, zoomBy } from './motion.ts';
import { zoomToSelection } from './reveal.ts';

const PATHS = {
  out: 'M3 8h10',
  in: 'M3 8h10M8 3v10',
  fit: 'M2.5 3v10M13.5 3v10M4.5 8h7M6.5 5.8L4.3 8l2.2 2.2M9.5 5.8L11.7 8l-2.2 2.2',
  selection: 'M8 1.5v3M8 11.5v3M1.5 8h3M11.5 8h3M8 6a2 2 0 1 0 0 4 2 2 0 0 0 0-4z',
} as const;

/** Lies beside the minimap, so that nothing covers the plot. */
export function Tools() {
  const t = words.value;
  const tools: readonly (readonly [keyof typeof PATHS, string, () => void, boolean])[] = [
    ['out', t('timeline.zoomOut'), () => zoomBy(0.5), false],
    ['in', t('timeline.zoomIn'), () => zoomBy(2), false],
    ['fit', t('timeline.fit'), fit, false],
    ['selection', t('timeline.zoomToSelection'), zoomToSelection, selectedId.value === null],
  ];
  return (
    <div class="timeline-tools" role="group" aria-label={t('timeline.tools')}>
      {tools.map(([path, name, action, disabled]) => (
        <button key={name} type="button" aria-label={name} title={name} disabled={disabled} onClick={action}>
          <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            <path
              d={PATHS[path]}
              fill="none"
              stroke="currentColor"
              stroke-width="1.5"
              stroke-linecap="round"
              stroke-linejoin="round"
            />
          </svg>
        </button>
      ))}
    </div>
  );
}
