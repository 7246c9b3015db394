// Which columns the table shows: a button, and under it a box for each. The title stays.
import { useEffect, useRef, useState } from 'preact/hooks';
import { TABLE_COLUMNS } from '../../../data/desk.ts';
import { toggleColumn } from '../../state/actions-table.ts';
import { words } from '../../state/settings.ts';
import { columns } from '../../state/table.ts';
import { Icon } from '../icons.tsx';
import { COLUMN_NAMES } from './head-row.tsx';

export function ColumnChooser() {
  const t = words.value;
  const [open, setOpen] = useState(false);
  const whole = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return undefined;
    whole.current?.querySelector('input')?.focus();
    const away = (event: PointerEvent): void => {
      if (event.target instanceof Node && !whole.current?.contains(event.target)) setOpen(false);
    };
    window.addEventListener('pointerdown', away);
    return () => window.removeEventListener('pointerdown', away);
  }, [open]);
  return (
    <div
      ref={whole}
      class="column-chooser"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        event.preventDefault();
        setOpen(false);
        button.current?.focus();
      }}
    >
      <button
        ref={button}
        type="button"
        class="button button-quiet saved-views-button"
        aria-expanded={open}
        aria-controls="column-choices"
        onClick={() => setOpen(!open)}
      >
        {t('table.columns')} <Icon name="down" />
      </button>
      <div id="column-choices" hidden={!open}>
        {open && (
          <ul class="column-choices" aria-label={t('table.columns')}>
            {TABLE_COLUMNS.filter((column) => column !== 'title').map((column) => (
              <li key={column}>
                <label>
                  <input
                    type="checkbox"
                    checked={columns.value.includes(column)}
                    onChange={() => toggleColumn(column)}
                  />
                  {t(COLUMN_NAMES[column])}
                </label>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
