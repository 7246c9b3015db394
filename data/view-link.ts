// A view as text for a link, and back: readable names, plain ASCII, nothing but what differs from an untouched window.
// `entente://view/?q=tariffs&topics=trade&lanes=kind` on the desktop, `…#view?q=tariffs…` in the web host.
import { EMPTY_FILTERS, viewSchema, type Arrangement, type Filters, type View } from './desk.ts';
import { fail, ok, type Result } from './result.ts';

/** What a link to a view begins with on the desktop. */
const SCHEME = 'entente://view/?';
/** What stands before it in the hash of the web host's page. */
const HASH = '#view?';

const LISTS = [
  'topics',
  'kinds',
  'actors',
  'countries',
  'tones',
  'sides',
  'origins',
] as const satisfies readonly (keyof Filters)[];

/** "" in a list: a lone mark that no encoded id is. */
const NONE = '!';

const encode = (text: string): string => encodeURIComponent(text.toWellFormed()).replaceAll(NONE, '%21');

/** How the lists of an arrangement are called in a link. */
const ARRANGED = { order: 'order', collapsed: 'folded', hidden: 'hidden' } as const satisfies Record<
  keyof Arrangement,
  string
>;
const ARRANGED_KEYS = ['order', 'collapsed', 'hidden'] as const;

const encodeList = (ids: readonly string[]): string => ids.map((id) => (id === '' ? NONE : encode(id))).join(',');
const decodeList = (text: string): string[] =>
  text === '' ? [] : text.split(',').map((id) => (id === NONE ? '' : decodeURIComponent(id)));

/** Writes a view; what is as in an untouched window is left out. */
export function encodeView({ filters, span, lanes, arrangement, layout, selected }: View): string {
  const parts: string[] = [];
  const put = (key: string, value: string): number => parts.push(`${key}=${value}`);
  if (filters.query !== '') put('q', encode(filters.query));
  for (const list of LISTS) {
    const ids = filters[list];
    if (ids !== null) put(list, encodeList(ids));
  }
  if (filters.from !== null) put('from', filters.from);
  if (filters.to !== null) put('to', filters.to);
  if (span !== null) put('span', `${span.from}..${span.to}`);
  if (lanes !== 'topic') put('lanes', lanes);
  for (const list of ARRANGED_KEYS) {
    if (arrangement[list].length > 0) put(ARRANGED[list], encodeList(arrangement[list]));
  }
  if (layout !== 'timeline') put('layout', layout);
  if (selected !== null) put('event', encode(selected));
  return parts.join('&');
}

const wrong = fail('invalid', 'This link does not lead to a view of Entente.');

/** Reads what {@link encodeView} wrote. What a newer Entente adds is left out; what is wrong fails with `invalid`. */
export function decodeView(text: string): Result<View> {
  const values = new Map<string, string>();
  for (const part of text === '' ? [] : text.split('&')) {
    const at = part.indexOf('=');
    if (at < 1) return wrong;
    values.set(part.slice(0, at), part.slice(at + 1));
  }
  try {
    const parsed = viewSchema.safeParse(viewOf(values));
    return parsed.success ? ok(parsed.data) : wrong;
  } catch (error) {
    // decodeURIComponent's word for a broken escape.
    if (error instanceof URIError) return wrong;
    throw error;
  }
}

function viewOf(values: ReadonlyMap<string, string>): unknown {
  const text = (key: string): string | null => {
    const value = values.get(key);
    return value === undefined ? null : decodeURIComponent(value);
  };
  const filters: Record<string, unknown> = {
    ...EMPTY_FILTERS,
    from: text('from'),
    to: text('to'),
    query: text('q') ?? '',
  };
  for (const list of LISTS) {
    const ids = values.get(list);
    if (ids !== undefined) filters[list] = decodeList(ids);
  }
  return {
    filters,
    span: spanOf(values.get('span')),
    lanes: text('lanes') ?? 'topic',
    arrangement: Object.fromEntries(ARRANGED_KEYS.map((list) => [list, decodeList(values.get(ARRANGED[list]) ?? '')])),
    layout: text('layout') ?? 'timeline',
    selected: text('event'),
  };
}

function spanOf(text: string | undefined): unknown {
  if (text === undefined) return null;
  const [from, to, ...more] = text.split('..');
  return more.length > 0 || !from || !to ? text : { from: Number(from), to: Number(to) };
}

/** The link to a view. `page` is the web host's own address; without it the link is the desktop's. */
export function viewLink(view: View, page: string | null): string {
  const encoded = encodeView(view);
  return page === null ? SCHEME + encoded : `${page.split('#')[0]}${HASH}${encoded}`;
}

/** The view that a link leads to, the desktop's or a page's; null where it leads to none at all. */
export function viewFromLink(link: string): Result<View> | null {
  if (link.startsWith(SCHEME)) return decodeView(link.slice(SCHEME.length));
  // Browsers and systems drop the slash before the question mark, or an empty question.
  const bare = /^entente:\/\/view\/?$/.exec(link);
  if (bare) return decodeView('');
  if (link.startsWith('entente://view?')) return decodeView(link.slice('entente://view?'.length));
  const at = link.indexOf(HASH);
  return at < 0 ? null : decodeView(link.slice(at + HASH.length));
}
