// The log of one event: when it was changed, what changed and from where; each version can be brought back.
// The latest stands first, because that is what one has come to look at.
import type { Event } from '../../data/event.ts';
import { formatDate } from '../../data/format-date.ts';
import { LOCALES } from '../../data/i18n/t.ts';
import { textIn } from '../../data/text.ts';
import { restoreVersion } from '../state/actions-history.ts';
import {
  ACTIONS,
  changedFields,
  historyLog,
  historyOf,
  HOSTS,
  type EventField,
  type FieldChange,
  type LogRow,
} from '../state/history.ts';
import { actorsById, description, kindsById, topicsById } from '../state/library.ts';
import { language, words } from '../state/settings.ts';
import { SourcesChanged } from './history-sources.tsx';
import { SheetFrame } from './sheet-frame.tsx';
import './history.css';

/** The sheet. */
export function HistorySheet() {
  const t = words.value;
  const log = historyLog.value;
  const id = historyOf.value;
  return (
    <SheetFrame title={t('sheet.history')} class="history">
      {log === null && <p>{t('history.reading')}</p>}
      {typeof log === 'string' && <p role="alert">{log}</p>}
      {id !== null && Array.isArray(log) && <Log id={id} log={log} />}
    </SheetFrame>
  );
}

function Log({ id, log }: { readonly id: string; readonly log: readonly LogRow[] }) {
  const t = words.value;
  if (log.length === 0) return <p>{t('history.none')}</p>;
  return (
    <ol class="log" reversed>
      {log
        .map((row, at) => (
          <Row key={row.seq} id={id} row={row} before={log[at - 1]?.event ?? null} latest={at === log.length - 1} />
        ))
        .toReversed()}
    </ol>
  );
}

interface RowProps {
  readonly id: string;
  readonly row: LogRow;
  readonly before: Event | null;
  readonly latest: boolean;
}

function Row({ id, row, before, latest }: RowProps) {
  const t = words.value;
  const reader = language.value;
  const at = new Intl.DateTimeFormat(LOCALES[reader], { dateStyle: 'medium', timeStyle: 'short' });
  const action = ACTIONS[row.action];
  const from = row.by === null ? undefined : HOSTS[row.by];
  const changes = changedFields(before, row.event);
  return (
    <li>
      <div class="log-head">
        <div>
          <strong>{action ? t(action) : row.action}</strong>
          <span class="source-facts">
            {' · '}
            <time dateTime={row.at}>{at.format(new Date(row.at))}</time>
            {row.by !== null && ` · ${from ? t(from) : row.by}`}
          </span>
        </div>
        {!latest && row.event && description.value?.readOnly === false && (
          <button type="button" class="button button-quiet" onClick={() => void restoreVersion(id, row.seq)}>
            {t('history.restore')}
            <span class="visually-hidden"> {t('history.ofVersion', { date: at.format(new Date(row.at)) })}</span>
          </button>
        )}
        {latest && <span class="source-facts">{t('history.current')}</span>}
      </div>
      {changes.length > 0 && (
        <dl class="log-changes">
          {changes.map((change) => (
            <Change
              key={change.field}
              change={change}
              sources={{ before: before?.sources ?? [], after: row.event?.sources ?? [] }}
            />
          ))}
        </dl>
      )}
    </li>
  );
}

interface ChangeProps {
  readonly change: FieldChange;
  /** The sources of both versions: they are compared one by one. */
  readonly sources: { readonly before: Event['sources']; readonly after: Event['sources'] };
}

function Change({ change, sources }: ChangeProps) {
  const t = words.value;
  const before = told(change.field, change.before);
  const after = told(change.field, change.after);
  return (
    <>
      <dt>{t(`field.${change.field}`)}</dt>
      <dd>
        {change.field === 'sources' ? (
          <SourcesChanged before={sources.before} after={sources.after} />
        ) : before === after ? (
          <span>{t('history.changed')}</span>
        ) : (
          <>
            <del>{before === '' ? t('history.empty') : before}</del> <span aria-hidden="true">→</span>{' '}
            <ins>{after === '' ? t('history.empty') : after}</ins>
          </>
        )}
      </dd>
    </>
  );
}

const MOST = 160;

/** A field in a few words, as its reader would name it. */
function told(field: EventField, value: FieldChange['before']): string {
  const whole = wordsOf(field, { [field]: value });
  return whole.length > MOST ? `${whole.slice(0, MOST)}…` : whole;
}

function wordsOf(field: EventField, event: Partial<Event>): string {
  const reader = language.value;
  const t = words.value;
  const list = (items: readonly string[] = []): string => items.join(t('cite.comma'));
  switch (field) {
    case 'title':
    case 'summary':
    case 'toneReason':
      return textIn(event[field] ?? {}, reader);
    case 'date':
      return event.date === undefined ? '' : formatDate(event.date, reader);
    case 'kind':
      return textIn(kindsById.value.get(event.kind ?? '')?.names ?? { und: event.kind ?? '' }, reader);
    case 'topics':
      return list(event.topics?.map((id) => textIn(topicsById.value.get(id)?.names ?? { und: id }, reader)));
    case 'actors':
      return list(event.actors?.map((id) => textIn(actorsById.value.get(id)?.names ?? { und: id }, reader)));
    case 'place':
      return event.place ? textIn(event.place.name, reader) : '';
    case 'tone':
    case 'importance':
      return String(event[field] ?? '');
    case 'verified':
      return t(event.verified ? 'history.yes' : 'history.no');
    case 'tags':
      return list(event.tags);
    case 'notes':
      return event.notes ?? '';
    case 'sources':
      return list(event.sources?.map(({ title }) => title));
    case 'articles':
      return list(event.articles?.map(({ title, body }) => title || body.slice(0, 60)));
    case 'claims':
      return list(event.claims?.map(({ subject }) => textIn(subject, reader)));
    case 'links':
      return list(event.links?.map(({ to }) => to));
    case 'readouts':
      return list(event.readouts?.points.map(({ text }) => textIn(text, reader)));
  }
}
