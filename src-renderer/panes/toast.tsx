// The toast (what was just done, with Undo) and the live region through which announcements are heard.
// A toast stays while the pointer or the focus is on it.
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { announcement, dismissToast, toast, type ToastAction } from '../state/announce.ts';
import { undo } from '../state/actions-library.ts';
import { words } from '../state/settings.ts';
import { Icon } from './icons.tsx';

const SHOWN_MS = 10_000;

/** Toast and live region. */
export function Toasts() {
  const t = words.value;
  const shown = toast.value;
  const [held, setHeld] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  // Over a dialog too: what is done in one is said where it can be seen.
  useLayoutEffect(() => {
    const root = document.documentElement;
    if (!shown || !box.current) return undefined;
    box.current.showPopover();
    // The status line, in the middle of which it lies, keeps this room free.
    root.dataset['toast'] = '';
    root.style.setProperty('--toast-room', `${box.current.offsetWidth}px`);
    return () => {
      delete root.dataset['toast'];
      root.style.removeProperty('--toast-room');
    };
  }, [shown]);
  useEffect(() => {
    if (!shown || held) return undefined;
    const timer = setTimeout(dismissToast, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [shown, held]);
  return (
    <>
      <p class="visually-hidden" role="status" aria-live="polite">
        {announcement.value}
      </p>
      {shown && (
        <div
          key={shown.id}
          ref={box}
          popover="manual"
          class={`toast${shown.tone === 'error' ? ' toast-error' : ''}`}
          onMouseEnter={() => setHeld(true)}
          onMouseLeave={() => setHeld(false)}
          onFocusIn={() => setHeld(true)}
          onFocusOut={() => setHeld(false)}
        >
          <span>{shown.text}</span>
          {shown.action && <ActionButton action={shown.action} />}
          {shown.undo && (
            <button
              type="button"
              class="button button-quiet"
              onClick={() => {
                dismissToast();
                void undo();
              }}
            >
              {t('toast.undo')}
            </button>
          )}
          <button type="button" class="icon-button" aria-label={t('toast.dismiss')} onClick={dismissToast}>
            <Icon name="close" />
          </button>
        </div>
      )}
    </>
  );
}

function ActionButton({ action: { label, run } }: { readonly action: ToastAction }) {
  return (
    <button
      type="button"
      class="button button-quiet"
      onClick={() => {
        dismissToast();
        run();
      }}
    >
      {label}
    </button>
  );
}
