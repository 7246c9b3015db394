// Shows a file in the system's file manager, or opens it with the system's program, where there is a screen:
// the web host's counterpart of Electron's shell.
import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { hasDisplay } from './browser.ts';

/** The program and its arguments that show a file on a platform. */
export function showCommand(platform: NodeJS.Platform, path: string): readonly [string, readonly string[]] {
  if (platform === 'darwin') return ['open', ['-R', path]];
  if (platform === 'win32') return ['explorer.exe', [`/select,${path}`]];
  // File managers on Linux have no common way to select a file: its folder is shown.
  return ['xdg-open', [dirname(path)]];
}

/** The program and its arguments that open a file on a platform, as a double click would. */
export function openCommand(platform: NodeJS.Platform, path: string): readonly [string, readonly string[]] {
  if (platform === 'darwin') return ['open', [path]];
  return [platform === 'win32' ? 'explorer.exe' : 'xdg-open', [path]];
}

/** Shows a file; false where there is no screen or nothing to show it with. */
export function showFile(path: string): Promise<boolean> {
  return start(showCommand(process.platform, path));
}

/** Opens a file; false where there is no screen or nothing to open it with. */
export function openFile(path: string): Promise<boolean> {
  return start(openCommand(process.platform, path));
}

function start([program, args]: readonly [string, readonly string[]]): Promise<boolean> {
  if (!hasDisplay()) return Promise.resolve(false);
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'ignore', detached: true });
    child.once('error', () => resolve(false));
    child.once('spawn', () => resolve(true));
    child.unref();
  });
}
