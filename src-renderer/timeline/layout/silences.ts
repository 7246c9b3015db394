// The rhythm of recurring channels, and their silences: gaps that are unusually long for the channel itself.
// The rule: longer than FACTOR × the median gap and than LEAST_DAYS, in a channel with at least LEAST_CONTACTS contacts.
import { CHANNELS, CHANNEL_TAG, type Channel, type ChannelId, type ContactRule } from '../../../data/channels.ts';
import type { CodeColumn } from './columns.ts';
import type { TimelineIndex } from './index-events.ts';
import { gallop, lowerBound, msPerPixel, xOf, type TimeScale } from './time-scale.ts';

export const FACTOR = 2.5;
export const LEAST_DAYS = 60;
export const LEAST_CONTACTS = 4;
const DAY = 86_400_000;

/** A silence of a channel, from the end of one contact to the start of the next. ms UTC. */
export interface Silence {
  readonly channel: ChannelId;
  readonly from: number;
  readonly to: number;
  /** True where no later contact is recorded: it lasts to the end of the record. */
  readonly open: boolean;
  readonly days: number;
  /** What is usual for the channel: the median of its gaps, days. */
  readonly median: number;
  readonly contacts: number;
  /** Ids of the contacts before and after it; no `after` where it is open. */
  readonly before: string;
  readonly after: string | null;
}

/** A channel with enough contacts to have a rhythm of its own. */
export interface Rhythm {
  readonly channel: ChannelId;
  /** Starts of its contacts in time order, ms UTC. */
  readonly contacts: Float64Array;
  /** Their ids, in the same order. */
  readonly ids: readonly string[];
  /** The median of its gaps, days. */
  readonly median: number;
  readonly silences: readonly Silence[];
}

/** For each code of a column 1 where it is one of the ids. */
function codesOf(column: CodeColumn, ids: readonly string[]): Uint8Array {
  const wanted = new Set(ids);
  return Uint8Array.from(column.ids, (id) => (wanted.has(id) ? 1 : 0));
}

function holdsAny({ from, codes }: CodeColumn, position: number, wanted: Uint8Array): boolean {
  const end = from[position + 1] ?? 0;
  for (let i = from[position] ?? 0; i < end; i += 1) if (wanted[codes[i] ?? 0]) return true;
  return false;
}

const firstIs = ({ from, codes }: CodeColumn, position: number, wanted: Uint8Array): boolean =>
  wanted[codes[from[position] ?? 0] ?? 0] === 1;

/** A rule over an index, cheapest question first. */
function matcher(index: TimelineIndex, { kinds, topic, notTopic, alsoTopic, together = [] }: ContactRule) {
  const kindCodes = codesOf(index.kinds, kinds);
  const first = topic === undefined ? null : codesOf(index.topics, [topic]);
  const not = notTopic === undefined ? null : codesOf(index.topics, [notTopic]);
  const also = alsoTopic === undefined ? null : codesOf(index.topics, [alsoTopic]);
  const groups = together.map((ids) => codesOf(index.actors, ids));
  return (position: number): boolean =>
    firstIs(index.kinds, position, kindCodes) &&
    (first === null || firstIs(index.topics, position, first)) &&
    (not === null || !firstIs(index.topics, position, not)) &&
    (also === null || holdsAny(index.topics, position, also)) &&
    groups.every((wanted) => holdsAny(index.actors, position, wanted));
}

/** The positions of a channel's contacts, in time order. */
export function contactsOf(index: TimelineIndex, { id, rules }: Channel, tagged = taggedPositions(index)): number[] {
  const own = new Set(tagged.get(CHANNEL_TAG + id));
  const matches = rules.map((rule) => matcher(index, rule));
  // The kind alone tells most events out, and is asked in one quick walk.
  const { from, codes } = index.kinds;
  const candidates = codesOf(
    index.kinds,
    rules.flatMap(({ kinds }) => kinds),
  );
  const found: number[] = [];
  for (let at = 0; at < index.ids.length; at += 1) {
    const may = candidates[codes[from[at] ?? 0] ?? 0] === 1;
    if (!may && own.size === 0) continue;
    if (own.has(at) || (may && matches.some((is) => is(at)))) found.push(at);
  }
  return found;
}

/** The positions of each tag that names a channel. Only rows with tags are visited: they are dear to visit. */
function taggedPositions({ rows, tagged }: TimelineIndex): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (let at = 0; at < tagged.length; at += 1) {
    if (tagged[at] === 0) continue;
    for (const tag of rows[at]?.tags ?? []) {
      if (!tag.startsWith(CHANNEL_TAG)) continue;
      const known = found.get(tag);
      if (known) known.push(at);
      else found.set(tag, [at]);
    }
  }
  return found;
}

interface Gap {
  readonly from: number;
  readonly to: number;
  readonly before: number;
  readonly after: number | null;
}

/** The spans between contacts; contacts that touch or overlap leave none. The last one runs to the end of the record. */
function gapsOf(index: TimelineIndex, contacts: readonly number[], end: number): Gap[] {
  const gaps: Gap[] = [];
  let last = contacts[0];
  if (last === undefined) return gaps;
  let until = index.end[last] ?? 0;
  for (const after of contacts.slice(1)) {
    const start = index.start[after] ?? 0;
    if (start > until) gaps.push({ from: until, to: start, before: last, after });
    if ((index.end[after] ?? 0) <= until) continue;
    until = index.end[after] ?? 0;
    last = after;
  }
  if (end > until) gaps.push({ from: until, to: end, before: last, after: null });
  return gaps;
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

/**
 * Channels with a rhythm, and the unusually long silences of each. They are looked for among all events, whatever the
 * filters hide, and up to the last event recorded: what came after the record ends is not known to be silence.
 */
export function rhythmsOf(index: TimelineIndex, channels: readonly Channel[] = CHANNELS): Rhythm[] {
  let end = Number.NEGATIVE_INFINITY;
  for (const at of index.end) if (at > end) end = at;
  const tagged = taggedPositions(index);
  return channels.flatMap((channel): Rhythm[] => {
    const contacts = contactsOf(index, channel, tagged);
    if (contacts.length < LEAST_CONTACTS) return [];
    const gaps = gapsOf(index, contacts, end);
    const median = medianOf(gaps.filter(({ after }) => after !== null).map(({ from, to }) => to - from));
    const silences = gaps
      .filter(({ from, to }) => median > 0 && to - from > FACTOR * median && to - from >= LEAST_DAYS * DAY)
      .map(({ from, to, before, after }) => ({
        channel: channel.id,
        from,
        to,
        open: after === null,
        days: Math.round((to - from) / DAY),
        median: Math.round(median / DAY),
        contacts: contacts.length,
        before: index.ids[before] ?? '',
        after: after === null ? null : (index.ids[after] ?? null),
      }));
    return [
      {
        channel: channel.id,
        contacts: Float64Array.from(contacts, (at) => index.start[at] ?? 0),
        ids: contacts.map((at) => index.ids[at] ?? ''),
        median: Math.round(median / DAY),
        silences,
      },
    ];
  });
}

/** A silence as drawn: px along the plot, unclipped. */
export interface SceneSilence {
  readonly silence: Silence;
  readonly x1: number;
  readonly x2: number;
}

/** A channel's row of the strip: where it was in contact, no two nearer than TICK px, and its silences in view. */
export interface SceneRhythm {
  readonly channel: ChannelId;
  readonly contacts: readonly number[];
  /** For each of them, which contact of the channel it is. */
  readonly at: readonly number[];
  readonly silences: readonly SceneSilence[];
}

const TICK = 3;

/** The rows of the strip under a view, in the order of pixels. */
export function rhythmsIn(rhythms: readonly Rhythm[], scale: TimeScale): SceneRhythm[] {
  const step = msPerPixel(scale) * TICK;
  return rhythms.map(({ channel, contacts, silences }) => {
    const ticks: number[] = [];
    const places: number[] = [];
    for (let at = lowerBound(contacts, scale.from); at < contacts.length;) {
      const start = contacts[at] ?? 0;
      if (start >= scale.to) break;
      ticks.push(xOf(scale, start));
      places.push(at);
      at = gallop(contacts, start + step, at);
    }
    return {
      channel,
      contacts: ticks,
      at: places,
      silences: silences
        .filter(({ from, to }) => to > scale.from && from < scale.to)
        .map((silence) => ({ silence, x1: xOf(scale, silence.from), x2: xOf(scale, silence.to) })),
    };
  });
}
