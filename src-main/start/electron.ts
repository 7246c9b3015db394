// Electron's binary: whether it is there, and fetching it once where it is not.
// The package itself is never resolved for this: resolving it starts a download that nobody can stop.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The package's folder, or null where it is not installed. */
export function electronPackage(root: string): string | null {
  const folder = join(root, 'node_modules', 'electron');
  return existsSync(join(folder, 'install.js')) ? folder : null;
}

/** Path of the binary: the package's path.txt and the file that it names. */
export function electronBinary(folder: string, environment: NodeJS.ProcessEnv = process.env): string | null {
  try {
    const name = readFileSync(join(folder, 'path.txt'), 'utf8').trim();
    const dist = environment['ELECTRON_OVERRIDE_DIST_PATH'] || join(folder, 'dist');
    const binary = join(dist, name);
    return name !== '' && existsSync(binary) ? binary : null;
  } catch {
    return null;
  }
}

export function electronVersion(folder: string): string {
  const value: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const version = typeof value === 'object' && value !== null ? Reflect.get(value, 'version') : undefined;
  return typeof version === 'string' ? version : 'unknown';
}

/** Why a download failed: too slow, no way to the server, or an exit code. */
export type DownloadFailure =
  | { readonly why: 'time' }
  | { readonly why: 'network' }
  | { readonly why: 'exit'; readonly code: number };

export interface DownloadOptions {
  /** ms after which it is given up. */
  readonly limit: number;
  /** Told the seconds so far, once at the start and then every second. */
  readonly progress: (seconds: number) => void;
  readonly signal?: AbortSignal | undefined;
}

const NETWORK = /fetch failed|ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|ENETUNREACH|CERT|certificate/;

/** Runs the package's own installer. Resolves with null once the binary is there. */
export function downloadElectron(folder: string, options: DownloadOptions): Promise<DownloadFailure | null> {
  return new Promise((resolve) => {
    const started = Date.now();
    options.progress(0);
    const child = spawn(process.execPath, [join(folder, 'install.js')], { stdio: ['ignore', 'ignore', 'pipe'] });
    const tick = setInterval(() => options.progress(Math.floor((Date.now() - started) / 1000)), 1_000);
    let slow = false;
    const give = setTimeout(() => {
      slow = true;
      child.kill('SIGKILL');
    }, options.limit);
    const stop = (): boolean => child.kill();
    options.signal?.addEventListener('abort', stop);
    let complaint = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      complaint = (complaint + text).slice(-20_000);
    });
    const settle = (code: number | null): void => {
      clearInterval(tick);
      clearTimeout(give);
      options.signal?.removeEventListener('abort', stop);
      if (electronBinary(folder) !== null && code === 0) resolve(null);
      else if (slow) resolve({ why: 'time' });
      else if (NETWORK.test(complaint)) resolve({ why: 'network' });
      else resolve({ why: 'exit', code: code ?? -1 });
    };
    child.once('error', () => settle(null));
    child.once('close', settle);
  });
}

/** A download that failed, as remembered. `at` is ms UTC. */
export interface RememberedFailure {
  readonly at: number;
  readonly version: string;
  readonly failure: DownloadFailure;
}

const DAY = 86_400_000;

/** What failed less than a day ago for this version, or null. */
export function rememberedFailure(file: string, version: string, now: number): RememberedFailure | null {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (!isRemembered(value) || value.version !== version) return null;
    return now - value.at < DAY && value.at <= now ? value : null;
  } catch {
    return null;
  }
}

function isRemembered(value: unknown): value is RememberedFailure {
  if (typeof value !== 'object' || value === null) return false;
  const { at, version, failure } = value as Record<string, unknown>;
  if (typeof at !== 'number' || typeof version !== 'string') return false;
  if (typeof failure !== 'object' || failure === null) return false;
  const { why, code } = failure as Record<string, unknown>;
  return why === 'time' || why === 'network' || (why === 'exit' && typeof code === 'number');
}

/** Remembers a failure, or (null) forgets it. Where that cannot be written, the next start just tries again. */
export function rememberFailure(file: string, remembered: RememberedFailure | null): void {
  try {
    if (remembered === null) rmSync(file, { force: true });
    else {
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      writeFileSync(file, `${JSON.stringify(remembered)}\n`, { mode: 0o600 });
    }
  } catch {
    // Nothing depends on it.
  }
}
