// Opening a window: finds an installed Chrome, Chromium or Edge and starts it as an app, without tabs or address bar.
// The address on its command line holds a code that works once, since others on the machine can read command lines.
import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

export interface Browser {
  /** For people. */
  readonly name: string;
  readonly path: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

const COMMANDS: readonly (readonly [string, string])[] = [
  ['google-chrome-stable', 'Chrome'],
  ['google-chrome', 'Chrome'],
  ['chrome', 'Chrome'],
  ['chromium', 'Chromium'],
  ['chromium-browser', 'Chromium'],
  ['microsoft-edge-stable', 'Edge'],
  ['microsoft-edge', 'Edge'],
];

const MAC: readonly (readonly [string, string])[] = [
  ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', 'Chrome'],
  ['/Applications/Chromium.app/Contents/MacOS/Chromium', 'Chromium'],
  ['/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge', 'Edge'],
];

const WINDOWS: readonly (readonly [string, string])[] = [
  ['Google\\Chrome\\Application\\chrome.exe', 'Chrome'],
  ['Chromium\\Application\\chrome.exe', 'Chromium'],
  ['Microsoft\\Edge\\Application\\msedge.exe', 'Edge'],
];

/** Where browsers may be on a platform, the preferred first. */
export function browserPlaces(platform: NodeJS.Platform, environment: Environment): Browser[] {
  const named = ([path, name]: readonly [string, string]): Browser => ({ path, name });
  if (platform === 'darwin') return MAC.map(named);
  if (platform === 'win32') {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((name) => environment[name]);
    return WINDOWS.flatMap(([path, name]) =>
      roots.flatMap((root) => (root ? [{ path: `${root}\\${path}`, name }] : [])),
    );
  }
  const folders = (environment['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return COMMANDS.flatMap(([command, name]) => folders.map((folder) => ({ path: join(folder, command), name })));
}

/** The browsers that are there. */
export function findBrowsers(
  platform: NodeJS.Platform = process.platform,
  environment: Environment = process.env,
): Browser[] {
  const seen = new Set<string>();
  return browserPlaces(platform, environment).filter(({ path, name }) => {
    if (seen.has(name) || !isExecutable(path)) return false;
    seen.add(name);
    return true;
  });
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** True where a window can be shown. */
export function hasDisplay(
  platform: NodeJS.Platform = process.platform,
  environment: Environment = process.env,
): boolean {
  return platform !== 'linux' || Boolean(environment['DISPLAY'] || environment['WAYLAND_DISPLAY']);
}

// A browser that cannot start ends at once; one that hands the address to a running one ends well.
const FIRST_MOMENTS = 2_000;

/** Opens an app window on an address in the first browser that takes it; answers which, or null. */
export async function openWindow(address: () => string, browsers: readonly Browser[]): Promise<Browser | null> {
  for (const browser of browsers) {
    // One after another: the next is tried only where the one before did not start.
    // oxlint-disable-next-line no-await-in-loop
    if (await starts(browser, address())) return browser;
  }
  return null;
}

function starts({ path }: Browser, address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(path, [`--app=${address}`, '--no-first-run', '--no-default-browser-check'], {
      stdio: 'ignore',
      detached: true,
    });
    const patience = setTimeout(() => resolve(true), FIRST_MOMENTS);
    child.once('error', () => {
      clearTimeout(patience);
      resolve(false);
    });
    child.once('exit', (code) => {
      clearTimeout(patience);
      resolve(code === 0);
    });
    child.unref();
  });
}
