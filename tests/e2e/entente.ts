// The fixture the specs stand on: Entente running on a library of its own, and the page a person sees.
// The same specs run in a browser through the web host and in Electron; only this file knows which.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import {
  test as base,
  chromium,
  _electron,
  expect,
  type Browser,
  type BrowserContext,
  type Page,
} from '@playwright/test';
import { electronBinary } from './electron-binary.ts';

const root = resolve(import.meta.dirname, '../..');

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface Entente {
  readonly library: string;
  readonly page: Page;
  /** Ends the host as a person quits it, and waits. Answers the exit code. */
  quit(): Promise<number | null>;
  /** Ends the host with SIGKILL. */
  kill(): Promise<void>;
  /** Starts it again on the same library, on another port, and opens a page. */
  start(): Promise<Page>;
  /** Sends a command as a program would. */
  call(
    command: string,
    input: unknown,
  ): Promise<{ ok: boolean; value?: unknown; error?: { code: string; message: string } }>;
  /** Opens another page (window) on the same library; web host only. */
  another(): Promise<Page>;
}

interface Options {
  /** Language of the system, BCP 47. */
  systemLanguage: string;
  colourScheme: 'light' | 'dark';
  size: { width: number; height: number };
  /** Most specs run without motion, to be done sooner; what moves has specs of its own. */
  motion: 'reduce' | 'no-preference';
}

class WebEntente implements Entente {
  readonly library: string;
  private readonly browser: Browser;
  private readonly options: Options;
  private host: ChildProcess | null = null;
  private url = '';
  private context: BrowserContext | null = null;
  private current: Page | null = null;

  constructor(library: string, browser: Browser, options: Options) {
    this.library = library;
    this.browser = browser;
    this.options = options;
  }

  get page(): Page {
    if (!this.current) throw new Error('Entente has not been started.');
    return this.current;
  }

  async start(): Promise<Page> {
    const host = spawn(
      process.execPath,
      [join(root, 'out/main/web.js'), '--no-open', '--port', '0', '--library', this.library],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    this.host = host;
    this.url = await readyAddress(host);
    await this.context?.close();
    this.context = await this.browser.newContext({
      locale: this.options.systemLanguage,
      colorScheme: this.options.colourScheme,
      viewport: this.options.size,
      reducedMotion: this.options.motion,
    });
    this.current = await this.another();
    return this.current;
  }

  async another(): Promise<Page> {
    if (!this.context) throw new Error('Entente has not been started.');
    const page = await this.context.newPage();
    page.on('pageerror', (error) => {
      throw error;
    });
    await page.goto(this.url);
    await expect(page.getByRole('region', { name: /Timeline|Frise|时间轴/ })).toBeVisible();
    return page;
  }

  async quit(): Promise<number | null> {
    const host = this.host;
    if (!host || host.exitCode !== null) return host?.exitCode ?? null;
    host.kill('SIGTERM');
    await once(host, 'exit');
    return host.exitCode;
  }

  async kill(): Promise<void> {
    const host = this.host;
    if (!host || host.exitCode !== null || host.signalCode !== null) return;
    host.kill('SIGKILL');
    await once(host, 'exit');
  }

  async call(command: string, input: unknown): ReturnType<Entente['call']> {
    const address = new URL(this.url);
    const response = await fetch(new URL(`/api/${command}`, address), {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${address.searchParams.get('token')}` },
      body: JSON.stringify(input),
    });
    return (await response.json()) as Awaited<ReturnType<Entente['call']>>;
  }

  async dispose(): Promise<void> {
    await this.context?.close();
    await this.kill();
  }
}

/** Waits for the one line that says where it is; fails with what it wrote to stderr instead. */
async function readyAddress(host: ChildProcess): Promise<string> {
  let complaints = '';
  host.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaints += text;
  });
  let output = '';
  return new Promise((done, failed) => {
    host.once('exit', (code) => failed(new Error(`Entente ended with ${code} before it was ready. ${complaints}`)));
    host.stdout?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      const ready = /^Entente ready: (http:\S+)$/m.exec(output);
      if (ready?.[1]) done(ready[1]);
    });
  });
}

class ElectronEntente implements Entente {
  readonly library: string;
  private readonly home: string;
  private readonly options: Options;
  private app: Awaited<ReturnType<typeof _electron.launch>> | null = null;
  private current: Page | null = null;

  constructor(library: string, options: Options) {
    this.library = library;
    this.home = `${library}-home`;
    this.options = options;
  }

  get page(): Page {
    if (!this.current) throw new Error('Entente has not been started.');
    return this.current;
  }

  async start(): Promise<Page> {
    this.app = await _electron.launch({
      args: [root, '--library', this.library, `--lang=${this.options.systemLanguage}`],
      colorScheme: this.options.colourScheme,
      executablePath: electronBinary() ?? undefined,
      // Chromium makes no sandbox for root.
      chromiumSandbox: process.getuid?.() !== 0,
      // Where the window was is remembered there: nobody's own.
      env: { ...process.env, XDG_DATA_HOME: this.home, APPDATA: this.home },
    });
    const page = await this.app.firstWindow();
    await page.setViewportSize(this.options.size);
    await page.emulateMedia({ reducedMotion: this.options.motion, colorScheme: this.options.colourScheme });
    await expect(page.getByRole('region', { name: /Timeline|Frise|时间轴/ })).toBeVisible();
    this.current = page;
    return page;
  }

  another(): Promise<Page> {
    base.skip(true, 'Electron has one window on a library.');
    return Promise.reject(new Error('Skipped.'));
  }

  async quit(): Promise<number | null> {
    const child = this.app?.process();
    await this.app?.close();
    return child?.exitCode ?? null;
  }

  async kill(): Promise<void> {
    const child = this.app?.process();
    if (!child || child.exitCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  call(command: string, input: unknown): ReturnType<Entente['call']> {
    return this.page.evaluate(
      async ([name, payload]) =>
        (await (Reflect.get(window, 'entente') as { call(name: string, payload: unknown): Promise<unknown> }).call(
          name,
          payload,
        )) as Awaited<ReturnType<Entente['call']>>,
      [command, input] as const,
    );
  }

  async dispose(): Promise<void> {
    await this.kill();
    await rm(this.home, { recursive: true, force: true });
  }
}

interface Fixtures extends Options {
  readonly entente: Entente;
  /** The page of a fresh start on a library of its own. */
  readonly page: Page;
}

export const test = base.extend<Fixtures, { readonly ownBrowser: Browser | null }>({
  systemLanguage: ['en-GB', { option: true }],
  colourScheme: ['light', { option: true }],
  size: [{ width: 1400, height: 860 }, { option: true }],
  motion: ['reduce', { option: true }],
  ownBrowser: [
    // Playwright reads the fixtures a function needs from its first parameter, which must be a pattern.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use, worker) => {
      if (worker.project.name === 'electron') {
        await use(null);
        return;
      }
      const browser = await chromium.launch({ executablePath: process.env['CHROMIUM_PATH'], args: FLAGS });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  entente: async ({ ownBrowser, systemLanguage, colourScheme, size, motion }, use) => {
    const library = await mkdtemp(join(tmpdir(), 'entente-e2e-'));
    const options = { systemLanguage, colourScheme, size, motion };
    const entente = ownBrowser ? new WebEntente(library, ownBrowser, options) : new ElectronEntente(library, options);
    await entente.start();
    await use(entente);
    await entente.dispose();
    await rm(library, { recursive: true, force: true });
  },
  page: async ({ entente }, use) => {
    await use(entente.page);
  },
});

export { expect };

/** The listbox of drawn marks. */
export const marks = (page: Page) =>
  page.getByRole('region', { name: 'Timeline' }).getByRole('listbox', { name: 'Events on the timeline' });

/** The pane that reads an event. */
export const details = (page: Page) => page.getByRole('complementary', { name: 'Event details' });
