// A modal dialog on the platform's own <dialog>: focus kept inside and given back, Escape asked, backdrop inert.
// `onCancel` decides what Escape means; the dialog never closes by itself.
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import './dialog.css';

interface DialogProps {
  readonly label: string;
  readonly class?: string;
  readonly onCancel: () => void;
  readonly children: ComponentChildren;
}

/** Shown as long as it is mounted. */
export function Dialog({ label, class: name, onCancel, children }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  // Before the effects of what is inside: a field can only take the focus in a dialog that is open.
  useLayoutEffect(() => {
    const opener = document.activeElement;
    const dialog = element.current;
    dialog?.showModal();
    return () => {
      // While it is open, all outside it is inert and takes no focus.
      dialog?.close();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  return (
    <dialog
      ref={element}
      class={`dialog ${name ?? ''}`}
      aria-label={label}
      onCancel={(event) => {
        // A file field's own "cancel" comes up through here as well.
        if (event.target !== event.currentTarget) return;
        // Chromium closes on a second Escape whatever the first was told, so the key is also caught below; here comes
        // what the key does not reach, as when the focused element has just gone.
        event.preventDefault();
        onCancel();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return;
        event.preventDefault();
        event.stopPropagation();
        onCancel();
      }}
    >
      {children}
    </dialog>
  );
}
