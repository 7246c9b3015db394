// The main text of what was pasted or dropped: of HTML what Readability finds to be the article, with its title, date,
// publisher and address; of plain text and Markdown the text itself. Nothing of it is run, and nothing is loaded.
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { isWebAddress } from '../../../data/event.ts';
import { readTypedDate } from '../../../data/typed-date.ts';
import { htmlToLine, htmlToMarkdown, looksLikeHtml, nodeToMarkdown, nestingOf } from '../html-text.ts';

export interface MainText {
  /** The headline; '' where there is none. */
  readonly title: string;
  /** Markdown. */
  readonly body: string;
  /** EDTF day; null where the page does not say. */
  readonly published: string | null;
  readonly publisher: string;
  readonly url: string;
}

/** Tags nested deeper than any page's are read as words alone. */
const DEEPEST = 200;
const HEADLINE = 180;
// A line that pages leave in what is copied from them.
const ADVERTISEMENT = /^[-–—\s]*(?:publicité|advertisement|广告)[-–—\s]*$\n?/gim;

/** True for what is a page rather than a text with a tag in it. */
export function isPage(content: string): boolean {
  return /<(?:html|body|article|main|p|div|h[1-6]|section)\b[^>]*>/i.test(content) && looksLikeHtml(content);
}

export function mainText(content: string): MainText {
  if (!isPage(content)) return ofPlain(content);
  if (nestingOf(content) > DEEPEST) return ofPlain(htmlToMarkdown(content));
  const whole = /<html\b/i.test(content) ? content : `<!doctype html><html><body>${content}</body></html>`;
  const { document } = parseHTML(whole);
  const facts = factsOf(document);
  const heading = htmlToLine(document.querySelector('h1, h2')?.innerHTML ?? '');
  const fallback = nodeToMarkdown(document.body);
  // Readability takes the document apart; short pieces are not articles to it, and stay as they are.
  const article = new Readability(document, { charThreshold: 200 }).parse();
  const read = article?.content ? htmlToMarkdown(article.content) : '';
  const body = read.length >= fallback.length / 3 ? read : fallback;
  const title = heading || htmlToLine(article?.title ?? '');
  return { ...facts, title, body: withoutTitle(body, title) };
}

type Document = ReturnType<typeof parseHTML>['document'];

function factsOf(document: Document): Pick<MainText, 'published' | 'publisher' | 'url'> {
  const meta = (...names: string[]): string => {
    for (const name of names) {
      const found = document.querySelector(`meta[property="${name}"], meta[name="${name}"], meta[itemprop="${name}"]`);
      const content = found?.getAttribute('content')?.trim();
      if (content) return content;
    }
    return '';
  };
  const time = document.querySelector('time[datetime]')?.getAttribute('datetime') ?? '';
  const said =
    meta('article:published_time', 'datePublished', 'date', 'pubdate', 'publishdate', 'dc.date') ||
    linkedDate(document) ||
    time;
  const day = /^\d{4}-\d{2}-\d{2}/.exec(said)?.[0] ?? '';
  const read = readTypedDate(day === '' ? said : day);
  const url = document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? meta('og:url');
  return {
    published: said !== '' && read.ok ? read.edtf : null,
    publisher: meta('og:site_name').slice(0, 300),
    url: isWebAddress(url) ? url : '',
  };
}

/** The date that a page's JSON-LD gives it. */
function linkedDate(document: Document): string {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const date = /"datePublished"\s*:\s*"([^"]{8,40})"/.exec(script.textContent ?? '')?.[1];
    if (date) return date;
  }
  return '';
}

function withoutTitle(body: string, title: string): string {
  const [first = '', ...rest] = body.split('\n');
  return first.replace(/^#+\s*/, '').trim() === title && title !== '' ? rest.join('\n').trim() : body;
}

/** A first line that is short and ends like no sentence is the headline. */
function ofPlain(content: string): MainText {
  const body = content
    .replaceAll(ADVERTISEMENT, '')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[ \t]+$/gm, '')
    .trim();
  const [first = '', ...rest] = body.split('\n');
  const line = first.replace(/^#+\s*/, '').trim();
  const headline =
    rest.join('').trim() !== '' &&
    line.length <= HEADLINE &&
    !/[.!?。！？:：,，;；]["”»]?$/.test(line) &&
    !/^[-*>]/.test(line);
  return { title: headline ? line : '', body, published: null, publisher: '', url: '' };
}
