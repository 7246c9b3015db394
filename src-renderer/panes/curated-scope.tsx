// What the curated library covers, who chose it and by which rule, what it rests on, and that it is no complete record.
import { formatRange } from '../../data/format-date.ts';
import { library } from '../state/library.ts';
import { scopeOf } from '../state/scope.ts';
import { language, words } from '../state/settings.ts';

/** The statement; nothing where no curated event is in the library. */
export function CuratedScope() {
  const t = words.value;
  const scope = scopeOf(library.value.rows);
  if (!scope) return null;
  const { count, from, to, unsourced, unverified } = scope;
  return (
    <section class="curated-scope" aria-labelledby="curated-scope">
      <h3 id="curated-scope" class="caption">
        {t('scope.title')}
      </h3>
      <p class="numeric">{t('scope.span', { count, span: formatRange(from, to, language.value) })}</p>
      <p>
        <strong>{t('scope.incomplete')}</strong>
      </p>
      <ul>
        <li>{t('scope.who')}</li>
        <li>{t('scope.rule')}</li>
        <li>{t('scope.sources')}</li>
        <li>{t('scope.judged')}</li>
        <li>{t('scope.weak', { unsourced, unverified })}</li>
        <li>{t('scope.sides')}</li>
        <li>{t('scope.readouts')}</li>
      </ul>
    </section>
  );
}
