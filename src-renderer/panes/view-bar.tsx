// The bar over the timeline or the table: which of the two, what is in force (one chip each, every chip removable),
// and the saved views.
import { LAYOUTS } from '../../data/desk.ts';
import { clearFilters } from '../state/actions.ts';
import { setLayout } from '../state/actions-table.ts';
import { filterChips } from '../state/chips.ts';
import { desk, words } from '../state/settings.ts';
import { Icon } from './icons.tsx';
import { SavedViews } from './saved-views.tsx';
import { ColumnChooser } from './table/column-chooser.tsx';
import './view-bar.css';

/** `views` is false where nothing can be kept, as in a shared page. */
export function ViewBar({ views = true }: { readonly views?: boolean }) {
  return (
    <div class="view-bar">
      <LayoutChoice />
      <FilterChips />
      {desk.value.layout === 'table' && <ColumnChooser />}
      {views && <SavedViews />}
    </div>
  );
}

function LayoutChoice() {
  const t = words.value;
  return (
    <div class="layout-choice" role="group" aria-label={t('layout.choice')}>
      {LAYOUTS.map((layout) => (
        <button
          key={layout}
          type="button"
          aria-pressed={desk.value.layout === layout}
          onClick={() => setLayout(layout)}
        >
          {t(`layout.${layout}`)}
        </button>
      ))}
    </div>
  );
}

function FilterChips() {
  const t = words.value;
  const chips = filterChips.value;
  if (chips.length === 0) return <p class="in-force none">{t('filters.nothingInForce')}</p>;
  return (
    <section class="in-force" aria-label={t('filters.inForce')} onKeyDown={walk}>
      <ul>
        {chips.map((chip) => (
          <li key={chip.id}>
            <button
              type="button"
              class="filter-chip"
              aria-label={t('filters.remove', { filter: chip.told })}
              title={t('filters.remove', { filter: chip.told })}
              onClick={(event) => {
                keepFocus(event.currentTarget);
                chip.remove();
              }}
            >
              <span class="filter-chip-name">{chip.told}</span>
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
      <button type="button" class="button-link in-force-clear" onClick={clearFilters}>
        {t('filters.clearShort')}
      </button>
    </section>
  );
}

/** The chip that goes takes the focus with it: the next one has it then, or the search box where none is left. */
function keepFocus(chip: HTMLElement): void {
  const buttons = [...(chip.closest('ul')?.querySelectorAll<HTMLElement>('.filter-chip') ?? [])];
  const at = buttons.indexOf(chip);
  const next = buttons[at + 1] ?? buttons[at - 1] ?? document.getElementById('search-events');
  next?.focus();
}

function walk(event: KeyboardEvent): void {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  const removes = event.key === 'Delete' || event.key === 'Backspace';
  if (!(event.currentTarget instanceof HTMLElement) || (step === 0 && !removes)) return;
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('button')];
  const at = buttons.findIndex((button) => button === document.activeElement);
  if (at < 0) return;
  event.preventDefault();
  if (removes) buttons[at]?.click();
  else buttons[at + step]?.focus();
}
