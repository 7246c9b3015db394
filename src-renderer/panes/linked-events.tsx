// What the event answers, continues or belongs to, and what came of it, each with the lag in days.
import { formatLag } from '../../data/lag.ts';
import { textIn } from '../../data/text.ts';
import { selectEvent } from '../state/actions.ts';
import { linkedEvents, type LinkedEvent } from '../state/detail.ts';
import { library } from '../state/library.ts';
import { ChainBar } from './chain-bar.tsx';
import { language, words } from '../state/settings.ts';

/** A typed link reads differently from its two ends. */
function relation(linked: LinkedEvent): string | null {
  const t = words.value;
  if (!linked.type) return null;
  return t(linked.inverse ? `link.${linked.type}.inverse` : `link.${linked.type}`);
}

/** All linked events; `date` is the EDTF date of the event they are linked with. */
export function LinkedEvents({ date }: { readonly date: string }) {
  const t = words.value;
  const linked = linkedEvents.value;
  if (linked.length === 0) return null;
  const { byId } = library.value;
  return (
    <section class="linked">
      <h3 class="caption">{t('detail.linked')}</h3>
      <ChainBar />
      <ul>
        {linked.map((link) => {
          const row = byId.get(link.id);
          if (!row) return null;
          const title = textIn(row.title, language.value);
          const kind = relation(link);
          return (
            <li key={link.id}>
              <button type="button" onClick={() => selectEvent(link.id, { reveal: true })}>
                <span class="linked-lag numeric">
                  {formatLag(date, row.date, language.value)}
                  {kind && <span class="linked-type"> · {kind}</span>}
                </span>
                <span class="linked-title">{title}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
