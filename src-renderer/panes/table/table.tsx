// The table: the same selection as the timeline, as a grid of which only the rows in sight exist.
// One focus, on the grid; the active cell is told by aria-activedescendant, and every action has a key.
import { useEffect, useRef, useState } from 'preact/hooks';
import { openEditorForNew } from '../../state/actions-editor.ts';
import { goTo } from '../../state/actions-table.ts';
import { emptiness, type Emptiness as Why } from '../../state/emptiness.ts';
import { loadState } from '../../state/library.ts';
import { index, selectedId } from '../../state/selection.ts';
import { language, words } from '../../state/settings.ts';
import {
  activeColumn,
  activeId,
  activePlace,
  columns,
  editing,
  followTitles,
  order,
  ordering,
  placeOf,
} from '../../state/table.ts';
import { cellId } from './cells.tsx';
import { HeadRow } from './head-row.tsx';
import { onGridKey } from './grid-keys.ts';
import { MarkedBar } from './marked-bar.tsx';
import { Row } from './row.tsx';
import './table.css';
import { template } from './widths.ts';

/** Height of a row and of the head, px; table.css has the same. */
export const ROW = 32;
/** Rows kept beyond the edges, so that a turn of the wheel meets no gap. */
const AROUND = 8;

/** The region "Table". */
export function Table() {
  const t = words.value;
  const grid = useRef<HTMLDivElement>(null);
  const [sight, setSight] = useState({ top: 0, height: 600 });
  useEffect(followTitles, []);
  useEffect(() => {
    const element = grid.current;
    if (!element) return undefined;
    const look = (): void => setSight({ top: element.scrollTop, height: element.clientHeight });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    look();
    return () => observer.disconnect();
  }, []);
  const place = activePlace.value;
  const id = activeId.value ?? selectedId.value;
  // What is active is in sight: after a key, and after another part of the window selected something.
  useEffect(() => {
    if (grid.current && id !== null && placeOf(id) >= 0) bringIntoSight(grid.current, placeOf(id));
  }, [id, order.value]);
  // What another part of the window selects is the active row here.
  useEffect(() => {
    if (selectedId.value !== null) activeId.value = selectedId.value;
  }, [selectedId.value]);
  // The focus comes back to the grid when a cell has been edited.
  const wasEditing = useRef(false);
  useEffect(() => {
    if (wasEditing.current && editing.value === null) grid.current?.focus();
    wasEditing.current = editing.value !== null;
  }, [editing.value]);

  const count = order.value.length;
  const first = Math.max(0, Math.floor(sight.top / ROW) - AROUND);
  const last = Math.min(count, Math.ceil((sight.top + sight.height) / ROW) + AROUND);
  const shown = columns.value;
  const active = shown[activeColumn.value] ?? 'title';
  const isThere = count > 0 && place >= first && place < last;
  return (
    <section class="table" aria-label={t('table.region')} aria-busy={ordering.value}>
      <MarkedBar />
      <div
        ref={grid}
        class="grid"
        role="grid"
        tabIndex={0}
        aria-label={t('table.grid')}
        aria-multiselectable="true"
        aria-rowcount={count + 1}
        aria-colcount={shown.length + 1}
        aria-activedescendant={isThere ? cellId(place, active) : undefined}
        style={{ '--columns': template(shown, language.value) }}
        onScroll={(event) => setSight({ top: event.currentTarget.scrollTop, height: event.currentTarget.clientHeight })}
        onKeyDown={onGridKey}
        onFocus={(event) => {
          if (event.target === event.currentTarget && activeId.value === null && count > 0) goTo(place);
        }}
      >
        <HeadRow />
        <div class="grid-body" role="rowgroup" style={{ height: `${count * ROW}px` }}>
          {Array.from({ length: Math.max(0, last - first) }, (_, at) => (
            <Row key={order.value[first + at]} place={first + at} top={(first + at) * ROW} />
          ))}
        </div>
      </div>
      <Emptiness count={count} />
    </section>
  );
}

function bringIntoSight(grid: HTMLElement, place: number): void {
  const top = place * ROW;
  const room = grid.clientHeight - ROW;
  if (top < grid.scrollTop) grid.scrollTop = top;
  else if (top + ROW > grid.scrollTop + room) grid.scrollTop = top + ROW - room;
}

const NO_EVENTS: Why = { text: 'timeline.empty', action: 'header.add', run: openEditorForNew };

/** What is said where there are no rows, and the way on. */
function Emptiness({ count }: { readonly count: number }) {
  const t = words.value;
  if (count > 0 || loadState.value.state !== 'ready') return null;
  const why = index.value.ids.length === 0 ? NO_EVENTS : emptiness.value;
  return (
    <div class="table-empty">
      <p>{t(why.text)}</p>
      <button type="button" class="button" onClick={why.run}>
        {t(why.action)}
      </button>
    </div>
  );
}
