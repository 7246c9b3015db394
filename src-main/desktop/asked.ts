// What a start, a second start or the system asks Entente to open: links to a view, and saved copies of a library.
// All of it comes from outside and may be anything, so it is cut down to these two before anyone acts on it.
import { resolve } from 'node:path';

export interface Asked {
  /** `entente://…`, as it came. */
  readonly links: readonly string[];
  /** Absolute paths that end in `.entente`. */
  readonly files: readonly string[];
}

export const NOTHING_ASKED: Asked = { links: [], files: [] };
/** The scheme of links to a view. */
export const LINK_SCHEME = 'entente';

// The longest search in Chinese, escaped, and long lists beside it fit; what is longer was not made by us.
const LONGEST = 32_768;
const MOST = 8;

/** True for a link that the page may be given. What it means, and whether it means anything, the page finds out. */
export function isLink(text: string): boolean {
  return (
    text.length <= LONGEST && text.startsWith(`${LINK_SCHEME}://`) && /^[\x21-\x7e]+$/.test(text) && isAddress(text)
  );
}

function isAddress(text: string): boolean {
  try {
    return new URL(text).protocol === `${LINK_SCHEME}:`;
  } catch {
    return false;
  }
}

const isCopyFile = (text: string): boolean => /[^/\\]\.entente$/i.test(text) && !text.includes('\0');

/** Reads what the arguments of a start ask for; everything else (flags, Chromium's own among them) is left out. */
export function askedOf(args: readonly string[], workingDirectory: string): Asked {
  const plain = args.filter((arg) => !arg.startsWith('-'));
  return {
    links: plain.filter(isLink).slice(0, MOST),
    files: plain
      .filter((arg) => !arg.includes('://') && isCopyFile(arg))
      .map((arg) => resolve(workingDirectory, arg))
      .slice(0, MOST),
  };
}

/** What another start sent along; anything that is not just that is nothing. */
export function askedFrom(sent: unknown): Asked {
  if (typeof sent !== 'object' || sent === null) return NOTHING_ASKED;
  const texts = (key: string): string[] => {
    const value: unknown = Reflect.get(sent, key);
    return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : [];
  };
  return askedOf([...texts('links'), ...texts('files')], '/');
}
