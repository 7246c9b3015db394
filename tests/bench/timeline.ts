// The timeline's bench: Entente and vis-timeline on the same events, in the same browser, one after the other.
import { createServer, type Server } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { findBrowser } from '../e2e/find-browser.ts';
import { median, percentile, short, table } from './numbers.ts';
import type { Measured } from './page/meter.ts';

const root = resolve(import.meta.dirname, '../..');
const out = join(root, 'out', 'bench');
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--enable-precise-memory-info',
  '--js-flags=--expose-gc',
];
const FRAMES = 180;

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

interface PageBench {
  load(count: number): Promise<number>;
  pan(days: number | null, frames: number): Promise<Measured>;
  zoom(days: number | null, frames: number): Promise<Measured>;
  brush?(frames: number): Promise<Measured>;
  filter?(times: number): Promise<number[]>;
  drawn?(): number;
}
declare global {
  interface Window {
    bench: PageBench;
  }
}

export interface TimelineFigures {
  readonly who: string;
  readonly count: number;
  readonly firstDraw: number;
  /** ms of work a frame and between frames: p50 and p95 over all gestures. */
  readonly work: readonly [number, number];
  readonly interval: readonly [number, number];
  readonly workMonth: readonly [number, number];
  readonly filter: readonly [number, number] | null;
  readonly drawn: number | null;
  readonly heap: number;
}

async function figures(page: Page, who: string, count: number, frames: number): Promise<TimelineFigures> {
  const firsts: number[] = [];
  process.stderr.write(`${who}, ${count} events…\n`);
  for (let run = 0; run < (count > 100_000 || who !== 'Entente' ? 1 : 3); run += 1) {
    firsts.push(await page.evaluate((wanted) => window.bench.load(wanted), count));
  }
  const gestures = (days: number | null) =>
    page.evaluate(
      async ([wanted, steps]) => {
        const { bench } = window;
        const parts = [await bench.pan(wanted, steps), await bench.zoom(wanted, steps)];
        if (bench.brush) parts.push(await bench.brush(steps));
        return { work: parts.flatMap(({ work }) => work), interval: parts.flatMap(({ interval }) => interval) };
      },
      [days, frames] as [number | null, number],
    );
  const whole = await gestures(null);
  const drawn = await page.evaluate(() => window.bench.drawn?.() ?? null);
  const month = await gestures(30);
  const filter = await page.evaluate(async () => (await window.bench.filter?.(14)) ?? null);
  const heap = await page.evaluate(() => {
    const { memory } = performance as Performance & { memory?: { usedJSHeapSize: number } };
    return memory?.usedJSHeapSize ?? Number.NaN;
  });
  const both = (values: readonly number[]): [number, number] => [median(values), percentile(values, 0.95)];
  return {
    who,
    count,
    firstDraw: median(firsts),
    work: both(whole.work),
    interval: both([...whole.interval, ...month.interval]),
    workMonth: both(month.work),
    filter: filter && both(filter),
    drawn,
    heap,
  };
}

/** Runs it all; `quick` leaves out the largest. */
export async function benchTimeline(quick: boolean): Promise<{ figures: TimelineFigures[]; markdown: string }> {
  await build({
    configFile: false,
    root: join(import.meta.dirname, 'page'),
    logLevel: 'error',
    build: {
      outDir: out,
      emptyOutDir: true,
      target: 'esnext',
      rollupOptions: {
        input: [join(import.meta.dirname, 'page/index.html'), join(import.meta.dirname, 'page/vis.html')],
      },
    },
  });
  const browserFound = findBrowser();
  if ('problem' in browserFound) throw new Error(browserFound.problem);
  const { server, origin } = await serve();
  const browser = await chromium.launch({ executablePath: browserFound.path, args: FLAGS });
  const found: TimelineFigures[] = [];
  const run = async (who: string, file: string, count: number, frames = FRAMES): Promise<void> => {
    const page = await browser.newPage({ viewport: { width: 1520, height: 920 } });
    await page.goto(`${origin}/${file}`);
    await page.waitForFunction(() => 'bench' in window);
    found.push(await figures(page, who, count, frames));
    await page.close();
  };
  try {
    for (const count of [1_000, 10_000]) {
      await run('Entente', 'index.html', count);
      await run('vis-timeline', 'vis.html', count, count > 1_000 ? 15 : FRAMES);
    }
    await run('Entente', 'index.html', 100_000);
    if (!quick) await run('Entente', 'index.html', 1_000_000);
  } finally {
    await browser.close();
    server.close();
  }
  return { figures: found, markdown: report(found) };
}

function report(found: readonly TimelineFigures[]): string {
  const pair = ([p50, p95]: readonly [number, number]): string => `${short(p50)} / ${short(p95)}`;
  return table(
    [
      '',
      'events',
      'first draw, ms',
      'work a frame, ms (p50 / p95)',
      'the same, over a month',
      'between frames, ms',
      'filter to painted, ms',
      'drawn',
      'heap, MB',
    ],
    found.map((row) => [
      row.who,
      row.count.toLocaleString('en'),
      short(row.firstDraw),
      pair(row.work),
      pair(row.workMonth),
      pair(row.interval),
      row.filter ? pair(row.filter) : '–',
      row.drawn === null ? '–' : String(row.drawn),
      short(row.heap / 1e6),
    ]),
  );
}
