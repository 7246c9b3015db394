// Finds the browser that end-to-end tests drive: CHROMIUM_PATH, Playwright's own, an installed one,
// else installs one where it can. Where none is to be had it says exactly what to run.
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'microsoft-edge-stable',
  'chrome.exe',
  'msedge.exe',
];

const PLACES: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
    'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

function present(): string | null {
  const wanted = process.env['CHROMIUM_PATH'];
  if (wanted) return isExecutable(wanted) ? wanted : null;
  const candidates = [
    chromium.executablePath(),
    ...(PLACES[process.platform] ?? []),
    ...(process.env['PATH'] ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name))),
  ];
  return candidates.find(isExecutable) ?? null;
}

// Each way may fail on a machine it is not meant for; the next one is then tried.
const WAYS: readonly (readonly [string, readonly string[]])[] = [
  ['npx', ['playwright', 'install', 'chromium']],
  ...(process.platform === 'linux' && process.getuid?.() === 0
    ? ([
        ['apt-get', ['update']],
        ['apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk']],
      ] as const)
    : []),
];

/** Path of a browser, or a sentence that says what to run. */
export function findBrowser(): { readonly path: string } | { readonly problem: string } {
  const found = present();
  if (found) return { path: found };
  if (process.env['CHROMIUM_PATH']) {
    return { problem: `CHROMIUM_PATH names ${process.env['CHROMIUM_PATH']}, which is not an executable file.` };
  }
  for (const [program, args] of WAYS) {
    process.stderr.write(`No browser for the end-to-end tests yet: running ${program} ${args.join(' ')}\n`);
    spawnSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'], timeout: 300_000 });
    const installed = present();
    if (installed) return { path: installed };
  }
  return {
    problem:
      'No Chrome, Chromium or Edge was found and none could be installed. Run `npx playwright install chromium`, ' +
      'or `sudo apt-get install chromium`, or set CHROMIUM_PATH to one, and run the tests again.',
  };
}
