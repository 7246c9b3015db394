// The lanes' names beside the plot, each with how many events lie in it; choosing one shows only its events.
import { words } from '../state/settings.ts';
import type { SceneLane } from './layout/scene.ts';
import { isolateLane, laneNameId, laneNames } from './lane-names.ts';
import { restingScene } from './model.ts';

/** The column of names. */
export function LaneHeaders() {
  const lanes = restingScene.value?.lanes ?? [];
  return (
    <div class="lane-headers">
      {lanes.map((lane) => (
        <Header key={lane.id} lane={lane} />
      ))}
    </div>
  );
}

function Header({ lane }: { readonly lane: SceneLane }) {
  const t = words.value;
  const name = laneNames.value(lane.id);
  const isolate = isolateLane.value;
  const style = { top: `${lane.top}px`, height: `${lane.height}px` };
  const inner = (
    <>
      <span class="lane-name" id={laneNameId(lane.id)}>
        {name}
      </span>
      <span class="lane-count numeric" aria-hidden="true">
        {lane.count}
      </span>
      <span class="visually-hidden">{t('filters.count', { count: lane.count })}</span>
    </>
  );
  if (!isolate) {
    return (
      <div class="lane-header" style={style}>
        {inner}
      </div>
    );
  }
  return (
    <button
      type="button"
      class="lane-header"
      style={style}
      title={t('timeline.isolate', { name })}
      onClick={() => isolate(lane.id)}
    >
      {inner}
    </button>
  );
}
