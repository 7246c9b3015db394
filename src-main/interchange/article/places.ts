// Where it happened: cities and regions that US–China affairs happen in, by their names in three languages.
import { type FoldedText, onceAnyOf, type Place } from './folded-text.ts';

interface Known {
  readonly en: string;
  readonly fr: string;
  readonly zh: string;
  readonly country: string;
  /** All its names. */
  readonly names: readonly string[];
}

const place = (en: string, fr: string, zh: string, country: string, ...also: string[]): Known => ({
  en,
  fr,
  zh,
  country,
  names: [en, fr, zh, ...also],
});

const PLACES: readonly Known[] = [
  place('Beijing', 'Pékin', '北京', 'CN'),
  place('Shanghai', 'Shanghai', '上海', 'CN'),
  place('Tianjin', 'Tianjin', '天津', 'CN'),
  place('Guangzhou', 'Canton', '广州', 'CN'),
  place('Shenzhen', 'Shenzhen', '深圳', 'CN'),
  place('Chengdu', 'Chengdu', '成都', 'CN'),
  place('Wuhan', 'Wuhan', '武汉', 'CN'),
  place('Hong Kong', 'Hong Kong', '香港', 'HK'),
  place('Taipei', 'Taipei', '台北', 'TW'),
  place('Washington', 'Washington', '华盛顿', 'US'),
  place('New York', 'New York', '纽约', 'US'),
  place('San Francisco', 'San Francisco', '旧金山', 'US', '三藩市'),
  place('Woodside', 'Woodside', '伍德赛德', 'US'),
  place('Los Angeles', 'Los Angeles', '洛杉矶', 'US'),
  place('Houston', 'Houston', '休斯敦', 'US'),
  place('Anchorage', 'Anchorage', '安克雷奇', 'US'),
  place('Honolulu', 'Honolulu', '檀香山', 'US', '火奴鲁鲁'),
  place('Geneva', 'Genève', '日内瓦', 'CH'),
  place('London', 'Londres', '伦敦', 'GB'),
  place('Paris', 'Paris', '巴黎', 'FR'),
  place('Madrid', 'Madrid', '马德里', 'ES'),
  place('Stockholm', 'Stockholm', '斯德哥尔摩', 'SE'),
  place('Vienna', 'Vienne', '维也纳', 'AT'),
  place('Malta', 'Malte', '马耳他', 'MT'),
  place('Munich', 'Munich', '慕尼黑', 'DE'),
  place('Rome', 'Rome', '罗马', 'IT'),
  place('Glasgow', 'Glasgow', '格拉斯哥', 'GB'),
  place('Singapore', 'Singapour', '新加坡', 'SG'),
  place('Kuala Lumpur', 'Kuala Lumpur', '吉隆坡', 'MY'),
  place('Bangkok', 'Bangkok', '曼谷', 'TH'),
  place('Jakarta', 'Jakarta', '雅加达', 'ID'),
  place('Bali', 'Bali', '巴厘岛', 'ID'),
  place('Vientiane', 'Vientiane', '万象', 'LA'),
  place('Manila', 'Manille', '马尼拉', 'PH'),
  place('Tokyo', 'Tokyo', '东京', 'JP'),
  place('Seoul', 'Séoul', '首尔', 'KR'),
  place('Busan', 'Busan', '釜山', 'KR'),
  place('New Delhi', 'New Delhi', '新德里', 'IN'),
  place('Lima', 'Lima', '利马', 'PE'),
  place('Rio de Janeiro', 'Rio de Janeiro', '里约热内卢', 'BR'),
  place('Dubai', 'Dubaï', '迪拜', 'AE'),
  place('Baku', 'Bakou', '巴库', 'AZ'),
];

export interface FoundPlace {
  readonly name: { readonly en: string; readonly fr: string; readonly zh: string };
  readonly country: string;
  readonly score: number;
  readonly at: readonly Place[];
}

// Before a place where something happens, not one that speaks for its government.
const HERE = /(?:\bin|\bat|\bto|\bleft|\bvisit(?:ed|s|ing)?|\ba|\bde|\bdans|\bau sud de|在|访问|抵达|到访|于)\s*$/;

const patternOf = onceAnyOf();

/** The places of a text, the likelier first. A capital that “says” or “warns” is its government. */
export function findPlaces(text: FoldedText): FoundPlace[] {
  return PLACES.flatMap((known) => {
    const hits = [...text.matches(patternOf(known.names))].map(({ at }) => at);
    if (hits.length === 0) return [];
    const here = hits.filter(([from]) => HERE.test(plainBefore(text.text, from)) || isDateline(text.text, from));
    const { en, fr, zh, country } = known;
    return [
      { name: { en, fr, zh }, country, score: here.length + hits.length / 10, at: here.length > 0 ? here : hits },
    ];
  }).toSorted((a, b) => b.score - a.score);
}

const plainBefore = (text: string, at: number): string =>
  text
    .slice(Math.max(0, at - 16), at)
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase();

/** At the start of a line, before a comma, a bracket or a dash: where it was reported from. */
function isDateline(text: string, at: number): boolean {
  return (
    /(?:^|\n|。)\s*$/.test(text.slice(Math.max(0, at - 3), at)) &&
    /^[\p{L} ]{2,20}(?:,| ?\(| ?[—–-]|\d)/u.test(text.slice(at, at + 30))
  );
}
