// Text on its way into HTML, and the little of a page that several formats share.
import { createHash } from 'node:crypto';

/** Text that HTML shows as it is, within an element or a quoted attribute. */
export function html(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** A policy's name for an inline script or style: the browser runs this text and no other. */
export function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;
}
