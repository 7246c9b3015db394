// Where Entente keeps things on each platform, when nobody says otherwise.
import { homedir } from 'node:os';
import { join, win32, posix } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** The folder of everything that is the person's: the library, the log. */
export function dataFolder(
  platform: NodeJS.Platform = process.platform,
  environment: Environment = process.env,
  home: string = homedir(),
): string {
  if (platform === 'win32') {
    return win32.join(environment['APPDATA'] || win32.join(home, 'AppData', 'Roaming'), 'Entente');
  }
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'Entente');
  const share = environment['XDG_DATA_HOME'];
  // The specification has relative paths ignored.
  return posix.join(
    share !== undefined && posix.isAbsolute(share) ? share : posix.join(home, '.local', 'share'),
    'entente',
  );
}

/** The library that is opened without `--library`. */
export function defaultLibrary(): string {
  return join(dataFolder(), 'library');
}

/** The log of bugs and crashes; never of what is in a library. */
export function logFile(): string {
  return join(dataFolder(), 'log', 'entente.log');
}
