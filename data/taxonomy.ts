// The topics and kinds that a new library starts with: colours, glyphs, names in three languages.
// They seed the library's own tables; nothing in the code depends on which ids they are.
import type { Kind, Topic } from './vocabulary.ts';

// Colours hold 4.5:1 on the paper (light) and on the ink (dark); glyphs carry the difference without colour.
const topic = (
  id: string,
  en: string,
  fr: string,
  zh: string,
  colour: string,
  darkColour: string,
  glyph: Topic['glyph'],
): Topic => ({ id, names: { en, fr, zh }, aliases: [], colour, darkColour, glyph });

export const TOPICS: readonly Topic[] = [
  topic('diplomacy', 'Diplomacy', 'Diplomatie', '外交', '#1f4e79', '#6aa5e0', 'circle'),
  topic('trade', 'Trade', 'Commerce', '经贸', '#a8650a', '#f0a93b', 'square'),
  topic('technology', 'Technology', 'Technologies', '科技', '#6b46a8', '#a98bea', 'diamond'),
  topic('military', 'Military', 'Armées', '军事', '#566072', '#9aa7ba', 'triangle'),
  topic('regional-security', 'Regional security', 'Sécurité régionale', '地区安全', '#8a4f3d', '#d0917a', 'hexagon'),
  topic('taiwan', 'Taiwan', 'Taïwan', '台湾', '#26784f', '#4fb783', 'triangle-down'),
  topic('human-rights', 'Human rights', 'Droits humains', '人权', '#bd3a72', '#f073a6', 'star'),
  topic('cybersecurity', 'Cybersecurity', 'Cybersécurité', '网络安全', '#0e7490', '#35b3d0', 'cross'),
  topic('climate', 'Climate', 'Climat', '气候', '#4b7a10', '#8cc63f', 'drop'),
  topic('health', 'Health', 'Santé', '卫生', '#b8501f', '#ef8a55', 'plus'),
  topic('nonproliferation', 'Non-proliferation', 'Non-prolifération', '防扩散', '#7f3457', '#c97fa4', 'wye'),
  topic('law-enforcement', 'Law enforcement', 'Police et justice', '执法', '#47546b', '#8fa0be', 'pentagon'),
  topic('people-to-people', 'People', 'Échanges humains', '人文交流', '#8f6206', '#d9a62e', 'ring'),
];

/**
 * Colours and glyphs for the topics a person adds: handed out in this order, then from the start again. A glyph that
 * one of the topics above has comes with a colour that no colour blindness takes for that topic's.
 */
export const SPARE_TOPIC_STYLES: readonly Pick<Topic, 'colour' | 'darkColour' | 'glyph'>[] = [
  { colour: '#3f5bb5', darkColour: '#8ea4f0', glyph: 'square-open' },
  { colour: '#0f766e', darkColour: '#3fbfb2', glyph: 'diamond-open' },
  { colour: '#9d3fa0', darkColour: '#d98bdb', glyph: 'bar' },
  { colour: '#a13d3d', darkColour: '#e88a8a', glyph: 'diamond' },
  { colour: '#5c6b1c', darkColour: '#b3c25c', glyph: 'wye' },
];

const kind = (id: string, en: string, fr: string, zh: string): Kind => ({ id, names: { en, fr, zh }, aliases: [] });

export const KINDS: readonly Kind[] = [
  kind('meeting', 'Meeting', 'Rencontre', '会见'),
  kind('visit', 'Visit', 'Visite', '访问'),
  kind('call', 'Call', 'Appel', '通话'),
  kind('talks', 'Talks', 'Pourparlers', '磋商'),
  kind('agreement', 'Agreement', 'Accord', '协议'),
  kind('statement', 'Statement', 'Déclaration', '表态'),
  kind('measure', 'Measure', 'Mesure', '措施'),
  kind('sanction', 'Sanction', 'Sanction', '制裁'),
  kind('incident', 'Incident', 'Incident', '突发事件'),
  kind('legislation', 'Legislation', 'Législation', '立法'),
  kind('other', 'Other', 'Autre', '其他'),
];

/** The glyph, colours and names by which "no topic" is drawn; it is not an entry of the table. */
export const NO_TOPIC = { id: '', colour: '#6b6558', darkColour: '#a39c8e', glyph: 'circle' } as const;
