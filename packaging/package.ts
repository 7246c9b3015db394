// Makes the packages of this platform: `npm run package`; `npm run package -- --dir` only the unpacked folder.
// Electron is downloaded by electron-builder unless ELECTRON_DIST names a folder or zip with it. PACKAGES names the
// folder they are written to (dist).
import { isBuiltin } from 'node:module';
import { build } from 'electron-builder';
import { ensureBuilt } from '../src-main/start/built.mjs';
import { configuration } from './configuration.ts';
import { missingPackages, neededFiles, projectRoot } from './files.ts';

const say = (text: string): void => void process.stderr.write(`${text}\n`);

await ensureBuilt({ say });
const files = neededFiles(projectRoot);
const missing = missingPackages(projectRoot, files, isBuiltin);
if (missing.length > 0) throw new Error(`The build needs packages that are not in it: ${missing.join(', ')}.`);
const electronDist = process.env['ELECTRON_DIST'];
const made = await build({
  projectDir: projectRoot,
  dir: process.argv.includes('--dir'),
  publish: 'never',
  config: { ...configuration(files), ...(electronDist === undefined ? {} : { electronDist }) },
});
for (const artifact of made) say(artifact);
