// What changed since the person last looked, the latest first: each leads to the event and its log. An event that is
// gone is listed as it was, and can be brought back.
import { formatDate } from '../../data/format-date.ts';
import { LOCALES } from '../../data/i18n/t.ts';
import { textIn } from '../../data/text.ts';
import type { IndexRow } from '../../src-main/api/contract.ts';
import { selectEvent } from '../state/actions.ts';
import { markAllRead, news, openHistory, restoreVersion } from '../state/actions-history.ts';
import { ACTIONS, HOSTS, type RemovedRow } from '../state/history.ts';
import { description } from '../state/library.ts';
import { language, words } from '../state/settings.ts';
import { closeSheet } from '../state/sheets.ts';
import { SheetFrame } from './sheet-frame.tsx';
import './history.css';

// A reader works through a hundred at a time; the rest come as these are looked at.
const LISTED = 100;

/** The sheet. */
export function NewsSheet() {
  const t = words.value;
  const changed = news.value;
  return (
    <SheetFrame title={t('sheet.news')} class="history">
      {changed.length === 0 ? (
        <p>{t('news.none')}</p>
      ) : (
        <>
          <div class="log-head">
            <p role="status">{t('news.count', { count: changed.length })}</p>
            <button type="button" class="button" onClick={markAllRead}>
              {t('news.markAll')}
            </button>
          </div>
          <ol class="log">
            {changed
              .slice(0, LISTED)
              .map((item) =>
                'row' in item ? (
                  <NewsRow key={item.row.id} row={item.row} />
                ) : (
                  <GoneRow key={item.gone.id} gone={item.gone} />
                ),
              )}
          </ol>
          {changed.length > LISTED && <p class="source-facts">{t('news.more', { count: changed.length - LISTED })}</p>}
        </>
      )}
    </SheetFrame>
  );
}

function NewsRow({ row }: { readonly row: IndexRow }) {
  const t = words.value;
  const reader = language.value;
  const at = new Intl.DateTimeFormat(LOCALES[reader], { dateStyle: 'medium', timeStyle: 'short' });
  const title = textIn(row.title, reader);
  return (
    <li class="log-head">
      <div>
        <button
          type="button"
          class="button-link"
          onClick={() => {
            closeSheet();
            selectEvent(row.id, { reveal: true });
          }}
        >
          {title}
        </button>
        <p class="source-facts">
          {formatDate(row.date, reader)} · {t('news.changedAt', { date: at.format(new Date(row.updated)) })}
        </p>
      </div>
      <button type="button" class="button button-quiet" onClick={() => void openHistory(row.id)}>
        {t('history.what')}
        <span class="visually-hidden"> {t('detail.ofSource', { title })}</span>
      </button>
    </li>
  );
}

function GoneRow({ gone }: { readonly gone: RemovedRow }) {
  const t = words.value;
  const reader = language.value;
  const at = new Intl.DateTimeFormat(LOCALES[reader], { dateStyle: 'medium', timeStyle: 'short' });
  const title = textIn(gone.title, reader);
  const action = ACTIONS[gone.action];
  const from = gone.by === null ? undefined : HOSTS[gone.by];
  const by = gone.by === null ? '' : ` · ${from ? t(from) : gone.by}`;
  return (
    <li class="log-head">
      <div>
        <del class="news-gone">{title}</del>
        <p class="source-facts">
          {formatDate(gone.date, reader)} · {t('news.goneAt', { date: at.format(new Date(gone.at)) })}
          {gone.action !== 'remove' && ` (${action ? t(action) : gone.action})`}
          {by}
        </p>
      </div>
      <div class="log-actions">
        {description.value?.readOnly === false && (
          <button type="button" class="button" onClick={() => void restoreVersion(gone.id, gone.seq)}>
            {t('history.restore')}
            <span class="visually-hidden"> {t('detail.ofSource', { title })}</span>
          </button>
        )}
        <button type="button" class="button button-quiet" onClick={() => void openHistory(gone.id)}>
          {t('history.what')}
          <span class="visually-hidden"> {t('detail.ofSource', { title })}</span>
        </button>
      </div>
    </li>
  );
}
