// The list of what a cluster holds, where no zoom can separate it: choose one to read it.
import { effect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { formatDate } from '../../data/format-date.ts';
import { textIn } from '../../data/text.ts';
import { selectEvent } from '../state/actions.ts';
import { library } from '../state/library.ts';
import { language, words } from '../state/settings.ts';
import { chooser } from './activate.ts';
import { drawnScene, shownView } from './model.ts';

const MOST = 200;
const WIDTH = 300;

/** The list while it is open. */
export function Chooser() {
  const t = words.value;
  const open = chooser.value;
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return undefined;
    first.current?.focus();
    const view = shownView.peek();
    const stop = effect(() => {
      // Another view has the pile elsewhere, or as marks of their own.
      if (shownView.value !== view) chooser.value = null;
    });
    return () => {
      stop();
      // Gone with the timeline; another pile's list that has taken its place stays.
      if (chooser.peek() === open) chooser.value = null;
    };
  }, [open]);
  if (!open) return null;
  const { cluster, ids } = open;
  const { byId } = library.value;
  const rows = ids.slice(0, MOST).flatMap((id) => byId.get(id) ?? []);
  const width = drawnScene.value?.width ?? 0;
  const height = drawnScene.value?.height ?? 0;
  const style = {
    left: `${Math.max(4, Math.min(cluster.x + 10, width - WIDTH - 8))}px`,
    top: `${Math.max(4, Math.min(cluster.y + 10, height - 220))}px`,
    width: `${WIDTH}px`,
  };
  // The keyboard goes back to where the list was opened from.
  const close = (): void => {
    chooser.value = null;
    document.querySelector<HTMLElement>('.marks')?.focus();
  };
  return (
    <div class="chooser-layer">
      <div
        class="chooser"
        style={style}
        role="dialog"
        aria-label={t('timeline.choose', { count: cluster.count })}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          event.stopPropagation();
          close();
        }}
      >
        <p class="caption">{t('timeline.choose', { count: cluster.count })}</p>
        <ul>
          {rows.map((row, at) => (
            <li key={row.id}>
              <button
                ref={at === 0 ? first : undefined}
                type="button"
                onClick={() => {
                  close();
                  selectEvent(row.id);
                }}
              >
                <span class="result-date numeric">{formatDate(row.date, language.value)}</span>
                {textIn(row.title, language.value)}
              </button>
            </li>
          ))}
        </ul>
        {ids.length > MOST && <p class="result-date">{t('search.listed', { shown: MOST, total: ids.length })}</p>}
      </div>
    </div>
  );
}
