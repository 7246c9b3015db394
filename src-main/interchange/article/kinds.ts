// What kind of event a text tells of, by its verbs and nouns, the lead weighing more.
import { type FoldedText, onceAnyOf } from './folded-text.ts';
import type { Found } from './topics.ts';

const KIND_WORDS: Readonly<Record<string, readonly string[]>> = {
  visit: ['visit', 'visited', 'visits', 'trip to', 'arrived in', 'stay', 'visite', 'se rend', 's’est rendu*', 'arrive* a', 'deplacement', 'en visite', '访问', '访华', '访美', '抵达', '到访'],
  meeting: ['met', 'meets', 'meeting', 'received by', 'summit', 'rencontr*', 'recu par', 'reunion', 'sommet', 's’est entretenu', 'se sont entretenus', '会见', '会晤', '会面', '峰会'],
  call: ['phone call', 'spoke by phone', 'telephone', 'video call', 'call with', 'appel telephonique', 'entretien telephonique', 's’est entretenu par telephone', 'au telephone', 'visioconference', '通电话', '通话', '视频通话', '电话'],
  talks: ['talks', 'negotiat*', 'dialogue', 'consultation*', 'working group', 'pourparlers', 'negociation*', 'discussions', 'entretiens', 'groupe de travail', '会谈', '磋商', '谈判', '对话', '工作组'],
  agreement: ['agreed to', 'agreement', 'deal', 'accord', 'sont convenus', 'se sont mis d’accord', 'declaration commune', 'joint statement', '协议', '达成', '同意', '联合声明', '签署'],
  statement: ['said', 'warned', 'statement', 'complained', 'accused', 'a declare', 'a prevenu', 'a denonce', 'declaration', '表示', '指出', '声明', '强调', '谴责'],
  measure: ['tariff*', 'export control*', 'ban', 'bans', 'tighten*', 'announced', 'order*', 'restriction*', 'impose*', 'droits de douane', 'interdi*', 'annonce', 'mesure*', 'suspen*', 'fermeture', '公告', '加征', '禁止', '措施', '管制', '限制'],
  sanction: ['sanction*', 'blacklist*', 'entity list', 'froze', 'freez*', 'liste noire', 'gel des avoirs', '制裁', '反制', '冻结', '实体清单'],
  incident: ['shot down', 'collid*', 'incident', 'hack*', 'spying', 'intercept*', 'balloon', 'abattu', 'collision', 'pirat*', 'ballon', '击落', '相撞', '事件', '拦截', '黑客'],
  legislation: ['signed into law', 'act', 'bill', 'passed by congress', 'the house passed', 'senate passed', 'legislation', 'promulgu*', 'proposition de loi', 'projet de loi', 'adopte', 'le texte', '法案', '签署成为法律', '立法', '通过法案'],
}; // prettier-ignore

const patternOf = onceAnyOf();

/** The kinds a text may be of, the likelier first. */
export function findKinds(text: FoldedText, known: ReadonlySet<string>): Found[] {
  return Object.entries(KIND_WORDS)
    .filter(([id]) => known.has(id))
    .flatMap(([id, words]) => {
      const hits = [...text.matches(patternOf(words))].map(({ at }) => at);
      if (hits.length === 0) return [];
      const score = hits.reduce((sum, [from]) => sum + (from < 300 ? 1 : 0.3), 0) / (id === 'statement' ? 2 : 1);
      return [{ id, score, at: hits }];
    })
    .toSorted((a, b) => b.score - a.score);
}
