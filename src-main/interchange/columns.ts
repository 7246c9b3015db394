// Guesses what a table's columns are: by their names in English, French and Chinese, and by what stands in them.
// A guess is only where the mapping step starts; the person corrects it.
import { fold } from '../../data/fold.ts';
import { looksSerial, readCellDate, saysNothing } from './cell-date.ts';
import type { MappedField, Mapping } from './format.ts';

/** Names by field; longer matches win. Compared folded, with separators as spaces. */
const NAMES: Readonly<Record<Exclude<MappedField, 'date' | 'end' | 'title'>, readonly string[]>> = {
  id: ['id', 'identifier', 'identifiant', 'uid', '编号', '标识'],
  summary: [
    'summary',
    'description',
    'abstract',
    'resume',
    'texte',
    'text',
    'details',
    'detail',
    'chapo',
    '摘要',
    '简介',
    '描述',
    '内容',
    '说明',
    '概要',
  ],
  article: ['article', 'body', 'full text', 'texte integral', 'content', 'contenu', '正文', '全文', '文章'],
  topics: [
    'topics',
    'topic',
    'theme',
    'themes',
    'thema',
    'sujet',
    'sujets',
    'category',
    'categories',
    'categorie',
    '主题',
    '议题',
    '类别',
    '话题',
  ],
  kind: ['kind', 'event type', 'type of event', 'type d evenement', 'genre', '类型', '事件类型', '种类'],
  actors: [
    'actors',
    'actor',
    'acteurs',
    'acteur',
    'participants',
    'parties',
    'people',
    'who',
    'qui',
    '参与者',
    '人物',
    '主体',
    '参与方',
    '当事方',
  ],
  place: ['place', 'location', 'lieu', 'city', 'ville', 'venue', 'where', 'adopted in', '地点', '城市', '场所', '地方'],
  country: ['country', 'country code', 'pays', '国家', '国别'],
  lat: ['lat', 'latitude', '纬度'],
  lon: ['lon', 'lng', 'long', 'longitude', '经度'],
  tone: ['tone', 'ton', 'tonalite', '基调', '语气'],
  importance: ['importance', 'priorite', 'priority', '重要性', '重要程度'],
  url: [
    'url',
    'link',
    'links',
    'lien',
    'source url',
    'website',
    'web',
    'href',
    'adresse',
    'treaty text url',
    '链接',
    '网址',
    '网站',
    '来源链接',
  ],
  source: ['source', 'sources', 'source title', 'reference', 'citation', '来源', '出处', '信源'],
  publisher: ['publisher', 'outlet', 'media', 'editeur', 'publication', 'journal', '出版者', '媒体', '发布机构'],
  side: ['side', 'camp', 'cote', '一方', '立场'],
  tags: [
    'tags',
    'tag',
    'keywords',
    'mots cles',
    'etiquettes',
    'group',
    'groupe',
    'type',
    '标签',
    '关键词',
    '分组',
    '组',
  ],
  notes: ['notes', 'note', 'remarks', 'comment', 'comments', 'remarques', 'commentaires', '备注', '注释', '笔记'],
  language: ['language', 'langue', 'lang', '语言'],
};

// Names of the start, the likelier first; "signature" is the day of a treaty.
const STARTS: readonly (readonly [RegExp, number])[] = [
  [/^(?:date|day|jour|when|quand|日期|时间|日子)$/, 10],
  [/\b(?:start|starts|begin|begins|beginning|from|debut|commence|dtstart)\b|^(?:开始|起始|起)/, 9],
  [/\b(?:event|evenement) ?date\b|\bdate (?:de l )?(?:event|evenement)\b|事件日期/, 9],
  [/\b(?:signature|signed|sign|adopted|adoption)\b|sign$|签署/, 7.5],
  [/\bdate\b|date$|日期|时间/, 7],
  [/\b(?:year|annee|an)\b|^年份?$/, 6],
];
const NO_STARTS =
  /\b(?:end|ends|ended|until|till|to|fin|valid|expir\w*|terminat\w*|force|entry|updated?|modified|created?|accessed|retrieved|published|birth\w*|naissance)\b|entryforce|validuntil|结束|截止|终止|更新|创建|访问/;
const ENDS =
  /^(?:date )?(?:end|ends|finish|fin|to|until|till|timeto|end ?date|enddate|end ?time|dtend|date de fin|date fin|fin date|jusqu au|结束|结束日期|结束时间|截止|截止日期|终止|至|止)$|\b(?:end date|date of end)\b|time to$/;
const TITLES: readonly (readonly [RegExp, number])[] = [
  [/^(?:title|titre|headline|标题|题目)$/, 10],
  [/^(?:event|event name|event title|evenement|intitule|事件|事件名称|名称)$/, 9],
  [/^(?:name|nom|subject|objet|what|quoi|名字|事项)$/, 8],
  [/\b(?:name|title|titre|nom|headline)\b/, 6],
  [/^(?:participant|country|pays|国家)$/, 3],
];

/** A header as it is compared: folded, camel case and separators as spaces. */
function plain(header: string): string {
  return fold(header.replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, ' '))
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

interface Column {
  readonly at: number;
  readonly name: string;
  /** Cells that say something. */
  readonly cells: readonly string[];
  /** Shares: of rows that say something, and of those that are dates, numbers, addresses. */
  readonly filled: number;
  readonly dates: number;
  readonly numbers: number;
  readonly addresses: number;
}

function columnOf(at: number, name: string, rows: readonly (readonly string[])[]): Column {
  const cells = rows.map((row) => row[at] ?? '').filter((cell) => !saysNothing(cell));
  const share = (test: (cell: string) => boolean): number =>
    cells.length === 0 ? 0 : cells.filter(test).length / cells.length;
  return {
    at,
    name,
    cells,
    filled: rows.length === 0 ? 0 : cells.length / rows.length,
    dates: share(isDateLike),
    numbers: share((cell) => /^[-+]?[\d\s.,]+%?$/.test(cell.trim())),
    addresses: share((cell) => /^["']*https?:\/\//i.test(cell.trim())),
  };
}

/** A date, or one that its table would make one: ambiguous, or of a year we do not take. */
function isDateLike(cell: string): boolean {
  if (looksSerial(cell)) return false;
  const read = readCellDate(cell);
  if (read.is === 'date' || read.is === 'open') return true;
  return read.is === 'problem' && read.problem.key !== 'date.problem.notUnderstood' && /\d/.test(cell);
}

/** Guesses the mapping of a table from its first records. Null where no column can be its dates. */
export function guessMapping(records: readonly (readonly string[])[]): Mapping | null {
  const [first = [], ...rest] = records;
  const header = looksLikeHeader(first, rest);
  const rows = header ? rest : records;
  const names = header ? first.map(plain) : first.map(() => '');
  const columns = names.map((name, at) => columnOf(at, name, rows));
  const date = best(columns, (column) => startScore(column, header));
  if (!date) return null;
  const taken = new Map<MappedField, number>([['date', date.at]]);
  const free = (): Column[] => columns.filter(({ at }) => ![...taken.values()].includes(at));
  const end = best(free(), (column) => (ENDS.test(column.name) && column.dates >= 0.5 ? column.dates : 0));
  if (end) taken.set('end', end.at);
  const title = best(free(), titleScore);
  if (title) taken.set('title', title.at);
  for (const field of Object.keys(NAMES) as (keyof typeof NAMES)[]) {
    const found = best(free(), (column) => fieldScore(column, field));
    if (found) taken.set(field, found.at);
  }
  if (!title) {
    const text = best(free(), (column) => (header ? textScore(column) : 0));
    if (text) taken.set('title', text.at);
  }
  return { header, columns: Object.fromEntries(taken) };
}

function best(columns: readonly Column[], score: (column: Column) => number): Column | undefined {
  let found: Column | undefined;
  let highest = 0;
  for (const column of columns) {
    const value = score(column);
    if (value > highest) [found, highest] = [column, value];
  }
  return found;
}

function startScore({ name, at, dates, filled, numbers, cells }: Column, header: boolean): number {
  const named = STARTS.find(([pattern]) => pattern.test(name))?.[1] ?? 0;
  const serial = cells.length > 0 && cells.every(looksSerial);
  if (!header) return dates >= 0.9 && filled > 0.5 ? dates * filled * (1 / (1 + at / 10)) : 0;
  if (NO_STARTS.test(name) && !/\b(?:start|begin|from|debut)\b|^date$/.test(name)) {
    return dates >= 0.5 ? 0.5 * dates * filled : 0;
  }
  // A name is believed where the cells bear it out; bare numbers are years or day numbers only under such a name.
  if (named > 0 && cells.length === 0) return named;
  if (named > 0) return dates >= 0.3 || (serial && named >= 7) ? named * (0.5 + 0.5 * filled) : 0;
  return dates >= 0.7 && numbers < 0.5 ? 2 * dates * filled : 0;
}

function titleScore({ name, filled, numbers, dates, addresses }: Column): number {
  const named = TITLES.find(([pattern]) => pattern.test(name))?.[1] ?? 0;
  if (addresses > 0.5 || (named < 8 && (numbers > 0.5 || dates > 0.5))) return 0;
  return named * filled ** 2;
}

function textScore({ filled, numbers, dates, addresses, cells }: Column): number {
  if (filled < 0.5 || numbers > 0.3 || dates > 0.3 || addresses > 0.3) return 0;
  return filled * (new Set(cells).size / Math.max(1, cells.length));
}

function fieldScore({ name, addresses, cells, numbers, filled }: Column, field: keyof typeof NAMES): number {
  const at = NAMES[field].indexOf(name);
  // "type", "group" and the like are said after the names that mean a field for certain.
  let score = at < 0 ? 0 : 10 - Math.min(at, 8);
  if (score === 0 && filled > 0) {
    const words = name.split(' ');
    if (NAMES[field].some((known) => known.length > 3 && words.includes(known))) score = 1;
  }
  if (field === 'url') return addresses > 0.5 ? score + 1 : 0;
  if (field === 'lat' || field === 'lon' || field === 'tone' || field === 'importance') {
    return numbers > 0.5 ? score : 0;
  }
  if (field === 'id') return new Set(cells).size === cells.length && cells.length > 0 ? score : 0;
  return addresses > 0.5 ? 0 : score;
}

/** A first record of names: no date in it where there are dates below, and no number where there are numbers. */
function looksLikeHeader(first: readonly string[], rest: readonly (readonly string[])[]): boolean {
  const said = first.filter((cell) => cell.trim() !== '');
  if (said.length === 0) return true;
  if (said.some((cell) => readCellDate(cell).is === 'date' && !/^\D+$/.test(cell))) return false;
  if (rest.length === 0) return true;
  const numeric = (cell: string | undefined): boolean => /^[-+]?\d[\d.,]*$/.test((cell ?? '').trim());
  return first.filter(numeric).length <= first.length / 4;
}
