// What conditions ask of an event besides its words, in columns: a condition walks numbers, never events.
import { parseEdtf } from '../../../data/dates.ts';
import type { Event } from '../../../data/event.ts';
import { HAS, IS, QUERY_SIDES, type Condition } from '../../../data/query/language.ts';
import { grown } from './chains.ts';

const UNRATED = -128;

/** One bit for everything that `has:`, `is:` and `side:` can ask. */
const FLAGS = [
  ...HAS.map((what) => `has:${what}`),
  ...IS.map((what) => `is:${what}`),
  ...QUERY_SIDES.map((s) => `side:${s}`),
];
const bitOf = new Map(FLAGS.map((flag, at) => [flag, 1 << at]));
const bit = (flag: string): number => bitOf.get(flag) ?? 0;

function flagsOf(event: Event): number {
  let flags = 0;
  const set = (flag: string, on: boolean): void => {
    if (on) flags |= bit(flag);
  };
  set('has:article', event.articles.length > 0);
  set('has:readouts', event.readouts !== null);
  set('has:claims', event.claims.length > 0);
  set('has:sources', event.sources.length > 0);
  set('has:notes', event.notes !== '');
  set('has:links', event.links.length > 0);
  set('has:hour', event.date.includes('T'));
  set('is:verified', event.verified);
  set('is:unverified', !event.verified);
  set(`is:${event.origin.by}`, true);
  for (const { side } of event.sources) set(`side:${side.toLowerCase()}`, true);
  return flags;
}

/** Columns by document number; they grow. Times are ms UTC. */
export class Facts {
  #room = 0;
  alive: Uint8Array = new Uint8Array(0);
  /** The number that stands for the event's id in answers. */
  numbers: Uint32Array = new Uint32Array(0);
  start: Float64Array = new Float64Array(0);
  #end: Float64Array = new Float64Array(0);
  #tone: Int8Array = new Int8Array(0);
  #importance: Uint8Array = new Uint8Array(0);
  #flags: Uint32Array = new Uint32Array(0);

  put(document: number, event: Event, number: number): void {
    if (document >= this.#room) this.#grow(document);
    const span = parseEdtf(event.date);
    this.alive[document] = 1;
    this.numbers[document] = number;
    this.start[document] = span.ok ? span.value.start : Number.NaN;
    this.#end[document] = span.ok ? span.value.end : Number.NaN;
    this.#tone[document] = event.tone ?? UNRATED;
    this.#importance[document] = event.importance;
    this.#flags[document] = flagsOf(event);
  }

  /** A test of one document; null where the condition is not about what the columns hold. */
  test(condition: Condition): ((document: number) => boolean) | null {
    switch (condition.is) {
      case 'number': {
        const { low, high } = condition;
        const values = condition.field === 'tone' ? this.#tone : this.#importance;
        return (document) => {
          const value = values[document] ?? UNRATED;
          return value !== UNRATED && value >= low && value <= high;
        };
      }
      case 'time':
        return this.#time(condition.from, condition.to);
      case 'has':
      case 'is':
        return this.#flag(`${condition.is}:${condition.what}`);
      case 'side':
        return this.#flag(`side:${condition.side}`);
      case 'word':
      case 'phrase':
      case 'name':
      case 'address':
        return null;
    }
  }

  #time(from: number, to: number): (document: number) => boolean {
    const start = this.start;
    const end = this.#end;
    const at = (column: Float64Array, document: number): number => column[document] ?? Number.NaN;
    if (from === -Infinity) return (document) => at(end, document) <= to;
    if (to === Infinity) return (document) => at(start, document) >= from;
    return (document) => at(start, document) < to && at(end, document) > from;
  }

  #flag(flag: string): (document: number) => boolean {
    const wanted = bit(flag);
    const flags = this.#flags;
    return (document) => ((flags[document] ?? 0) & wanted) !== 0;
  }

  /** The same without the documents that were forgotten. `renumbered` is each document's new number, ascending, or −1. */
  compacted(renumbered: Int32Array): Facts {
    const kept = new Facts();
    renumbered.forEach((to, from) => {
      if (to < 0) return;
      if (to >= kept.#room) kept.#grow(to);
      kept.alive[to] = 1;
      kept.numbers[to] = this.numbers[from] ?? 0;
      kept.start[to] = this.start[from] ?? Number.NaN;
      kept.#end[to] = this.#end[from] ?? Number.NaN;
      kept.#tone[to] = this.#tone[from] ?? UNRATED;
      kept.#importance[to] = this.#importance[from] ?? 0;
      kept.#flags[to] = this.#flags[from] ?? 0;
    });
    return kept;
  }

  #grow(document: number): void {
    this.alive = grown(this.alive, document);
    this.numbers = grown(this.numbers, document);
    this.start = grown(this.start, document);
    this.#end = grown(this.#end, document);
    this.#tone = grown(this.#tone, document);
    this.#importance = grown(this.#importance, document);
    this.#flags = grown(this.#flags, document);
    this.#room = this.alive.length;
  }
}
