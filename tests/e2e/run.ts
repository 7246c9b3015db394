// Runs the end-to-end specs: in a real browser through the web host, and in Electron where its binary is present.
// Says in one line what was not run.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { electronBinary } from './electron-binary.ts';
import { findBrowser } from './find-browser.ts';

const config = resolve(import.meta.dirname, 'playwright.config.ts');
const found = findBrowser();
if ('problem' in found) {
  process.stderr.write(`${found.problem}\n`);
  process.exit(1);
}

const electron = electronBinary();
const projects = electron ? ['--project=browser', '--project=electron'] : ['--project=browser'];
const playwright = resolve(import.meta.dirname, '../../node_modules/@playwright/test/cli.js');
const env = { ...process.env, CHROMIUM_PATH: found.path };
const run = spawnSync(
  process.execPath,
  [playwright, 'test', `--config=${config}`, ...projects, ...process.argv.slice(2)],
  {
    stdio: 'inherit',
    env,
  },
);

if (!electron) {
  const listed = spawnSync(
    process.execPath,
    [playwright, 'test', `--config=${config}`, '--project=electron', '--list'],
    {
      encoding: 'utf8',
      env,
    },
  );
  const total = /Total: (\d+) test/.exec(listed.stdout)?.[1] ?? 'All';
  process.stdout.write(`Electron's binary is not present: ${total} end-to-end specs were not run in Electron.\n`);
}
process.exit(run.status ?? 1);
