// What changed in an event's sources, in a list of sentences: the log says which source, and what of it.
import type { Source } from '../../data/event.ts';
import { sourceChanges, type SOURCE_FIELDS, type SourceChange } from '../state/history-sources.ts';
import type { MessageKey } from '../../data/i18n/t.ts';
import { words } from '../state/settings.ts';

const LABELS: Readonly<Record<(typeof SOURCE_FIELDS)[number], MessageKey>> = {
  title: 'editor.sourceTitle',
  publisher: 'editor.sourcePublisher',
  url: 'editor.sourceUrl',
  date: 'editor.sourceDate',
  side: 'editor.sourceSide',
  language: 'editor.sourceLanguage',
  accessed: 'editor.sourceAccessed',
  note: 'editor.sourceNote',
  weak: 'editor.sourceWeak',
};

interface SourcesChangedProps {
  readonly before: readonly Source[];
  readonly after: readonly Source[];
}

/** The list. */
export function SourcesChanged({ before, after }: SourcesChangedProps) {
  const t = words.value;
  const changes = sourceChanges(before, after);
  if (changes.length === 0) return <span>{t('history.sourcesReordered')}</span>;
  return (
    <ul class="log-sources">
      {changes.map((change) => (
        <li key={`${change.is} ${change.title}`}>{sentence(change)}</li>
      ))}
    </ul>
  );
}

function sentence(change: SourceChange): string {
  const t = words.value;
  if (change.is !== 'changed') return t(`history.source.${change.is}`, { title: change.title });
  const fields = change.fields.map((field) => t(LABELS[field])).join(t('cite.comma'));
  return t('history.source.changed', { title: change.title, fields });
}
