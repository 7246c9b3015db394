// The small mark on a text that is not in the reader's language: which language it is in.
import type { TextLanguage } from '../../data/text.ts';
import { words } from '../state/settings.ts';

/** For example "EN" on an English summary read in the French interface. */
export function LanguageTag({ language }: { readonly language: TextLanguage }) {
  const t = words.value;
  if (language === 'und') return null;
  return (
    <span class="language-tag" title={t('detail.onlyIn', { language: t(`language.${language}`) })}>
      {language === 'zh' ? '中' : language.toUpperCase()}
    </span>
  );
}
