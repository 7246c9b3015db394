// What can be done with the marked rows: tag them, delete them, let them go. Its room is there before anything is
// marked, so that the rows stay where they are: the next click would meet another one.
import { useState } from 'preact/hooks';
import { LOCALES } from '../../../data/i18n/t.ts';
import { openExport } from '../../state/actions-export.ts';
import { deleteMarked, tagMarked, unmark } from '../../state/actions-table.ts';
import { description } from '../../state/library.ts';
import { language, words } from '../../state/settings.ts';
import { markedShown } from '../../state/table.ts';

export function MarkedBar() {
  const t = words.value;
  const [tag, setTag] = useState('');
  const count = markedShown.value.length;
  if (count === 0) return <p class="marked-bar none">{t('table.markHint')}</p>;
  const readOnly = description.value?.readOnly === true;
  return (
    <div class="marked-bar" role="toolbar" aria-label={t('table.markedTools')}>
      <p class="numeric" role="status">
        {t('table.markedCount', { count, shown: new Intl.NumberFormat(LOCALES[language.value]).format(count) })}
      </p>
      {!readOnly && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void tagMarked(tag);
            setTag('');
          }}
        >
          <input
            class="field"
            aria-label={t('table.addTag')}
            placeholder={t('table.addTag')}
            maxLength={300}
            value={tag}
            onInput={(event) => setTag(event.currentTarget.value)}
          />
          <button type="submit" class="button" disabled={tag.trim() === ''}>
            {t('table.tag')}
          </button>
        </form>
      )}
      {/* A shared page has no folder, and no host to write a file. */}
      {description.value?.folder !== '' && (
        <button type="button" class="button" onClick={() => void openExport('selected')}>
          {t('menu.export')}
        </button>
      )}
      {!readOnly && (
        <button type="button" class="button button-danger" onClick={() => void deleteMarked()}>
          {t('detail.delete')}
        </button>
      )}
      <button type="button" class="button button-quiet" onClick={unmark}>
        {t('table.unmark')}
      </button>
    </div>
  );
}
