// Which lane each shown event lies in. A lane keeps its events in six tracks (above, on and below the line; turning
// points apart from the rest), each in time order with sums, so that any bucket is a range and costs no walk.
import type { LaneMode } from '../../../data/desk.ts';
import type { IndexRow } from '../../../src-main/api/contract.ts';
import type { Selection } from './select.ts';

/** The lane of what the shown actors or countries do not cover, and of events that have none. */
export const OTHERS = '*others';
export const NONE = '';

/** Side of the baseline: cooperation above, conflict below, unrated and neutral on it. */
export type Band = 'above' | 'on' | 'below';
export const BANDS: readonly Band[] = ['above', 'on', 'below'];

/** Events of one band and weight in time order; sums[i] is the tone of all before i. */
export interface Track {
  readonly band: Band;
  readonly major: boolean;
  readonly positions: Int32Array;
  readonly starts: Float64Array;
  readonly sums: Float64Array;
  /** Latest end within each block of BLOCK events: finds what reaches into a view from before it. */
  readonly blockEnds: Float64Array;
}

export interface Lane {
  readonly id: string;
  readonly count: number;
  readonly tracks: readonly Track[];
}

export interface LaneSet {
  readonly mode: LaneMode;
  readonly selection: Selection;
  readonly lanes: readonly Lane[];
}

export const BLOCK = 64;

/** How many actors or countries get a lane of their own. */
const SHOWN = 10;

/** Ids by falling count; those of equal count in the order they were met. */
function mostFrequent(counts: ReadonlyMap<string, number>): string[] {
  return [...counts].sort((a, b) => b[1] - a[1]).map(([id]) => id);
}

/** For each event the ids of its lanes, and the order of lanes. */
function laneRule(
  selection: Selection,
  mode: LaneMode,
  topicOrder: readonly string[],
): { lanesOf: (row: IndexRow) => readonly string[]; order: readonly string[] } {
  const { topics } = selection;
  const firstTopic = (row: IndexRow): string =>
    (topics ? row.topics.find((id) => topics.has(id)) : row.topics[0]) ?? NONE;
  switch (mode) {
    case 'topic':
      return { lanesOf: (row) => [firstTopic(row)], order: [...topicOrder, NONE] };
    case 'kind':
      return { lanesOf: (row) => [row.kind], order: mostFrequent(selection.kindCounts) };
    case 'actor': {
      const shown = mostFrequent(selection.actorCounts).slice(0, SHOWN);
      const known = new Set(shown);
      const lanesOf = (row: IndexRow): readonly string[] => {
        const own = row.actors.filter((id) => known.has(id));
        return own.length > 0 ? own : [OTHERS];
      };
      return { lanesOf, order: [...shown, OTHERS] };
    }
    case 'country': {
      const counts = new Map<string, number>();
      selection.index.rows.forEach((row, at) => {
        if (selection.visible[at] && row.country) counts.set(row.country, (counts.get(row.country) ?? 0) + 1);
      });
      const shown = mostFrequent(counts).slice(0, SHOWN);
      const known = new Set(shown);
      const lanesOf = (row: IndexRow): readonly string[] => {
        if (row.country === null) return [NONE];
        return [known.has(row.country) ? row.country : OTHERS];
      };
      return { lanesOf, order: [...shown, OTHERS, NONE] };
    }
    case 'none':
      return { lanesOf: () => [NONE], order: [NONE] };
  }
}

/** Lays the shown events into lanes; lanes without events are left out. Linear in the events. */
export function buildLanes(selection: Selection, mode: LaneMode, topicOrder: readonly string[]): LaneSet {
  const { lanesOf, order } = laneRule(selection, mode, topicOrder);
  const members = new Map<string, number[]>();
  selection.index.rows.forEach((row, at) => {
    if (!selection.visible[at]) return;
    for (const id of lanesOf(row)) {
      const known = members.get(id);
      if (known) known.push(at);
      else members.set(id, [at]);
    }
  });
  // A lane the order does not know (a topic deleted from the table) still shows its events, at the end.
  const ids = [...order, ...[...members.keys()].filter((id) => !order.includes(id))];
  const lanes = ids.flatMap((id) => {
    const positions = members.get(id);
    return positions ? [{ id, count: positions.length, tracks: tracksOf(positions, selection) }] : [];
  });
  return { mode, selection, lanes };
}

/** Which of the six tracks an event belongs to: band times two, plus one for a turning point. */
function trackNumber(at: number, { index }: Selection): number {
  const tone = index.tone[at] ?? Number.NaN;
  const band = tone > 0 ? 0 : tone < 0 ? 2 : 1;
  return band * 2 + ((index.importance[at] ?? 1) >= 3 ? 1 : 0);
}

function tracksOf(positions: readonly number[], selection: Selection): Track[] {
  const own: number[][] = BANDS.flatMap(() => [[], []]);
  for (const at of positions) own[trackNumber(at, selection)]?.push(at);
  return own.flatMap((members, number) => {
    const band = BANDS[number >> 1];
    return band && members.length > 0 ? [trackOf(band, number % 2 === 1, members, selection.index)] : [];
  });
}

function trackOf(band: Band, major: boolean, own: readonly number[], index: Selection['index']): Track {
  const positions = Int32Array.from(own);
  const starts = new Float64Array(own.length);
  const sums = new Float64Array(own.length + 1);
  const blockEnds = new Float64Array(Math.ceil(own.length / BLOCK)).fill(Number.NEGATIVE_INFINITY);
  own.forEach((at, i) => {
    starts[i] = index.start[at] ?? 0;
    sums[i + 1] = (sums[i] ?? 0) + (index.tone[at] || 0);
    const block = Math.floor(i / BLOCK);
    blockEnds[block] = Math.max(blockEnds[block] ?? 0, index.end[at] ?? 0);
  });
  return { band, major, positions, starts, sums, blockEnds };
}
