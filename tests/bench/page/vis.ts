// vis-timeline on the same generated events: one group a topic, items with their titles.
import { DataSet } from 'vis-data';
import { Timeline } from 'vis-timeline';
import 'vis-timeline/styles/vis-timeline-graph2d.css';
import { TOPICS } from '../../../data/taxonomy.ts';
import { cleared, measure, settled, watchFrames } from './meter.ts';
import { makeRows } from './rows.ts';

watchFrames();
const root = document.getElementById('app');
if (!root) throw new Error('The page has no #app.');
const container: HTMLElement = root;

const DAY = 86_400_000;
let timeline: Timeline | null = null;
let whole = { from: 0, to: 1 };

function show(days: number | null): { from: number; to: number } {
  if (days === null) return whole;
  const middle = (whole.from + whole.to) / 2;
  return { from: middle - (days * DAY) / 2, to: middle + (days * DAY) / 2 };
}

const look = (from: number, to: number): void => timeline?.setWindow(from, to, { animation: false });

const bench = {
  async load(count: number) {
    timeline?.destroy();
    const rows = makeRows(count);
    whole = { from: Math.min(...rows.map(({ start }) => start)), to: Math.max(...rows.map(({ end }) => end)) };
    await cleared();
    const began = performance.now();
    const items = new DataSet(
      rows.map(({ id, start, end, title, topics }) => ({
        id,
        content: title.en ?? '',
        start: new Date(start),
        ...(end - start > DAY ? { end: new Date(end) } : {}),
        group: topics[0] ?? '',
      })),
    );
    const groups = new DataSet(TOPICS.map(({ id, names }) => ({ id, content: names.en ?? id })));
    const drawn = new Promise<void>((resolve) => {
      timeline = new Timeline(container, items, groups, {
        height: '100%',
        // Without a start and an end it takes all items in before it shows any, and fits them: with both given, each item
        // is laid out as it comes, which takes minutes for 10,000.
        // Stacking costs it far more still (seconds at 3,000 items): it is measured at its fastest.
        stack: false,
        onInitialDrawComplete: () => resolve(),
      });
    });
    await drawn;
    return performance.now() - began;
  },
  async pan(days: number | null, frames: number) {
    const start = show(days);
    look(start.from, start.to);
    await settled();
    const step = (start.to - start.from) / 100;
    let { from, to } = start;
    return measure(frames, (number) => {
      const by = number % 60 < 30 ? step : -step;
      from += by;
      to += by;
      look(from, to);
    });
  },
  async zoom(days: number | null, frames: number) {
    const start = show(days);
    look(start.from, start.to);
    await settled();
    let half = (start.to - start.from) / 2;
    const middle = (start.from + start.to) / 2;
    return measure(frames, (number) => {
      half *= number % 60 < 30 ? 0.96 : 1 / 0.96;
      look(middle - half, middle + half);
    });
  },
};

Object.assign(window, { bench });
