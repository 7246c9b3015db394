// `npm start` where Electron is missing, cannot be fetched, dies, refuses or runs: a stand-in takes its place.
// The stand-in is a script of this test, in a folder laid out as an installed Entente is.
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { downloadElectron } from '../../../src-main/start/electron.ts';
import { ensureBuilt } from '../desktop/run-desktop.ts';
import { newFolder } from '../hosts.ts';
import { ready, ROOT, run, type Run } from './run-entry.ts';

const VERSION = '45.0.0';
const FAILS = 'process.stderr.write("RequestError: getaddrinfo ENOTFOUND example.org"); process.exit(1);';
const REMEMBERED = 'electron-download.json';

/** A program of one script. */
function program(file: string, script: string): void {
  writeFileSync(file, `#!${process.execPath}\n${script}\n`);
  chmodSync(file, 0o755);
}

interface Installed {
  readonly root: string;
  readonly home: string;
  readonly library: string;
  /** Starts `npm start`'s entry with a display and one browser, a script that writes down its arguments. */
  start(...flags: string[]): Run;
  /** What a script wrote under this name, line by line. */
  told(name: 'browser' | 'installer' | 'electron'): string[];
}

/**
 * An installed Entente: the built bundles and the real packages, but Electron.
 * @param installer what Electron's own installer does; null where the package is missing.
 * @param electron what the binary does; null where it is not there.
 */
function install(installer: string | null, electron: string | null): Installed {
  ensureBuilt();
  const root = newFolder();
  const home = newFolder();
  const library = join(newFolder(), 'library');
  const log = newFolder();
  const note = (name: string): string =>
    `require("node:fs").appendFileSync(${JSON.stringify(join(log, name))}, process.argv.slice(2).join(" ") + "\\n");`;
  cpSync(join(ROOT, 'out'), join(root, 'out'), { recursive: true });
  cpSync(join(ROOT, 'package.json'), join(root, 'package.json'));
  const packages = join(root, 'node_modules');
  mkdirSync(packages);
  for (const name of readdirSync(join(ROOT, 'node_modules'))) {
    if (name !== 'electron' && !name.startsWith('.')) {
      symlinkSync(join(ROOT, 'node_modules', name), join(packages, name));
    }
  }
  if (installer !== null) {
    const folder = join(packages, 'electron');
    mkdirSync(join(folder, 'dist'), { recursive: true });
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'electron', version: VERSION }));
    writeFileSync(join(folder, 'install.js'), `${note('installer')}\n${installer}\n`);
    if (electron !== null) {
      writeFileSync(join(folder, 'path.txt'), 'electron');
      program(join(folder, 'dist', 'electron'), `${note('electron')}\n${electron}`);
    }
  }
  const bin = newFolder();
  program(join(bin, 'chromium'), note('browser'));
  return {
    root,
    home,
    library,
    start: (...flags) =>
      run('launch', ['--library', library, ...flags], { root, home, env: { DISPLAY: ':97', PATH: bin } }),
    told: (name) => (existsSync(join(log, name)) ? readFileSync(join(log, name), 'utf8').split('\n').slice(0, -1) : []),
  };
}

const sentences = (started: Run): string[] => started.err().trim().split('\n');

async function end(started: Run): Promise<void> {
  started.child.kill('SIGTERM');
  expect(await started.code).toBe(0);
}

describe('where Electron is not to be had, one sentence says so and a browser opens as an app', () => {
  it('the package is missing', async () => {
    const entente = install(null, null);
    const started = entente.start();
    const address = await ready(started);
    await vi.waitFor(() => expect(sentences(started)).toHaveLength(2), 5_000);
    expect(sentences(started)).toEqual([
      'Electron is not installed, so Entente runs in a browser window.',
      'Entente is open in Chromium. Press Ctrl+C here to end it.',
    ]);
    const [line = ''] = entente.told('browser');
    expect(line).toContain(`--app=${address.origin}/?token=`);
    expect(line).not.toContain(address.searchParams.get('token'));
    await end(started);
  });

  it('the download fails: that is remembered, until --retry', async () => {
    const entente = install(FAILS, null);
    const first = entente.start();
    await ready(first);
    expect(sentences(first).slice(0, 2)).toEqual([
      'Electron is not here yet: downloading it, 0 s so far (at most 60 s).',
      'Electron could not be downloaded (no connection to its server), so Entente runs in a browser window; --retry tries again.',
    ]);
    await end(first);
    const second = entente.start();
    await ready(second);
    expect(sentences(second)[0]).toMatch(
      /^Electron could not be downloaded on .* \(no connection to its server\), so /,
    );
    expect(entente.told('installer')).toHaveLength(1);
    await end(second);
    const third = entente.start('--retry');
    await ready(third);
    expect(entente.told('installer')).toHaveLength(2);
    await end(third);
  });

  it.each([
    ['a day and an hour ago', 25, VERSION, 1],
    ['23 hours ago', 23, VERSION, 0],
    ['an hour ago, of another version', 1, '44.0.0', 1],
    ['in an hour, by a clock that was wrong', -1, VERSION, 1],
  ])('a failure %s', async (_when, hours, version, downloads) => {
    const entente = install(FAILS, null);
    mkdirSync(join(entente.home, 'entente'), { recursive: true });
    const remembered = { at: Date.now() - hours * 3_600_000, version, failure: { why: 'network' } };
    writeFileSync(join(entente.home, 'entente', REMEMBERED), JSON.stringify(remembered));
    const started = entente.start();
    await ready(started);
    expect(entente.told('installer')).toHaveLength(downloads);
    await end(started);
  });

  it('the binary dies before its window shows', async () => {
    const entente = install(FAILS, 'process.exit(7);');
    const started = entente.start();
    await ready(started);
    expect(sentences(started)[0]).toBe(
      'Electron ended before its window showed (exit code 7), so Entente runs in a browser window.',
    );
    expect(entente.told('installer')).toEqual([]);
    await end(started);
  });
});

it('a download that hangs is ended at its limit, the installer with it', async () => {
  const folder = newFolder();
  const file = join(folder, 'pid');
  writeFileSync(
    join(folder, 'install.js'),
    `require("node:fs").writeFileSync(${JSON.stringify(file)}, String(process.pid)); setInterval(() => {}, 1000);`,
  );
  const seconds: number[] = [];
  const failure = await downloadElectron(folder, { limit: 1_500, progress: (so) => void seconds.push(so) });
  expect(failure).toEqual({ why: 'time' });
  expect(seconds).toEqual([0, 1]);
  expect(() => process.kill(Number(readFileSync(file, 'utf8')), 0)).toThrow('ESRCH');
});

describe('where Electron runs, it alone runs', () => {
  const WINDOW = 'process.send({ entente: "ready" }, () => process.exit(3));';

  it('once it was fetched', async () => {
    const fetched = `
      const { join } = require("node:path");
      const { writeFileSync, chmodSync } = require("node:fs");
      writeFileSync(join(__dirname, "path.txt"), "electron");
      writeFileSync(join(__dirname, "dist", "electron"), ${JSON.stringify(`#!${process.execPath}\n${WINDOW}`)});
      chmodSync(join(__dirname, "dist", "electron"), 0o755);`;
    const entente = install(fetched, null);
    const started = entente.start();
    expect(await started.code).toBe(3);
    expect(started.out()).toBe('');
    expect(existsSync(join(entente.home, 'entente', REMEMBERED))).toBe(false);
  });

  it('with the flags, and its exit code is ours', async () => {
    const entente = install(FAILS, WINDOW);
    const started = entente.start('--read-only');
    expect(await started.code).toBe(3);
    expect(entente.told('electron')).toEqual([`${entente.root} --library ${entente.library} --read-only`]);
    expect(entente.told('browser')).toEqual([]);
    expect(existsSync(entente.library)).toBe(false);
  });

  it('where it refused to start, saying why, no other host is tried', async () => {
    const entente = install(
      FAILS,
      'process.stderr.write("No.\\n"); process.send({ entente: "refused" }, () => process.exit(2));',
    );
    const started = entente.start();
    expect(await started.code).toBe(2);
    expect([started.out(), started.err()]).toEqual(['', 'No.\n']);
  });

  it.each([[['--no-open']], [['--port', '0']], [['--token', 'a-token-that-is-long-enough-0123']]])(
    'but not with %j, which choose the web host',
    async (flags) => {
      const entente = install(FAILS, WINDOW);
      const started = entente.start(...flags);
      await ready(started);
      expect(entente.told('electron')).toEqual([]);
      expect(started.err()).not.toContain('Electron');
      await end(started);
    },
  );
});
