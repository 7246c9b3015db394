// A text with the parts that the search hit marked. Matching folds case and accents, as the search does.
import { highlightRanges } from '../../data/fold.ts';

/** `terms` are folded words as `events.search` answers them. */
export function Highlighted({ text, terms }: { readonly text: string; readonly terms: readonly string[] }) {
  if (terms.length === 0) return <>{text}</>;
  const parts = [];
  let at = 0;
  for (const [start, end] of highlightRanges(text, terms)) {
    if (start > at) parts.push(text.slice(at, start));
    parts.push(<mark key={start}>{text.slice(start, end)}</mark>);
    at = end;
  }
  parts.push(text.slice(at));
  return <>{parts}</>;
}
