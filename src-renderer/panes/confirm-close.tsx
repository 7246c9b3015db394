// The foot of a dialog that is being left with something typed in it: throw it away, keep it as a draft, or go on.
// Escape asks, and Escape again goes on.
import { useEffect, useRef } from 'preact/hooks';
import { words } from '../state/settings.ts';

interface ConfirmCloseProps {
  readonly onDiscard: () => void;
  readonly onKeep: () => void;
  readonly onContinue: () => void;
}

/** The question, with the focus on what loses nothing. */
export function ConfirmClose({ onDiscard, onKeep, onContinue }: ConfirmCloseProps) {
  const t = words.value;
  const goOn = useRef<HTMLButtonElement>(null);
  useEffect(() => goOn.current?.focus(), []);
  return (
    <div class="dialog-foot" role="alertdialog" aria-labelledby="confirm-close">
      <p id="confirm-close" class="foot-note">
        {t('editor.confirm')}
      </p>
      <button type="button" class="button button-danger" onClick={onDiscard}>
        {t('editor.discard')}
      </button>
      <button type="button" class="button" onClick={onKeep}>
        {t('editor.keepDraft')}
      </button>
      <button ref={goOn} type="button" class="button button-primary" onClick={onContinue}>
        {t('editor.continue')}
      </button>
    </div>
  );
}
