// Where an event's facts come from: title, publisher, date, side, and the address in full.
import { citeSource } from '../../data/citation.ts';
import type { Source } from '../../data/event.ts';
import { formatDate } from '../../data/format-date.ts';
import type { UiLanguage } from '../../data/text.ts';
import { language, words } from '../state/settings.ts';
import { openCopy } from '../state/sheets.ts';
import { copyText } from './copy-text.ts';
import { OutsideLink } from './outside-link.tsx';

/** All sources of an event, those of its readouts and claims among them. */
export function Sources({ sources }: { readonly sources: readonly Source[] }) {
  const t = words.value;
  return (
    <section class="sources">
      <h3 class="caption">{t('detail.sources')}</h3>
      {sources.length === 0 ? (
        <p class="sources-none">{t('detail.noSources')}</p>
      ) : (
        <ul>
          {sources.map((source, at) => (
            <li key={`${source.url ?? source.title}-${at}`}>
              <SourceLine source={source} address />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** One source in a line or two. `address` writes its address out below. */
export function SourceLine({ source, address = false }: { readonly source: Source; readonly address?: boolean }) {
  const t = words.value;
  const reader = language.value;
  const facts = [
    source.publisher,
    source.date && formatDate(source.date, reader),
    source.language && languageName(source.language, reader),
    source.accessed && t('detail.accessed', { date: formatDate(source.accessed, reader) }),
  ].filter(Boolean);
  return (
    <div class="source">
      <p class="source-title">
        {source.url ? (
          <OutsideLink href={source.url} host={false}>
            {source.title}
          </OutsideLink>
        ) : (
          source.title
        )}{' '}
        {source.side !== 'other' && (
          <span class="side-tag" title={t('detail.officialSide')}>
            {t(`side.${source.side}`)}
          </span>
        )}{' '}
        {source.weak && (
          <span class="weak-tag" title={t('detail.weakWhy')}>
            {t('detail.weak')}
          </span>
        )}
      </p>
      {facts.length > 0 && <p class="source-facts">{facts.join(' · ')}</p>}
      {address && source.url && <p class="source-address">{source.url}</p>}
      {source.note && <p class="source-facts">{source.note}</p>}
      <SourceTools source={source} />
    </div>
  );
}

/** A language's name in the reader's own; what is no code is shown as it is. */
function languageName(code: string, reader: UiLanguage): string {
  try {
    return new Intl.DisplayNames([reader], { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}

function SourceTools({ source }: { readonly source: Source }) {
  const t = words.value;
  const { copy } = source;
  return (
    <p class="source-tools">
      {copy !== undefined && (
        <button type="button" class="button-link" onClick={() => openCopy(copy, source.title)}>
          {t('detail.localCopy')}
          <span class="visually-hidden"> {t('detail.ofSource', { title: source.title })}</span>
        </button>
      )}
      <button
        type="button"
        class="button-link"
        onClick={() => void copyText(citeSource(source, t, language.value), t('cite.copied'))}
      >
        {t('cite.copy')}
        <span class="visually-hidden"> {t('detail.ofSource', { title: source.title })}</span>
      </button>
    </p>
  );
}
