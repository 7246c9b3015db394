// What a cell shows: names in the reader's language, dates as the reader writes them, a tag where a title is in another.
import type { TableColumn } from '../../../data/desk.ts';
import { formatDate } from '../../../data/format-date.ts';
import { showText, textIn } from '../../../data/text.ts';
import type { IndexRow } from '../../../src-main/api/contract.ts';
import { facetName } from '../../state/facets.ts';
import { found } from '../../state/filters.ts';
import { topicsById } from '../../state/library.ts';
import { dark, language, words } from '../../state/settings.ts';
import { GlyphSwatch } from '../../timeline/glyph.tsx';
import { Highlighted } from '../highlighted.tsx';
import { LanguageTag } from '../language-tag.tsx';

export const cellId = (place: number, column: TableColumn): string => `cell-${place}-${column}`;

export function Cell({ row, column }: { readonly row: IndexRow; readonly column: TableColumn }) {
  if (column === 'title') return <Title row={row} />;
  if (column === 'topics') return <Topics row={row} />;
  if (column === 'tone') return <Tone tone={row.tone} />;
  const text = plainText(row, column);
  return (
    <span class={`grid-text${column === 'date' || column === 'updated' ? ' numeric' : ''}`} title={text}>
      {text}
    </span>
  );
}

function plainText(row: IndexRow, column: Exclude<TableColumn, 'title' | 'topics' | 'tone'>): string {
  const reader = language.value;
  const name = facetName.value;
  const list = (facet: 'actors' | 'sides', ids: readonly string[]): string =>
    ids.map((id) => name(facet, id)).join(words.value('list.comma'));
  switch (column) {
    case 'date':
      return formatDate(row.date, reader, 'short');
    case 'kind':
      return name('kinds', row.kind);
    case 'actors':
      return list('actors', row.actors);
    case 'country':
      return row.country === null ? '' : name('countries', row.country);
    case 'importance':
      return '●'.repeat(row.importance);
    case 'tags':
      return row.tags.join(words.value('list.comma'));
    case 'sides':
      return list('sides', row.sides);
    case 'origin':
      return name('origins', row.origin.by);
    case 'updated':
      return formatDate(new Date(row.updated).toISOString().slice(0, 10), reader, 'short');
  }
}

function Title({ row }: { readonly row: IndexRow }) {
  const shown = showText(row.title, language.value);
  return (
    <span class="grid-text" title={shown.value} lang={shown.language === 'und' ? undefined : shown.language}>
      <Highlighted text={shown.value} terms={found.value?.terms ?? []} />
      {shown.fallback && <LanguageTag language={shown.language} />}
    </span>
  );
}

function Topics({ row }: { readonly row: IndexRow }) {
  const topics = row.topics.flatMap((id) => topicsById.value.get(id) ?? []);
  const names = topics.map((topic) => textIn(topic.names, language.value)).join(words.value('list.comma'));
  return (
    <span class="grid-text" title={names}>
      {topics.map((topic) => (
        <GlyphSwatch key={topic.id} glyph={topic.glyph} colour={dark.value ? topic.darkColour : topic.colour} />
      ))}{' '}
      {names}
    </span>
  );
}

function Tone({ tone }: { readonly tone: number | null }) {
  if (tone === null) return null;
  const sign = tone > 0 ? '+' : tone < 0 ? '−' : '';
  const side = tone > 0 ? 'cooperation' : tone < 0 ? 'conflict' : 'neutral';
  return <span class={`tone tone-${side} numeric`}>{`${sign}${Math.abs(tone)}`}</span>;
}
