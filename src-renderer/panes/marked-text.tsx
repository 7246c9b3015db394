// An article with the words marked on which the proposals rest; those of the field in hand stand out.
import { formatDate } from '../../data/format-date.ts';
import { readTypedDate } from '../../data/typed-date.ts';
import type { ArticleChoice, ArticleField, Proposal } from '../state/article.ts';
import { words } from '../state/settings.ts';

interface Mark {
  readonly from: number;
  readonly to: number;
  readonly field: ArticleField;
}

type Piece = { readonly text: string; readonly field: ArticleField | null; readonly from: number };

/** The marks of what is chosen, so that the text always shows why. */
function marksOf(proposal: Proposal, choice: ArticleChoice): Mark[] {
  const read = readTypedDate(choice.date);
  const marks = (field: ArticleField, places: readonly (readonly [number, number])[]): Mark[] =>
    places.map(([from, to]) => ({ from, to, field }));
  return [
    ...proposal.dates
      .filter(({ edtf }) => (read.ok && read.edtf === edtf) || formatDate(edtf, 'en') === choice.date)
      .flatMap(({ at }) => marks('date', at)),
    ...(proposal.lasted ? marks('date', [proposal.lasted.at]) : []),
    ...marks('date', proposal.open),
    ...proposal.actors.filter(({ id }) => choice.actors.includes(id)).flatMap(({ at }) => marks('actors', at)),
    ...proposal.places.slice(0, 1).flatMap(({ at }) => marks('place', at)),
    ...proposal.topics.filter(({ id }) => choice.topics.includes(id)).flatMap(({ at }) => marks('topics', at)),
    ...proposal.kinds.filter(({ id }) => id === choice.kind).flatMap(({ at }) => marks('kind', at)),
  ];
}

/** The text cut at its marks; where two meet, that of the field in hand is seen, else the first. */
function cut(text: string, marks: readonly Mark[], field: ArticleField | null): Piece[] {
  const ordered =
    field === null
      ? marks
      : [...marks.filter((mark) => mark.field === field), ...marks.filter((mark) => mark.field !== field)];
  const taken: Mark[] = [];
  for (const mark of ordered) if (!taken.some(({ from, to }) => mark.from < to && mark.to > from)) taken.push(mark);
  taken.sort((a, b) => a.from - b.from);
  const pieces: Piece[] = [];
  let at = 0;
  for (const mark of taken) {
    if (mark.from > at) pieces.push({ text: text.slice(at, mark.from), field: null, from: at });
    pieces.push({ text: text.slice(mark.from, mark.to), field: mark.field, from: mark.from });
    at = mark.to;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), field: null, from: at });
  return pieces;
}

interface MarkedTextProps {
  readonly proposal: Proposal;
  readonly choice: ArticleChoice;
  readonly field: ArticleField | null;
}

export function MarkedText({ proposal, choice, field }: MarkedTextProps) {
  const t = words.value;
  const pieces = cut(proposal.text, marksOf(proposal, choice), field);
  return (
    <section
      class="marked-text"
      aria-label={t('article.marked')}
      lang={proposal.language === 'und' ? undefined : proposal.language}
    >
      {pieces.map((piece) =>
        piece.field === null ? (
          piece.text
        ) : (
          <mark key={piece.from} class={`said said-${piece.field}`} data-now={piece.field === field}>
            {piece.text}
          </mark>
        ),
      )}
    </section>
  );
}
