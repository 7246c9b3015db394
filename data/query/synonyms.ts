// The field's standard terms in three languages, and words that say nothing by themselves: what a query is widened by.
// Only terms that mean the same in diplomatic use stand together; a phrase in quotation marks is never widened.
import { fold } from '../fold.ts';
import { isGroup, type Clause, type Group, type Part } from './parse.ts';

/** Each line is one notion; `|` parts its terms. A term is looked for from the beginning of a word. */
const NOTIONS = `
tariff | customs duty | duties | droits de douane | surtaxe | 关税
export control | contrôle des exportations | contrôles à l’exportation | contrôles d’exportation | 出口管制
rare earth | terres rares | 稀土
sanction | 制裁
summit | sommet | 峰会 | 元首会晤
truce | trêve | 休战
semiconductor | semi-conducteur | 半导体 | 芯片
arms sale | ventes d’armes | vente d’armes | 军售
entity list | liste des entités | 实体清单
joint statement | déclaration conjointe | communiqué conjoint | joint communiqué | 联合声明 | 联合公报
memorandum of understanding | protocole d’accord | 谅解备忘录
ceasefire | cessez-le-feu | 停火
embassy | ambassade | 大使馆
ambassador | ambassadeur | 大使
foreign minister | ministre des affaires étrangères | 外长
secretary of state | secrétaire d’état | 国务卿
defence minister | defense minister | ministre de la défense | 防长
soybean | soja | 大豆
fentanyl | 芬太尼
overcapacity | surcapacité | 产能过剩
human rights | droits humains | droits de l’homme | 人权
one china | une seule chine | 一个中国
climate change | changement climatique | 气候变化
aircraft carrier | porte-avions | 航母
fighter jet | avion de chasse | 战斗机
nuclear weapon | arme nucléaire | armes nucléaires | 核武器
visa restriction | restrictions de visa | 签证限制
working group | groupe de travail | 工作组
supply chain | chaîne d’approvisionnement | chaînes d’approvisionnement | 供应链 | 产业链
intellectual property | propriété intellectuelle | 知识产权
cyberattack | cyberattaque | 网络攻击
balloon | ballon | 气球
`;

/** Words that are neither asked for nor marked beside others. */
const SILENT = new Set(
  'a an and at by for from in of on or the to with au aux d dans de des du en et l la le les par pour sur un une 的 了 和 与 在'.split(
    ' ',
  ),
);

interface Term {
  readonly written: string;
  /** Its folded words, as a query has them. */
  readonly words: readonly string[];
  readonly notion: number;
}

const wordsOf = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

const TERMS: readonly Term[] = NOTIONS.trim()
  .split('\n')
  .flatMap((line, notion) =>
    line
      .split('|')
      .map((term) => term.trim())
      .map((written) => ({ written, words: wordsOf(written), notion })),
  );

/** Longer terms first: "droits de douane" before a word of it. */
const byFirstWord = new Map<string, Term[]>();
for (const term of [...TERMS].sort((a, b) => b.words.length - a.words.length)) {
  const [first = ''] = term.words;
  byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), term]);
}

/** A query with what else it means, and the terms that were added, as they are written. */
export interface Widened {
  readonly query: Group;
  readonly also: readonly string[];
}

/** Widens the words of a query by the notions they name, and leaves out words that say nothing. */
export function widen(query: Group): Widened {
  const also = new Set<string>();
  return { query: widenGroup(query, also), also: [...also] };
}

function widenGroup({ of, parts }: Group, also: Set<string>): Group {
  const widened: Part[] = [];
  const told: boolean[] = [];
  for (let at = 0; at < parts.length;) {
    const part = parts[at];
    if (!part) break;
    const term = of === 'all' || parts.length === 1 ? termAt(parts, at) : termAt([part], 0);
    if (term) {
      widened.push(meaning(term, parts.slice(at, at + term.words.length), also));
      at += term.words.length;
    } else {
      widened.push(isGroup(part) ? widenGroup(part, also) : part);
      at += 1;
    }
    told.push(term !== undefined || isGroup(part) || !isSilent(part));
  }
  // Where every word is silent, they are what is asked.
  const kept = of === 'all' && told.includes(true) ? widened.filter((_, at) => told[at]) : widened;
  return { of, parts: kept };
}

const isSilent = ({ not, condition }: Clause): boolean => !not && condition.is === 'word' && SILENT.has(condition.word);

/** The longest term that stands at a place of the parts, in singular or plural. */
function termAt(parts: readonly Part[], at: number): Term | undefined {
  const wordAt = (place: number): string => {
    const part = parts[place];
    return part && !isGroup(part) && !part.not && part.condition.is === 'word' ? part.condition.word : '';
  };
  const first = wordAt(at);
  if (first === '') return undefined;
  const same = (word: string, other: string): boolean => word === other || singular(word) === singular(other);
  const candidates = [
    ...(byFirstWord.get(first) ?? []),
    ...(byFirstWord.get(singular(first)) ?? []),
    ...(byFirstWord.get(`${first}s`) ?? []),
  ];
  return candidates.find(({ words }) => words.every((word, by) => same(wordAt(at + by), word)));
}

const singular = (word: string): string => (word.length > 3 && /[sx]$/u.test(word) ? word.slice(0, -1) : word);

/** The words as they were typed, or any other term of their notion. */
function meaning({ notion, words }: Term, typed: readonly Part[], also: Set<string>): Group {
  const others = TERMS.filter((term) => term.notion === notion && term.words.join(' ') !== words.join(' '));
  for (const { written } of others) also.add(written);
  return {
    of: 'any',
    parts: [
      { of: 'all', parts: typed.filter((part) => isGroup(part) || !isSilent(part)) },
      ...others.map(({ written }): Clause => ({ not: false, condition: { is: 'phrase', phrase: fold(written) } })),
    ],
  };
}

/** The folded terms of an answer that no part of the query begins: words a slip away. */
export function nearTerms(query: Group, terms: readonly string[]): string[] {
  const asked: string[] = [];
  const visit = (group: Group): void => {
    for (const part of group.parts) {
      if (isGroup(part)) visit(part);
      else if (part.condition.is === 'word') asked.push(part.condition.word);
      else if (part.condition.is === 'phrase') asked.push(part.condition.phrase);
    }
  };
  visit(query);
  const isAsked = (term: string, word: string): boolean =>
    term.startsWith(word) || (/\p{Script=Han}/u.test(word) && word.includes(term));
  return terms.filter((term) => !asked.some((word) => isAsked(term, word)));
}
