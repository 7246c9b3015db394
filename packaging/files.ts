// What a package holds: the desktop's entry, the search's thread and every chunk they can reach, the preload, the built
// pages. Nothing else: not the web host's entry, no sources, no node_modules.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, resolve, sep } from 'node:path';
import { parseSync } from 'oxc-parser';

const ENTRY = 'out/main/index.js';
/** The search's own thread, which is started by its file's name. */
const WORKER = 'out/main/search-worker.js';
const PRELOAD = 'out/preload/preload.cjs';
const PAGE = 'out/renderer';
/** The page to share, which an export fills. */
const SHARED = 'out/share/page.html';

/** Paths within the project, with slashes, sorted. Throws where the build is missing a part, or needs what is not in it. */
export function neededFiles(root: string): string[] {
  const reached = new Set<string>();
  const reach = (file: string): void => {
    if (reached.has(file)) return;
    reached.add(file);
    for (const from of importsOf(join(root, file))) {
      if (from.startsWith('.')) reach(posix.join(posix.dirname(file), from));
    }
  };
  reach(ENTRY);
  reach(WORKER);
  reach(PRELOAD);
  const page = readdirSync(join(root, PAGE), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'));
  readFileSync(join(root, SHARED));
  return [...reached, ...page, SHARED].toSorted();
}

/** Packages that the files import and Node and Electron do not bring: there must be none. */
export function missingPackages(root: string, files: readonly string[], builtin: (name: string) => boolean): string[] {
  const wanted = files
    .filter((file) => file.startsWith('out/main/'))
    .flatMap((file) => importsOf(join(root, file)))
    .filter((from) => !from.startsWith('.') && from !== 'electron' && !builtin(from));
  return [...new Set(wanted)];
}

function importsOf(file: string): string[] {
  const { module } = parseSync(file, readFileSync(file, 'utf8'));
  const text = readFileSync(file, 'utf8');
  return [
    ...module.staticImports.map((entry) => entry.moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) => entries.flatMap((entry) => entry.moduleRequest?.value ?? [])),
    ...module.dynamicImports.flatMap(({ moduleRequest }) => {
      const written = /^['"`](.+)['"`]$/.exec(text.slice(moduleRequest.start, moduleRequest.end));
      return written?.[1] === undefined ? [] : [written[1]];
    }),
  ];
}

export const projectRoot = resolve(dirname(import.meta.filename), '..');
