// CAMEO event codes → our kinds and topics. Source: Schrodt, CAMEO Event Data Codebook 1.1b3 (2012), chapter 2.
// The longest prefix of a code counts; the words for the twenty roots are in data/i18n.

const KINDS: Readonly<Record<string, string>> = {
  '01': 'statement',
  '02': 'statement',
  '03': 'statement',
  '04': 'talks',
  '041': 'call',
  '042': 'visit',
  '043': 'visit',
  '044': 'meeting',
  '05': 'statement',
  '057': 'agreement',
  '06': 'agreement',
  '07': 'measure',
  '08': 'measure',
  '09': 'measure',
  '10': 'statement',
  '11': 'statement',
  '12': 'statement',
  '13': 'statement',
  '14': 'incident',
  '15': 'measure',
  '16': 'measure',
  '163': 'sanction',
  '17': 'measure',
  '172': 'sanction',
  '18': 'incident',
  '19': 'incident',
  '20': 'incident',
};

const TOPICS: Readonly<Record<string, string>> = {
  '01': 'diplomacy',
  '02': 'diplomacy',
  '0211': 'trade',
  '0212': 'military',
  '0213': 'law-enforcement',
  '0231': 'trade',
  '0232': 'military',
  '0253': 'human-rights',
  '0254': 'trade',
  '0255': 'military',
  '03': 'diplomacy',
  '0311': 'trade',
  '0312': 'military',
  '0313': 'law-enforcement',
  '0331': 'trade',
  '0332': 'military',
  '0354': 'trade',
  '04': 'diplomacy',
  '05': 'diplomacy',
  '06': 'diplomacy',
  '061': 'trade',
  '062': 'military',
  '063': 'law-enforcement',
  '064': 'law-enforcement',
  '07': 'diplomacy',
  '071': 'trade',
  '072': 'military',
  '08': 'diplomacy',
  '083': 'human-rights',
  '085': 'trade',
  '087': 'military',
  '09': 'law-enforcement',
  '092': 'human-rights',
  '10': 'diplomacy',
  '1011': 'trade',
  '1012': 'military',
  '1031': 'trade',
  '1032': 'military',
  '1041': 'human-rights',
  '1053': 'human-rights',
  '1054': 'trade',
  '11': 'diplomacy',
  '1122': 'human-rights',
  '114': 'diplomacy',
  '12': 'diplomacy',
  '1211': 'trade',
  '1212': 'military',
  '1244': 'trade',
  '13': 'diplomacy',
  '1312': 'trade',
  '138': 'military',
  '14': 'human-rights',
  '15': 'military',
  '16': 'diplomacy',
  '1621': 'trade',
  '1622': 'military',
  '163': 'trade',
  '17': 'law-enforcement',
  '176': 'cybersecurity',
  '18': 'military',
  '19': 'military',
  '20': 'military',
};

function byPrefix(code: string, table: Readonly<Record<string, string>>): string | undefined {
  for (let length = code.length; length >= 2; length -= 1) {
    const found = table[code.slice(0, length)];
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The kind of event that a code stands for. */
export const kindOfCode = (code: string): string => byPrefix(code, KINDS) ?? 'other';

/** The topic that a code belongs to; undefined where the code is none. */
export const topicOfCode = (code: string): string | undefined => byPrefix(code, TOPICS);

/** Goldstein's scale (−10 conflict … +10 cooperation) as tone, −3 … +3. */
export function toneOfGoldstein(value: number): number {
  return Math.sign(value) * Math.round((Math.abs(Math.max(-10, Math.min(10, value))) * 3) / 10);
}
