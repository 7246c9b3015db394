// The chronology as a page of its own: no script, one style the policy knows by its hash, notes linked both ways.
import { LOCALES } from '../../../data/i18n/t.ts';
import type { Event } from '../../../data/event.ts';
import type { Writer, Writing } from '../format.ts';
import { chronology, type Entry, headLines, type Note } from './chronology.ts';
import { hashOf, html } from './markup.ts';

const STYLE = `
:root{color-scheme:light dark;--paper:#fdfcf8;--ink:#1c1f26;--ink-2:#5c5a54;--line:#e2ded3;--accent:#1f4e79}
@media (prefers-color-scheme:dark){:root{--paper:#1b1e25;--ink:#eceae4;--ink-2:#b3b0a8;--line:#2d313b;--accent:#8ab4e8}}
body{max-width:42rem;margin:0 auto;padding:3rem 1.25rem 5rem;background:var(--paper);color:var(--ink);
font:17px/1.6 'Source Serif 4 Variable','Source Serif 4',Georgia,'Times New Roman','Liberation Serif','DejaVu Serif',serif;overflow-wrap:anywhere}
:lang(zh) body{font-family:'Source Serif 4 Variable','Source Serif 4','Songti SC',SimSun,'Noto Serif CJK SC',serif}
h1{font-size:2rem;line-height:1.2;margin:0 0 .5rem}
h2{margin:3rem 0 1rem;padding-bottom:.25rem;border-bottom:1px solid var(--line);font-size:1.3rem}
h3{margin:0 0 .35rem;font-size:1.08rem;line-height:1.35}
p{margin:0 0 .6rem}
article{margin:0 0 1.9rem;break-inside:avoid-page}
.facts,.head,.doubt,.notes,sup,footer{font-family:Inter,system-ui,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif}
.facts,.head,.doubt{color:var(--ink-2);font-size:.82rem}
.facts{margin:0 0 .15rem}
.doubt{padding-left:.75rem;border-left:3px solid var(--line)}
a{color:var(--accent)}
sup{line-height:0;font-size:.68em}
sup a{padding:0 .15em;text-decoration:none}
.notes{margin-top:3.5rem;padding-top:1rem;border-top:1px solid var(--line);font-size:.85rem;line-height:1.5}
.notes ol{padding-left:2.2em;font-variant-numeric:tabular-nums}
.notes li{margin:0 0 .4rem}
:target{background:color-mix(in srgb,var(--accent) 14%,transparent)}
@media print{body{max-width:none;padding:0;background:none;color:#000}a{color:inherit}}
`;

function entryMarkup(entry: Entry, cited: Set<number>, { t }: Writing): string {
  const language = entry.language === 'und' ? '' : ` lang="${entry.language}"`;
  const marks = entry.cites.map((number) => {
    // A note leads back to where it was first cited.
    const back = cited.has(number) ? '' : ` id="cite-${number}"`;
    cited.add(number);
    return `<a href="#note-${number}"${back} role="doc-noteref">${number}</a>`;
  });
  const parts = [
    `<p class="facts"><time>${html(entry.date)}</time>${entry.place === '' ? '' : ` · ${html(entry.place)}`}</p>`,
    `<h3${language}>${html(entry.title)}${marks.length > 0 ? `<sup>${marks.join(' ')}</sup>` : ''}</h3>`,
    ...(entry.doubt
      ? [`<p class="doubt"><strong>${html(t('detail.unverified'))}</strong> ${html(t(entry.doubt))}</p>`]
      : []),
    ...entry.summary.map((paragraph) => `<p${language}>${html(paragraph)}</p>`),
    ...(entry.notes === ''
      ? []
      : [`<p class="doubt"><strong>${html(t('detail.notes'))}</strong><br>${html(entry.notes)}</p>`]),
  ];
  return `<article>\n${parts.join('\n')}\n</article>\n`;
}

function noteMarkup({ number, source, words }: Note, { t }: Writing): string {
  const address =
    source.url === undefined ? '' : ` <a href="${html(source.url)}" rel="noreferrer">${html(source.url)}</a>`;
  const back = `<a href="#cite-${number}" role="doc-backlink" aria-label="${html(t('export.backToText', { number }))}">↩</a>`;
  return `<li id="note-${number}">${html(words)}${address} ${back}</li>\n`;
}

function* page(writing: Writing): Iterable<string> {
  const { t, language } = writing;
  const events: Event[] = [...writing.events];
  const title = html(t('export.chronology'));
  const policy = `default-src 'none'; style-src ${hashOf(STYLE)}; base-uri 'none'; form-action 'none'`;
  yield `<!doctype html>
<html lang="${LOCALES[language]}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>${title}</h1>
${headLines(writing, events.length)
  .map((words) => `<p class="head">${html(words)}</p>`)
  .join('\n')}
</header>
<main>
`;
  const cited = new Set<number>();
  let noted = false;
  for (const piece of chronology({ ...writing, events })) {
    if (piece.is === 'year') yield `<h2>${piece.year}</h2>\n`;
    else if (piece.is === 'entry') yield entryMarkup(piece.entry, cited, writing);
    else {
      if (!noted)
        yield `</main>\n<section class="notes" role="doc-endnotes">\n<h2>${html(t('export.notes'))}</h2>\n<ol>\n`;
      noted = true;
      yield noteMarkup(piece.note, writing);
    }
  }
  yield noted ? '</ol>\n</section>\n</body>\n</html>\n' : '</main>\n</body>\n</html>\n';
}

export const htmlWriter: Writer = {
  id: 'html',
  name: 'HTML',
  extension: 'html',
  mediaType: 'text/html',
  drops: ['export.drops.languages', 'export.drops.coding', 'export.drops.articles', 'export.drops.accounts'],
  write: page,
};
