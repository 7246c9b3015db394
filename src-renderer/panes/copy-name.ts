// What a local copy is called as a file of its own: the title of its source, with the ending of its kind.
// Of a picture the browser knows the ending, by its type.
import type { CopyFacts } from '../state/actions-sources.ts';

const ENDINGS = { html: '.html', text: '.txt', pdf: '.pdf', image: '' } as const;
const LONGEST = 80;

/** A name that every file system takes. */
export function copyName(title: string, kind: Exclude<CopyFacts, string>['kind']): string {
  const plain = title
    .replace(/[\p{Cc}\p{Cf}/\\:*?"<>|]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  // Not a half of a character that takes two.
  const short = plain
    .slice(0, LONGEST)
    .replace(/[\uD800-\uDBFF]$/, '')
    .replace(/^[. ]+|[. ]+$/g, '');
  return `${short === '' ? 'copy' : short}${kind === null ? '' : ENDINGS[kind]}`;
}
