// The status line: how many of how many events are shown, over which days, and how the library fares.
import { formatRange } from '../../data/format-date.ts';
import { news } from '../state/actions-history.ts';
import { description, loadState } from '../state/library.ts';
import { selection } from '../state/selection.ts';
import { language, words } from '../state/settings.ts';
import { openSheet } from '../state/sheets.ts';

/** First start and last end (ms UTC) of what is shown; null where nothing is. */
function shownSpan(): { from: number; to: number } | null {
  const { index, visible } = selection.value;
  // Positions are in order of time: the first that is shown begins first.
  const first = visible.indexOf(1);
  if (first < 0) return null;
  const from = index.start[first] ?? 0;
  let to = from;
  for (let at = first; at < visible.length; at += 1) {
    const end = index.end[at] ?? 0;
    if (visible[at] === 1 && end > to) to = end;
  }
  return from < to ? { from, to } : null;
}

/** The bottom line. */
export function Status() {
  const t = words.value;
  const about = description.value;
  const changed = news.value.length;
  const { count, index } = selection.value;
  const span = shownSpan();
  const loading = loadState.value.state === 'loading';
  return (
    <footer class="status">
      <p role="status" class="numeric">
        {loading ? t('app.loading') : t('status.count', { shown: count, total: index.ids.length })}
        {span && !loading ? ` · ${formatRange(span.from, span.to, language.value)}` : ''}
      </p>
      <p>
        {changed > 0 && (
          <button type="button" class="status-library" onClick={() => openSheet('news')}>
            {t('status.news', { count: changed })}
          </button>
        )}
        {changed > 0 && about && ' · '}
        {about && (
          <button type="button" class="status-library" onClick={() => openSheet('library')}>
            {about.readOnly ? t('status.readOnly', { name: about.name }) : t('status.saved', { name: about.name })}
          </button>
        )}
      </p>
    </footer>
  );
}
