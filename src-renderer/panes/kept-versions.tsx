// The versions a library can be taken back to: backups, and what other programs left in its place.
// Going back is asked once, in the row itself; it is a change like any other, and can be undone.
import { useEffect, useRef, useState } from 'preact/hooks';
import { LOCALES } from '../../data/i18n/t.ts';
import { restoreVersion } from '../state/actions-keeping.ts';
import { keeping, type Version, versions } from '../state/keeping.ts';
import { description } from '../state/library.ts';
import { language, words } from '../state/settings.ts';

/** The list, with its loading and its empty state. */
export function KeptVersions() {
  const t = words.value;
  const [asking, setAsking] = useState<string | null>(null);
  const found = versions.value;
  return (
    <section aria-labelledby="library-versions">
      <h3 id="library-versions" class="caption">
        {t('keeping.versions')}
      </h3>
      <p class="form-hint">{t('keeping.versionsHint')}</p>
      {found === null && <p role="status">{t('keeping.looking')}</p>}
      {found?.length === 0 && <p>{t('keeping.noVersions')}</p>}
      {found !== null && found.length > 0 && (
        <ul class="kept-versions">
          {found.map((version) => (
            <KeptVersion
              key={version.name}
              version={version}
              asking={asking === version.name}
              onAsk={(ask) => setAsking(ask ? version.name : null)}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

interface KeptVersionProps {
  readonly version: Version;
  readonly asking: boolean;
  readonly onAsk: (ask: boolean) => void;
}

function KeptVersion({ version, asking, onAsk }: KeptVersionProps) {
  const t = words.value;
  const made = whenMade(version.made);
  const busy = keeping.value !== null;
  const fixed = description.value?.readOnly !== false;
  const question = useRef<HTMLButtonElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const asked = useRef(false);
  useEffect(() => {
    if (asking) question.current?.focus();
    else if (asked.current) opener.current?.focus();
    asked.current = asking;
  }, [asking]);
  const explained = t(version.is === 'outside' ? 'keeping.useOutside' : 'keeping.restoreQuestion', { made });
  return (
    <li class={asking ? 'kept-version kept-asking' : 'kept-version'}>
      <span class="numeric">{made}</span>
      <span class={`kept-kind kept-${version.is}`}>{t(`keeping.is.${version.is}`)}</span>
      <span class="numeric kept-size">{sizeOf(version.bytes)}</span>
      {asking ? (
        <div class="kept-question" role="group" aria-label={explained}>
          <p>{explained}</p>
          <button
            type="button"
            class="button button-primary"
            // Not `disabled`, which would take the focus away, and Escape with it.
            aria-disabled={busy}
            ref={question}
            onClick={() => void restoreVersion(version.name)}
          >
            {t(busy ? 'keeping.restoring' : 'keeping.restoreNow')}
          </button>
          <button type="button" class="button" onClick={() => onAsk(false)}>
            {t('keeping.keepMine')}
          </button>
        </div>
      ) : (
        <button
          ref={opener}
          type="button"
          class="button button-quiet"
          disabled={busy || fixed}
          aria-label={t('keeping.restoreNamed', { made })}
          onClick={() => onAsk(true)}
        >
          {t('keeping.restore')}
        </button>
      )}
    </li>
  );
}

/** A moment in the person's own time and language, to the minute. */
function whenMade(made: number): string {
  return new Intl.DateTimeFormat(LOCALES[language.value], { dateStyle: 'medium', timeStyle: 'short' }).format(made);
}

function sizeOf(bytes: number): string {
  const [unit, scale] = bytes >= 1e6 ? (['megabyte', 1e6] as const) : (['kilobyte', 1e3] as const);
  const options = { style: 'unit', unit, maximumFractionDigits: bytes / scale < 10 ? 1 : 0 } as const;
  return new Intl.NumberFormat(LOCALES[language.value], options).format(bytes / scale);
}
