// Marks what the search hit in everything a pane shows, article and sources included, without touching its elements:
// ranges over its text, painted by the browser (::highlight(hits) in filters.css).
import { effect } from '@preact/signals';
import { highlightRanges } from '../../data/fold.ts';
import { found } from '../state/filters.ts';

const NAME = 'hits';
/** No page of an archive has more; a hit on every letter would. */
const MOST = 2_000;

/** Keeps the marks of an element in step with its text and the search; returns the way to stop. */
export function markHits(element: HTMLElement): () => void {
  let waiting = false;
  const mark = (): void => {
    waiting = false;
    const terms = found.value?.terms ?? [];
    const ranges = terms.length === 0 ? [] : rangesIn(element, terms);
    if (ranges.length === 0) CSS.highlights.delete(NAME);
    else CSS.highlights.set(NAME, new Highlight(...ranges));
  };
  // Once for all that one rendering changes.
  const soon = (): void => {
    if (waiting) return;
    waiting = true;
    queueMicrotask(mark);
  };
  const observer = new MutationObserver(soon);
  observer.observe(element, { childList: true, characterData: true, subtree: true });
  const stop = effect(() => {
    void found.value;
    soon();
  });
  return () => {
    observer.disconnect();
    stop();
    CSS.highlights.delete(NAME);
  };
}

function rangesIn(element: HTMLElement, terms: readonly string[]): Range[] {
  const ranges: Range[] = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node && ranges.length < MOST; node = walker.nextNode()) {
    // Controls are no text to read, and <mark> is marked.
    if (node.parentElement?.closest('mark, button, input, select, .visually-hidden, .details-empty, .caption'))
      continue;
    for (const [start, end] of highlightRanges(node.nodeValue ?? '', terms)) {
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(node, end);
      ranges.push(range);
    }
  }
  return ranges;
}
