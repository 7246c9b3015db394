// The event's articles: the reader's language first, the others one click away.
import { useState } from 'preact/hooks';
import type { Article } from '../../data/event.ts';
import { language, words } from '../state/settings.ts';
import { Markdown } from './markdown.tsx';

/** Index of the article to open with: the reader's language, else unknown, else the first. */
function preferred(articles: readonly Article[], reader: string): number {
  const own = articles.findIndex((article) => article.language === reader);
  if (own >= 0) return own;
  return Math.max(
    0,
    articles.findIndex((article) => article.language === 'und'),
  );
}

/** One article at a time, with a button for each of the others. */
export function Articles({ articles }: { readonly articles: readonly Article[] }) {
  const t = words.value;
  // A choice holds for this event and this interface language; another of either starts afresh.
  const key = `${language.value} ${articles.map((article) => article.title).join('|')}`;
  const [chosen, setChosen] = useState<{ key: string; at: number } | null>(null);
  if (articles.length === 0) return null;
  const at = chosen?.key === key ? chosen.at : preferred(articles, language.value);
  const article = articles[at] ?? articles[0];
  if (!article) return null;
  return (
    <section class="article" aria-label={t('detail.article')}>
      <div class="article-head">
        <h3 class="caption">{t('detail.article')}</h3>
        {articles.length > 1 && (
          <div class="article-languages" role="group" aria-label={t('detail.articleLanguage')}>
            {articles.map((other, index) => (
              <button
                key={`${other.language}-${other.title}`}
                type="button"
                aria-pressed={index === at}
                onClick={() => setChosen({ key, at: index })}
              >
                {t(`language.${other.language}`)}
              </button>
            ))}
          </div>
        )}
      </div>
      <div lang={article.language === 'und' ? undefined : article.language}>
        {article.title !== '' && <h4 class="article-title">{article.title}</h4>}
        <Markdown text={article.body} />
      </div>
    </section>
  );
}
