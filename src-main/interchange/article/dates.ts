// When it happened: the dates a text speaks of, the likelier first, each with the words it rests on. What is relative is
// counted from the article's own date; where the text has none, it is left open rather than guessed.
import { isoDay, parseEdtf } from '../../../data/dates.ts';
import { edtfOf } from '../parts-date.ts';
import { countOf, type Day, findMentions, type Mention, type Relative } from './date-mentions.ts';
import type { FoldedText, Place } from './folded-text.ts';

export interface DateProposal {
  readonly edtf: string;
  readonly at: readonly Place[];
  /** As written; counted from the article's own date; or that date itself, for want of another. */
  readonly from: 'text' | 'counted' | 'article';
  /** True where the year was not written and is the article's. */
  readonly yearAssumed: boolean;
  readonly score: number;
}

export interface FoundDates {
  readonly dates: readonly DateProposal[];
  /** The day (or month) on which the article was written or published; null where it does not say. */
  readonly published: { readonly edtf: string; readonly at: Place | null } | null;
  /** Relative words that nothing can be counted from. */
  readonly open: readonly Place[];
  /** Days that the text says it lasted, without saying which. */
  readonly lasted: { readonly days: number; readonly at: Place } | null;
}

const DAY = 86_400_000;

/** @param given the article's own date where it is known from outside its text, EDTF */
export function findDates(text: FoldedText, given: string | null = null): FoundDates {
  const mentions = findMentions(text);
  const own = publishedIn(text, mentions);
  const published = given ?? own?.edtf ?? null;
  // What the text says of itself is no date of the event, even where the person knows another.
  const said = own && own.edtf === published ? own.at : null;
  const anchor = published ?? latestWritten(mentions);
  const reference = anchor === null ? yearsOf(mentions).at(-1) : undefined;
  const proposals: DateProposal[] = [];
  const open: Place[] = [];
  for (const mention of mentions) {
    if (own && mention.at === own.at) continue;
    const resolved = resolve(mention, anchor, reference);
    if (!resolved) {
      if (mention.is === 'relative') open.push(mention.at);
      continue;
    }
    const stretched = stretch(text, mention, resolved.edtf);
    proposals.push({
      ...resolved,
      edtf: stretched,
      score: resolved.score - distance(text, mention.at),
      at: [mention.at],
    });
  }
  if (published !== null) {
    proposals.push({ edtf: published, at: said ? [said] : [], from: 'article', yearAssumed: false, score: 1.6 });
  }
  const dates = merged(proposals).toSorted((a, b) => b.score - a.score);
  return {
    dates,
    published: published === null ? null : { edtf: published, at: said },
    open,
    lasted: lastedIn(text),
  };
}

/** The same date said twice is one, a little surer. */
function merged(proposals: readonly DateProposal[]): DateProposal[] {
  const byDate = new Map<string, DateProposal>();
  for (const one of proposals) {
    const there = byDate.get(one.edtf);
    if (!there) byDate.set(one.edtf, one);
    else {
      const better = there.score >= one.score ? there : one;
      byDate.set(one.edtf, { ...better, at: [...there.at, ...one.at], score: better.score + 0.2 });
    }
  }
  return [...byDate.values()];
}

// Words after which a date is a background, a limit or a plan rather than when it happened.
const BACKGROUND =
  /(?:since|depuis|for the first time since|as of|after the|apres|自|自从|继|than in|fois depuis|first since|in force since)[^.。!?]{0,14}$/;
const LIMIT =
  /(?:by|until|till|before|d'ici|avant|jusqu'au|expires?|截至|之前|将于|定于|prevu\w* (?:le|pour)|scheduled for|due on|next)\s*(?:le |the )?$/;

/** How far from the head of the text a mention stands, in sentences, and whether it is background. */
function distance(text: FoldedText, [from]: Place): number {
  const before = text.text.slice(0, from);
  const sentences = before.split(/(?<=[.!?])\s+(?=\p{Lu})|[。！？]|\n+/u).length - 1;
  const near = fold(before.slice(-40));
  return Math.min(1.2, sentences * 0.3) + (BACKGROUND.test(near) ? 2 : 0) + (LIMIT.test(near) ? 1.5 : 0);
}

const fold = (text: string): string =>
  text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('’', "'");

type Resolved = Omit<DateProposal, 'at'>;

function resolve(mention: Mention, anchor: string | null, year: number | undefined): Resolved | null {
  if (mention.is === 'relative') {
    const edtf = anchor === null ? null : counted(mention.to, anchor);
    if (edtf === null) return null;
    const score = 'days' in mention.to || 'weekday' in mention.to ? 2.9 : 'months' in mention.to ? 2.2 : 1.4;
    return { edtf, from: 'counted', yearAssumed: false, score };
  }
  const first = completed(mention.first, anchor, year);
  const last =
    mention.last && completed({ ...mention.last, year: mention.last.year ?? mention.first.year }, anchor, year);
  if (!first || (mention.last && !last)) return null;
  const start = edtfOf({ ...first, year: first.year ?? 0 });
  const end = last ? edtfOf({ ...last, year: last.year ?? 0 }) : null;
  if ('problem' in start || (end && 'problem' in end)) return null;
  const edtf = end ? `${start.edtf}/${end.edtf}` : start.edtf;
  if (!parseEdtf(edtf).ok) return null;
  const yearAssumed = mention.first.year === undefined && mention.last?.year === undefined;
  return { edtf, from: 'text', yearAssumed, score: scoreOf(mention) };
}

function scoreOf({ first, last }: Extract<Mention, { is: 'written' }>): number {
  if (last) return 3.3;
  if (first.day !== undefined) return first.year === undefined ? 2.9 : 3;
  return first.month === undefined ? 0.4 : 1.9;
}

/** A date with the year (and month) it does not write, from the article's own: the nearest such day not long after it. */
function completed({ year, month, day }: Day, anchor: string | null, fallback: number | undefined): Day | null {
  if (year !== undefined) return { year, month, day };
  const own = anchor === null ? null : parseEdtf(anchor);
  if (!own?.ok) return fallback === undefined || month === undefined ? null : { year: fallback, month, day };
  const last = new Date(own.value.end - DAY);
  if (month === undefined) {
    // “The 21st”: of the article's month, or of the one before where that is yet to come.
    const near = { year: last.getUTCFullYear(), month: last.getUTCMonth() + 1, day };
    if ((day ?? 0) <= last.getUTCDate()) return near;
    return near.month === 1 ? { year: near.year - 1, month: 12, day } : { ...near, month: near.month - 1 };
  }
  const here = last.getUTCFullYear();
  const time = Date.UTC(here, month - 1, day ?? 1);
  // A day more than half a year ahead was that of last year.
  return { year: time - last.getTime() > 183 * DAY ? here - 1 : here, month, day };
}

function counted(to: Relative, anchor: string): string | null {
  const own = parseEdtf(anchor);
  if (!own.ok) return null;
  const { start, precision } = own.value;
  const date = new Date(start);
  if ('months' in to) {
    if (precision !== 'day' && precision !== 'month' && precision !== 'instant') return null;
    return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + to.months, 1)).toISOString().slice(0, 7);
  }
  // Days can only be counted from a day.
  if (precision !== 'day' && precision !== 'instant') return null;
  const day = Math.floor(start / DAY);
  const iso = (at: number): string => isoDay(at * DAY);
  if ('days' in to) return iso(day + to.days);
  // 5 January 1970 was a Monday.
  const monday = day - ((day - 4) % 7);
  if ('weeks' in to) return `${iso(monday + to.weeks * 7)}~/${iso(monday + to.weeks * 7 + 6)}~`;
  if (to.week !== undefined) return iso(monday + to.week * 7 + ((to.weekday + 6) % 7));
  const back = (date.getUTCDay() - to.weekday + 7) % 7;
  return iso(day - (back === 0 && to.last ? 7 : back));
}

/** The latest whole date that is written: what “two days ago” is counted from where the article gives no date of its own. */
function latestWritten(mentions: readonly Mention[]): string | null {
  const whole = mentions.flatMap((mention) => {
    if (mention.is !== 'written') return [];
    const { year, month, day } = mention.last ?? mention.first;
    const edtf = year === undefined || day === undefined ? null : edtfOf({ year, month, day });
    return edtf && 'edtf' in edtf ? [edtf.edtf] : [];
  });
  return whole.toSorted().at(-1) ?? null;
}

function yearsOf(mentions: readonly Mention[]): number[] {
  const years = mentions.flatMap((mention) =>
    mention.is === 'written' && mention.first.year !== undefined ? [mention.first.year] : [],
  );
  return years.toSorted((a, b) => a - b);
}

const BEFORE_OWN =
  /(?:published|updated|posted|publie\w*|mis a jour|paru|date|发布时间|发布于|发表于|时间|日期)\s*(?:on|le|:|：)?\s*(?:\p{L}+,?\s*)?(?:the |le )?$/u;

/** The article's own date: a dateline, a line of its own, in brackets, or after “published”. */
function publishedIn(text: FoldedText, mentions: readonly Mention[]): { edtf: string; at: Place } | null {
  const latest = yearsOf(mentions).at(-1);
  for (const mention of mentions) {
    if (mention.is !== 'written' || mention.last || mention.first.month === undefined) continue;
    const { year = latest, month, day } = mention.first;
    if (year === undefined || !standsAlone(text.text, mention.at)) continue;
    const edtf = edtfOf({ year, month, day });
    if ('edtf' in edtf) return { edtf: edtf.edtf, at: mention.at };
  }
  return null;
}

function standsAlone(text: string, [from, to]: Place): boolean {
  const lineStart = text.lastIndexOf('\n', from - 1) + 1;
  const lineEnd = text.indexOf('\n', to) < 0 ? text.length : text.indexOf('\n', to);
  const before = text.slice(lineStart, from);
  const after = text.slice(to, lineEnd);
  if (BEFORE_OWN.test(fold(before))) return true;
  // A short line that is no sentence.
  if (
    before.length + after.length <= 45 &&
    !/[.!?。！？]\s*$/.test(text.slice(lineStart, lineEnd)) &&
    !/[,，]/.test(after)
  )
    return true;
  if (/[(（]\s*(?:\p{L}+\s)?$/u.test(before) && (/^[^)）]{0,12}[)）]/.test(after) || text[to - 1] === ')')) return true;
  // 新华社北京6月18日电
  if (/^[（(]?[^。，]{0,10}[电讯]/.test(after)) return true;
  // BEIJING, July 10 —  ·  Singapour, le 12 juin 2022. Le ministre …
  const opens =
    before.length <= 40 &&
    !/[.!?。！？;:]/.test(before) &&
    /^(?:[\p{Lu}][\p{L}\s.’'-]*[,(（]?\s*(?:le\s|on\s)?)?(?:\p{L}+,?\s)?[(（]?$/u.test(before);
  return opens && /^\s*[)）]?\s*(?:[—–-]|\.\s+\p{Lu})/u.test(after);
}

const LASTED: readonly RegExp[] = [
  /(?<!\p{L})(\d|two|three|four|five|six)[- ]day (?:visit|trip|stay|tour|summit|meeting|talks)/gu,
  /(?<!\p{L})(?:visite|sejour|deplacement|sommet|reunion|entretiens) de (\d|deux|trois|quatre|cinq) jours/gu,
  /为期(\d|[一两二三四五])天/gu,
];
const LAST_DAY =
  /(second|deuxieme|third|troisieme|第二|第三)[^.。]{0,14}(?:last|final|dernier|最后)[^.。]{0,6}(?:day|jour|天)/gu;
const ORDINALS: Readonly<Record<string, number>> = { second: 2, deuxieme: 2, third: 3, troisieme: 3, 第二: 2, 第三: 3 };

function lastedIn(text: FoldedText): FoundDates['lasted'] {
  for (const shape of LASTED) {
    for (const { at, groups } of text.matches(shape)) return { days: countOf(groups[0]), at };
  }
  for (const { at, groups } of text.matches(LAST_DAY)) return { days: ORDINALS[groups[0] ?? ''] ?? 2, at };
  return null;
}

const ARRIVES = /(?:arriv|begin|began|start|entam|debut|抵达|开始|开启)/;
const FOR_DAYS =
  /^[^.。]{0,50}?(?:for|pour|为期|进行)\s*(\d|two|three|four|five|deux|trois|quatre|cinq|[两二三四五])\s*(?:days|jours|天)/;

/** “Arrived on Tuesday for three days” is three days, from Tuesday on. */
function stretch(text: FoldedText, { at }: Mention, edtf: string): string {
  const around = fold(text.text.slice(Math.max(0, at[0] - 60), at[1] + 30));
  const days = FOR_DAYS.exec(fold(text.text.slice(at[1], at[1] + 80)))?.[1];
  if (days === undefined || edtf.length !== 10 || !ARRIVES.test(around)) return edtf;
  return `${edtf}/${isoDay(Date.parse(`${edtf}T00:00:00Z`) + (countOf(days) - 1) * DAY)}`;
}
