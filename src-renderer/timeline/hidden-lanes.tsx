// The line below the lanes that names those put away, each a button that brings it back.
import { showLanes } from '../state/actions-lanes.ts';
import { words } from '../state/settings.ts';
import { laneNames } from './lane-names.ts';
import { laneSet } from './model.ts';

/** Nothing where no lane is put away. */
export function HiddenLanes() {
  const t = words.value;
  const { hidden } = laneSet.value;
  if (hidden.length === 0) return null;
  const name = laneNames.value;
  return (
    <div class="hidden-lanes" role="group" aria-label={t('lanes.hidden', { count: hidden.length })}>
      <span class="hidden-lanes-count">{t('lanes.hidden', { count: hidden.length })}</span>
      <ul>
        {hidden.map(({ id, count }) => (
          <li key={id}>
            <button type="button" aria-label={t('lanes.show', { name: name(id) })} onClick={() => showLanes(id)}>
              {name(id)} <span class="numeric">{count}</span>
            </button>
          </li>
        ))}
      </ul>
      <button type="button" class="hidden-lanes-all" onClick={() => showLanes()}>
        {t('lanes.showAll')}
      </button>
    </div>
  );
}
