// HTML → the Markdown of an article or the plain words of a title: what a page says, and nothing that a page does.
// Text that looks like no HTML is left as it is.
import { parseHTML } from 'linkedom';
import { isWebAddress } from '../../data/event.ts';

/** True where a text holds tags or entities. */
export function looksLikeHtml(text: string): boolean {
  return /<\/?[a-z][^<>]{0,400}>|&(?:[a-z]{2,8}|#\d{2,6});/i.test(text);
}

// Deeper than any page; what is nested further is dropped rather than overflow the stack.
const DEPTH = 200;
const SKIPPED = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'iframe',
  'object',
  'embed',
  'svg',
  'math',
  'head',
  'form',
  'button',
  'select',
  'textarea',
  'input',
  'nav',
  'figure',
]);
const BLOCKS = new Set([
  'p',
  'div',
  'section',
  'article',
  'ul',
  'ol',
  'table',
  'tr',
  'blockquote',
  'figure',
  'figcaption',
  'header',
  'footer',
  'main',
  'aside',
  'pre',
  'dl',
  'dt',
  'dd',
  'hr',
  'center',
]);

interface HtmlNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<HtmlNode>;
  getAttribute?(name: string): string | null;
}

/** Markdown of HTML: headings, paragraphs, lists, quotes, emphasis and http(s) links. */
export function htmlToMarkdown(html: string): string {
  if (!looksLikeHtml(html)) return html.trim();
  if (nestingOf(html) > DEPTH) return stripTags(html);
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  return tidy(render(document.body, 0));
}

/** Markdown of a node that has been parsed already. */
export function nodeToMarkdown(node: unknown): string {
  return tidy(render(node as HtmlNode, 0));
}

/** The words of HTML on one line. */
export function htmlToLine(html: string): string {
  const text = looksLikeHtml(html) ? stripTags(html) : html;
  return text.replaceAll(/\s+/g, ' ').trim();
}

function stripTags(html: string): string {
  const spaced = html
    .replaceAll(/<(script|style)\b[^]*?<\/\1\s*>/gi, ' ')
    .replaceAll(/<br\b[^<>]*>/gi, '\n')
    .replaceAll(/<\/?(?:p|div|li|h[1-6]|tr|ul|ol|blockquote)\b[^<>]*>/gi, '\n')
    .replaceAll(/<\/?[a-z!][^<>]*>/gi, '');
  return tidy(decodeEntities(spaced));
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

function decodeEntities(text: string): string {
  return text.replaceAll(/&(#x?[\da-f]{1,6}|[a-z]{2,8});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? named(whole);
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 31 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
  });
}

function named(entity: string): string {
  return parseHTML(`<!doctype html><html><body>${entity}</body></html>`).document.body.textContent ?? entity;
}

/** How deep tags are nested, by counting alone. */
export function nestingOf(html: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [, close, name] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^<>]*>/gi)) {
    if (/^(?:br|hr|img|input|meta|link|source|wbr|col|area|base|embed|track)$/i.test(name ?? '')) continue;
    depth = Math.max(0, depth + (close === '/' ? -1 : 1));
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

function render(node: HtmlNode, depth: number): string {
  if (node.nodeType === 3) return escaped((node.textContent ?? '').replaceAll(/\s+/g, ' '));
  if ((node.nodeType !== 1 && node.nodeType !== 11) || depth > DEPTH) return '';
  const name = node.nodeName.toLowerCase();
  if (SKIPPED.has(name)) return '';
  const inner = (): string => Array.from(node.childNodes, (child) => render(child, depth + 1)).join('');
  if (name === 'br') return '\n';
  const heading = /^h([1-6])$/.exec(name);
  if (heading) return `\n\n${'#'.repeat(Number(heading[1]))} ${inner().replaceAll(/\s+/g, ' ').trim()}\n\n`;
  if (name === 'li') return `\n- ${inner().trim().replaceAll(/\n+/g, ' ')}`;
  if (name === 'b' || name === 'strong') return around('**', inner());
  if (name === 'i' || name === 'em') return around('*', inner());
  if (name === 'a') return link(inner(), node.getAttribute?.('href') ?? '');
  if (name === 'blockquote') return `\n\n${tidy(inner()).replaceAll(/^/gm, '> ')}\n\n`;
  if (name === 'td' || name === 'th') return `${inner().trim()} `;
  return BLOCKS.has(name) ? `\n\n${inner()}\n\n` : inner();
}

const escaped = (text: string): string => text.replaceAll(/(?<!\w)([*_`])(?=\w)/g, '\\$1');

function around(mark: string, text: string): string {
  const bare = text.trim();
  if (bare === '' || bare.includes('\n\n')) return text;
  const at = text.indexOf(bare);
  return `${text.slice(0, at)}${mark}${bare}${mark}${text.slice(at + bare.length)}`;
}

function link(text: string, address: string): string {
  const words = text.replaceAll(/\s+/g, ' ').trim();
  if (words === '' || !isWebAddress(address) || /[()<>]/.test(address)) return text;
  return `[${words.replaceAll(/[[\]]/g, '')}](${address})`;
}

function tidy(text: string): string {
  return text
    .replaceAll(/[ \t]+\n/g, '\n')
    .replaceAll(/\n[ \t]+/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}
