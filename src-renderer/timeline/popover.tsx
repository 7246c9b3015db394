// A small panel at a button: closes on Escape, on a click elsewhere and when the focus leaves, and gives the focus back.
// Fixed to the window, so that nothing that scrolls or clips around the button cuts it off.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

export interface PopoverProps {
  readonly label: string;
  /** `menu`: arrow keys walk its menu items. `dialog`: anything else. */
  readonly role: 'menu' | 'dialog';
  /** The element it belongs to: it opens below it, or above where there is no room. */
  readonly anchor: HTMLElement;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

const FOCUSABLE = 'button:not(:disabled), input:not(:disabled)';
const AIR = 6;

/** The open panel. Mount it while it is open. */
export function Popover({ label, role, anchor, onClose, children }: PopoverProps) {
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = panel.current;
    if (!element) return undefined;
    place(element, anchor);
    element.querySelector<HTMLElement>(FOCUSABLE)?.focus();
    const onDown = (event: PointerEvent): void => {
      if (event.target instanceof Node && !element.contains(event.target) && !anchor.contains(event.target)) onClose();
    };
    document.addEventListener('pointerdown', onDown, { capture: true });
    window.addEventListener('resize', onClose);
    return () => {
      document.removeEventListener('pointerdown', onDown, { capture: true });
      window.removeEventListener('resize', onClose);
    };
  }, [anchor]);
  return (
    <div
      ref={panel}
      class="popover"
      role={role}
      aria-label={label}
      onKeyDown={(event) => {
        if (event.key === 'Escape' || (event.key === 'Tab' && role === 'menu')) {
          event.preventDefault();
          event.stopPropagation();
          onClose();
          anchor.focus();
        } else if (role === 'menu') walk(event, panel.current);
      }}
      onFocusOut={(event) => {
        const to = event.relatedTarget;
        if (to instanceof Node && !event.currentTarget.contains(to) && !anchor.contains(to)) onClose();
      }}
    >
      {children}
    </div>
  );
}

function place(element: HTMLElement, anchor: HTMLElement): void {
  const at = anchor.getBoundingClientRect();
  const own = element.getBoundingClientRect();
  const below = at.bottom + AIR + own.height <= window.innerHeight;
  const top = below ? at.bottom + 2 : Math.max(AIR, at.top - own.height - 2);
  const left = Math.max(AIR, Math.min(at.left, window.innerWidth - own.width - AIR));
  element.style.top = `${Math.round(top)}px`;
  element.style.left = `${Math.round(left)}px`;
}

/** Arrow keys, Home and End among the buttons of a menu. */
export function walk(event: KeyboardEvent, within: HTMLElement | null): void {
  const items = [...(within?.querySelectorAll<HTMLElement>(FOCUSABLE) ?? [])];
  const at = items.findIndex((item) => item === document.activeElement);
  const to: Readonly<Record<string, number>> = {
    ArrowDown: (at + 1) % items.length,
    ArrowUp: (at - 1 + items.length) % items.length,
    Home: 0,
    End: items.length - 1,
  };
  const next = to[event.key];
  if (next === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  items[next]?.focus();
}
