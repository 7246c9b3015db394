// The desk's bench: the built web host on a library of its own and a real browser, as a person has them. How long from a
// key in the search box to the picture of what it finds, and whether a table of everything stalls.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { openLibrary } from '../../src-main/library/library.ts';
import { findBrowser } from '../e2e/find-browser.ts';
import { deskEvents } from './desk-events.ts';
import { median, percentile, short, table } from './numbers.ts';

const root = resolve(import.meta.dirname, '../..');
const TYPED = [
  'tariffs',
  'export controls',
  'xi jinping',
  '美国对华关税',
  'droits de douane',
  'tarrifs',
  'topic:trade summit',
  'actor:"Wang Yi"',
  'source:reuters',
  'place:china tone:<0',
  'during:2024 -tariffs',
  '"rare earths"',
  'tag:"follow up" OR has:readouts',
];

async function makeLibrary(folder: string, count: number): Promise<void> {
  const opened = await openLibrary({ folder, appVersion: 'bench' });
  if (!opened.ok) throw new Error(opened.error.message);
  const added = await opened.value.add(deskEvents(count), { changeId: 'bench' });
  await opened.value.close();
  if (!added.ok) throw new Error(added.error.message);
}

async function startHost(folder: string): Promise<{ host: ChildProcess; address: string }> {
  const host = spawn(process.execPath, ['out/main/web.js', '--no-open', '--port', '0', '--library', folder], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  const address = await new Promise<string>((done, failed) => {
    host.once('exit', (code) => failed(new Error(`The web host ended with ${code}.`)));
    host.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const ready = /^Entente ready: (http:\S+)$/m.exec(said)?.[1];
      if (ready) done(ready);
    });
  });
  return { host, address };
}

/** Runs on a page of Entente over a library of `count` events. */
async function onPage<T>(count: number, run: (page: Page) => Promise<T>): Promise<T> {
  const browserFound = findBrowser();
  if ('problem' in browserFound) throw new Error(browserFound.problem);
  const built = spawnSync(process.execPath, ['src-main/start/built.mjs'], { cwd: root, encoding: 'utf8' });
  if (built.status !== 0) throw new Error(built.stderr);
  const folder = mkdtempSync(join(tmpdir(), 'entente-bench-'));
  await makeLibrary(folder, count);
  const { host, address } = await startHost(folder);
  const browser = await chromium.launch({ executablePath: browserFound.path, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1520, height: 920 } });
    // tsx names the functions it compiles; those that run in the page need the helper there.
    await page.addInitScript({ content: 'globalThis.__name = (value) => value;' });
    await page.goto(address);
    await page.waitForFunction(() => / of \d/.test(document.querySelector('.status')?.textContent ?? ''), null, {
      timeout: 120_000,
    });
    return await run(page);
  } finally {
    await browser.close();
    // It writes while it closes: the folder goes once it has.
    const ended = once(host, 'exit');
    host.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
}

export interface SearchFigures {
  readonly count: number;
  /** ms from opening to the first answer: the index is built by then. */
  readonly ready: number;
  /** ms from a key to the host's answer, and to the picture of it. */
  readonly answered: readonly number[];
  readonly painted: readonly number[];
  readonly slowest: readonly (readonly [string, number])[];
}

/** Types each query a key at a time, each key once the last is painted. */
function typeAll(
  page: Page,
  queries: readonly string[],
): Promise<{ text: string; answered: number; painted: number }[]> {
  return page.evaluate(async (typed) => {
    const box = document.querySelector<HTMLInputElement>('#search-events');
    if (!box) throw new Error('There is no search box.');
    const native = window.fetch;
    let answer: { resolve: (at: number) => void } | null = null;
    let asked = false;
    window.fetch = async (...args) => {
      const isSearch = typeof args[0] === 'string' && args[0].endsWith('events.search');
      if (isSearch) asked = true;
      const response = await native(...args);
      // The page reads the body first; this is told when it has.
      if (isSearch)
        void response
          .clone()
          .arrayBuffer()
          .then(() => answer?.resolve(performance.now()));
      return response;
    };
    const afterPaint = (): Promise<number> =>
      new Promise((done) => {
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.addEventListener('message', () => done(performance.now()), { once: true });
          channel.port1.start();
          channel.port2.postMessage(null);
        });
      });
    const found: { text: string; answered: number; painted: number }[] = [];
    const put = async (text: string): Promise<void> => {
      const heard = new Promise<number>((resolve) => {
        answer = { resolve };
      });
      asked = false;
      const began = performance.now();
      box.value = text;
      box.dispatchEvent(new InputEvent('input', { bubbles: true }));
      // A query that is half typed is asked of nobody; what was found before stays.
      const at = asked ? await heard : Number.NaN;
      // One turn for the page to take the answer, one frame for what it shows.
      await new Promise((done) => {
        setTimeout(done);
      });
      const painted = await afterPaint();
      if (!Number.isNaN(at)) found.push({ text, answered: at - began, painted: painted - began });
    };
    for (const query of typed) {
      for (let length = 1; length <= query.length; length += 1) await put(query.slice(0, length));
      await put('');
      await new Promise((done) => {
        setTimeout(done, 150);
      });
    }
    return found;
  }, queries);
}

export async function benchSearch(quick: boolean): Promise<{ figures: SearchFigures; markdown: string }> {
  const count = quick ? 10_000 : 100_000;
  const figures = await onPage(count, async (page): Promise<SearchFigures> => {
    const began = performance.now();
    await typeAll(page, ['t']);
    const ready = performance.now() - began;
    const measured = await typeAll(page, TYPED);
    const slowest = [...measured].sort((a, b) => b.painted - a.painted).slice(0, 5);
    return {
      count,
      ready,
      answered: measured.map(({ answered }) => answered),
      painted: measured.map(({ painted }) => painted),
      slowest: slowest.map(({ text, painted }) => [text, painted]),
    };
  });
  const { answered, painted } = figures;
  const pair = (values: readonly number[]): string => `${short(median(values))} / ${short(percentile(values, 0.95))}`;
  const markdown = [
    table(
      [
        'search',
        'keystrokes',
        'to the answer, ms (p50 / p95)',
        'to the picture, ms (p50 / p95)',
        'target p95 ≤ 100 ms',
      ],
      [
        [
          count.toLocaleString('en'),
          String(painted.length),
          pair(answered),
          pair(painted),
          percentile(painted, 0.95) <= 100 ? 'met' : 'missed',
        ],
      ],
    ),
    '',
    `Slowest: ${figures.slowest.map(([text, ms]) => `\`${text}\` ${short(ms)} ms`).join(', ')}`,
  ].join('\n');
  return { figures, markdown };
}

export interface TableFigures {
  readonly count: number;
  readonly open: number;
  /** ms until the rows stand in their new order, by column. */
  readonly sorts: readonly (readonly [string, number])[];
  /** ms the page did not answer at the longest, while it was sorted and scrolled. */
  readonly stall: number;
  /** ms between frames while scrolling. */
  readonly frames: readonly number[];
}

export async function benchTable(quick: boolean): Promise<{ figures: TableFigures; markdown: string }> {
  const count = quick ? 10_000 : 100_000;
  const figures = await onPage(count, async (page): Promise<TableFigures> => {
    const measured = await page.evaluate(async () => {
      const frame = (): Promise<number> => new Promise((done) => requestAnimationFrame(done));
      const wait = async (is: () => boolean): Promise<void> => {
        while (!is()) await frame();
        await frame();
      };
      const press = (text: string, within: string): void => {
        const buttons = [...document.querySelectorAll<HTMLButtonElement>(`${within} button`)];
        buttons.find((button) => button.textContent?.includes(text))?.click();
      };
      let began = performance.now();
      press('Table', '.layout-choice');
      await wait(() => document.querySelector('.grid-body .grid-row') !== null);
      const open = performance.now() - began;
      let stall = 0;
      let last = performance.now();
      const ticking = setInterval(() => {
        const now = performance.now();
        stall = Math.max(stall, now - last);
        last = now;
      }, 1);
      const sorts: [string, number][] = [];
      for (const column of ['Tone', 'Kind', 'Title', 'Date']) {
        began = performance.now();
        press(column, '.grid-head');
        await frame();
        await frame();
        await wait(() => document.querySelector('.table')?.getAttribute('aria-busy') !== 'true');
        sorts.push([column, performance.now() - began]);
      }
      const grid = document.querySelector('.grid');
      if (!grid) throw new Error('There is no grid.');
      const frames: number[] = [];
      let before = await frame();
      for (let step = 0; step < 120; step += 1) {
        grid.scrollTop += step % 40 === 39 ? grid.scrollHeight / 5 : 120;
        const now = await frame();
        frames.push(now - before);
        before = now;
      }
      clearInterval(ticking);
      return { open, sorts, stall, frames };
    });
    return { count, ...measured };
  });
  const markdown = table(
    [
      'table',
      'opens, ms',
      ...figures.sorts.map(([column]) => `by ${column}, ms`),
      'longest stall, ms',
      'between frames scrolling, ms (p50 / p95)',
    ],
    [
      [
        count.toLocaleString('en'),
        short(figures.open),
        ...figures.sorts.map(([, ms]) => short(ms)),
        short(figures.stall),
        `${short(median(figures.frames))} / ${short(percentile(figures.frames, 0.95))}`,
      ],
    ],
  );
  return { figures, markdown };
}
