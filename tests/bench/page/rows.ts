// Seeded events for the benches: the same ones for Entente and for vis-timeline, spread as diplomacy is, in bursts.
import { TOPICS, KINDS } from '../../../data/taxonomy.ts';
import type { IndexRow } from '../../../src-main/api/contract.ts';

const DAY = 86_400_000;
const FROM = Date.UTC(2017, 0, 1);
const DAYS = 3_600;

/** A small seeded generator (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const WORDS = 'talks tariffs summit export controls visit call statement sanctions agreement patrol hearing'.split(' ');

/** `count` rows: most are days, some spans; one in fifty is a turning point; a fifth fall into a few bursts. */
export function makeRows(count: number, seed = 1): IndexRow[] {
  const random = randomFrom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const bursts = Array.from({ length: 12 }, () => random() * DAYS);
  return Array.from({ length: count }, (_, number) => {
    const inBurst = random() < 0.2;
    const day = Math.floor(inBurst ? pick(bursts) + random() * 20 : random() * DAYS);
    const start = FROM + day * DAY;
    const length = random() < 0.12 ? 2 + Math.floor(random() * 40) : 1;
    const iso = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
    const topics = [pick(TOPICS).id, ...(random() < 0.4 ? [pick(TOPICS).id] : [])];
    const chance = random();
    return {
      id: `e${number}`,
      number,
      date: length === 1 ? iso(start) : `${iso(start)}/${iso(start + (length - 1) * DAY)}`,
      start,
      end: start + length * DAY,
      title: { en: `${pick(WORDS)} ${pick(WORDS)} ${number}` },
      topics: [...new Set(topics)],
      kind: pick(KINDS).id,
      actors: [`actor-${Math.floor(random() ** 3 * 120)}`],
      country: pick(['CN', 'US', 'US', 'CN', 'KR', 'SG', 'CH', 'GB']),
      tone: random() < 0.1 ? null : Math.floor(random() * 7) - 3,
      importance: chance < 0.02 ? 3 : chance < 0.3 ? 2 : 1,
      verified: true,
      origin: { by: 'imported' as const, from: 'bench' },
      links: [],
      tags: [],
      sides: [],
      updated: start,
    };
  });
}
