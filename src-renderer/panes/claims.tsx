// Facts that sources tell differently: each version with its source, and the plain statement that they differ.
import type { Claim } from '../../data/event.ts';
import { showText, textIn, type Text } from '../../data/text.ts';
import { language, words } from '../state/settings.ts';
import { LanguageTag } from './language-tag.tsx';
import { SourceLine } from './sources.tsx';

/** One block a disputed fact. */
export function Claims({ claims }: { readonly claims: readonly Claim[] }) {
  const t = words.value;
  const reader = language.value;
  if (claims.length === 0) return null;
  return (
    <section class="claims">
      <h3 class="caption">{t('detail.claims')}</h3>
      {claims.map((claim) => (
        <div key={textIn(claim.subject, 'en')} class="claim">
          <h4>
            <Shown text={claim.subject} />
          </h4>
          <p class="claim-differs">{t('detail.sourcesDiffer', { count: claim.versions.length })}</p>
          <ol>
            {claim.versions.map((version) => (
              <li key={textIn(version.text, 'en')}>
                <p>
                  <Shown text={version.text} />
                </p>
                <SourceLine source={version.source} />
              </li>
            ))}
          </ol>
          {textIn(claim.note, reader) !== '' && <p class="claim-note">{textIn(claim.note, reader)}</p>}
        </div>
      ))}
    </section>
  );
}

/** A text in the reader's language, or marked with the one it is in. */
function Shown({ text }: { readonly text: Text }) {
  const shown = showText(text, language.value);
  return (
    <span lang={shown.language === 'und' ? undefined : shown.language}>
      {shown.value}
      {shown.fallback && <LanguageTag language={shown.language} />}
    </span>
  );
}
