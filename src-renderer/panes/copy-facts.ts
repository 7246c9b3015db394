// What a local copy is, in a few words: its kind and its size.
// A copy that is not on disk any more says so.
import { LOCALES } from '../../data/i18n/t.ts';
import type { CopyFacts } from '../state/actions-sources.ts';
import { language, words } from '../state/settings.ts';

/** For example “Web page, 32 kB”. */
export function copyFacts(facts: CopyFacts): string {
  const t = words.value;
  if (facts === 'asking') return t('copy.kept');
  if (facts === 'missing') return t('copy.missing');
  const kilo = facts.size >= 1_000;
  const mega = facts.size >= 1_000_000;
  const size = new Intl.NumberFormat(LOCALES[language.value], {
    style: 'unit',
    // Written out, a byte agrees with its number; its short form does not.
    unitDisplay: kilo ? 'short' : 'long',
    unit: mega ? 'megabyte' : kilo ? 'kilobyte' : 'byte',
    maximumFractionDigits: mega ? 1 : 0,
  }).format(facts.size / (mega ? 1_000_000 : kilo ? 1_000 : 1));
  return t('copy.facts', { kind: t(`copy.kind.${facts.kind ?? 'other'}`), size });
}
