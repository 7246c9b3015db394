// The timeline's bench: Entente and vis-timeline on the same events, in the same browser, one after the other.
// What was asked of the figures stands in targets.ts; here they are only taken.
import { createServer, type Server } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { build } from 'vite';
import { findBrowser } from '../e2e/find-browser.ts';
import { median, percentile, short, table } from './numbers.ts';
import type { Measured } from './page/meter.ts';
import { targetsOf } from './targets.ts';

const root = resolve(import.meta.dirname, '../..');
const out = join(root, 'out', 'bench');
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--enable-precise-memory-info',
  '--js-flags=--expose-gc',
];
const PAGE = join(import.meta.dirname, 'page');
/** vis-timeline draws a frame of 10,000 in a tenth of a second or more: as many as Entente's would take minutes. */
const SLOW_FRAMES = 15;
/** Longer than this nobody waits for one size: it is reported as not measured. */
const MOST_MS = 360_000;

export type Who = 'Entente' | 'vis-timeline';

/** What to run: who at how many events, and how many frames of each gesture. */
export interface TimelineRun {
  readonly who: Who;
  readonly count: number;
  readonly frames: number;
}

/** p50 and p95. */
export type Pair = readonly [number, number];

/** Times in ms, heap in bytes; null where it does not apply or was not had. */
export interface TimelineFigures {
  readonly who: Who;
  readonly count: number;
  readonly firstDraw: number;
  /** Work of a frame, over the whole range and over a month; panning, zooming and brushing apart. */
  readonly whole: Readonly<Record<Gesture, Pair | null>>;
  readonly month: Readonly<Record<Gesture, Pair | null>>;
  /** The same over all gestures of both. */
  readonly work: Pair;
  readonly interval: Pair;
  /** Work a drawn mark while panning over the whole range: p50 over marks on the screen, µs. */
  readonly perMark: number | null;
  readonly filter: Pair | null;
  readonly search: Pair | null;
  readonly drawn: number | null;
  readonly heap: number;
}

type Gesture = 'pan' | 'zoom' | 'brush';

interface PageBench {
  load(count: number): Promise<number>;
  pan(days: number | null, frames: number): Promise<Measured>;
  zoom(days: number | null, frames: number): Promise<Measured>;
  brush?(days: number | null, frames: number): Promise<Measured>;
  filter?(times: number): Promise<number[]>;
  search?(times: number): Promise<number[]>;
  drawn?(): number;
}
declare global {
  interface Window {
    bench: PageBench;
    gc?: () => void;
  }
}

async function serve(): Promise<{ server: Server; origin: string }> {
  const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
  const server = createServer((request, response) => {
    const path = join(out, new URL(request.url ?? '/', 'http://x').pathname);
    readFile(path).then(
      (bytes) => response.setHeader('content-type', types[extname(path)] ?? 'application/octet-stream').end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  const address = server.address();
  return { server, origin: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}` };
}

const both = (values: readonly number[]): Pair => [median(values), percentile(values, 0.95)];

async function figures(page: Page, { who, count, frames }: TimelineRun): Promise<TimelineFigures> {
  const firsts: number[] = [];
  for (let run = 0; run < (count > 100_000 || who !== 'Entente' ? 1 : 3); run += 1) {
    firsts.push(await page.evaluate((wanted) => window.bench.load(wanted), count));
  }
  const gesture = (name: Gesture, days: number | null): Promise<Measured | null> =>
    page.evaluate(
      async ([which, span, steps]) => {
        const found = window.bench[which];
        return found ? found(span, steps) : null;
      },
      [name, days, frames] as [Gesture, number | null, number],
    );
  const gestures = async (days: number | null): Promise<Record<Gesture, Measured | null>> => ({
    pan: await gesture('pan', days),
    zoom: await gesture('zoom', days),
    brush: await gesture('brush', days),
  });
  const whole = await gestures(null);
  await gesture('pan', null);
  const drawn = await page.evaluate(() => window.bench.drawn?.() ?? null);
  const month = await gestures(30);
  const filter = await page.evaluate(async () => (await window.bench.filter?.(40)) ?? null);
  const search = await page.evaluate(async () => (await window.bench.search?.(40)) ?? null);
  const heap = await page.evaluate(() => {
    window.gc?.();
    const { memory } = performance as Performance & { memory?: { usedJSHeapSize: number } };
    return memory?.usedJSHeapSize ?? Number.NaN;
  });
  const all = [...Object.values(whole), ...Object.values(month)].filter((one) => one !== null);
  const pairs = (found: Record<Gesture, Measured | null>): Record<Gesture, Pair | null> => ({
    pan: found.pan && both(found.pan.work),
    zoom: found.zoom && both(found.zoom.work),
    brush: found.brush && both(found.brush.work),
  });
  return {
    who,
    count,
    firstDraw: median(firsts),
    whole: pairs(whole),
    month: pairs(month),
    work: both(all.flatMap(({ work }) => work)),
    interval: both(all.flatMap(({ interval }) => interval)),
    perMark: drawn && whole.pan ? (median(whole.pan.work) / drawn) * 1_000 : null,
    filter: filter && both(filter),
    search: search && both(search),
    drawn,
    heap,
  };
}

/** Runs one size in a page of its own; null where it takes too long or fails, with the reason on stderr. */
async function runOne(browser: Browser, origin: string, run: TimelineRun): Promise<TimelineFigures | null> {
  process.stderr.write(`${run.who}, ${run.count.toLocaleString('en')} events…\n`);
  const page = await browser.newPage({ viewport: { width: 1520, height: 920 } });
  let timer: NodeJS.Timeout | undefined;
  try {
    await page.goto(`${origin}/${run.who === 'Entente' ? 'index.html' : 'vis.html'}`);
    await page.waitForFunction(() => 'bench' in window);
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`took longer than ${MOST_MS / 1_000} s`)), MOST_MS);
    });
    return await Promise.race([figures(page, run), late]);
  } catch (error) {
    process.stderr.write(`  not measured: ${error instanceof Error ? error.message : String(error)}\n`);
    return null;
  } finally {
    clearTimeout(timer);
    await page.close();
  }
}

/** The runs of a whole bench: both at 1,000 and 10,000, Entente alone beyond. */
export function timelineRuns(sizes: readonly number[], who: readonly Who[], frames: number): TimelineRun[] {
  return sizes.flatMap((count) =>
    who
      .filter((one) => one === 'Entente' || count <= 10_000)
      .map((one) => ({ who: one, count, frames: one === 'Entente' || count <= 1_000 ? frames : SLOW_FRAMES })),
  );
}

export interface TimelineReport {
  readonly figures: readonly TimelineFigures[];
  readonly targets: ReturnType<typeof targetsOf>;
  readonly markdown: string;
}

/** Builds the pages and takes the figures of each run. */
export async function benchTimeline(runs: readonly TimelineRun[]): Promise<TimelineReport> {
  await build({
    configFile: false,
    root: PAGE,
    logLevel: 'error',
    build: {
      outDir: out,
      emptyOutDir: true,
      target: 'esnext',
      rollupOptions: { input: [join(PAGE, 'index.html'), join(PAGE, 'vis.html')] },
    },
  });
  const browserFound = findBrowser();
  if ('problem' in browserFound) throw new Error(browserFound.problem);
  const { server, origin } = await serve();
  const browser = await chromium.launch({ executablePath: browserFound.path, args: FLAGS });
  const found: TimelineFigures[] = [];
  try {
    for (const run of runs) {
      const one = await runOne(browser, origin, run);
      if (one) found.push(one);
    }
  } finally {
    await browser.close();
    server.close();
  }
  const targets = targetsOf(found);
  return { figures: found, targets, markdown: report(found, targets) };
}

function report(found: readonly TimelineFigures[], targets: TimelineReport['targets']): string {
  const pair = (value: Pair | null): string => (value ? `${short(value[0])} / ${short(value[1])}` : '–');
  const figureTable = table(
    [
      '',
      'events',
      'first draw',
      'pan, all',
      'zoom, all',
      'brush, all',
      'pan, month',
      'zoom, month',
      'brush, month',
      'between frames',
      'filter',
      'search',
      'drawn',
      'heap, MB',
    ],
    found.map((row) => [
      row.who,
      row.count.toLocaleString('en'),
      short(row.firstDraw),
      pair(row.whole.pan),
      pair(row.whole.zoom),
      pair(row.whole.brush),
      pair(row.month.pan),
      pair(row.month.zoom),
      pair(row.month.brush),
      pair(row.interval),
      pair(row.filter),
      pair(row.search),
      row.drawn === null ? '–' : String(row.drawn),
      short(row.heap / 1e6),
    ]),
  );
  const note =
    'All times in ms, p50 / p95. Pan, zoom and brush: work of a frame. Filter and search: from the choice or the ' +
    'keystroke to painted; the search answers from memory, so that it is the window that is measured.';
  const ratioTable = table(
    ['figure', 'to reach', 'found', ''],
    targets.map(({ name, target, value, met }) => [
      name,
      target,
      value,
      met === null ? 'not measured' : met ? 'met' : 'MISSED',
    ]),
  );
  return `${figureTable}\n\n${note}\n\n${ratioTable}`;
}
