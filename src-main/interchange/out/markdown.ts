// The chronology as Markdown (CommonMark with footnotes, as Pandoc, GitHub and Obsidian have them).
// Everything that came from a person is escaped: a title is never a heading, a link or HTML.
import type { Event } from '../../../data/event.ts';
import type { Writer, Writing } from '../format.ts';
import { chronology, type Entry, headLines, type Note } from './chronology.ts';

/** Text that Markdown shows as it is, on one line. */
export function md(text: string): string {
  return (
    text
      .replaceAll(/\s+/g, ' ')
      .trim()
      .replaceAll(/[\\`*_[\]<>#|~$^&]/g, '\\$&')
      // At the start of a line these open a list, a rule, a quotation or a heading's underline.
      .replace(/^(\d+)([.)])/, '$1\\$2')
      .replace(/^([-+=:])/, '\\$1')
      // A bare address would become a link by itself, or not, as the reader's program likes.
      .replaceAll(/\b(https?|ftp|www)([:.])/gi, '$1\\$2')
  );
}

/** A link that shows its address; what could end it early is encoded. */
const link = (url: string): string => `<${url.replaceAll('<', '%3C').replaceAll('>', '%3E')}>`;

function entryText({ date, title, place, summary, doubt: why, cites, notes }: Entry, { t }: Writing): string {
  const marks = cites.map((number) => `[^${number}]`).join('');
  const head = `**${md(date)}**${place === '' ? '' : ` · ${md(place)}`}  \n**${md(title)}**${marks}`;
  const doubt = why ? [`*${md(`${t('detail.unverified')} ${t(why)}`)}*`] : [];
  const own = notes === '' ? [] : [`*${md(t('detail.notes'))}*`, ...notes.split(/\n\s*\n/).map(md)];
  return [head, ...doubt, ...summary.map(md), ...own].filter((part) => part !== '').join('\n\n');
}

function noteText({ number, source, words }: Note): string {
  return `[^${number}]: ${md(words)}${source.url === undefined ? '' : ` ${link(source.url)}`}`;
}

function* markdown(writing: Writing): Iterable<string> {
  const events: Event[] = [...writing.events];
  const whole = { ...writing, events };
  yield `# ${md(writing.t('export.chronology'))}\n`;
  for (const words of headLines(writing, events.length)) yield `\n*${md(words)}*\n`;
  for (const piece of chronology(whole)) {
    if (piece.is === 'year') yield `\n## ${piece.year}\n`;
    else if (piece.is === 'entry') yield `\n${entryText(piece.entry, writing)}\n`;
    else yield `\n${noteText(piece.note)}\n`;
  }
}

export const markdownWriter: Writer = {
  id: 'markdown',
  name: 'Markdown',
  extension: 'md',
  mediaType: 'text/markdown',
  drops: ['export.drops.languages', 'export.drops.coding', 'export.drops.articles', 'export.drops.accounts'],
  write: markdown,
};
