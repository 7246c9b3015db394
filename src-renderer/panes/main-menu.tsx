// The More menu: one button in the header, and under it every command that has no button of its own.
// A menu as people know it: arrows, Home and End, first letters, Escape; Tab leaves it.
import { useEffect, useRef, useState } from 'preact/hooks';
import { words } from '../state/settings.ts';
import { Icon } from './icons.tsx';
import './main-menu.css';
import { MENU, MENU_GROUPS, type MenuEntry } from './menu-commands.ts';

/** The button and its menu. */
export function MainMenu() {
  const t = words.value;
  const [open, setOpen] = useState<'first' | 'last' | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const close = (options: { focus: boolean }): void => {
    setOpen(null);
    if (options.focus) button.current?.focus();
  };
  return (
    <div class="main-menu">
      <button
        ref={button}
        type="button"
        class="button main-menu-button"
        aria-haspopup="menu"
        aria-expanded={open !== null}
        aria-controls={open === null ? undefined : 'main-menu'}
        onClick={() => setOpen(open === null ? 'first' : null)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          setOpen(event.key === 'ArrowDown' ? 'first' : 'last');
        }}
      >
        {t('menu.open')} <Icon name="down" />
      </button>
      {open !== null && <OpenMenu start={open} button={button} onClose={close} />}
    </div>
  );
}

interface OpenMenuProps {
  readonly start: 'first' | 'last';
  readonly button: { readonly current: HTMLButtonElement | null };
  readonly onClose: (options: { focus: boolean }) => void;
}

function OpenMenu({ start, button, onClose }: OpenMenuProps) {
  const t = words.value;
  const menu = useRef<HTMLDivElement>(null);
  const items = (): HTMLElement[] => [...(menu.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
  useEffect(() => {
    items()
      .at(start === 'first' ? 0 : -1)
      ?.focus();
    const away = (event: PointerEvent): void => {
      const target = event.target;
      if (!(target instanceof Node) || menu.current?.contains(target) || button.current?.contains(target)) return;
      onClose({ focus: false });
    };
    window.addEventListener('pointerdown', away);
    return () => window.removeEventListener('pointerdown', away);
  }, []);
  const onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Tab') {
      onClose({ focus: true });
      return;
    }
    if (event.key === 'Escape') onClose({ focus: true });
    else if (!moveFocus(items(), event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const run = (entry: MenuEntry): void => {
    // The focus goes back first, so that a dialog returns it to the button.
    onClose({ focus: true });
    entry.run();
  };
  return (
    <div ref={menu} id="main-menu" class="menu" role="menu" tabIndex={-1} aria-label={t('menu.open')} onKeyDown={onKey}>
      {MENU_GROUPS.map((group) => {
        const entries = MENU.filter((entry) => entry.group === group);
        return (
          entries.length > 0 && (
            <div key={group} class="menu-group" role="group" aria-label={t(`menu.group.${group}`)}>
              {entries.map((entry) => (
                <MenuItem key={entry.id} entry={entry} onRun={run} />
              ))}
            </div>
          )
        );
      })}
    </div>
  );
}

function MenuItem({ entry, onRun }: { readonly entry: MenuEntry; readonly onRun: (entry: MenuEntry) => void }) {
  const off = entry.enabled ? !entry.enabled() : false;
  const label = typeof entry.label === 'function' ? entry.label() : entry.label;
  return (
    <button
      type="button"
      class="menu-item"
      role="menuitem"
      tabIndex={-1}
      // Stays in reach of the arrows, so that a person learns that it exists.
      aria-disabled={off}
      aria-keyshortcuts={entry.shortcut?.replaceAll(' ', '+').replace('Ctrl', 'Control').replace('⌘', 'Meta')}
      onClick={() => !off && onRun(entry)}
      onMouseEnter={(event) => event.currentTarget.focus()}
    >
      <span>{words.value(label)}</span>
      {entry.shortcut !== undefined && <kbd aria-hidden="true">{entry.shortcut}</kbd>}
    </button>
  );
}

/** Moves the focus by a key; false where the key means nothing here. */
function moveFocus(items: readonly HTMLElement[], key: string): boolean {
  const at = items.findIndex((item) => item === document.activeElement);
  const to = (index: number): true => {
    items.at(index % items.length)?.focus();
    return true;
  };
  if (key === 'ArrowDown') return to(at + 1);
  if (key === 'ArrowUp') return to(at <= 0 ? -1 : at - 1);
  if (key === 'Home') return to(0);
  if (key === 'End') return to(-1);
  // Named keys (Enter, F1) have longer names than any letter.
  if (key.length !== 1 || key === ' ') return false;
  const wanted = key.toLocaleLowerCase();
  const ordered = [...items.slice(at + 1), ...items.slice(0, at + 1)];
  ordered.find((item) => item.textContent.trim().toLocaleLowerCase().startsWith(wanted))?.focus();
  return true;
}
