// Whether Electron's binary is present: the package's path.txt and the file it names.
// The package itself is never resolved for this, because resolving it starts a download.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const folder = resolve(import.meta.dirname, '../../node_modules/electron');

/** Path of the binary, or null. */
export function electronBinary(): string | null {
  try {
    const name = readFileSync(join(folder, 'path.txt'), 'utf8').trim();
    const binary = join(folder, 'dist', name);
    return existsSync(binary) ? binary : null;
  } catch {
    return null;
  }
}
