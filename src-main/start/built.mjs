// Builds what has changed since the last build, then runs one of the built entries in this same process.
// Plain JavaScript, because nothing is built yet when it runs; one process, so that signals and `kill` meet the host.
//   node built.mjs          builds always
//   node built.mjs web …    builds if need be, then runs out/main/web.js with the flags that follow
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const stamp = join(root, 'out', '.built');
const lock = join(root, 'out', '.building');
const SOURCES = [
  'src-main',
  'src-renderer',
  'data',
  'electron.config.ts',
  'share.config.ts',
  'package.json',
  'package-lock.json',
];

/** What the build was, or would be, made from: every source file with its size and time. */
function fingerprint() {
  const hash = createHash('sha256').update(process.version);
  const add = (file) => {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${relative(root, file)} ${size} ${mtimeMs}\n`);
  };
  for (const source of SOURCES) {
    const path = join(root, source);
    if (statSync(path).isFile()) add(path);
    else {
      const entries = readdirSync(path, { recursive: true, withFileTypes: true });
      const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
      for (const file of files.sort()) add(file);
    }
  }
  return hash.digest('hex');
}

function builtFrom() {
  try {
    return readFileSync(stamp, 'utf8');
  } catch {
    return '';
  }
}

/** Runs the build; rejects with its output where it fails. */
async function build() {
  const vite = (name) => join(root, 'node_modules', name, 'bin', `${name}.js`);
  await run(vite('electron-vite'), 'build', '--config', 'electron.config.ts', '--logLevel', 'error');
  // The page to share is a build of its own: one file with everything in it.
  await run(vite('vite'), 'build', '--config', 'share.config.ts');
}

function run(...args) {
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (output += text));
  return new Promise((done, failed) => {
    child.once('error', failed);
    child.once('close', (code) => (code === 0 ? done() : failed(new Error(output || `The build ended with ${code}.`))));
  });
}

/** True where this process may build; false where another one did meanwhile. A lock of a dead process is taken over. */
async function takeTurn() {
  mkdirSync(dirname(lock), { recursive: true });
  let waited = false;
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      return !waited;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (!isAlive(holder())) rmSync(lock, { force: true });
    waited = true;
    await sleep(200);
  }
}

function holder() {
  try {
    return Number(readFileSync(lock, 'utf8'));
  } catch {
    return 0;
  }
}

function isAlive(pid) {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Builds where the sources are not what the last build was made from (or `always`). */
export async function ensureBuilt({ always = false, say = () => undefined } = {}) {
  if (!always && builtFrom() === fingerprint()) return;
  const mine = await takeTurn();
  try {
    const from = fingerprint();
    if (!(always && mine) && builtFrom() === from) return;
    say('Building Entente…');
    rmSync(stamp, { force: true });
    await build();
    writeFileSync(stamp, from);
  } finally {
    rmSync(lock, { force: true });
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(resolve(process.argv[1])).href) {
  const entry = process.argv[2];
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    process.stderr.write(`Entente needs Node 20.19 or later; this is ${process.versions.node}.\n`);
    process.exit(2);
  }
  try {
    await ensureBuilt({ always: entry === undefined, say: (text) => process.stderr.write(`${text}\n`) });
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
  if (entry !== undefined) {
    process.argv.splice(1, 2, join(root, 'out', 'main', `${entry}.js`));
    await import(pathToFileURL(process.argv[1]).href);
  }
}
