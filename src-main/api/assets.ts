// The built renderer's files, listed once: only what was on the list at the start is ever served.
// A path that is not exactly a listed one has no file, so there is nothing to traverse.
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';

export interface Asset {
  /** Absolute path on disk. */
  readonly file: string;
  readonly type: string;
  /** Cache-Control of the answer. */
  readonly cache: string;
}

/** Path in the address (`/assets/index-….js`) → file. */
export type Assets = ReadonlyMap<string, Asset>;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

// The name of a built file that carries a hash of its content never comes back with another content.
const HASHED = /-[\w-]{8,}\.\w+$/;

/** Lists the files of a build. Symbolic links and unknown kinds of file are not served. Throws where there is no build. */
export function listAssets(folder: string): Assets {
  const assets = new Map<string, Asset>();
  for (const { file, name } of filesIn(folder)) {
    const type = TYPES[extname(name).toLowerCase()];
    if (type === undefined) continue;
    const path = `/${relative(folder, file).split(sep).join('/')}`;
    const hashed = path.startsWith('/assets/') && HASHED.test(name);
    assets.set(path, { file, type, cache: hashed ? 'public, max-age=31536000, immutable' : 'no-store' });
  }
  const index = assets.get('/index.html');
  if (!index) throw new Error(`There is no built page in ${folder}.`);
  assets.set('/', index);
  return assets;
}

// Walked by ourselves: within a package (an asar archive) Electron stands in for the file system, and promises neither
// recursive listings nor an entry's parent.
function filesIn(folder: string): { readonly file: string; readonly name: string }[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = join(folder, entry.name);
    if (entry.isDirectory()) return filesIn(file);
    return entry.isFile() ? [{ file, name: entry.name }] : [];
  });
}

/** The asset an address path names, or undefined. `path` is as it came: an encoded or odd one is no listed one. */
export function findAsset(assets: Assets, path: string): Asset | undefined {
  return assets.get(path);
}

/** Content of an asset. Rejects where the file has gone since. */
export function readAsset(asset: Asset): Promise<Buffer> {
  return readFile(asset.file);
}
