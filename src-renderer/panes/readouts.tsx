// Two readouts of one meeting, side by side; what only one side mentioned stands out.
// "Only" compares the texts that were found, not everything that was ever said, and the pane says so.
import type { Readouts } from '../../data/event.ts';
import { showText, textIn } from '../../data/text.ts';
import { language, words } from '../state/settings.ts';
import { LanguageTag } from './language-tag.tsx';
import { SourceLine } from './sources.tsx';

type Side = 'us' | 'cn';

/** Both sides, or nothing where there are no readouts. */
export function ReadoutPair({ readouts }: { readonly readouts: Readouts | null }) {
  const t = words.value;
  if (!readouts) return null;
  return (
    <section class="readouts">
      <h3 class="caption">{t('detail.readouts')}</h3>
      <div class="readout-pair">
        <Telling readouts={readouts} side="us" />
        <Telling readouts={readouts} side="cn" />
      </div>
      <p class="readouts-note">{t('detail.readoutsNote')}</p>
    </section>
  );
}

function Telling({ readouts, side }: { readonly readouts: Readouts; readonly side: Side }) {
  const t = words.value;
  const told = readouts[side];
  const mark = side === 'us' ? 'US' : 'CN';
  const points = readouts.points.filter((point) => point.by === 'both' || point.by === mark);
  const summary = told ? showText(told.summary, language.value) : null;
  return (
    <div class="readout">
      <h4>{t(side === 'us' ? 'side.US' : 'side.CN')}</h4>
      {summary ? (
        <p>
          {summary.value}
          {summary.fallback && <LanguageTag language={summary.language} />}
        </p>
      ) : (
        <p class="readout-none">{t('detail.noReadout')}</p>
      )}
      <ul>
        {points.map((point) => (
          <li key={textIn(point.text, 'en')} class={point.by !== 'both' && point.only ? 'only' : undefined}>
            {point.by !== 'both' && point.only ? (
              <mark title={t(side === 'us' ? 'detail.onlyUS' : 'detail.onlyCN')}>
                {textIn(point.text, language.value)}
              </mark>
            ) : (
              textIn(point.text, language.value)
            )}
          </li>
        ))}
      </ul>
      {told?.source && <SourceLine source={told.source} />}
    </div>
  );
}
