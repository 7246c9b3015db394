// Saving what was made as a file: the browser downloads it, the desktop asks where.
// Both hosts do it for a link with a name; what it leads to was made by this page, or waits on the host's shelf.
import type { CommandOutput } from '../../src-main/api/contract.ts';

/** Hands a file to the person. A blob's address is let go of when the download has surely begun. */
export function saveBlob(name: string, blob: Blob): void {
  const address = URL.createObjectURL(blob);
  follow(address, name);
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Hands on what `library.export` answered. */
export function saveFile({ name, mediaType, content, encoding }: CommandOutput<'library.export'>): void {
  switch (encoding) {
    case 'handle':
      follow(`/api/files/${encodeURIComponent(content)}`, name);
      break;
    case 'text':
      saveBlob(name, new Blob([content], { type: mediaType }));
      break;
    case 'base64':
      saveBlob(name, new Blob([bytesOf(content)], { type: mediaType }));
      break;
  }
}

function follow(address: string, name: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}
