// Entente on generated events, in the page alone: the real window over a host that answers from memory.
import '../../../src-renderer/styles/tokens.css';
import '../../../src-renderer/styles/base.css';
import '../../../src-renderer/styles/shell.css';
import { render } from 'preact';
import { EMPTY_DESK } from '../../../data/desk.ts';
import { ok } from '../../../data/result.ts';
import { KINDS, TOPICS } from '../../../data/taxonomy.ts';
import type { Bridge } from '../../../src-renderer/bridge.ts';
import { App } from '../../../src-renderer/panes/app.tsx';
import { connect, setFacet, setQuery, setView } from '../../../src-renderer/state/actions.ts';
import { loadLibrary } from '../../../src-renderer/state/actions-library.ts';
import { drawnScene, wholeExtent } from '../../../src-renderer/timeline/model.ts';
import type { IndexRow } from '../../../src-main/api/contract.ts';
import { cleared, measure, type Measured, painted, settled, watchFrames } from './meter.ts';
import { makeRows } from './rows.ts';

let rows: readonly IndexRow[] = [];

const answers: Readonly<Record<string, () => unknown>> = {
  'desk.get': () => EMPTY_DESK,
  'desk.set': () => EMPTY_DESK,
  'library.describe': () => ({
    name: 'bench',
    folder: '',
    events: rows.length,
    readOnly: false,
    notices: [],
    version: '0',
    revision: 1,
    undo: null,
    redo: null,
  }),
  'library.vocabulary': () => ({ topics: [...TOPICS], kinds: [...KINDS], actors: [] }),
  'events.index': () => ({ revision: 1, events: rows }),
  'history.removed': () => ({ removed: [] }),
};

const bridge: Bridge = {
  host: 'web',
  // The answers are the contract's; the page would crash on others.
  call: async (command, input) =>
    ok('query' in input ? found(String(input.query)) : (answers[command]?.() ?? {})) as never,
  onChange: () => () => undefined,
  onMenu: () => () => undefined,
  onLink: () => () => undefined,
  openDropped: async () => ok(null),
};

watchFrames();
connect(bridge);
document.documentElement.dataset['theme'] = 'light';
const root = document.getElementById('app');
if (!root) throw new Error('The page has no #app.');
render(<App />, root);

const DAY = 86_400_000;

/** A place in the middle of the events, `days` wide; all of them without. */
function lookAt(days: number | null): { from: number; to: number } {
  const whole = wholeExtent.value;
  if (days === null) return whole;
  const middle = (whole.from + whole.to) / 2;
  return { from: middle - (days * DAY) / 2, to: middle + (days * DAY) / 2 };
}

/** A turn of the wheel over the plot. Where the plot lies is asked once a gesture: asking costs, and is not Entente's. */
function wheelOver(): (deltaX: number, deltaY: number) => void {
  const plot = document.querySelector('.plot');
  const box = plot?.getBoundingClientRect();
  if (!plot || !box) throw new Error('There is no plot.');
  const at = { clientX: box.left + box.width / 2, clientY: box.top + box.height / 3 };
  return (deltaX, deltaY) => {
    plot.dispatchEvent(new WheelEvent('wheel', { deltaX, deltaY, bubbles: true, cancelable: true, ...at }));
  };
}

const isDrawn = (): boolean => (drawnScene.peek()?.lanes.length ?? 0) > 0;

/** Makes a change so many times, at rest between; ms from each to the picture of it. */
async function toPainted(times: number, change: (number: number) => void): Promise<number[]> {
  setView(lookAt(null));
  await painted();
  const took: number[] = [];
  for (let number = 0; number < times; number += 1) {
    await new Promise((done) => setTimeout(done, 300));
    const before = drawnScene.value;
    const began = performance.now();
    change(number);
    while (drawnScene.value === before) await new Promise(requestAnimationFrame);
    took.push(performance.now() - began);
  }
  return took;
}

/** What the host answers to a search: every title that has a word beginning so, a bit for each. */
function found(query: string): unknown {
  const bytes = new Uint8Array(Math.ceil(rows.length / 8));
  const ids: string[] = [];
  for (const { id, number, title } of rows) {
    if (!(title.en ?? '').includes(query)) continue;
    bytes[number >> 3] = (bytes[number >> 3] ?? 0) | (1 << (number & 7));
    if (ids.length < 200) ids.push(id);
  }
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return { ids, total: ids.length, terms: [query], hits: btoa(text) };
}

export interface Bench {
  load(count: number): Promise<number>;
  pan(days: number | null, frames: number): Promise<Measured>;
  zoom(days: number | null, frames: number): Promise<Measured>;
  brush(days: number | null, frames: number): Promise<Measured>;
  filter(times: number): Promise<number[]>;
  search(times: number): Promise<number[]>;
  drawn(): number;
}

const bench: Bench = {
  /** ms from events in memory to the first picture of them. */
  async load(count) {
    rows = makeRows(count);
    drawnScene.value = null;
    await cleared();
    const began = performance.now();
    await loadLibrary();
    while (!isDrawn()) await new Promise(requestAnimationFrame);
    return performance.now() - began;
  },
  async pan(days, frames) {
    setView(lookAt(days));
    await settled();
    const wheel = wheelOver();
    return measure(frames, (number) => wheel(number % 60 < 30 ? 9 : -9, 0));
  },
  async zoom(days, frames) {
    setView(lookAt(days));
    await settled();
    const wheel = wheelOver();
    return measure(frames, (number) => wheel(0, number % 60 < 30 ? -30 : 30));
  },
  /** The view moved along the whole library, as the minimap's brush does it: a sixth of it wide, or so many days. */
  async brush(days, frames) {
    const whole = wholeExtent.value;
    const span = days === null ? (whole.to - whole.from) / 6 : days * DAY;
    await settled();
    return measure(frames, (number) => {
      const from = whole.from + ((whole.to - whole.from - span) * (number % 100)) / 100;
      setView({ from, to: from + span });
    });
  },
  /** ms from choosing one topic, and all again, to the picture of it. */
  filter: (times) =>
    toPainted(times, (number) =>
      setFacet('topics', number % 2 === 0 ? [TOPICS[number % TOPICS.length]?.id ?? ''] : null),
    ),
  /** ms from a keystroke in the search box to the picture of what it finds. */
  search: (times) => toPainted(times, (number) => setQuery('summit'.slice(0, 2 + (number % 5)))),
  drawn: () => (drawnScene.value ? drawnScene.value.marks.length + drawnScene.value.clusters.length : 0),
};

Object.assign(window, { bench });
