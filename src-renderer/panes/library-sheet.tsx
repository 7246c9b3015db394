// The page about the library: what it is, what was found wrong and what was done, the versions it can be taken back to,
// and the file that holds all of it.
import { useEffect } from 'preact/hooks';
import { LOCALES } from '../../data/i18n/t.ts';
import type { Notice } from '../../src-main/api/contract.ts';
import { loadVersions, restoreSavedCopy, reveal, saveCopy } from '../state/actions-keeping.ts';
import { keeping, keepingProblem, noticeText, warnings } from '../state/keeping.ts';
import { description } from '../state/library.ts';
import { language, words } from '../state/settings.ts';
import { CuratedScope } from './curated-scope.tsx';
import { KeptVersions } from './kept-versions.tsx';
import './library-sheet.css';
import { SheetFrame } from './sheet-frame.tsx';

/** The sheet. */
export function LibrarySheet() {
  useEffect(() => void loadVersions(), []);
  return (
    <SheetFrame title={words.value('sheet.library')} class="library-sheet">
      <p class="field-problem" role="alert">
        {keepingProblem.value}
      </p>
      <Facts />
      <CuratedScope />
      <Findings />
      <KeptVersions />
      <SavedCopies />
    </SheetFrame>
  );
}

function Facts() {
  const t = words.value;
  const about = description.value;
  if (!about) return null;
  const number = new Intl.NumberFormat(LOCALES[language.value]);
  return (
    <dl class="facts">
      <dt>{t('library.name')}</dt>
      <dd>{about.readOnly ? t('status.readOnly', { name: about.name }) : about.name}</dd>
      <dt>{t('library.folder')}</dt>
      <dd>
        {about.folder}{' '}
        <button type="button" class="button-link" onClick={() => void reveal()}>
          {t('keeping.showFolder')}
        </button>
      </dd>
      <dt>{t('library.events')}</dt>
      <dd class="numeric">{number.format(about.events)}</dd>
      <dt>{t('library.version')}</dt>
      <dd class="numeric">{about.version}</dd>
    </dl>
  );
}

function Findings() {
  const t = words.value;
  const notices = description.value?.notices ?? [];
  return (
    <section aria-labelledby="library-found">
      <h3 id="library-found" class="caption">
        {t('library.notices')}
      </h3>
      {warnings.value.length === 0 && <p>{t('keeping.allWell')}</p>}
      {notices.length > 0 && (
        <ul class="findings">
          {notices.map((notice) => (
            <Finding key={notice.message + notice.files.join()} notice={notice} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Finding({ notice }: { readonly notice: Notice }) {
  const t = words.value;
  return (
    <li class={`finding finding-${notice.level}`}>
      <p>
        {notice.level !== 'info' && <strong>{t(`keeping.level.${notice.level}`)} </strong>}
        {noticeText(notice)}
      </p>
      {notice.detail !== '' && (
        <p class="source-facts">
          {t('keeping.detail')} <span lang="en">{notice.detail}</span>
        </p>
      )}
      {notice.files.map((file) => (
        <p key={file} class="finding-file">
          <code>{insideFolder(file)}</code>
          <button
            type="button"
            class="button-link"
            aria-label={t('keeping.showNamed', { file: insideFolder(file) })}
            onClick={() => void reveal(file)}
          >
            {t('keeping.showFile')}
          </button>
        </p>
      ))}
    </li>
  );
}

/** A path as seen from the library's folder, which stands above. */
function insideFolder(file: string): string {
  const folder = description.value?.folder ?? '';
  return file.startsWith(folder) ? file.slice(folder.length + 1) : file;
}

function SavedCopies() {
  const t = words.value;
  const busy = keeping.value !== null;
  const fixed = description.value?.readOnly !== false;
  return (
    <section aria-labelledby="library-copies">
      <h3 id="library-copies" class="caption">
        {t('keeping.copies')}
      </h3>
      <p class="form-hint">{t('keeping.copiesHint')}</p>
      <div class="sheet-actions">
        <button type="button" class="button" aria-disabled={busy} onClick={() => void saveCopy()}>
          {t(keeping.value === 'saving' ? 'keeping.saving' : 'keeping.saveCopy')}
        </button>
        <label class="button file-button" aria-disabled={busy || fixed}>
          {t('keeping.openCopy')}
          <input
            type="file"
            accept=".entente"
            class="visually-hidden"
            disabled={busy || fixed}
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              event.currentTarget.value = '';
              if (file) void restoreSavedCopy(file);
            }}
          />
        </label>
      </div>
    </section>
  );
}
