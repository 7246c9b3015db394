// The library's own copies of sources, as both hosts give them out: `/copies/<sha256>`, sandboxed, by content.
// A copy is a stranger's page: it runs nothing, loads nothing and is of no origin, whatever is in it.
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { SECURITY_HEADERS } from './security.ts';

/** Path under which copies are addressed; what follows is the SHA-256 of the content in lower-case hex. */
export const COPIES = '/copies/';

/** Content-Security-Policy of a copy: its own inline styles and images, and nothing else. */
export const COPY_POLICY = [
  'sandbox',
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  // Our own page shows it, in a frame that is sandboxed as well.
  "frame-ancestors 'self'",
].join('; ');

export interface SavedCopy {
  /** Absolute path on disk. */
  readonly file: string;
  /** Bytes. */
  readonly size: number;
  /** Headers of the answer, without its length. */
  readonly headers: Readonly<Record<string, string>>;
}

const NAME = /^[0-9a-f]{64}$/;
// Enough to tell what a file is; a page's doctype may stand behind a comment.
const LOOK = 1_024;

/** The copy of that name in a library's folder, or null. The name is a digest, so there is nothing to traverse. */
export async function findCopy(folder: string, name: string): Promise<SavedCopy | null> {
  if (!NAME.test(name)) return null;
  const file = join(folder, 'copies', name);
  try {
    const handle = await open(file, 'r');
    try {
      const facts = await handle.stat();
      if (!facts.isFile()) return null;
      const head = Buffer.alloc(LOOK);
      const { bytesRead } = await handle.read(head, 0, LOOK, 0);
      return { file, size: facts.size, headers: headersOf(name, head.subarray(0, bytesRead)) };
    } finally {
      await handle.close();
    }
  } catch {
    return null;
  }
}

function headersOf(name: string, head: Buffer): Readonly<Record<string, string>> {
  const { type, ending } = kindOf(head);
  const shown: Record<string, string> = {
    ...SECURITY_HEADERS,
    'content-security-policy': COPY_POLICY,
    'x-frame-options': 'SAMEORIGIN',
    'content-type': type,
    // The name is the content's digest, so it never changes; still nothing of a library stays in a browser's cache.
    'cache-control': 'no-store',
  };
  // What no sandboxed page can show is saved instead.
  if (ending !== null) shown['content-disposition'] = `attachment; filename="${name.slice(0, 12)}.${ending}"`;
  return shown;
}

const SIGNATURES: readonly (readonly [string, string])[] = [
  ['\x89PNG\r\n\x1a\n', 'image/png'],
  ['\xff\xd8\xff', 'image/jpeg'],
  ['GIF87a', 'image/gif'],
  ['GIF89a', 'image/gif'],
];

/** Media type by content; `ending` where it is to be saved rather than shown. */
export function kindOf(head: Buffer): { readonly type: string; readonly ending: string | null } {
  const bytes = head.toString('latin1');
  const picture = SIGNATURES.find(([start]) => bytes.startsWith(start));
  if (picture) return { type: picture[1], ending: null };
  if (bytes.startsWith('RIFF') && bytes.startsWith('WEBP', 8)) return { type: 'image/webp', ending: null };
  if (bytes.startsWith('%PDF-')) return { type: 'application/pdf', ending: 'pdf' };
  if (bytes.includes('\0')) return { type: 'application/octet-stream', ending: 'bin' };
  const text = bytes.replace(/^\xef\xbb\xbf/, '').replace(/^(?:\s|<!--[^]*?-->)+/, '');
  const isPage = /^<(?:!doctype html|html|head|body)\b/i.test(text);
  return { type: isPage ? 'text/html; charset=utf-8' : 'text/plain; charset=utf-8', ending: null };
}
