// Lines of a text that comes in pieces. A line longer than any record is cut and said to be, so that memory is bounded.

export interface Line {
  readonly text: string;
  /** True where the line went on beyond the bound; the rest of it is dropped. */
  readonly cut: boolean;
}

const LONGEST = 4 * 1024 * 1024;

/** The lines of a text, ended by LF, CRLF or CR. */
export async function* linesOf(pieces: AsyncIterable<string>, longest: number = LONGEST): AsyncGenerator<Line> {
  let rest = '';
  let cut = false;
  let afterReturn = false;
  for await (let piece of pieces) {
    if (afterReturn && piece.startsWith('\n')) piece = piece.slice(1);
    afterReturn = piece.endsWith('\r');
    const lines = piece.split(/\r\n|\n|\r/);
    const last = lines.pop() ?? '';
    for (const line of lines) {
      yield { text: cut ? rest : rest + line, cut };
      rest = '';
      cut = false;
    }
    if (!cut) rest += last;
    if (rest.length > longest) {
      rest = rest.slice(0, longest);
      cut = true;
    }
  }
  if (rest !== '') yield { text: rest, cut };
}
