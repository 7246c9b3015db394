// Two readouts of one meeting: both accounts, then the subjects in rows, so that what only one side mentioned stands out.
// "Only" compares the texts that were found, not everything that was ever said, and the pane says so.
import type { Readouts } from '../../data/event.ts';
import { showText, textIn, type Text } from '../../data/text.ts';
import { language, words } from '../state/settings.ts';
import { openSheet } from '../state/sheets.ts';
import { LanguageTag } from './language-tag.tsx';
import './readouts.css';
import { SourceLine } from './sources.tsx';

type Side = 'us' | 'cn';
type Point = Readouts['points'][number];

/** Both sides, or nothing where there are no readouts. `wide` is the sheet that shows nothing else. */
export function ReadoutPair({
  readouts,
  wide = false,
}: {
  readonly readouts: Readouts | null;
  readonly wide?: boolean;
}) {
  const t = words.value;
  if (!readouts) return null;
  return (
    <section class={`readouts${wide ? ' readouts-wide' : ''}`}>
      {!wide && (
        <div class="section-head">
          <h3 class="caption">{t('detail.readouts')}</h3>
          <button type="button" class="button button-quiet" onClick={() => openSheet('readouts')}>
            {t('detail.sideBySide')}
          </button>
        </div>
      )}
      <div class="readout-pair">
        <Telling readouts={readouts} side="us" />
        <Telling readouts={readouts} side="cn" />
      </div>
      <Subjects points={readouts.points} />
      <p class="readouts-note">{t('detail.readoutsNote')}</p>
    </section>
  );
}

const nameOf = (side: Side): 'side.US' | 'side.CN' => (side === 'us' ? 'side.US' : 'side.CN');

function Telling({ readouts, side }: { readonly readouts: Readouts; readonly side: Side }) {
  const t = words.value;
  const told = readouts[side];
  const summary = told ? showText(told.summary, language.value) : null;
  return (
    <div class="readout">
      <h4>{t(nameOf(side))}</h4>
      {summary ? (
        <p class="readout-summary" lang={summary.language === 'und' ? undefined : summary.language}>
          {summary.value}
          {summary.fallback && <LanguageTag language={summary.language} />}
        </p>
      ) : (
        <p class="readout-none">{t('detail.noReadout')}</p>
      )}
      {told?.source && <SourceLine source={told.source} />}
    </div>
  );
}

const onlyOf = (point: Point): 'US' | 'CN' | null => (point.only && point.by !== 'both' ? point.by : null);

// What both said first, then what only one did: the eye finds each group whole.
const RANK = { both: 0, US: 1, CN: 2 } as const;

function Subjects({ points }: { readonly points: readonly Point[] }) {
  const t = words.value;
  if (points.length === 0) return null;
  const sorted = [...points].sort((a, b) => RANK[a.by] - RANK[b.by]);
  return (
    <table class="subjects">
      <caption class="visually-hidden">{t('detail.subjects')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('detail.subject')}</th>
          <th scope="col">{t('side.US')}</th>
          <th scope="col">{t('side.CN')}</th>
        </tr>
      </thead>
      <tbody>
        {sorted.map((point) => (
          <SubjectRow key={textIn(point.text, 'en')} point={point} />
        ))}
      </tbody>
    </table>
  );
}

function SubjectRow({ point }: { readonly point: Point }) {
  const t = words.value;
  const only = onlyOf(point);
  const subject = showText(point.text, language.value);
  return (
    <tr class={only === null ? undefined : `only only-${only}`}>
      <th scope="row">
        {only === null ? subject.value : <mark>{subject.value}</mark>}
        {subject.fallback && <LanguageTag language={subject.language} />}
        {only !== null && <span class="only-tag">{t(only === 'US' ? 'detail.onlyUS' : 'detail.onlyCN')}</span>}
      </th>
      <Said point={point} side="us" />
      <Said point={point} side="cn" />
    </tr>
  );
}

function Said({ point, side }: { readonly point: Point; readonly side: Side }) {
  const t = words.value;
  const mentions = point.by === 'both' || point.by === (side === 'us' ? 'US' : 'CN');
  const own: Text = point[side] ?? {};
  const said = showText(own, language.value);
  if (!mentions) {
    const why = t(point.only ? 'detail.notMentioned' : 'detail.notKnown');
    return (
      <td class="unsaid" data-side={t(nameOf(side))}>
        <span aria-hidden="true">{point.only ? '—' : '?'}</span>
        <span class="visually-hidden">{why}</span>
      </td>
    );
  }
  return (
    <td class="said" data-side={t(nameOf(side))}>
      {said.value === '' ? (
        <>
          <span class="said-dot" aria-hidden="true" />
          <span class="visually-hidden">{t('detail.mentioned')}</span>
        </>
      ) : (
        <span lang={said.language === 'und' ? undefined : said.language}>
          {said.value}
          {said.fallback && <LanguageTag language={said.language} />}
        </span>
      )}
    </td>
  );
}
