// The bar over the timeline: what is in force, one chip each, every chip removable.
// It is there only while something is in force, so that it costs the timeline no room otherwise.
import { clearFilters } from '../state/actions.ts';
import { filterChips } from '../state/chips.ts';
import { words } from '../state/settings.ts';
import { Icon } from './icons.tsx';
import './view-bar.css';

export function ViewBar() {
  return (
    <div class="view-bar">
      <FilterChips />
    </div>
  );
}

function FilterChips() {
  const t = words.value;
  const chips = filterChips.value;
  if (chips.length === 0) return null;
  return (
    <section class="in-force" aria-label={t('filters.inForce')}>
      <ul onKeyDown={walk}>
        {chips.map((chip) => (
          <li key={chip.id}>
            <button
              type="button"
              class="filter-chip"
              aria-label={t('filters.remove', { facet: chip.facet, name: chip.label })}
              title={t('filters.remove', { facet: chip.facet, name: chip.label })}
              onClick={(event) => {
                keepFocus(event.currentTarget);
                chip.remove();
              }}
            >
              <span class="filter-chip-name">{chip.label}</span>
              <Icon name="close" />
            </button>
          </li>
        ))}
        <li>
          <button type="button" class="button-link in-force-clear" onClick={clearFilters}>
            {t('filters.clearShort')}
          </button>
        </li>
      </ul>
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
