// Who a text names: the library's actors by their names, by surname where that is one person's, and others by the short
// names that the press has for them.
import type { Actor } from '../../../data/vocabulary.ts';
import { anyOf, type FoldedText, type Place } from './folded-text.ts';
import { foldedNames } from './names.ts';
import type { Found } from './topics.ts';

/** What the press calls a body, by our curated ids; a library without the entry has no use for it. */
const SHORT_NAMES: Readonly<Record<string, readonly string[]>> = {
  'joe-biden': ['Biden', '拜登'],
  'donald-trump': ['Trump', '特朗普'],
  'us-department-of-defense': ['the Pentagon', 'Pentagon', 'Pentagone', 'Defense Department', '五角大楼', '美国国防部', '美防部'],
  'us-department-of-commerce': ['Commerce Department', 'département du Commerce', 'département américain du Commerce', '美国商务部', '美商务部'],
  'us-department-of-the-treasury': ['Treasury Department', 'US Treasury', 'Trésor américain', 'département du Trésor', '美国财政部'],
  'us-department-of-state': ['State Department', 'département d’État', '美国国务院'],
  'us-department-of-justice': ['Justice Department', 'ministère américain de la Justice', 'ministère de la Justice', '美国司法部'],
  'us-congress': ['Congress', 'Congrès', '美国国会'],
  'us-house-of-representatives': ['House of Representatives', 'Chambre des représentants', '众议院'],
  'the-white-house': ['White House', 'Maison-Blanche', 'Maison Blanche', '白宫'],
  'national-security-agency': ['NSA', '国家安全局'],
  'bureau-of-industry-and-security': ['BIS', '工业与安全局'],
  'office-of-the-us-trade-representative': ['USTR', '贸易代表办公室'],
  'people-s-liberation-army': ['PLA', 'People’s Liberation Army', 'Armée populaire de libération', 'APL', '解放军'],
  'chinese-ministry-of-foreign-affairs': ['Chinese Foreign Ministry', 'China’s Foreign Ministry', 'Foreign Ministry', 'ministère chinois des Affaires étrangères', 'diplomatie chinoise', '外交部'],
  'chinese-ministry-of-commerce': ['Commerce Ministry', 'China’s Commerce Ministry', 'Ministry of Commerce', 'ministère chinois du Commerce', '中国商务部', '商务部'],
  'chinese-ministry-of-finance': ['China’s Finance Ministry', 'Chinese finance ministry', 'ministère chinois des Finances', '中国财政部'],
  'chinese-ministry-of-state-security': ['Ministry of State Security', 'ministère de la Sécurité d’État', '国家安全部'],
  'ministry-of-national-defense-china': ['China’s Defence Ministry', 'China’s Defense Ministry', 'Chinese Defense Ministry', 'ministère chinois de la Défense', '中国国防部', '国防部新闻'],
  'ministry-of-public-security-china': ['Ministry of Public Security', 'ministère de la Sécurité publique', '公安部'],
  'smithsonian-s-national-zoo': ['National Zoo', 'zoo national', '华盛顿国家动物园', '国家动物园'],
  'lockheed-martin': ['洛克希德·马丁', '洛马公司'],
  'world-health-organization': ['WHO', 'OMS', '世卫组织'],
  'world-trade-organization': ['WTO', 'OMC', '世贸组织'],
}; // prettier-ignore

// Chinese bodies and American ones share these names; what stands before tells them apart.
const AMERICAN_BEFORE = /(?:美国|美|u\.?s\.?|american)\s*$/;

interface Looks {
  readonly byWord: ReadonlyMap<string, string>;
  readonly pattern: RegExp;
}

// A thousand names make a pattern that is worth keeping; a changed table is another list.
const made = new WeakMap<readonly Actor[], Looks>();

function lookFor(actors: readonly Actor[]): Looks {
  const known = made.get(actors);
  if (known) return known;
  const surnames = surnamesOf(actors);
  // A whole name is its bearer's before any surname is: “拜登” is Joe Biden's name, and a part of another's.
  const named = actors.filter(({ type }) => type !== 'country');
  const byWord = new Map<string, string>();
  for (const wordsOf of [
    foldedNames,
    ({ id }: Actor) => SHORT_NAMES[id] ?? [],
    ({ id }: Actor) => surnames.get(id) ?? [],
  ]) {
    for (const actor of named) {
      for (const word of wordsOf(actor)) if (!byWord.has(plain(word))) byWord.set(plain(word), actor.id);
    }
  }
  const looks = { byWord, pattern: anyOf([...byWord.keys()]) };
  made.set(actors, looks);
  return looks;
}

/** The actors of a text, those named more often first. Countries are everywhere and are left to the person. */
export function findActors(text: FoldedText, actors: readonly Actor[]): Found[] {
  const { byWord, pattern } = lookFor(actors);
  const found = new Map<string, Place[]>();
  for (const { at } of text.matches(pattern)) {
    const said = plain(text.text.slice(at[0], at[1]));
    const id = byWord.get(said);
    if (id === undefined || misread(text, at, id, said)) continue;
    found.set(id, [...(found.get(id) ?? []), at]);
  }
  return [...found]
    .map(([id, at]) => ({ id, score: 1 + at.length / 10, at }))
    .toSorted((a, b) => b.score - a.score || (a.at[0]?.[0] ?? 0) - (b.at[0]?.[0] ?? 0));
}

const plain = (word: string): string =>
  word
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[’‘ʼ]/g, "'")
    .replaceAll(/[‐-―]/g, '-')
    .replaceAll(/\s+/g, ' ');

/** A Latin name not written as one, or a Chinese ministry's name after “美国”. */
function misread(text: FoldedText, [from, to]: Place, id: string, said: string): boolean {
  const written = text.text.slice(from, to);
  if (!/\p{Script=Han}/u.test(written) && !/\p{Lu}/u.test(written)) return true;
  const before = text.text.slice(Math.max(0, from - 12), from).toLowerCase();
  const chinese = id.startsWith('chinese-') || id.endsWith('-china');
  return chinese && AMERICAN_BEFORE.test(before) && !said.startsWith('chin');
}

/** Surnames that are one person's among the actors: the last word of a Western name, what follows the point of one in Chinese. */
function surnamesOf(actors: readonly Actor[]): ReadonlyMap<string, readonly string[]> {
  const people = actors.filter(({ type }) => type === 'person');
  const claims = new Map<string, string[]>();
  const wishes = new Map<string, string[]>();
  for (const { id, names, side } of people) {
    const latin = (names.en ?? names.und ?? '').split(/\s+/);
    const chinese = Object.values(names).flatMap((name) => name.split('·').slice(1));
    // Chinese surnames are too short and too common, and stand first.
    const western = side === 'CN' || latin.length < 2 ? [] : [latin.at(-1) ?? ''];
    const wanted = [...western, ...chinese].filter((name) => name.length >= (/\p{Script=Han}/u.test(name) ? 2 : 4));
    wishes.set(id, wanted);
    for (const name of wanted) claims.set(plain(name), [...(claims.get(plain(name)) ?? []), id]);
  }
  return new Map(
    [...wishes].map(([id, names]) => [id, names.filter((name) => new Set(claims.get(plain(name))).size === 1)]),
  );
}
