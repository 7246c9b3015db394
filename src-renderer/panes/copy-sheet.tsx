// A local copy, looked at: a page or text inert in a sandboxed frame, a PDF file handed to the system's viewer.
// The frame is the second lock; the first is the policy that the host answers a copy under.
import { describeCopy, openCopyOutside } from '../state/actions-sources.ts';
import { shownCopy } from '../state/sheets.ts';
import { words } from '../state/settings.ts';
import { copyFacts } from './copy-facts.ts';
import { copyName } from './copy-name.ts';
import { SheetFrame } from './sheet-frame.tsx';

/** The sheet; nothing where no copy was asked for. */
export function CopySheet() {
  const t = words.value;
  const shown = shownCopy.value;
  if (!shown) return null;
  const facts = describeCopy(shown.copy);
  const kind = typeof facts === 'string' ? null : facts.kind;
  const address = `/copies/${shown.copy}`;
  return (
    <SheetFrame title={t('sheet.copy')} class="sheet-wide copy-sheet">
      <p>{shown.title}</p>
      <p class="source-facts">
        {copyFacts(facts)} · {t('copy.digest', { digest: shown.copy.slice(0, 16) })}
      </p>
      {facts !== 'missing' && (
        <div class="copy-ways">
          {kind === 'pdf' && (
            <button type="button" class="button button-primary" onClick={() => void openCopyOutside(shown.copy)}>
              {t('copy.openPdf')}
            </button>
          )}
          <a class="button" href={address} download={copyName(shown.title, kind)}>
            {t('copy.save')}
          </a>
        </div>
      )}
      {facts !== 'missing' && kind !== 'pdf' && (
        <iframe class="copy-frame" sandbox="" src={address} title={t('copy.frame')} />
      )}
    </SheetFrame>
  );
}
