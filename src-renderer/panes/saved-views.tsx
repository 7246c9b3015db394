// The saved views: a button, and under it the list to show, rename and delete them, a field to keep what is shown
// now, and the link to it. A panel and not a dialog: the timeline stays in sight while one looks for a view.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { SavedView } from '../../data/desk.ts';
import { copyViewLink, deleteView, renameView, saveView } from '../state/actions-views.ts';
import { stepTo } from '../state/address.ts';
import { describedFilters } from '../state/chips.ts';
import { desk, words } from '../state/settings.ts';
import { Icon } from './icons.tsx';
import './saved-views.css';

/** The button and its panel. */
export function SavedViews() {
  const t = words.value;
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = (focus: boolean): void => {
    setOpen(false);
    if (focus) button.current?.focus();
  };
  return (
    <div class="saved-views">
      <button
        ref={button}
        type="button"
        class="button-quiet button saved-views-button"
        aria-expanded={open}
        aria-controls="saved-views"
        onClick={() => setOpen(!open)}
      >
        {t('views.button')} <Icon name="down" />
      </button>
      <div id="saved-views" hidden={!open}>
        {open && <Panel button={button} onClose={close} />}
      </div>
    </div>
  );
}

interface PanelProps {
  readonly button: { readonly current: HTMLElement | null };
  readonly onClose: (focus: boolean) => void;
}

function Panel({ button, onClose }: PanelProps) {
  const t = words.value;
  const panel = useRef<HTMLElement>(null);
  const { views } = desk.value;
  useEffect(() => {
    panel.current?.querySelector<HTMLElement>('.view-show, input')?.focus();
    const away = (event: PointerEvent): void => {
      const target = event.target;
      if (target instanceof Node && !panel.current?.contains(target) && !button.current?.contains(target))
        onClose(false);
    };
    window.addEventListener('pointerdown', away);
    return () => window.removeEventListener('pointerdown', away);
  }, []);
  return (
    <section
      ref={panel}
      class="views-panel"
      aria-label={t('views.region')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        onClose(true);
      }}
    >
      {views.length === 0 ? (
        <p class="views-none">{t('views.none')}</p>
      ) : (
        <ul class="views-list">
          {views.map((saved) => (
            <ViewRow key={saved.id} saved={saved} onShow={() => onClose(true)} />
          ))}
        </ul>
      )}
      <KeepForm />
      <button
        type="button"
        class="button"
        onClick={() => {
          onClose(true);
          void copyViewLink();
        }}
      >
        <Icon name="link" /> {t('views.copy')}
      </button>
    </section>
  );
}

/** One saved view; what was asked of it last: nothing, another name, or to be deleted. */
function ViewRow({ saved, onShow }: { readonly saved: SavedView; readonly onShow: () => void }) {
  const t = words.value;
  const { id, name } = saved;
  const [asked, setAsked] = useState<'rename' | 'delete' | null>(null);
  if (asked === 'rename') return <RenameRow saved={saved} onDone={() => setAsked(null)} />;
  if (asked === 'delete') {
    return (
      <li class="view-row">
        <span class="view-question">{t('views.deleteAsk', { name })}</span>
        <button ref={focusIt} type="button" class="button button-danger" onClick={() => deleteView(id)}>
          {t('views.deleteYes')}
        </button>
        <button type="button" class="button button-quiet" onClick={() => setAsked(null)}>
          {t('editor.cancel')}
        </button>
      </li>
    );
  }
  return (
    <li class="view-row">
      <button
        type="button"
        class="view-show"
        title={name}
        onClick={() => {
          stepTo(saved.view);
          onShow();
        }}
      >
        {name}
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={t('views.rename', { name })}
        onClick={() => setAsked('rename')}
      >
        <Icon name="edit" />
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={t('views.delete', { name })}
        onClick={() => setAsked('delete')}
      >
        <Icon name="trash" />
      </button>
    </li>
  );
}

const focusIt = (element: HTMLElement | null): void => element?.focus();

function RenameRow({ saved, onDone }: { readonly saved: SavedView; readonly onDone: () => void }) {
  const t = words.value;
  const [typed, setTyped] = useState(saved.name);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.select(), []);
  return (
    <li class="view-row">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          renameView(saved.id, typed);
          onDone();
        }}
      >
        <input
          ref={input}
          class="field"
          aria-label={t('views.newName', { name: saved.name })}
          maxLength={300}
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.preventDefault();
            onDone();
          }}
        />
        <button type="submit" class="button">
          {t('views.renameYes')}
        </button>
      </form>
    </li>
  );
}

/** Keeps what is shown; the name that is offered says what is in force. */
function KeepForm() {
  const t = words.value;
  const [typed, setTyped] = useState(() => describedFilters.value.slice(0, 80));
  const there = desk.value.views.some(({ name }) => name === typed.trim());
  return (
    <form
      class="views-keep"
      onSubmit={(event) => {
        event.preventDefault();
        saveView(typed);
      }}
    >
      <label>
        <span class="caption">{t('views.keep')}</span>
        <input
          class="field"
          placeholder={t('views.namePlaceholder')}
          maxLength={300}
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </label>
      <button type="submit" class="button button-primary" disabled={typed.trim() === ''}>
        {t(there ? 'views.replace' : 'views.save')}
      </button>
    </form>
  );
}
