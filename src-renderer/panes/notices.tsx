// Bars above the timeline: what the library found on opening, read-only mode, and a draft that waits.
import { useState } from 'preact/hooks';
import { formatDate } from '../../data/format-date.ts';
import { discardArticle, openArticle } from '../state/actions-article.ts';
import { discardDraft, openDraft } from '../state/actions-editor.ts';
import { article } from '../state/article.ts';
import { editor } from '../state/editor.ts';
import { noticeText, warnings } from '../state/keeping.ts';
import { description } from '../state/library.ts';
import { desk, language, words } from '../state/settings.ts';
import { openSheet } from '../state/sheets.ts';
import { Icon } from './icons.tsx';

/** All bars that apply. */
export function Notices() {
  return (
    <div class="notices">
      <LibraryNotices />
      <WaitingDraft />
      <WaitingArticle />
    </div>
  );
}

function LibraryNotices() {
  const t = words.value;
  const [dismissed, setDismissed] = useState<readonly string[]>([]);
  const notices = warnings.value.filter((notice) => !dismissed.includes(notice.message));
  const [first] = notices;
  if (!first) return null;
  // One bar, however much was found: the page about the library has all of it.
  return (
    <div class="banner" role="alert">
      <p>{notices.length === 1 ? noticeText(first) : t('notices.several', { count: notices.length })}</p>
      <button type="button" class="button button-quiet" onClick={() => openSheet('library')}>
        {t('notices.more')}
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={t('notices.dismiss')}
        onClick={() => setDismissed(warnings.value.map(({ message }) => message))}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}

function WaitingDraft() {
  const draft = desk.value.draft;
  if (!draft || editor.value) return null;
  return <Waiting text="notices.draft" saved={draft.saved} onOpen={() => void openDraft()} onDiscard={discardDraft} />;
}

function WaitingArticle() {
  const draft = desk.value.articleDraft;
  if (!draft || article.value) return null;
  return <Waiting text="notices.article" saved={draft.saved} onOpen={() => openArticle()} onDiscard={discardArticle} />;
}

interface WaitingProps {
  readonly text: 'notices.draft' | 'notices.article';
  readonly saved: string;
  readonly onOpen: () => void;
  readonly onDiscard: () => void;
}

function Waiting({ text, saved, onOpen, onDiscard }: WaitingProps) {
  const t = words.value;
  if (description.value?.readOnly) return null;
  return (
    <div class="banner" role="status">
      <p>{t(text, { date: formatDate(saved.slice(0, 10), language.value) })}</p>
      <button type="button" class="button" onClick={onOpen}>
        {t(text === 'notices.draft' ? 'notices.draftOpen' : 'notices.articleOpen')}
      </button>
      <button type="button" class="button button-quiet" onClick={onDiscard}>
        {t('notices.draftDiscard')}
      </button>
    </div>
  );
}
