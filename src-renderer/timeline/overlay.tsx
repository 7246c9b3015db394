// The Scene as named elements over the canvas: a listbox whose options are the marks and clusters, where they are
// drawn. Placed when the view rests. Screen readers, keyboards, magnifiers and tests find the events here.
import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { openDetails } from '../state/actions.ts';
import { lastId, selectedId } from '../state/selection.ts';
import { language, words } from '../state/settings.ts';
import { activate } from './activate.ts';
import { itemName, itemsOf, type Item } from './items.ts';
import { laneNameId } from './lane-names.ts';
import { pointByKeys, pointed, restingScene } from './model.ts';
import { panBy } from './motion.ts';
import { pointAtCluster, pointAtMark } from './layout/pointed.ts';

/** The item the keyboard is on. */
export const activeKey = signal<string | null>(null);

/** A comfortable size to hit, px; where marks are close each gets what lies nearer to it than to its neighbour. */
const EASY_HIT = 14;
const LEAST_HIT = 4;
/**
 * Past this many items only those around the active one are elements; each still says which of how many it is. More
 * would cost more than the whole drawing, and a pointer does not need them: the plot knows what lies where.
 */
const MOST_OPTIONS = 400;

/** The stretch of items that are elements: all where they are few, else those around the active one. */
function stretchOf(count: number, active: number): { first: number; end: number } {
  if (count <= MOST_OPTIONS) return { first: 0, end: count };
  const first = Math.max(0, Math.min(count - MOST_OPTIONS, active - MOST_OPTIONS / 2));
  return { first, end: first + MOST_OPTIONS };
}

/** For each item in time order, the size of its round element, px: no two cover each other's centre. */
function hitSizes(items: readonly Item[]): number[] {
  const byX = items.map((item, at) => ({ item, at })).sort((a, b) => a.item.x - b.item.x);
  const sizes = items.map((item) => Math.max(EASY_HIT, item.r * 2 + 2));
  // A bar is as large as it is drawn, and lies below the marks.
  const isBar = ({ cluster }: Item): boolean => cluster !== null && !cluster.major;
  byX.forEach(({ item, at }, i) => {
    if (isBar(item)) return;
    for (let j = i + 1; j < byX.length; j += 1) {
      const other = byX[j];
      if (!other || other.item.x - item.x > EASY_HIT) break;
      if (isBar(other.item)) continue;
      const distance = Math.max(LEAST_HIT, Math.hypot(other.item.x - item.x, other.item.y - item.y));
      sizes[at] = Math.min(sizes[at] ?? distance, distance);
      sizes[other.at] = Math.min(sizes[other.at] ?? distance, distance);
    }
  });
  return sizes;
}

/** The listbox. */
export function Overlay() {
  const t = words.value;
  const scene = restingScene.value;
  const list = useRef<HTMLDivElement>(null);
  const items = scene && scene.lanes.length > 0 ? itemsOf(scene) : [];
  const activeAt = items.findIndex((item) => item.key === activeKey.value);
  const active = items[activeAt] ?? null;
  const { first, end } = stretchOf(items.length, activeAt);
  const listed = items.slice(first, end);
  const sizes = hitSizes(listed);
  const followed = useRef<string | null>(null);
  const chosenIn = useRef<string | null>(null);
  useEffect(() => {
    // Of an event that lies in several lanes, the mark in the lane that it was chosen in.
    const copies = items.filter(({ mark }) => mark?.selected);
    const own = copies.find(({ lane }) => lane === chosenIn.current) ?? copies[0];
    if (own && followed.current !== selectedId.value) {
      // The keyboard goes on from what is read.
      followed.current = selectedId.value;
      activeKey.value = own.key;
      place = { x: own.x, y: own.y };
    } else keepPlace(items, active, document.activeElement === list.current);
  }, [scene]);
  // What is read is told in the pane; a card of another event would only stand in the way.
  useEffect(() => {
    chosenIn.current = pointed.value?.lane ?? active?.lane ?? null;
    pointed.value = null;
  }, [selectedId.value]);
  return (
    <div
      ref={list}
      class="marks"
      role="listbox"
      tabIndex={0}
      aria-label={t('timeline.list')}
      aria-activedescendant={active?.key}
      onKeyDown={(event) => onKey(event, items, active)}
      onFocus={() => point(active)}
      onBlur={() => point(null)}
    >
      {listed.map((item, at) => (
        <Option
          key={item.key}
          item={item}
          name={scene ? itemName(item, scene.index, t, language.value) : ''}
          size={sizes[at] ?? EASY_HIT}
          at={first + at}
          of={items.length}
          active={item === active}
        />
      ))}
    </div>
  );
}

interface OptionProps {
  readonly item: Item;
  readonly name: string;
  readonly size: number;
  readonly at: number;
  readonly of: number;
  readonly active: boolean;
}

function Option({ item, name, size, at, of, active }: OptionProps) {
  const bar = item.cluster !== null && !item.cluster.major;
  const [width, height] = bar ? [item.rx * 2, item.r * 2] : [size, size];
  return (
    <div
      id={item.key}
      role="option"
      class={`mark-option${bar ? ' bar' : ''}${active ? ' active' : ''}`}
      aria-label={name}
      aria-describedby={laneNameId(item.lane)}
      aria-selected={item.mark?.selected ?? false}
      aria-posinset={at + 1}
      aria-setsize={of}
      style={{
        transform: `translate(${item.x - width / 2}px, ${item.y - height / 2}px)`,
        width: `${width}px`,
        height: `${height}px`,
      }}
      onClick={(event) => {
        activeKey.value = item.key;
        // A pointer's click goes on to the plot, which knows what else lies there; one without a pointer means this item.
        if (event.detail > 0) return;
        event.stopPropagation();
        activate(item.mark ? { mark: item.mark } : item.cluster ? { cluster: item.cluster } : null);
      }}
    />
  );
}

function point(item: Item | null): void {
  const index = restingScene.value?.index;
  if (!item || !index) pointByKeys(null);
  else if (item.mark) pointByKeys(pointAtMark(index, item.mark));
  else if (item.cluster) pointByKeys(pointAtCluster(index, item.cluster));
}

/** Where the active item was drawn, px. */
let place: { readonly x: number; readonly y: number } | null = null;

/** After a move: the item that was active goes on to be, or where it has gone, the one that is now at its place. */
function keepPlace(items: readonly Item[], active: Item | null, focused: boolean): void {
  if (active) place = { x: active.x, y: active.y };
  else if (focused && activeKey.value !== null && place) {
    const { x, y } = place;
    const away = (item: Item): number => Math.hypot(item.x - x, item.y - y);
    moveTo(items.reduce<Item | undefined>((a, b) => (a && away(a) <= away(b) ? a : b), undefined));
  }
}

function moveTo(item: Item | undefined): void {
  if (!item) return;
  activeKey.value = item.key;
  place = { x: item.x, y: item.y };
  const id = item.mark && restingScene.value?.index.ids[item.mark.position];
  if (id) lastId.value = id;
  point(item);
  document.getElementById(item.key)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/** The item of another lane nearest in x; lanes without items are passed over. */
function inLane(items: readonly Item[], from: Item, step: 1 | -1): Item | undefined {
  const lanes = (restingScene.value?.lanes ?? []).map((lane) => lane.id);
  for (let at = lanes.indexOf(from.lane) + step; at >= 0 && at < lanes.length; at += step) {
    const own = items.filter((item) => item.lane === lanes[at]);
    if (own.length > 0) return own.reduce((a, b) => (Math.abs(b.x - from.x) < Math.abs(a.x - from.x) ? b : a));
  }
  return undefined;
}

function onKey(event: KeyboardEvent, items: readonly Item[], active: Item | null): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const at = active ? items.indexOf(active) : -1;
  const step = (to: number): void => moveTo(items[Math.max(0, Math.min(items.length - 1, to))]);
  const keys: Readonly<Record<string, () => void>> = {
    ArrowRight: () => step(at + 1),
    ArrowLeft: () => step(at < 0 ? items.length - 1 : at - 1),
    ArrowDown: () => (active ? moveTo(inLane(items, active, 1)) : step(0)),
    ArrowUp: () => (active ? moveTo(inLane(items, active, -1)) : step(0)),
    Home: () => step(0),
    End: () => step(items.length - 1),
    PageDown: () => panBy(0.9),
    PageUp: () => panBy(-0.9),
    // With nothing marked yet, the first key marks something.
    Enter: () => (active ? chooseActive(active) : step(0)),
    ' ': () => (active ? chooseActive(active) : step(0)),
  };
  const action = keys[event.key];
  if (!action) return;
  event.preventDefault();
  event.stopPropagation();
  action();
}

function chooseActive(active: Item): void {
  activate(active.mark ? { mark: active.mark } : active.cluster ? { cluster: active.cluster } : null);
  if (active.mark) openDetails();
}
